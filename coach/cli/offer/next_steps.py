"""What is to be done next, from the journal: each step with its words and its command."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from shlex import quote
from typing import Literal

import msgspec

from coach.call.facts import noted_facts
from coach.call.state import fold
from coach.cli.offer.prepared import all_briefs, words_and_trades
from coach.cli.offer.written import agreements, done_at, proposals, reports
from coach.cli.parts import script_named, voice_for
from coach.errors import CoachError
from coach.journal.store import CallRow, Journal
from coach.offer.brief import client_key
from coach.offer.dates import show_moment, show_month
from coach.offer.follow_ups import FollowUp, Held, follow_ups
from coach.offer.next_call import FACT
from coach.offer.typed_dates import parse_month
from coach.words import Language, _


def due(journal: Journal, now: datetime) -> tuple[FollowUp, ...]:
    """Everything to follow up, from the journal; clients are spelled as in their briefs."""
    plans = all_briefs(journal)
    found = follow_ups(
        now,
        _held(journal),
        proposals(journal),
        agreements(journal),
        [(report.client, report.month) for report in reports(journal)],
        [(plan.client, plan.appointment) for plan in plans if plan.appointment],
        done_at(journal),
    )
    names = {client_key(plan.client): plan.client for plan in plans}
    return tuple(
        msgspec.structs.replace(one, client=names.get(client_key(one.client), one.client))
        for one in found
    )


def _held(journal: Journal) -> Iterator[Held]:
    """The newest call of every client, where it has ended."""
    seen: set[str] = set()
    for row in journal.calls("call"):
        key = client_key(row.client)
        if key in seen:
            continue
        seen.add(key)
        if row.ended:
            events = journal.events(row.id)
            ended = datetime.fromtimestamp(row.started + fold(events).now)
            agreed = row.outcome == "agreed"
            then = _then(row) if agreed else "proposal"
            again = noted_facts(events).get(FACT, "")
            yield Held(row.id, row.client, ended, agreed, then, again)


def _then(row: CallRow) -> Literal["proposal", "agreement"]:
    """What an agreed call leads to; the e-mail, where its script is gone."""
    try:
        return script_named(row.script).then
    except CoachError:
        return "proposal"


ASKS = "after-email"
"""The script of the call that asks for an answer."""


def script_for(one: FollowUp) -> str:
    """The script of a call that is to be made; empty for the usual one."""
    return ASKS if one.kind == "ask" or one.answers else ""


def words(one: FollowUp, spoken: Language) -> str:
    """A follow-up in one sentence."""
    advice, _trades = words_and_trades()
    month = show_month(parse_month(one.month), spoken) if one.month else ""
    client = one.client or _("a client")
    return advice.follow_ups[one.kind].to(voice_for(spoken)).format(client=client, month=month)


def when(one: FollowUp, now: datetime, spoken: Language) -> str:
    """By when; words that name no moment stand as they were noted."""
    late = f" ({_('late')})" if one.late(now) else ""
    return f"{one.told or show_moment(one.due, spoken)}{late}"


def line(one: FollowUp, now: datetime, spoken: Language) -> str:
    """A follow-up as one line of the list: when, what, and the command for it."""
    command = {
        "send": f"coach proposal {one.call}",
        "draft": f"coach agreement {one.call} --tier N",
        "sent": f"coach follow-ups --done {one.call}",
        "ask": f"coach follow-ups --done {one.call}",
        "report": f"coach report {quote(one.client)} --month {one.month}",
        "call": f"coach call {quote(one.client)}" + (f" --script {ASKS}" if one.answers else ""),
    }[one.kind]
    return f"{when(one, now, spoken)}: {words(one, spoken)} [{command}]"
