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
from coach.cli.offer.written import mark_done
from coach.cli.parts import open_journal, to_json
from coach.errors import CoachError
from coach.journal.store import Journal
from coach.offer.calendar import calendar
from coach.offer.files import write as write_file
from coach.words import Language, _


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "follow-ups",
        help=_("who waits for a mail, who has not answered, which report is due"),
        description=_("What is to be done next, the most urgent first."),
    )
    parser.add_argument("--done", metavar=_("CALL"), help=_("what waits for this call is done"))
    parser.add_argument("--ics", action="store_true", help=_("as a calendar file"))
    parser.add_argument("--json", action="store_true", help=_("one JSON object a line"))
    parser.add_argument(
        "-o", "--output", type=Path, metavar=_("FILE"), help=_("where the calendar file goes")
    )
    parser.add_argument("--force", action="store_true", help=_("overwrite the file"))
    add_language(parser)
    parser.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """List what is to be done, or mark something as done."""
    journal = open_journal()
    if parsed.done:
        return _done(journal, parsed.done, language(parsed))
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


def _done(journal: Journal, written: str, spoken: Language) -> int:
    """Mark what is most urgent of what waits for a call."""
    row = call_named(journal, written, "call")
    waiting = [one for one in due(journal, datetime.now()) if one.call == row.id]
    if not waiting:
        raise CoachError(
            _("nothing waits for call {number}").format(number=row.id),
            "--done",
            _("`coach follow-ups` lists what is to be done."),
        )
    mark_done(journal, waiting[0])
    print(_("Done: {what}").format(what=words(waiting[0], spoken)))
    return 0
