"""What is to be done next, from the journal: each step with its words and its command."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from shlex import quote
from typing import Literal

import msgspec

from coach.call.state import fold
from coach.cli.offer.prepared import all_briefs, words_and_trades
from coach.cli.offer.written import agreements, proposals, reports
from coach.cli.parts import script_named, voice_for
from coach.errors import CoachError
from coach.journal.store import CallRow, Journal
from coach.offer.brief import client_key
from coach.offer.dates import parse_month, show_moment, show_month
from coach.offer.follow_ups import FollowUp, Held, follow_ups
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
            length = fold(journal.events(row.id)).now
            ended = datetime.fromtimestamp(row.started + length)
            agreed = row.outcome == "agreed"
            yield Held(row.id, row.client, ended, agreed, _then(row) if agreed else "proposal")


def _then(row: CallRow) -> Literal["proposal", "agreement"]:
    """What an agreed call leads to; the e-mail, where its script is gone."""
    try:
        return script_named(row.script).then
    except CoachError:
        return "proposal"


def words(one: FollowUp, spoken: Language) -> str:
    """A follow-up in one sentence."""
    advice, _trades = words_and_trades()
    month = show_month(parse_month(one.month), spoken) if one.month else ""
    client = one.client or _("a client")
    return advice.follow_ups[one.kind].to(voice_for(spoken)).format(client=client, month=month)


def line(one: FollowUp, now: datetime, spoken: Language) -> str:
    """A follow-up as one line of the list: when, what, and the command for it."""
    late = f" ({_('late')})" if one.late(now) else ""
    when = show_moment(one.due, spoken)
    command = {
        "send": f"coach proposal {one.call}",
        "draft": f"coach agreement {one.call} --tier N",
        "ask": f"coach follow-ups --done {one.call}",
        "report": f"coach report {quote(one.client)} --month {one.month}",
        "call": f"coach call {quote(one.client)}",
    }[one.kind]
    return f"{when}{late}: {words(one, spoken)} [{command}]"
