"""``coach handbook``: the whole playbook as one readable text."""

from __future__ import annotations

import argparse

from coach.cli.arguments import Subparsers, add_language, language
from coach.cli.named import add_script, script_asked
from coach.cli.parts import objections, script_named, voice_for
from coach.words import _


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "handbook",
        help=_("the script, the objections and the responses as one text"),
        description=_("The script, the objections and the responses as one Markdown text."),
    )
    add_script(parser, _("retainer, existing-client, ..."))
    parser.add_argument("--du", action="store_true", help=_("say du to the client (German)"))
    add_language(parser)
    parser.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Print the handbook."""
    from coach.faces.plain.handbook import handbook

    voice = voice_for(language(parsed), "du" if parsed.du else "sie")
    print(handbook(script_named(script_asked(parsed)), objections(), voice), end="")
    return 0
