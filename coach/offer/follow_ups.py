"""What is to be done next: mails to send, answers to ask for, reports that are due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal

import msgspec

from coach.offer.agreement import Agreement
from coach.offer.brief import client_key
from coach.offer.proposal import Proposal
from coach.offer.typed_dates import parse_day, parse_moment

MAIL_WITHIN = timedelta(hours=24)
"""The mail follows the call within a day."""
ANSWER_WITHIN = timedelta(days=3)
"""So long a client may think before you call."""
REPORT_WITHIN = timedelta(days=5)
"""So soon after the end of a month its report goes out."""

Kind = Literal["call", "send", "draft", "ask", "report"]


class FollowUp(msgspec.Struct, frozen=True):
    """One thing to do, by when."""

    kind: Kind
    client: str
    due: datetime
    """On the clock of this place."""
    call: int = 0
    """The call that it belongs to; 0: none."""
    month: str = ""
    """Of a report, YYYY-MM."""

    def late(self, now: datetime) -> bool:
        """Whether it should have been done."""
        return self.due < now


class Held(msgspec.Struct, frozen=True):
    """A call that has ended."""

    call: int
    client: str
    ended: datetime
    agreed: bool
    """Whether the client wants what the call leads to."""
    then: Literal["proposal", "agreement"] = "proposal"
    """What the call leads to: the e-mail, or the agreement on a tier of it."""


def follow_ups(
    now: datetime,
    calls: Iterable[Held],
    proposals: Iterable[Proposal],
    agreements: Iterable[Agreement],
    reported: Iterable[tuple[str, str]],
    appointments: Iterable[tuple[str, str]] = (),
) -> tuple[FollowUp, ...]:
    """Everything to do, the most urgent first.

    ``reported`` holds client and month of the reports that were written, ``appointments`` client
    and moment (YYYY-MM-DD HH:MM) of the calls to come. A client is asked for an answer, and waits
    for a mail, by the newest call alone.
    """
    written = {proposal.call: proposal for proposal in proposals}
    held_agreements = sorted(agreements, key=lambda agreement: agreement.written)
    settled = {agreement.call for agreement in held_agreements}
    found: list[FollowUp] = []
    for held in _newest(calls):
        proposal = written.get(held.call)
        if held.call in settled:
            continue
        if proposal is None:
            if held.agreed:
                kind: Kind = "draft" if held.then == "agreement" else "send"
                found.append(FollowUp(kind, held.client, held.ended + MAIL_WITHIN, held.call))
        elif not proposal.answered:
            due = datetime.fromtimestamp(proposal.written) + ANSWER_WITHIN
            found.append(FollowUp("ask", held.client, due, held.call))
    done = {(client_key(client), month) for client, month in reported}
    for client, agreement in {client_key(one.client): one for one in held_agreements}.items():
        found += [one for one in _reports(agreement, now) if (client, one.month) not in done]
    for client, moment in appointments:
        if (due := parse_moment(moment)) >= now:
            found.append(FollowUp("call", client, due))
    return tuple(sorted(set(found), key=lambda one: (one.due, one.client, one.kind)))


def _newest(calls: Iterable[Held]) -> list[Held]:
    """The newest call of every client."""
    newest: dict[str, Held] = {}
    for held in calls:
        key = client_key(held.client)
        if key not in newest or newest[key].call < held.call:
            newest[key] = held
    return list(newest.values())


def _reports(agreement: Agreement, now: datetime) -> Iterable[FollowUp]:
    """A report for every month that has ended since the agreement began, a year back at most."""
    began = (
        parse_day(agreement.start)
        if agreement.start
        else datetime.fromtimestamp(agreement.written).date()
    )
    month = max(began, now.date() - timedelta(days=365)).replace(day=1)
    while month < now.date().replace(day=1):
        after = next_month(month)
        due = datetime(after.year, after.month, after.day, 9) + REPORT_WITHIN
        yield FollowUp("report", agreement.client, due, agreement.call, f"{month:%Y-%m}")
        month = after


def next_month(day: date) -> date:
    """The first day of the month after."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
