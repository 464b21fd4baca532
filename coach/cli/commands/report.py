"""``coach report``: what was agreed, reached and missed in a month."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date, datetime
from pathlib import Path

from coach.clean import clean
from coach.cli.arguments import Subparsers, as_typed, language_asked, on_terminal
from coach.cli.offer.deliver import FORMATS, add_output, deliver, show_bytes, tell
from coach.cli.offer.letters import (
    agreed_options,
    last_state,
    letter_voice,
    offer_or_sample,
    report_letter,
)
from coach.cli.offer.prepared import brief_of
from coach.cli.offer.remarks import missed, sample_remarks, unagreed
from coach.cli.offer.written import REPORT, keep_report, report_of
from coach.cli.parts import open_journal
from coach.errors import CoachError
from coach.offer.brief import Brief
from coach.offer.figures import Figure, checked, read_csv, typed, write_csv
from coach.offer.files import write as write_file
from coach.offer.report import Report
from coach.offer.typed_dates import parse_month
from coach.words import _


def add(subparsers: Subparsers) -> None:
    """Register the command."""
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
    parser.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Write the report for a client and a month, and keep its figures."""
    journal = open_journal()
    client = clean(parsed.client)
    month = _month(parsed.month) if parsed.month else _last_month(date.today())
    state = last_state(journal, client)
    brief = brief_of(journal, client) or Brief(client=state.client or client)
    client = brief.client
    voice = letter_voice(journal, language_asked(parsed), state)
    before = report_of(journal, client, month) or Report(client, month)
    figures = _asked_figures(parsed) or before.figures or _typed_in()
    if not figures:
        raise CoachError(
            _("there are no figures for {client} in {month}").format(client=client, month=month),
            "coach report",
            _("Give --figures FILE.csv, or --figure NAME=TARGET/ACTUAL."),
        )
    made = Report(
        client=client,
        month=month,
        figures=checked(figures, "coach report"),
        next=tuple(clean(line) for line in parsed.next) or before.next,
        expects=clean(parsed.expects or "") or before.expects or state.facts.get("success", ""),
        written=time.time(),
    )
    if parsed.format == "csv" or (parsed.output and parsed.output.suffix.lower() == ".csv"):
        _write_table(made, parsed)
    else:
        profile = offer_or_sample(journal, voice)
        delivered = agreed_options(journal, client, profile, state, voice)
        tell(sample_remarks(journal) + unagreed(delivered) + missed(made))
        letter = report_letter(made, brief, profile, delivered, voice)
        deliver(letter, parsed, datetime.now().astimezone(), REPORT, client, month)
    keep_report(journal, made)
    return 0


def _asked_figures(parsed: argparse.Namespace) -> tuple[Figure, ...]:
    """The figures of ``--figures`` and ``--figure``."""
    figures: tuple[Figure, ...] = ()
    if parsed.figures:
        file: Path = parsed.figures
        try:
            figures = read_csv(file.read_bytes(), str(file))
        except OSError as error:
            raise CoachError(
                _("the file cannot be read: {strerror}").format(strerror=error.strerror),
                str(file),
                _("Check its name."),
            ) from None
    with as_typed():
        return figures + tuple(typed(line) for line in parsed.figure)


def _typed_in() -> tuple[Figure, ...]:
    """Figures line by line; an empty line ends them. What does not fit is asked for again."""
    print(
        _("One figure a line, then an empty line: NAME=TARGET/ACTUAL; what is done about it"),
        file=sys.stderr,
    )
    found: list[Figure] = []
    for line in iter(sys.stdin.readline, ""):
        if not line.strip():
            break
        try:
            found.append(typed(line))
        except CoachError as error:
            if not on_terminal():
                raise
            print(f"  {error}", file=sys.stderr)
    return tuple(found)


def _month(written: str) -> str:
    with as_typed():
        return f"{parse_month(written):%Y-%m}"


def _last_month(today: date) -> str:
    """The month before this one, as YYYY-MM."""
    year, month = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    return f"{year:04}-{month:02}"


def _write_table(made: Report, parsed: argparse.Namespace) -> None:
    body = write_csv(made.figures).encode()
    if parsed.output:
        write_file(parsed.output, body, parsed.force)
        print(_("Written to {file}").format(file=parsed.output), file=sys.stderr)
    else:
        show_bytes(body)
