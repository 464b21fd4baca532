"""What is to be done next: mails to send, answers to ask for, reports that are due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Literal

import msgspec

from coach.offer.agreement import Agreement
from coach.offer.brief import client_key
from coach.offer.next_call import next_call
from coach.offer.proposal import Proposal
from coach.offer.typed_dates import parse_day, parse_moment

MAIL_WITHIN = timedelta(hours=24)
"""The mail follows the call within a day."""
ANSWER_WITHIN = timedelta(days=3)
"""So long a client may think before you call."""
AFTER_CALL = timedelta(days=1)
"""So long after an agreed call you ask for an answer that it did not bring."""
REPORT_WITHIN = timedelta(days=5)
"""So soon after the end of a month its report goes out."""

Kind = Literal["call", "send", "sent", "draft", "ask", "report"]
"""``sent``: the mail is written, and nobody but the user knows whether it has gone out."""


NOTHING_DONE: Mapping[str, float] = {}


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
    told: str = ""
    """When, as it was noted, where that names no moment; ``due`` then only puts it in order."""
    answers: bool = False
    """Whether this is the call that brings the answer to an e-mail."""

    def late(self, now: datetime) -> bool:
        """Whether it should have been done."""
        return self.due < now and not self.told

    @property
    def key(self) -> str:
        """Under which it is kept that this is done."""
        kind = "send" if self.kind == "sent" else self.kind
        when = f"{self.due:%Y-%m-%d %H:%M}" if self.kind == "call" else self.month
        return f"{kind}/{self.call}/{client_key(self.client)}/{self.told or when}"


class Held(msgspec.Struct, frozen=True):
    """A call that has ended."""

    call: int
    client: str
    ended: datetime
    agreed: bool
    """Whether the client wants what the call leads to."""
    then: Literal["proposal", "agreement"] = "proposal"
    """What the call leads to: the e-mail, or the agreement on a tier of it."""
    next_call: str = ""
    """When to talk again, as it was noted in this call."""


def follow_ups(
    now: datetime,
    calls: Iterable[Held],
    proposals: Iterable[Proposal],
    agreements: Iterable[Agreement],
    reported: Iterable[tuple[str, str]],
    appointments: Iterable[tuple[str, str]] = (),
    done: Mapping[str, float] = NOTHING_DONE,
) -> tuple[FollowUp, ...]:
    """Everything to do, the most urgent first.

    ``reported`` holds client and month of the reports that were written, ``appointments`` client
    and moment (YYYY-MM-DD HH:MM) of the calls to come, ``done`` the keys of what was marked as
    done, and when. A client is asked for an answer, and waits for a mail, by the newest call
    alone; that call has also fulfilled the appointments until its day.
    """
    written = {proposal.call: proposal for proposal in proposals}
    held_agreements = sorted(agreements, key=lambda agreement: agreement.written)
    settled = {agreement.call for agreement in held_agreements}
    newest = _newest(calls)
    found: list[FollowUp] = []
    for held in newest.values():
        again = _next_call(held)
        found += again
        if held.call not in settled:
            found += _letters(held, written.get(held.call), again, done)
    reports = {(client_key(client), month) for client, month in reported}
    for client, agreement in {client_key(one.client): one for one in held_agreements}.items():
        found += [one for one in _reports(agreement, now) if (client, one.month) not in reports]
    agreed = {(client_key(one.client), one.due) for one in found if one.kind == "call"}
    for client, moment in appointments:
        due, last = parse_moment(moment), newest.get(client_key(client))
        over = due.date() < now.date() or (last and last.ended.date() >= due.date())
        if not over and (client_key(client), due) not in agreed:
            found.append(FollowUp("call", client, due))
    waiting = (one for one in set(found) if one.key not in done)
    return tuple(sorted(waiting, key=lambda one: (one.due, one.client, one.kind)))


def _next_call(held: Held) -> list[FollowUp]:
    """The call that was agreed on in this one; at most one."""
    again = next_call(held.next_call, held.ended.date())
    if again is None:
        return []
    due = again.until or held.ended + ANSWER_WITHIN
    told = "" if again.at else again.told
    answers = held.agreed and held.then == "proposal"
    return [FollowUp("call", held.client, due, held.call, told=told, answers=answers)]


def _letters(
    held: Held, proposal: Proposal | None, again: list[FollowUp], done: Mapping[str, float]
) -> Iterator[FollowUp]:
    """The letter after a call; when that has gone out, the answer to it."""
    kind: Kind = "sent" if proposal else "draft" if held.then == "agreement" else "send"
    letter = FollowUp(kind, held.client, held.ended + MAIL_WITHIN, held.call)
    sent = done.get(letter.key)
    if proposal is None and not held.agreed:
        return
    if sent is None:
        yield letter
    elif kind != "draft":
        due = datetime.fromtimestamp(sent) + ANSWER_WITHIN
        due = max([due, *(one.due + AFTER_CALL for one in again)])
        yield FollowUp("ask", held.client, due, held.call)


def _newest(calls: Iterable[Held]) -> dict[str, Held]:
    """The newest call of every client, by the client's key."""
    newest: dict[str, Held] = {}
    for held in calls:
        key = client_key(held.client)
        if key not in newest or newest[key].call < held.call:
            newest[key] = held
    return newest


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
