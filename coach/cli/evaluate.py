"""``coach eval``: how often the matcher is right."""

from __future__ import annotations

import argparse
from pathlib import Path

from coach.cli import Subparsers, add_language
from coach.words import _


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "eval",
        help=_("measure the matcher on a labelled file"),
        description=_("Measure the matcher on a labelled file (columns lang, label, text)."),
    )
    parser.add_argument("file", metavar="FILE.tsv", help=_("tab separated, with a header"))
    parser.add_argument("--json", action="store_true", help=_("one JSON object"))
    add_language(parser)
    parser.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Print the measures of a labelled file."""
    return 1 if Path(parsed.file) else 2
