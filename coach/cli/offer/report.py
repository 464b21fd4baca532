"""``coach report``: what was agreed, reached and missed in a month."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date, datetime
from pathlib import Path

from coach.call.state import CallState, fold
from coach.clean import clean
from coach.cli import on_terminal
from coach.cli.offer.deliver import deliver, show_bytes
from coach.cli.offer.letters import AGREEMENT, letter_voice, offer_or_sample, sample_remarks, tell
from coach.cli.offer.prepared import brief_of, words_and_trades
from coach.cli.parts import open_journal
from coach.errors import CoachError
from coach.journal.store import Journal
from coach.offer import kept
from coach.offer.agreement import Agreement
from coach.offer.brief import Brief, client_key
from coach.offer.dates import parse_month
from coach.offer.figures import Figure, checked, read_csv, typed, write_csv
from coach.offer.files import write as write_file
from coach.offer.letter import Letter
from coach.offer.mail import Person
from coach.offer.profile import Profile
from coach.offer.report import Report, report_values
from coach.offer.tiers import Option, options
from coach.playbook.text import Voice, language_of
from coach.words import _

REPORT = "report"


def report(parsed: argparse.Namespace) -> int:
    """Write the report for a client and a month, and keep its figures."""
    journal = open_journal()
    client = clean(parsed.client)
    month = f"{parse_month(parsed.month):%Y-%m}" if parsed.month else last_month(date.today())
    state = last_state(journal, client)
    brief = brief_of(journal, client) or Brief(client=state.client or client)
    client = brief.client
    voice = letter_voice(journal, parsed, state)
    before = report_of(journal, client, month) or Report(client, month)
    figures = asked_figures(parsed) or before.figures or typed_in()
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
        tell(sample_remarks(journal))
        delivered = agreed_options(journal, client, profile, state, voice)
        for one in made.figures:
            if not one.reached and not one.remedy:
                _remark(one)
        letter = report_letter(made, brief, profile, delivered, voice)
        deliver(letter, parsed, datetime.now().astimezone(), REPORT, client, month)
    journal.put(REPORT, f"{client_key(client)}/{month}", kept.encode(made))
    return 0


def report_letter(
    made: Report, brief: Brief, profile: Profile, delivered: tuple[Option, ...], voice: Voice
) -> Letter:
    """The report, ready to be written in any format."""
    advice, _trades = words_and_trades()
    return Letter(
        name="report",
        voice=voice,
        values=report_values(
            made, brief.contact, profile, delivered, voice, advice.target.to(voice)
        ),
        sender=Person(profile.name, profile.email),
        to=Person(brief.contact or made.client, brief.email),
    )


def asked_figures(parsed: argparse.Namespace) -> tuple[Figure, ...]:
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
    return figures + tuple(typed(line) for line in parsed.figure)


def typed_in() -> tuple[Figure, ...]:
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


def last_month(today: date) -> str:
    """The month before this one, as YYYY-MM."""
    year, month = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    return f"{year:04}-{month:02}"


def last_state(journal: Journal, client: str) -> CallState:
    """How the client's last call stands; a blank state where there was none."""
    rows = [row for row in journal.calls("call") if client_key(row.client) == client_key(client)]
    return fold(journal.events(rows[0].id)) if rows else CallState(client=client)


def report_of(journal: Journal, client: str, month: str) -> Report | None:
    """The report that was written for a client and a month, or None."""
    held = journal.get(REPORT, f"{client_key(client)}/{month}")
    return None if held is None else kept.decode(held, Report)


def agreed_options(
    journal: Journal, client: str, profile: Profile, state: CallState, voice: Voice
) -> tuple[Option, ...]:
    """The agreed tier of a client and those below it; empty where nothing is agreed."""
    agreed = [
        found
        for _name, body in journal.documents(AGREEMENT)
        if client_key((found := kept.decode(body, Agreement)).client) == client_key(client)
    ]
    if not agreed:
        return ()
    newest = max(agreed, key=lambda agreement: agreement.written)
    return options(profile, state.facts, language_of(voice))[: newest.tier]


def _write_table(made: Report, parsed: argparse.Namespace) -> None:
    body = write_csv(made.figures).encode()
    if parsed.output:
        write_file(parsed.output, body, parsed.force)
        print(_("Written to {file}").format(file=parsed.output), file=sys.stderr)
    else:
        show_bytes(body)


def _remark(one: Figure) -> None:
    words = _("{name} was missed, and nothing says what is done about it.").format(name=one.name)
    print(f"coach: {words}", file=sys.stderr)
