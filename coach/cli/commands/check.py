"""``coach check``: what is wrong with content files, and where."""

from __future__ import annotations

import argparse

from coach.cli.arguments import Subparsers, add_language
from coach.cli.checking import checked
from coach.words import _


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "check",
        help=_("check the playbook's files, yours too"),
        description=_(
            "Check content files: without FILE the shipped ones with yours laid over them."
        ),
    )
    parser.add_argument("files", nargs="*", metavar=_("FILE"), help=_("YAML files of your own"))
    parser.add_argument(
        "--phrases",
        action="store_true",
        help=_("also tell authors which phrases collide, stray or repeat"),
    )
    add_language(parser)
    parser.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Print every error with file, line and column; 1 when there is one."""
    lines, good = checked(tuple(parsed.files))
    print("\n".join(lines))
    if good and parsed.phrases:
        from coach.cli.author import print_phrase_advice

        print_phrase_advice()
    return 0 if good else 1
