"""``coach prepare``, ``offer``, ``proposal``, ``agreement``, ``report``, ``follow-ups``."""

from __future__ import annotations

import argparse
from pathlib import Path

from coach.cli import Subparsers, add_language
from coach.words import _

FORMATS = ("txt", "html", "eml", "md")


def add(subparsers: Subparsers) -> None:
    """Register the commands."""
    _add_prepare(subparsers)
    _add_offer(subparsers)
    _add_proposal(subparsers)


def _add_prepare(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "prepare",
        help=_("prepare a call: the brief for one client"),
        description=_("Prepare a call: what is known of the client, and your own answers."),
    )
    parser.add_argument("client", nargs="?", default="", metavar=_("CLIENT"), help=_("who it is"))
    _add_form(parser)
    parser.set_defaults(run=_prepare)


def _add_offer(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "offer",
        help=_("set up your offer: services, three tiers, terms"),
        description=_("Set up your offer once: services, three tiers, terms, your name."),
    )
    parser.add_argument(
        "--trade", metavar=_("NAME"), help=_("start from a trade: social-media, content, ...")
    )
    _add_form(parser)
    parser.set_defaults(run=_offer)


def _add_form(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plain", action="store_true", help=_("line by line, without a screen"))
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help=_("fill one field and ask nothing; can be repeated"),
    )
    parser.add_argument("--show", action="store_true", help=_("only show what is there"))
    add_language(parser)


def _add_proposal(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "proposal",
        help=_("write the e-mail with the three tiers"),
        description=_("Write the e-mail with the three tiers from what was noted in the call."),
    )
    _add_call(parser)
    parser.add_argument(
        "--recommend",
        type=int,
        choices=(1, 2, 3),
        default=3,
        help=_("the tier to recommend (3 where none is named)"),
    )
    add_output(parser)
    parser.set_defaults(run=_proposal)


def _add_call(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "call", nargs="?", default="last", metavar=_("CALL"), help=_("a number, or last")
    )


def add_output(parser: argparse.ArgumentParser) -> None:
    """Where a text goes, and in which format."""
    parser.add_argument("--format", choices=FORMATS, help=_("by the file's ending, else txt"))
    parser.add_argument(
        "-o", "--output", type=Path, metavar=_("FILE"), help=_("write a file, not the screen")
    )
    parser.add_argument("--force", action="store_true", help=_("overwrite the file"))
    parser.add_argument("--copy", action="store_true", help=_("send the text to the clipboard"))
    parser.add_argument("--open", action="store_true", help=_("open the file in its program"))
    add_language(parser)


def _prepare(parsed: argparse.Namespace) -> int:
    from coach.cli.offer_forms import prepare

    return prepare(parsed)


def _offer(parsed: argparse.Namespace) -> int:
    from coach.cli.offer_forms import offer

    return offer(parsed)


def _proposal(parsed: argparse.Namespace) -> int:
    from coach.cli.offer_letters import proposal

    return proposal(parsed)
