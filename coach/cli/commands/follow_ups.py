"""``coach follow-ups``: what is to be done next."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

import msgspec

from coach.cli.arguments import Subparsers, add_language, language
from coach.cli.named import call_named
from coach.cli.offer.deliver import show_bytes
from coach.cli.offer.next_steps import due, line, words
from coach.cli.offer.written import keep_answer, proposal_of
from coach.cli.parts import open_journal, to_json
from coach.errors import CoachError
from coach.journal.store import Journal
from coach.offer.calendar import calendar
from coach.offer.files import write as write_file
from coach.words import _


def add(subparsers: Subparsers) -> None:
    """Register the command."""
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
    parser.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """List what is to be done, or note that a client has answered."""
    journal = open_journal()
    if parsed.done:
        return _answered(journal, parsed.done)
    now = datetime.now()
    found = due(journal, now)
    spoken = language(parsed)
    if parsed.ics or parsed.output:
        body = calendar([(one, words(one, spoken)) for one in found], now.astimezone())
        if parsed.output:
            write_file(parsed.output, body, parsed.force)
            print(_("Written to {file}").format(file=parsed.output), file=sys.stderr)
        else:
            show_bytes(body)
        return 0
    for one in found:
        if parsed.json:
            print(to_json({**msgspec.to_builtins(one), "late": one.late(now)}))
        else:
            print(line(one, now, spoken))
    if not found and not parsed.json:
        print(_("Nothing to follow up."))
    return 0


def _answered(journal: Journal, written: str) -> int:
    row = call_named(journal, written, "call")
    sent = proposal_of(journal, row.id)
    if sent is None:
        raise CoachError(
            _("no proposal was written for call {number}").format(number=row.id),
            "--done",
            _("`coach proposal {number}` writes it.").format(number=row.id),
        )
    keep_answer(journal, sent)
    print(_("{client} has answered.").format(client=row.client or _("A client")))
    return 0
