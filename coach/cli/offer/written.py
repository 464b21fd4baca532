"""What was written after the calls, from the journal: e-mails, agreements, reports."""

from __future__ import annotations

import time

import msgspec

from coach.journal.store import CallRow, Journal
from coach.offer import kept
from coach.offer.agreement import Agreement
from coach.offer.brief import client_key
from coach.offer.follow_ups import FollowUp
from coach.offer.profile import Profile
from coach.offer.proposal import Proposal
from coach.offer.report import Report

PROPOSAL = "proposal"
AGREEMENT = "agreement"
REPORT = "report"
DONE = "done"


def proposal_of(journal: Journal, call: int) -> Proposal | None:
    """The proposal that was written for a call, or None."""
    held = journal.get(PROPOSAL, str(call))
    return None if held is None else kept.decode(held, Proposal)


def keep_proposal(journal: Journal, written: Proposal) -> None:
    """Keep that the proposal was written."""
    journal.put(PROPOSAL, str(written.call), kept.encode(written))


def proposals(journal: Journal) -> list[Proposal]:
    """Every proposal that was written."""
    return [kept.decode(body, Proposal) for _name, body in journal.documents(PROPOSAL)]


def agreement_of(journal: Journal, call: int) -> Agreement | None:
    """The agreement that was drafted after a call, or None."""
    held = journal.get(AGREEMENT, str(call))
    return None if held is None else kept.decode(held, Agreement)


def keep_agreement(journal: Journal, row: CallRow, tier: int, profile: Profile) -> None:
    """Remember that the agreement was drafted."""
    drafted = Agreement(row.id, row.client, tier, time.time(), profile.terms.start)
    journal.put(AGREEMENT, str(row.id), kept.encode(drafted))


def agreements(journal: Journal) -> list[Agreement]:
    """Every agreement that was drafted."""
    return [kept.decode(body, Agreement) for _name, body in journal.documents(AGREEMENT)]


def report_of(journal: Journal, client: str, month: str) -> Report | None:
    """The report that was written for a client and a month, or None."""
    held = journal.get(REPORT, f"{client_key(client)}/{month}")
    return None if held is None else kept.decode(held, Report)


def keep_report(journal: Journal, report: Report) -> None:
    """Keep a report under its client and month."""
    journal.put(REPORT, f"{client_key(report.client)}/{report.month}", kept.encode(report))


def reports(journal: Journal) -> list[Report]:
    """Every report that was written."""
    return [kept.decode(body, Report) for _name, body in journal.documents(REPORT)]


def done_at(journal: Journal) -> dict[str, float]:
    """The follow-ups that were marked as done, by their keys, and when (seconds since 1970)."""
    return {name: msgspec.json.decode(body, type=float) for name, body in journal.documents(DONE)}


def mark_done(journal: Journal, one: FollowUp) -> None:
    """Keep that a follow-up is done."""
    journal.put(DONE, one.key, msgspec.json.encode(time.time()))


def mark_open(journal: Journal, one: FollowUp) -> None:
    """A follow-up is not done after all."""
    journal.drop(DONE, one.key)
