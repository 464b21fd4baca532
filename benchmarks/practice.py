"""Practice measured: the client's answer, the scorecard, a long history. One command:

    python -m benchmarks.practice [--short]

The client's answer to a line is timed after 200 turns with every persona, at the 95th percentile.
The scorecard is timed for a call of 500 lines, at the end of a rehearsal (its lines were heard
while it was played) and from the journal (every line is heard anew). ``coach history`` is timed as
a whole process with 10,000 scored calls against an empty journal, the two taking turns.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from benchmarks import BROKEN
from coach.call.events import CallEnded, CallStarted, ClientSaid, Event, StepEntered, YouSaid
from coach.call.state import CallState
from coach.cli.parts import ears
from coach.cli.practice.scored import rules_for
from coach.hearing.verdict import Verdict
from coach.journal.store import FILE, Journal
from coach.playbook.load import load
from coach.playbook.persona import FILE as PERSONAS
from coach.playbook.persona import Personas
from coach.practice.client.lines import Cast
from coach.practice.client.state import first_state
from coach.practice.progress import DOCUMENT, Record, encode
from coach.practice.rehearsal.rehearse import Record as Keep
from coach.practice.rehearsal.rehearse import Rehearsal
from coach.practice.score.judge import score

ANSWER_SECONDS = 0.050
CARD_SECONDS = 0.100
HISTORY_RATIO = 1.3
CALLS = 10_000
TURNS = 200
MOST_LINES = 280
"""Lines said to each persona; those after the 200th turn are timed."""
ENDLESS = 1e9
"""Patience of a client who stays for two hundred turns."""

LINES = (
    "How much work of this kind do you expect over the next {n} months?",
    "What do you want to have reached {n} months from now?",
    "What's holding you up most at the moment, would you say it is the {n} things you named?",
    "Let's work it out. {n} posts at one and a half hours each, that makes a good dozen hours.",
    "On top of that I could look after your newsletter every month, all {n} parts of it.",
    "I charge a flat monthly fee, and it covers those {n} pieces of work.",
    "You have guaranteed access to me, and {n} hours every month belong to you.",
    "I'll send you three options by e-mail, in about {n} hours.",
)


def main() -> int:
    """Measure; 3 where a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--short", action="store_true", help="fewer personas and runs")
    short = parser.parse_args().short
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COACH_HOME"] = folder
        kept = [
            _told("client's answer after 200 turns, p95", _answer(2 if short else 10)),
            _scorecard(),
            _history(Path(folder), 5 if short else 15),
        ]
    return 0 if all(kept) else BROKEN


def _told(what: str, seconds: float, most: float = ANSWER_SECONDS) -> bool:
    print(f"{what}: {seconds * 1000:.1f} ms (promised: below {most * 1000:.0f} ms)")
    return seconds < most


def _seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Of the processor's time, so that other programs on the machine do not count."""
    began = clock()
    work()
    return clock() - began


# --- the client -------------------------------------------------------------------------------


def _answer(personas: int) -> float:
    """The 95th percentile of the time for one answer, late in very long rehearsals."""
    shared = load(PERSONAS, Personas)
    rules, hear = rules_for("retainer"), ears()
    times: list[float] = []
    for persona in list(shared.personas.values())[:personas]:
        played = Rehearsal(
            Cast(persona, shared.lines, "en", 1),
            msgspec.structs.replace(first_state(persona, 2), patience=ENDLESS),
            rules.script,
            hear,
            rules.hear,
            _without_journal,
            time.monotonic,
        )
        for number in range(MOST_LINES):
            if played.ended:
                played.line("/rewind")
            line = "> " + LINES[number % len(LINES)].format(n=number)
            began = time.process_time()
            played.line(line)
            if len(played.turns) > TURNS:
                times.append(time.process_time() - began)
    return statistics.quantiles(times, n=20)[-1]


def _without_journal(kept: tuple[Event, ...]) -> tuple[tuple[Event, ...], Keep]:
    first = CallStarted(at=0.0, action=0, client="", script="retainer", voice="en", started=0.0)
    entered = StepEntered(at=0.0, action=0, step="discover", by="start")
    return kept or (first, entered), lambda events, state: None


# --- the scorecard ----------------------------------------------------------------------------


def _scorecard() -> bool:
    """A call of 500 lines, none said twice: remembered from the rehearsal, and heard anew."""
    events: list[Event] = [
        CallStarted(at=0.0, action=0, client="", script="retainer", voice="en", started=0.0)
    ]
    for turn in range(250):
        at = float(turn)
        said = LINES[turn % len(LINES)].format(n=turn)
        label = "money" if turn % 25 == 0 else "none"
        answer = f"Well, that is {turn} of those."
        verdict = Verdict(answer, label, 0.9)
        events += [
            YouSaid(at=at, action=2 * turn + 1, text=said),
            ClientSaid(at=at, action=2 * turn + 2, text=answer, verdict=verdict),
        ]
    anew = []
    for _ in range(5):
        rules = rules_for("retainer")
        anew.append(_seconds(lambda rules=rules: score(events, rules)))  # type: ignore[misc]
    after = statistics.median(_seconds(lambda: score(events, rules)) for _ in range(5))
    kept = _told("scorecard of 500 lines, at the end of a rehearsal", after, CARD_SECONDS)
    return _told("scorecard of 500 lines, every line heard anew", min(anew), CARD_SECONDS) and kept


# --- the history ------------------------------------------------------------------------------


def _history(folder: Path, runs: int) -> bool:
    """``coach history`` with many calls against none, the medians of processes in turn."""
    empty, full = folder / "empty", folder / "full"
    _fill(full / "data" / FILE)
    for home in (empty, full):
        _listed(home)
    times: dict[Path, list[float]] = {empty: [], full: []}
    for _ in range(runs):
        for home, taken in times.items():
            taken.append(_seconds(lambda home=home: _listed(home), time.perf_counter))  # type: ignore[misc]
    none, many = (statistics.median(times[home]) for home in (empty, full))
    ratio = many / none
    print(
        f"coach history, {CALLS} calls: {many * 1000:.0f} ms, none: {none * 1000:.0f} ms,"
        f" ratio {ratio:.2f} (promised: at most {HISTORY_RATIO})"
    )
    return ratio <= HISTORY_RATIO


def _listed(home: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "coach", "history"],
        env={**os.environ, "COACH_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _fill(file: Path) -> None:
    """10,000 scored calls with a few events each, in one transaction."""
    journal = Journal(file)
    state = CallState(ended=True, outcome="agreed")
    with journal._transaction():
        for number in range(1, CALLS + 1):
            _one_call(journal, number, state)
    journal.close()


def _one_call(journal: Journal, number: int, state: CallState) -> None:
    started = 1_700_000_000.0 + number
    db = journal._db
    db.execute(
        "INSERT INTO calls (id, kind, client, script, started, ended, outcome, score)"
        " VALUES (?, 'call', ?, 'retainer', ?, 1, ?, ?)",
        (number, f"Client {number}", started, state.outcome, number % 101),
    )
    first = CallStarted(
        at=0.0, action=0, client=f"Client {number}", script="retainer", voice="en", started=started
    )
    events = (first, CallEnded(at=60.0, action=1, outcome="agreed"))
    journal._insert(db, number, events)
    kept = Record(number, started, number % 101, {"discovery": 3.0, "wait": 10.0})
    db.execute(
        "INSERT INTO documents (kind, name, body, changed) VALUES (?, ?, ?, ?)",
        (DOCUMENT, str(number), encode(kept).decode(), started),
    )


if __name__ == "__main__":
    sys.exit(main())
