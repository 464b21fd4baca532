"""``coach drill``: objections that come back until they are easy."""

from __future__ import annotations

import argparse
import sys

from coach.cli.arguments import Subparsers, add_language, language, on_terminal
from coach.cli.parts import open_journal, run_screen
from coach.cli.practice.deck import deck_of, drill_tools
from coach.words import _


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "drill",
        help=_("practise objections; what was fumbled comes first"),
        description=_(
            "An objection appears; name its kind and say your answer. Cards come back when they"
            " are about to be forgotten."
        ),
    )
    parser.add_argument("--plain", action="store_true", help=_("line by line, without a screen"))
    parser.add_argument(
        "--new", type=_count, default=None, metavar="N", help=_("so many new cards")
    )
    add_language(parser)
    parser.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Drill on the screen, or line by line."""
    journal = open_journal()
    if not parsed.plain and on_terminal():
        from coach.cli.screens.practice import drill_screen

        return run_screen(lambda app: drill_screen(journal, language(parsed), app.keys, parsed.new))
    from coach.faces.plain.drill import converse

    tools = drill_tools(journal, language(parsed))
    deck = deck_of(journal, tools.objections)
    return converse(deck, parsed.new, tools, sys.stdin, sys.stdout)


def _count(written: str) -> int:
    if not written.isdecimal() or len(written) > 4:
        raise argparse.ArgumentTypeError(_("a whole number from 0 is wanted"))
    return int(written)
