"""The monthly report: for whom, for which month, its figures, the letter."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from coach.cli.offer.letters import agreed_options, last_state, offer_or_sample, report_letter
from coach.cli.offer.prepared import brief_of
from coach.cli.offer.remarks import missed, sample_remarks, unagreed
from coach.cli.offer.written import keep_report, report_of
from coach.cli.screens.outbox import saved, shown
from coach.journal.store import Journal
from coach.offer import report_form
from coach.offer.brief import Brief, client_key
from coach.offer.dates import show_month
from coach.offer.files import file_name
from coach.offer.letter import Letter
from coach.offer.report import Report
from coach.offer.typed_dates import parse_month
from coach.words import Language, _

if TYPE_CHECKING:
    from coach.faces.tui.app import CoachApp
    from coach.faces.tui.letter import LetterScreen, Preview

MONTHS = 4
"""Months that a report is offered for."""


def pick_report(journal: Journal, spoken: Language, app: CoachApp) -> None:
    """For whom, and for which month."""
    from coach.faces.tui.pick import PickScreen
    from coach.faces.tui.widgets.choices import Choice

    newest_first = [row for row in journal.calls("call") if row.client]
    clients = {client_key(row.client): row.client for row in newest_first}
    first = {client_key(row.client): date.fromtimestamp(row.started) for row in newest_first}

    def for_month(client: str, month: str) -> None:
        app.push_screen(report_screen(journal, client, month, spoken, app))

    def for_client(client: str) -> None:
        *over, now = report_months(date.today(), first[client_key(client)])
        months = [Choice(f"{month:%Y-%m}", show_month(month, spoken)) for month in over]
        months.append(Choice(f"{now:%Y-%m}", show_month(now, spoken), _("not over yet")))
        title = _("The report for which month?")
        app.push_screen(PickScreen(title, months, "", partial(for_month, client)))

    choices = [Choice(client, client) for client in clients.values()]
    title = _("The report for which client?")
    app.push_screen(PickScreen(title, choices, _("There is no call yet."), for_client))


def report_months(today: date, first: date) -> Iterator[date]:
    """The months that are over, the newest first; then the one that is not over yet.

    None of them is before the month of the ``first`` call.
    """
    for back in (*range(1, MONTHS), 0):
        number = today.year * 12 + today.month - 1 - back
        month = date(number // 12, number % 12 + 1, 1)
        if not back or month >= first.replace(day=1):
            yield month


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

    delivered = agreed_options(journal, client, profile, state, voice)

    def letter(_tier: int, edited: str) -> Letter:
        written = report_letter(made(), brief, profile, delivered, voice)
        return msgspec.structs.replace(written, edited=edited)

    def preview(tier: int, edited: str) -> Preview:
        remarks = sample_remarks(journal) + unagreed(delivered) + _remarks(made())
        whole = shown(letter(tier, edited), remarks)
        return whole if made().figures else whole._replace(text="")

    outbox = Outbox(
        title=_("Report: {client}, {month}").format(
            client=client, month=show_month(parse_month(month), spoken)
        ),
        preview=preview,
        save=lambda name, tier, edited, replace: saved(letter(tier, edited), name, replace),
        file=file_name("report", client, month, ending="html"),
        fill=lambda: _fill(journal, app, made()),
    )
    return LetterScreen(outbox, app.keys)


def _fill(journal: Journal, app: CoachApp, report: Report) -> None:
    """The figures and plans as a form."""
    from coach.faces.tui.form import Form, FormScreen

    def keep(value: Report) -> None:
        keep_report(journal, msgspec.structs.replace(value, written=time.time()))

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
            *_remarks(value),
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


def _remarks(report: Report) -> list[str]:
    if not report.figures:
        return [_("There are no figures yet: f fills them in.")]
    return missed(report)
