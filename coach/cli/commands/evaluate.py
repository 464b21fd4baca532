"""``coach eval``: how often the matcher is right."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from coach.cli.arguments import Subparsers, add_language
from coach.cli.parts import ears, to_json
from coach.words import _


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "eval",
        help=_("measure the matcher on a labelled file"),
        description=_("Measure the matcher on a labelled file (columns lang, label, text)."),
    )
    parser.add_argument("file", metavar=_("FILE"), help=_("tab separated, with a header"))
    parser.add_argument("--json", action="store_true", help=_("one JSON object"))
    add_language(parser)
    parser.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Print the measures of a labelled file, for each language in it."""
    from coach.faces.plain.measures import measures_text
    from coach.hearing.evaluate import by_language, measure, read_rows

    rows = read_rows(Path(parsed.file))
    hear = ears()
    measured = {lang: measure(some, hear.hear) for lang, some in by_language(rows).items()}
    if parsed.json:
        print(to_json(msgspec.to_builtins(measured)))
    else:
        print("\n\n".join(measures_text(lang, found) for lang, found in measured.items()))
    return 0
