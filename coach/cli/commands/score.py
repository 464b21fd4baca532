"""``coach score``: what a call was worth, point by point."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from coach.cli.arguments import Subparsers, add_language, language, language_asked
from coach.cli.listed import scorecard_value
from coach.cli.named import add_script, row_named, script_asked
from coach.cli.parts import ears, open_journal, to_json, voice_for
from coach.cli.practice.scored import Scored, rules_for, score_row, scored
from coach.errors import CoachError
from coach.journal.store import Journal
from coach.playbook.text import language_of
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
    add_script(parser, _("the script of a transcript"))
    parser.add_argument("--json", action="store_true", help=_("one JSON object on one line"))
    add_language(parser)
    parser.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Score what was asked for."""
    journal = open_journal()
    row = row_named(journal, parsed.call)
    result = score_row(journal, row, language_asked(parsed)) if row else _of_file(journal, parsed)
    speak(language_of(result.card.voice))  # one language on one page
    if parsed.json:
        print(to_json(scorecard_value(result)))
        return 0
    from coach.faces.plain.score import score_lines

    for line in score_lines(result.card, result.debrief):
        print(line)
    return 0


def _of_file(journal: Journal, parsed: argparse.Namespace) -> Scored:
    from coach.practice.transcript import decode_transcript, replay

    name = script_asked(parsed)
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
