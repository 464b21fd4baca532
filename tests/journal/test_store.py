"""What the journal has acknowledged is on disk, readable by its owner only."""

from __future__ import annotations

import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from coach.call.events import CallEnded, CallStarted, ClientSaid, Event, NoteTaken
from coach.call.state import CallState, fold
from coach.errors import CoachError
from coach.hearing.verdict import Verdict
from coach.journal.migrations import MIGRATIONS
from coach.journal.store import FILE, Journal


def first(client: str = "Krause") -> CallStarted:
    return CallStarted(at=0.0, action=0, client=client, script="retainer", voice="en", started=1.0)


def note(text: str, action: int = 1) -> NoteTaken:
    return NoteTaken(at=1.0, action=action, text=text)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / FILE


@pytest.fixture
def journal(file: Path) -> Journal:
    return Journal(file)


def add(journal: Journal, call: int, *events: Event) -> None:
    journal.append(call, events, fold([*journal.events(call), *events]))


def test_events_come_back_as_they_went_in(journal: Journal, file: Path, hostile: str) -> None:
    text = hostile.encode("utf-8", "replace").decode()
    said = ClientSaid(at=2.5, action=2, text=text, verdict=Verdict(text, "none", 0.5, ("a",)))
    call = journal.start([first()])
    add(journal, call, note(text), said)
    journal.close()
    assert Journal(file).events(call) == (first(), note(text), said)


def test_an_action_is_on_disk_whole_or_not_at_all(journal: Journal) -> None:
    call = journal.start([first()])
    unstorable = note("\ud800")
    with pytest.raises(Exception, match=r"utf-8|surrogates"):
        journal.append(call, [note("kept?"), unstorable], CallState())
    assert journal.events(call) == (first(),)


