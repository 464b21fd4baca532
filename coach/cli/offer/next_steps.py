"""``coach follow-ups``: what is to be done next."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime
from shlex import quote
from typing import Literal

import msgspec

from coach.call.state import fold
from coach.cli import language
from coach.cli.named import call_named
from coach.cli.offer.deliver import show_bytes
from coach.cli.offer.forms import voice_of
from coach.cli.offer.letters import AGREEMENT, PROPOSAL, proposal_of
from coach.cli.offer.prepared import BRIEF, words_and_trades
from coach.cli.offer.report import REPORT
from coach.cli.parts import open_journal, script_named, to_json
from coach.errors import CoachError
from coach.journal.store import CallRow, Journal
from coach.offer import brief as briefs
from coach.offer import kept
from coach.offer.agreement import Agreement
from coach.offer.brief import Brief
from coach.offer.calendar import calendar
from coach.offer.dates import parse_month, show_moment, show_month
from coach.offer.files import write as write_file
from coach.offer.follow_ups import FollowUp, Held
from coach.offer.follow_ups import follow_ups as todo
from coach.offer.proposal import Proposal
from coach.offer.report import Report
from coach.playbook.text import Language
from coach.words import _


def follow_ups(parsed: argparse.Namespace) -> int:
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


def due(journal: Journal, now: datetime) -> tuple[FollowUp, ...]:
    """Everything to follow up, from the journal; clients are spelled as in their briefs."""
    plans = [kept.decode(body, Brief) for _name, body in journal.documents(BRIEF)]
    written = [kept.decode(body, Report) for _name, body in journal.documents(REPORT)]
    found = todo(
        now,
        _held(journal),
        [kept.decode(body, Proposal) for _name, body in journal.documents(PROPOSAL)],
        [kept.decode(body, Agreement) for _name, body in journal.documents(AGREEMENT)],
        [(report.client, report.month) for report in written],
        [(plan.client, plan.appointment) for plan in plans if plan.appointment],
    )
    names = {briefs.client_key(plan.client): plan.client for plan in plans}
    return tuple(
        msgspec.structs.replace(one, client=names.get(briefs.client_key(one.client), one.client))
        for one in found
    )


def _held(journal: Journal) -> Iterator[Held]:
    """The newest call of every client, where it has ended."""
    seen: set[str] = set()
    for row in journal.calls("call"):
        key = briefs.client_key(row.client)
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
    return advice.follow_ups[one.kind].to(voice_of(spoken)).format(client=client, month=month)


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


def _answered(journal: Journal, written: str) -> int:
    row = call_named(journal, written, "call")
    sent = proposal_of(journal, row.id)
    if sent is None:
        raise CoachError(
            _("no proposal was written for call {number}").format(number=row.id),
            "--done",
            _("`coach proposal {number}` writes it.").format(number=row.id),
        )
    answered = msgspec.structs.replace(sent, answered=True)
    journal.put(PROPOSAL, str(row.id), kept.encode(answered))
    print(_("{client} has answered.").format(client=row.client or _("A client")))
    return 0
