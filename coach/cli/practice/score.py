"""``coach score``: what a call was worth, point by point."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from coach.call.state import fold
from coach.cli import Subparsers, add_language, language
from coach.cli.named import row_named
from coach.cli.parts import ears, open_journal, to_json, voice_for
from coach.cli.practice.scored import Scored, keep, rules_for, scored
from coach.errors import CoachError
from coach.journal.store import CallRow, Journal
from coach.playbook.text import Language, language_of
from coach.practice.score import Point
from coach.words import _, speak

STANDARD_INPUT = "-"


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "score",
        help=_("score a call or a transcript, line by line"),
        description=_(
            "Score a call of the journal (its number, or last) or a transcript file: a line is"
            " the client, `> ` is you, slash commands as in a call."
        ),
    )
    parser.add_argument("call", metavar=_("CALL|FILE"), help=_("a number, last, a file, or -"))
    parser.add_argument(
        "--script", default=None, metavar=_("NAME"), help=_("the script of a transcript")
    )
    parser.add_argument("--json", action="store_true", help=_("one JSON object on one line"))
    add_language(parser)
    parser.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Score what was asked for."""
    journal = open_journal()
    row = row_named(journal, parsed.call)
    asked = language(parsed) if "lang" in parsed and parsed.lang else None
    result = score_row(journal, row, asked) if row else _of_file(journal, parsed)
    speak(language_of(result.card.voice))  # one language on one page
    if parsed.json:
        print(to_json(as_value(result)))
        return 0
    from coach.faces.plain.score import score_lines

    for line in score_lines(result.card, result.debrief):
        print(line)
    return 0


def score_row(journal: Journal, row: CallRow, asked: Language | None = None) -> Scored:
    """Score a call of the journal, in its own form of address unless another language is asked for.

    The score of an ended call is kept.
    """
    events = journal.events(row.id)
    own = fold(events).voice
    voice = own if asked in (None, language_of(own)) else voice_for(asked)
    result = scored(events, rules_for(row.script), journal, voice)
    if row.ended:
        keep(journal, row, events, result.card)
    return result


def _of_file(journal: Journal, parsed: argparse.Namespace) -> Scored:
    from coach.practice.transcript import decode_transcript, replay

    name = parsed.script or "retainer"
    rules = rules_for(name)
    text = decode_transcript(_bytes(parsed.call), parsed.call)
    events = replay(text, name, rules.script, ears(), voice_for(language(parsed)))
    return scored(events, rules, journal)


def _bytes(name: str) -> bytes:
    try:
        if name == STANDARD_INPUT:
            return sys.stdin.buffer.read()
        return Path(name).read_bytes()
    except OSError as error:
        raise CoachError(
            _("cannot be read: {why}").format(why=error.strerror),
            name,
            _("Name a call by its number, last, or a transcript file."),
        ) from None


class _Part(msgspec.Struct, frozen=True):
    """A part of the score as ``--json`` prints it."""

    name: str
    title: str
    points: float
    max: int
    evidence: tuple[str, ...]
    better: str
    checks: tuple[Point, ...]


def as_value(result: Scored) -> dict[str, object]:
    """The scorecard as ``--json`` prints it."""
    return {
        "total": result.card.total,
        "parts": [
            _Part(
                part.name,
                part.title,
                part.points,
                part.max,
                part.evidence,
                part.worst.better,
                part.checks,
            )
            for part in result.card.parts
        ],
        "objections": result.card.objections,
        "debrief": result.debrief.lines,
    }
