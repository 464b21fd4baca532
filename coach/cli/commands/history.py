"""``coach history`` and ``coach show``: calls and rehearsals, to list, read and replay."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence

from coach.call.events import Event
from coach.call.state import CallState, corrections, fold
from coach.cli.arguments import Subparsers, add_language, language, language_asked, on_terminal
from coach.cli.listed import as_listed, iso, listed, scorecard_value
from coach.cli.named import call_named
from coach.cli.parts import objections, open_journal, run_screen, script_named, to_json, voice_for
from coach.cli.practice.scored import load_scoring, records, score_row
from coach.journal.store import CallRow, Journal
from coach.playbook.text import language_of
from coach.practice.progress import RECENT, progress
from coach.words import Language, _, speak

PAGE = 20


def add(subparsers: Subparsers) -> None:
    """Register both commands."""
    listing = subparsers.add_parser(
        "history",
        help=_("list calls and rehearsals with their scores"),
        description=_("List calls and rehearsals, the newest first, and how the scores go."),
    )
    listing.add_argument("--json", action="store_true", help=_("all calls as one JSON array"))
    listing.add_argument("--csv", action="store_true", help=_("all calls as CSV"))
    listing.add_argument("--limit", type=_count, default=None, metavar="N", help=_("how many"))
    listing.add_argument("--all", action="store_true", help=_("every call"))
    listing.add_argument("--plain", action="store_true", help=_("line by line, without a screen"))
    add_language(listing)
    listing.set_defaults(run=run_history)
    showing = subparsers.add_parser(
        "show",
        help=_("read a call with its log, facts and score, or replay it"),
        description=_("Read a call: its log, facts, notes, corrections and score."),
    )
    showing.add_argument("call", metavar=_("CALL"), help=_("a number, or last"))
    showing.add_argument("--json", action="store_true", help=_("one JSON object on one line"))
    showing.add_argument("--replay", action="store_true", help=_("at the pace of the call"))
    showing.add_argument(
        "--speed", type=_speed, default=1.0, metavar="X", help=_("replay so many times as fast")
    )
    showing.add_argument("--plain", action="store_true", help=_("line by line, without a screen"))
    add_language(showing)
    showing.set_defaults(run=run_show)


def run_history(parsed: argparse.Namespace) -> int:
    """List the calls, on the screen or as lines."""
    from coach.faces.plain.history import list_lines, to_csv

    journal = open_journal()
    if on_terminal() and not (
        parsed.plain or parsed.json or parsed.csv or parsed.all or parsed.limit
    ):
        from coach.cli.screens.past import history

        return run_screen(lambda app: history(app, journal, language(parsed)))
    everything = parsed.all or parsed.json or parsed.csv
    limit = parsed.limit or (None if everything else PAGE)
    rows = journal.calls(limit=-1 if limit is None else limit + 1)
    shown = rows[:limit]
    if parsed.json:
        print(to_json([as_listed(row) for row in shown]))
    elif parsed.csv:
        sys.stdout.write(to_csv(map(listed, shown), iso))
    else:
        for line in list_lines([listed(row) for row in shown], len(rows) > len(shown)):
            print(line)
        for line in _progress(journal, shown, language(parsed)):
            print(line)
    return 0


def _progress(journal: Journal, rows: Sequence[CallRow], spoken: Language) -> Iterator[str]:
    """How the scores go; the sentences are read only where there is a score."""
    kept = records(journal, rows[:RECENT])
    if not kept:
        return
    from coach.faces.plain.history import progress_lines

    titles = {name: part.name for name, part in load_scoring().parts.items()}
    voice = voice_for(spoken)
    yield from progress_lines(
        progress(kept), {name: title.to(voice) for name, title in titles.items()}
    )


def run_show(parsed: argparse.Namespace) -> int:
    """Show one call: in its own language, unless another is asked for."""
    journal = open_journal()
    row = call_named(journal, parsed.call)
    events = journal.events(row.id)
    state = fold(events)
    asked = language_asked(parsed)
    if asked is None:
        speak(language_of(state.voice))
    if on_terminal() and not (parsed.plain or parsed.json or parsed.replay):
        from coach.cli.screens.past import reading

        number = row.id
        return run_screen(lambda app: reading(journal, number, app.keys))
    if parsed.json:
        print(to_json(_whole(journal, row, events, state)))
        return 0
    from coach.faces.plain import history as face

    script = script_named(row.script)
    lines = face.call_lines(events, script, objections(), state)
    for line in face.head_lines(listed(row), state, script):
        print(line)
    print()
    if parsed.replay:
        face.replay(lines, _print_at_once, time.sleep, parsed.speed)
        return 0
    for each in lines:
        print(face.timed(each))
    print()
    for line in face.kept_lines(state, events, script):
        print(line)
    from coach.faces.plain.score import score_lines

    result = score_row(journal, row, asked)
    print()
    for line in score_lines(result.card, result.debrief):
        print(line)
    return 0


def _print_at_once(text: str) -> None:
    print(text, flush=True)


def _whole(
    journal: Journal, row: CallRow, events: Sequence[Event], state: CallState
) -> dict[str, object]:
    """All that is known of a call, for ``--json``."""
    return {
        **as_listed(row),
        "seconds": state.now,
        "facts": state.facts,
        "notes": state.notes,
        "corrections": [
            {"text": event.text, "was": event.was, "label": event.label}
            for event in corrections(events).values()
        ],
        "events": events,
        "scorecard": scorecard_value(score_row(journal, row)),
    }


def _count(written: str) -> int:
    if not written.isdecimal() or len(written) > 9 or not int(written):
        raise argparse.ArgumentTypeError(_("a whole number from 1 is wanted"))
    return int(written)


def _speed(written: str) -> float:
    try:
        speed = float(written.replace(",", "."))
    except ValueError:
        speed = 0.0
    if not 0.01 <= speed <= 1000:
        raise argparse.ArgumentTypeError(_("a number from 0.01 to 1000 is wanted"))
    return speed
