"""A call in the plain face, as a pipe, a script or a screen reader has it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from coach.call.events import Event, NoteTaken
from coach.call.state import CallState, fold
from coach.cli.offer.letters import last_state
from coach.cli.parts import open_journal
from coach.journal.failures import explained
from coach.journal.store import Journal
from tests.cli.conftest import Coach

ENGLISH = """\
/confirm
/confirm
> How much work do you expect in the next six months?
about four posts a week
/fact workload four posts a week
/fact goals double the newsletter sign-ups
/fact pains nobody has time to write
/fact volume 16 posts x 2 h
and how much would that be?
/next
/next
/next
/wait
so how does a retainer work?
that's too expensive for us
/pick 1
/resolved
/next
/end agreed
/fact next_call Tuesday at ten
/end
"""

GERMAN = """\
/weiter
/weiter
Wir brauchen etwa vier Beiträge pro Woche
/fakt goals doppelt so viele Anmeldungen
/gehe 6
/warten
Wie funktioniert denn so ein Retainer?
Das ist uns leider zu teuer
/gelöst
/ende verloren
/ende
"""


def events(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def named(out: str, name: str) -> list[dict[str, object]]:
    return [event for event in events(out) if event["event"] == name]


def test_a_whole_call_in_english(coach: Coach) -> None:
    done = coach("call", "Krause", "--plain", lines=ENGLISH)
    assert (done.code, done.err) == (0, "")
    for shown in ("1/9", "3/9", "6/9", "7/9", "8/9", "9/9", "Money", "32 hours", "well waited"):
        assert shown in done.out


def test_a_whole_call_in_german(coach: Coach) -> None:
    done = coach("call", "Krause", "--plain", "--lang", "de", lines=GERMAN)
    assert done.code == 0
    for shown in ("3/9", "7/9", "Geld"):
        assert shown in done.out


def test_no_escape_codes_in_a_pipe(coach: Coach) -> None:
    assert "\x1b" not in coach("call", "Krause", lines=ENGLISH).out


def test_hostile_names_and_lines_are_harmless(coach: Coach, hostile: str) -> None:
    line = hostile.encode("utf-8", "replace").decode()
    done = coach("call", line, "--plain", lines=f"{line}\n> {line}\n/note {line}\n/end\n")
    assert done.code == 0
    assert "\x1b" not in done.out
    assert "Traceback" not in done.err


def test_json_gives_one_object_a_line(coach: Coach) -> None:
    out = coach("call", "Krause", "--json", lines=ENGLISH).out
    assert all({"event", "at"} <= set(event) for event in events(out))
    said = named(out, "ClientSaid")[0]
    assert said["text"] == "about four posts a week"
    assert named(out, "CallEnded")[0]["outcome"] == "agreed"
    assert [e["step"] for e in named(out, "StepEntered")][-1] == "follow_up"


def test_a_call_that_stopped_is_offered_in_one_line_and_goes_on(coach: Coach) -> None:
    coach("call", "Krause", "--plain", lines="/goto 7\n/fact goals more orders\n/money\n")
    offered = coach("call", "Other", "--plain", lines="/end lost\n/end\n")
    assert offered.err.count("\n") == 1
    assert "coach call Krause --resume" in offered.err
    out = coach("call", "Krause", "--resume", "--json", lines="/where\n").out
    prompt = named(out, "Prompt")[0]
    assert (prompt["number"], prompt["objection"]["kind"]) == (7, "money")  # type: ignore[index]


def test_the_command_to_go_on_names_the_client_for_the_shell(coach: Coach) -> None:
    kept = coach("call", "Kim & Co", "--plain", lines="/goto 3\n")
    assert "coach call 'Kim & Co' --resume" in kept.out
    coach("call", "Krause", "--plain", lines="/goto 3\n")
    own = coach("call", "Kim & Co", "--plain", lines="/end lost\n/end\n")
    assert "The call with Kim & Co was interrupted" in own.err
    goes_on = coach("call", "Kim & Co", "--resume", "--json", lines="/where\n").out
    assert named(goes_on, "Prompt")[0]["client"] == "Kim & Co"


def test_what_was_agreed_is_called_as_its_script_calls_it(coach: Coach) -> None:
    for script, agreed in (("retainer", "see the e-mail"), ("after-email", "agreed on a tier")):
        coach("call", "Krause", "--script", script, "--plain", lines="/end agreed\n/end\n")
        told = coach("show", "last", "--plain").out
        assert told.count(agreed) == 2


def test_nothing_to_resume_says_how_to_start(coach: Coach) -> None:
    done = coach("call", "--resume", "--plain")
    assert done.code == 1
    assert "coach call" in done.err


def test_an_unknown_script_names_those_there_are(coach: Coach) -> None:
    done = coach("call", "Krause", "--script", "nonsense", "--plain")
    assert done.code == 2
    assert "existing-client" in done.err


def test_the_facts_of_the_first_call_are_carried_over(coach: Coach) -> None:
    coach("call", "Krause", "--plain", lines="/fact goals more orders\n/end agreed\n/end\n")
    done = coach("call", "Krause", "--script", "after-email", "--json", lines="")
    started = named(done.out, "CallStarted")[0]
    assert started["facts"]["goals"] == "more orders"  # type: ignore[index]


def test_an_empty_call_in_between_wipes_nothing(coach: Coach) -> None:
    coach("call", "Krause", "--plain", lines="/fact goals more orders\n/end agreed\n/end\n")
    coach("call", "Krause", "--script", "existing-client", "--plain", lines="/end\n")
    done = coach("call", "krause", "--script", "after-email", "--json", lines="")
    started = named(done.out, "CallStarted")[0]
    assert started["facts"]["goals"] == "more orders"  # type: ignore[index]


def test_a_client_who_asked_to_be_called_again_is_remembered(coach: Coach) -> None:
    coach("call", "Krause", "--plain", lines="/fact goals more orders\n/end again\n/end\n")
    started = named(coach("call", "Krause", "--json", lines="").out, "CallStarted")[0]
    assert started["facts"]["goals"] == "more orders"  # type: ignore[index]


def test_haggling_ends_with_the_agreement(coach: Coach) -> None:
    lines = "/end agreed\n/end\n"
    done = coach("call", "Krause", "--script", "after-email", "--plain", lines=lines)
    assert "coach agreement 1" in done.out


def test_a_refusal_knows_when_it_was(coach: Coach) -> None:
    messages = named(coach("call", "K", "--json", lines="/next\n/foo\n").out, "Message")
    assert messages[-1]["ok"] is False
    assert float(str(messages[-1]["at"])) > 0


def test_a_killed_call_has_lost_nothing(tmp_path: Path) -> None:
    environment = {**os.environ, "COACH_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "coach", "call", "Krause", "--json"]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("/fact goals more orders\n")
    process.stdin.flush()
    while "FactNoted" not in process.stdout.readline():
        pass
    process.send_signal(signal.SIGKILL)
    process.wait()
    resumed = subprocess.run(
        [*command[:-2], "--resume", "--json"],
        input="",
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    noted = named(resumed.stdout, "FactNoted")
    assert noted[0]["value"] == "more orders"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_data_folder_is_one_clear_message(coach: Coach, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir(mode=0o500)
    done = coach("call", "Krause", "--plain")
    assert done.code == 1
    assert "COACH_HOME" in done.err


def test_a_line_that_finds_no_room_on_the_disk_is_said_and_the_call_goes_on(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = Journal.append

    def full(journal: Journal, call: int, events: Sequence[Event], state: CallState) -> None:
        if any(isinstance(event, NoteTaken) and event.text == "two" for event in events):
            raise explained(sqlite3.OperationalError("database or disk is full"), journal.file)
        keep(journal, call, events, state)

    monkeypatch.setattr(Journal, "append", full)
    done = coach("call", "X", "--plain", lines="/note one\n/note two\n/note three\n/end lost\n")
    assert done.code == 1
    assert "the last entry could not be saved" in done.err
    state = fold(open_journal().events(1))
    assert (state.notes, state.outcome) == (("one", "three"), "lost")


def test_without_a_terminal_the_home_screen_says_what_to_do(coach: Coach) -> None:
    done = coach()
    assert done.code == 2
    assert "coach call NAME --plain" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["call", "--nonsense"],
        ["call", "a", "b"],
        ["handbook", "--script", "nonsense"],
        ["show", "nonsense"],
        ["follow-ups", "--done", "nonsense"],
        ["rehearse", "nonsense", "--plain"],
        ["prepare", "X", "--set", "nonsense"],
        ["offer", "--set", "nonsense=3"],
        ["offer", "--trade", "nonsense"],
        ["report", "X", "--month", "2026-99"],
        ["report", "X", "--figure", "nonsense"],
    ],
)
def test_wrong_use_is_exit_code_two(coach: Coach, arguments: list[str]) -> None:
    assert coach(*arguments).code == 2


def test_version_and_help_are_there_for_each_command(coach: Coach) -> None:
    from coach.cli import COMMANDS

    assert coach("--version").out.startswith("coach ")
    assert "die Version zeigen" in coach("--lang", "de", "--help").out
    for command in COMMANDS:
        done = coach(command, "--help")
        assert done.code == 0, command
        assert "usage: coach" in done.out


def test_the_beginning_of_a_name_means_the_client_of_the_brief(coach: Coach) -> None:
    coach("prepare", "Harbor & Pine", "--set", "contact=Ann")
    done = coach("call", "harb", "--plain", lines="/note x\n")
    assert "Call with Harbor & Pine." in done.err
    assert "with Harbor & Pine" in done.out
    assert coach("call", "harbor & pine", "--plain", lines="/note x\n").code == 0
    assert {row.client for row in open_journal().calls()} == {"Harbor & Pine"}


def test_several_clients_are_told_and_a_new_one_can_be_begun(coach: Coach) -> None:
    for client in ("Harbor & Pine", "Harbour Café"):
        coach("prepare", client, "--set", "contact=Ann")
    done = coach("call", "harb", "--plain", lines="/note x\n")
    assert done.code == 2
    assert "Name one of: Harbor & Pine; Harbour Café" in done.err
    assert not open_journal().calls()
    done = coach("call", "harb", "--resume", "--plain", lines="")
    assert "Name one of these: Harbor & Pine; Harbour Café." in done.err
    assert "--new" not in done.err
    assert coach("call", "Harb", "--new", "--plain", lines="/note x\n").code == 0
    assert open_journal().calls()[0].client == "Harb"


def test_a_call_that_is_hung_up_before_a_word_leaves_nothing(coach: Coach) -> None:
    done = coach("call", "Krause", "--plain", lines="/next\n/end\n")
    assert "Nothing of the call is kept." in done.out
    assert open_journal().calls() == ()
    coach("call", "Krause", "--plain", lines="/note they called back\n/end\n")
    assert len(open_journal().calls()) == 1


def test_an_outcome_is_typed_without_an_umlaut_too(coach: Coach) -> None:
    coach("call", "Krause", "--plain", lines="/note x\n/ende folgegespraech\n")
    assert open_journal().calls()[0].outcome == "again"


def test_a_damaged_brief_of_one_client_keeps_nobody_else_from_calling(coach: Coach) -> None:
    open_journal().put("brief", "krause", b"{")
    assert coach("call", "Miller", "--plain", lines="/note x\n").code == 0


def test_a_client_is_addressed_as_in_the_last_call(coach: Coach) -> None:
    """Else as in the offer; what is asked for comes first."""

    def voice(*arguments: str) -> str:
        coach("call", *arguments, "--plain", "--lang", "de", lines="/notiz gut\n/ende\n")
        return last_state(open_journal(), arguments[0]).voice

    coach("offer", "--set", "voice=du")
    assert voice("Jana") == "du"
    assert voice("Kanzlei Krause", "--sie") == "sie"
    assert voice("Kanzlei Krause") == "sie"
    assert voice("Jana") == "du"
    assert voice("Kanzlei Krause", "--du") == "du"
    assert coach("call", "Jana", "--du", "--sie", "--plain").code == 2