def test_the_file_is_for_its_owner_only(journal: Journal, file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_was_acknowledged_survives_a_kill(file: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from coach.call.events import CallStarted, NoteTaken
from coach.call.state import CallState
from coach.journal.store import Journal
journal = Journal(Path({str(file)!r}))
first = CallStarted(at=0, action=0, client="K", script="retainer", voice="en", started=1)
call = journal.start([first])
for n in range(1_000_000):
    journal.append(call, [NoteTaken(at=n, action=n, text=str(n))], CallState())
    print(n, flush=True)
"""
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    acknowledged = [int(process.stdout.readline()) for _ in range(20)][-1]
    process.send_signal(signal.SIGKILL)
    acknowledged = max([acknowledged, *map(int, process.stdout.read().split())])
    process.wait()
    notes = [e for e in Journal(file).events(1) if isinstance(e, NoteTaken)]
    assert len(notes) >= acknowledged + 1


def test_an_interrupted_call_is_found_until_it_ends(journal: Journal) -> None:
    call = journal.start([first()])
    row = journal.interrupted()
    assert row is not None
    assert row.id == call
    add(journal, call, CallEnded(at=2.0, action=1, outcome="lost"))
    assert journal.interrupted() is None
    assert journal.call(call).outcome == "lost"


def test_a_call_that_another_coach_holds_is_not_interrupted(journal: Journal) -> None:
    call = journal.start([first()])
    program = "import sys; print(1, flush=True); sys.stdin.read()  # coach"
    other = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout is not None
    other.stdout.readline()
    journal._db.execute("UPDATE calls SET held_by = ? WHERE id = ?", (other.pid, call))
    assert journal.interrupted() is None
    other.kill()
    other.stdout.read()  # killed, and not yet waited for
    row = journal.interrupted()
    other.wait()
    assert row is not None
    assert row.id == call


def test_the_calls_of_a_client_are_found_however_the_name_is_typed(journal: Journal) -> None:
    calls = [journal.start([first("Acme")]), journal.start([first("ACME")])]
    journal.start([first("Other")])
    assert [row.id for row in journal.calls_of("acme")] == calls


def test_the_last_call_is_no_rehearsal(journal: Journal) -> None:
    wanted = journal.start([first("A")])
    journal.start([first("B")], "rehearsal")
    (row,) = journal.calls("call", limit=1)
    assert row.id == wanted


def test_a_call_that_was_only_opened_is_gone_on_with_last(journal: Journal) -> None:
    wanted = journal.start([first("A")])
    journal.append(wanted, [note("x")], CallState())
    opened = journal.start([first("B")])
    row = journal.interrupted()
    assert row is not None
    assert row.id == wanted
    journal.append(wanted, [CallEnded(at=2.0, action=2, outcome="lost")], CallState(ended=True))
    row = journal.interrupted()
    assert row is not None
    assert row.id == opened


def test_a_call_that_is_not_there_says_how_to_list_them(journal: Journal) -> None:
    with pytest.raises(CoachError, match="no call 99"):
        journal.events(99)


def test_documents_are_replaced_and_dropped(journal: Journal, hostile: str) -> None:
    name = hostile.encode("utf-8", "replace").decode()
    journal.put("brief", name, b'{"a":1}')
    journal.put("brief", name, b'{"a":2}')
    assert journal.get("brief", name) == b'{"a":2}'
    assert journal.documents("brief") == ((name, b'{"a":2}'),)
    journal.drop("brief", name)
    assert journal.get("brief", name) is None


def test_a_call_that_was_only_opened_leaves_nothing_behind(journal: Journal, file: Path) -> None:
    gone = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from coach.journal.store import Journal\n"
            "from tests.journal.test_store import first\n"
            "print(Journal(Path(sys.argv[1])).start([first('Gone')]))",
            str(file),
        ],
        check=True,
        capture_output=True,
    )
    assert [row.id for row in journal.calls()] == [int(gone.stdout)]
    journal.start([first("Here")])
    assert [row.client for row in journal.calls()] == ["Here"]


def test_a_damaged_list_of_calls_is_explained(journal: Journal, file: Path) -> None:
    journal.start([first()])
    with sqlite3.connect(file) as db:
        db.execute("UPDATE calls SET started = 'abc'")
    with pytest.raises(CoachError, match="damaged"):
        journal.calls()


def test_a_new_journal_needs_no_backup(journal: Journal, file: Path) -> None:
    assert journal.calls() == ()
    assert not list(file.parent.glob("*.backup"))


def test_threads_write_one_after_the_other(journal: Journal) -> None:
    def write(name: str) -> None:
        for number in range(100):
            journal.put("kind", f"{name}{number}", b"{}")

    threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(journal.documents("kind"))) == 200


def test_starts_at_the_same_moment_wait_for_each_other(file: Path) -> None:
    failures: list[Exception] = []

    def begin() -> None:
        try:
            Journal(file).start([first()])
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=begin) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(Journal(file).calls()) == 8


def test_a_newer_journal_is_refused_and_not_touched(journal: Journal, file: Path) -> None:
    journal.close()
    with sqlite3.connect(file) as db:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = file.read_bytes()
    with pytest.raises(CoachError, match="newer version"):
        Journal(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize("held", [b"not a database at all, but long enough to look at" * 40])
def test_a_wrong_file_is_one_clear_error(file: Path, held: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(held)
    with pytest.raises(CoachError, match="no journal") as wrong:
        Journal(file)
    assert wrong.value.todo
    assert file.read_bytes() == held


def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(CoachError) as wrong:
        Journal(blocked / "data" / FILE)
    assert wrong.value.where
    assert wrong.value.todo


def test_a_full_disk_is_said_and_nothing_is_lost(journal: Journal, file: Path) -> None:
    call = journal.start([first()])
    pages = journal._db.execute("PRAGMA page_count").fetchone()[0]
    journal._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CoachError, match="could not be saved"):
        add(journal, call, note("x" * 100_000))
    assert journal.events(call) == (first(),)
