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
    _add_agreement(subparsers)
    _add_report(subparsers)
    _add_follow_ups(subparsers)


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
        metavar=_("KEY=VALUE"),
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
    parser.add_argument(
        "--preview", action="store_true", help=_("read, change and save it on the screen")
    )
    add_output(parser)
    parser.set_defaults(run=_proposal)


def _add_agreement(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "agreement",
        help=_("draft the agreement for a confirmed tier"),
        description=_("Draft the agreement once a tier is confirmed. It is no legal advice."),
    )
    _add_call(parser)
    parser.add_argument(
        "--tier", type=int, choices=(1, 2, 3), required=True, help=_("the confirmed tier")
    )
    parser.add_argument("--start", metavar=_("DAY"), help=_("the first day, as 2026-06-01"))
    add_output(parser)
    parser.set_defaults(run=_agreement)


def _add_report(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "report",
        help=_("write the monthly report for a client"),
        description=_("Write the monthly report: targets, results, and what is done about misses."),
    )
    parser.add_argument("client", metavar=_("CLIENT"), help=_("who it is for"))
    parser.add_argument(
        "--month", metavar=_("YYYY-MM"), help=_("the month it is about (else the last one)")
    )
    parser.add_argument(
        "--figures",
        type=Path,
        metavar=_("FILE"),
        help=_("a CSV with the columns name,target,actual,remedy"),
    )
    parser.add_argument(
        "--figure",
        action="append",
        default=[],
        metavar=_("NAME=TARGET/ACTUAL"),
        help=_("one figure, with '; what is done about it' where it was missed"),
    )
    parser.add_argument(
        "--next",
        action="append",
        default=[],
        metavar=_("TEXT"),
        help=_("what is planned for the next month; can be repeated"),
    )
    parser.add_argument(
        "--expects", metavar=_("TEXT"), help=_("what the client wants to see every month")
    )
    add_output(parser, (*FORMATS, "csv"))
    parser.set_defaults(run=_report)


def _add_follow_ups(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "follow-ups",
        help=_("who waits for a mail, who has not answered, which report is due"),
        description=_("What is to be done next, the most urgent first."),
    )
    parser.add_argument(
        "--done", metavar=_("CALL"), help=_("the client has answered; stop reminding")
    )
    parser.add_argument("--ics", action="store_true", help=_("as a calendar file"))
    parser.add_argument("--json", action="store_true", help=_("one JSON object a line"))
    parser.add_argument(
        "-o", "--output", type=Path, metavar=_("FILE"), help=_("where the calendar file goes")
    )
    parser.add_argument("--force", action="store_true", help=_("overwrite the file"))
    add_language(parser)
    parser.set_defaults(run=_follow_ups)


def _add_call(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "call", nargs="?", default="last", metavar=_("CALL"), help=_("a number, or last")
    )


def add_output(parser: argparse.ArgumentParser, formats: tuple[str, ...] = FORMATS) -> None:
    """Where a text goes, and in which format."""
    parser.add_argument("--format", choices=formats, help=_("by the file's ending, else txt"))
    parser.add_argument(
        "-o", "--output", type=Path, metavar=_("FILE"), help=_("write a file, not the screen")
    )
    parser.add_argument("--force", action="store_true", help=_("overwrite the file"))
    parser.add_argument("--copy", action="store_true", help=_("send the text to the clipboard"))
    parser.add_argument("--open", action="store_true", help=_("open the file in its program"))
    add_language(parser)


def _prepare(parsed: argparse.Namespace) -> int:
    from coach.cli.offer.forms import prepare

    return prepare(parsed)


def _offer(parsed: argparse.Namespace) -> int:
    from coach.cli.offer.forms import offer

    return offer(parsed)


def _proposal(parsed: argparse.Namespace) -> int:
    from coach.cli.offer.letters import proposal

    return proposal(parsed)


def _agreement(parsed: argparse.Namespace) -> int:
    from coach.cli.offer.letters import agreement

    return agreement(parsed)


def _report(parsed: argparse.Namespace) -> int:
    from coach.cli.offer.report import report

    return report(parsed)


def _follow_ups(parsed: argparse.Namespace) -> int:
    from coach.cli.offer.next_steps import follow_ups

    return follow_ups(parsed)
