"""The screens of the letters after a call: the agreement, the monthly report."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from coach.call.state import fold
from coach.cli.offer.letters import (
    agreement_letter,
    agreement_of,
    keep_agreement,
    offer_or_sample,
    proposal_of,
    sample_remarks,
    unsettled,
)
from coach.cli.offer.prepared import brief_of
from coach.cli.offer.report import (
    REPORT,
    agreed_options,
    last_state,
    report_letter,
    report_of,
)
from coach.journal.store import CallRow, Journal
from coach.offer import kept, report_form
from coach.offer.agreement import noted_tier
from coach.offer.brief import Brief, client_key
from coach.offer.dates import parse_month, show_month
from coach.offer.files import file_name
from coach.offer.files import write as write_file
from coach.offer.letter import Letter, format_of, write
from coach.offer.report import Report
from coach.offer.tiers import TIERS
from coach.playbook.text import Language, Voice
from coach.words import _

if TYPE_CHECKING:
    from coach.faces.tui.app import CoachApp
    from coach.faces.tui.home import Entry
    from coach.faces.tui.letter import LetterScreen, Preview

Keys = Mapping[str, str]

MONTHS = 4
"""Months that a report is offered for."""


def entries(journal: Journal, spoken: Language) -> Iterator[Entry]:
    """What the home screen leads to, once a client has said yes."""
    from coach.faces.tui.home import Entry

    yield Entry(
        "agreement",
        _("The agreement"),
        _("A draft, once a tier is confirmed"),
        lambda app: _agreements(journal, spoken, app),
    )
    yield Entry(
        "report",
        _("Monthly report"),
        _("What was reached, what is next"),
        lambda app: _reports(journal, spoken, app),
    )


# --- the agreement ----------------------------------------------------------------------------


def agreement_screen(journal: Journal, row: CallRow, spoken: Language, keys: Keys) -> LetterScreen:
    """The agreement after a call, for the tier that was agreed on."""
    from coach.faces.tui.letter import LetterScreen, Outbox

    state = fold(journal.events(row.id))
    voice: Voice = "en" if state.voice == "en" else "sie"
    before, sent = agreement_of(journal, row.id), proposal_of(journal, row.id)
    profile = offer_or_sample(journal, voice)
    noted = before.tier if before else noted_tier(state.facts.get("tier", ""), profile)
    if before is not None and before.start:
        terms = msgspec.structs.replace(profile.terms, start=before.start)
        profile = msgspec.structs.replace(profile, terms=terms)

    known = sample_remarks(journal) + unsettled(profile, spoken)
    if noted is None:
        known.insert(0, _("No tier was noted in the call: 1, 2 or 3 takes the one agreed on."))

    def letter(tier: int, edited: str) -> Letter:
        made = agreement_letter(journal, row, state, profile, voice, tier)
        return msgspec.structs.replace(made, edited=edited)

    def save(name: str, tier: int, edited: str, replace: bool) -> str:
        file = _written(letter(tier, edited), name, replace)
        keep_agreement(journal, row, tier, profile)
        return file

    outbox = Outbox(
        title=_("The agreement: a draft, no legal advice"),
        preview=lambda tier, edited: _shown(letter(tier, edited), known),
        save=save,
        file=file_name("agreement", row.client, ending="html"),
        tier_told=lambda tier: _("This is the agreement for tier {tier}.").format(tier=tier),
    )
    return LetterScreen(outbox, keys, noted or (sent.recommended if sent else TIERS))


def _agreements(journal: Journal, spoken: Language, app: CoachApp) -> None:
    def open_(row: CallRow) -> None:
        app.push_screen(agreement_screen(journal, row, spoken, app.keys))

    pick_call(journal, app, _("The agreement after which call?"), open_)


# --- the report -------------------------------------------------------------------------------


def report_screen(
    journal: Journal, client: str, month: str, spoken: Language, app: CoachApp
) -> LetterScreen:
    """The report to a client for a month (YYYY-MM)."""
    from coach.faces.tui.letter import LetterScreen, Outbox

    state = last_state(journal, client)
    voice = state.voice
    profile = offer_or_sample(journal, voice)
    brief = brief_of(journal, client) or Brief(client=client)

    def made() -> Report:
        blank = Report(client, month, expects=state.facts.get("success", ""))
        return report_of(journal, client, month) or blank

    def letter(_tier: int, edited: str) -> Letter:
        options = agreed_options(journal, client, profile, state, voice)
        written = report_letter(made(), brief, profile, options, voice)
        return msgspec.structs.replace(written, edited=edited)

    outbox = Outbox(
        title=_("Report: {client}, {month}").format(
            client=client, month=show_month(parse_month(month), spoken)
        ),
        preview=lambda tier, edited: _shown(
            letter(tier, edited), sample_remarks(journal) + _report_remarks(made())
        ),
        save=lambda name, tier, edited, replace: _written(letter(tier, edited), name, replace),
        file=file_name("report", client, month, ending="html"),
        fill=lambda: _fill(journal, app, made()),
    )
    return LetterScreen(outbox, app.keys)


def _fill(journal: Journal, app: CoachApp, report: Report) -> None:
    """The figures and plans as a form."""
    from coach.faces.tui.form import Form, FormScreen

    def keep(value: Report) -> None:
        value = msgspec.structs.replace(value, written=time.time())
        journal.put(REPORT, f"{client_key(value.client)}/{value.month}", kept.encode(value))

    form = Form(
        title=_("Figures: {client}, {month}").format(client=report.client, month=report.month),
        fields=report_form.FIELDS,
        words=_words(),
        value=report,
        keep=keep,
        glance=lambda value: [
            *(
                f"{one.name}: {_('reached') if one.reached else _('missed')}"
                for one in value.figures
            ),
            *_report_remarks(value),
        ],
    )
    app.push_screen(FormScreen(form, app.keys))


def _words() -> dict[str, tuple[str, str]]:
    how = _("NAME=TARGET/ACTUAL; what is done about it where it was missed")
    words = {
        f"figure_{n}": (_("Figure {number}").format(number=n), how)
        for n in range(1, report_form.ROWS + 1)
    }
    words["expects"] = (
        _("What the client expects"),
        _("What must be seen for the fee to be worth it, in the client's words"),
    )
    words["next"] = (_("Next month"), _("What is planned; a semicolon between two things"))
    return words


def _report_remarks(report: Report) -> list[str]:
    if not report.figures:
        return [_("There are no figures yet: f fills them in.")]
    missed = _("{name} was missed, and nothing says what is done about it.")
    return [
        missed.format(name=one.name) for one in report.figures if not one.reached and not one.remedy
    ]


def _reports(journal: Journal, spoken: Language, app: CoachApp) -> None:
    """For whom, and for which month."""
    from coach.faces.tui.pick import PickScreen
    from coach.faces.tui.widgets.choices import Choice

    clients = {client_key(row.client): row.client for row in journal.calls("call") if row.client}
    *over, now = report_months(date.today())
    months = [Choice(f"{month:%Y-%m}", show_month(month, spoken)) for month in over]
    months.append(Choice(f"{now:%Y-%m}", show_month(now, spoken), _("not over yet")))

    def for_month(client: str, month: str) -> None:
        app.push_screen(report_screen(journal, client, month, spoken, app))

    def for_client(client: str) -> None:
        title = _("The report for which month?")
        app.push_screen(PickScreen(title, months, "", partial(for_month, client)))

    choices = [Choice(client, client) for client in clients.values()]
    title = _("The report for which client?")
    app.push_screen(PickScreen(title, choices, _("There is no call yet."), for_client))


def report_months(today: date) -> Iterator[date]:
    """The months that are over, the newest first; then the one that is not over yet."""
    for back in (*range(1, MONTHS), 0):
        number = today.year * 12 + today.month - 1 - back
        yield date(number // 12, number % 12 + 1, 1)


# --- what they share --------------------------------------------------------------------------


def pick_call(
    journal: Journal, app: CoachApp, title: str, open_: Callable[[CallRow], None]
) -> None:
    """The last calls, the newest first; one is opened."""
    from coach.faces.plain.history import day_and_time
    from coach.faces.tui.pick import PickScreen
    from coach.faces.tui.widgets.choices import Choice

    choices = [
        Choice(
            str(row.id),
            f"{day_and_time(row.started)}  {row.client or _('a client')}",
        )
        for row in journal.calls("call", limit=50)
    ]

    def opened(number: str) -> None:
        open_(journal.call(int(number)))

    app.push_screen(PickScreen(title, choices, _("There is no call yet."), opened))


def _shown(letter: Letter, remarks: list[str]) -> Preview:
    from coach.cli.offer.screens import shown

    return shown(letter, remarks)


def _written(letter: Letter, name: str, replace: bool) -> str:
    file = Path(name).expanduser()
    write_file(file, write(letter, format_of(name), datetime.now().astimezone()), replace)
    return str(file)
