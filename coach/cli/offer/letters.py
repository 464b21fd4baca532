"""``coach proposal`` and ``coach agreement``: what is written after the call."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date, datetime

import msgspec

from coach.call.state import CallState, fold
from coach.cli import language, on_terminal
from coach.cli.named import call_named
from coach.cli.offer.deliver import deliver
from coach.cli.offer.forms import voice_of, warning_line
from coach.cli.offer.prepared import brief_of, profile_of, words_and_trades
from coach.cli.parts import objections, open_journal, run_screen, warn
from coach.errors import CoachError
from coach.journal.store import CallRow, Journal
from coach.offer import kept
from coach.offer.agreement import Agreement, agreement_values
from coach.offer.brief import Brief
from coach.offer.calculator import warnings
from coach.offer.dates import parse_day
from coach.offer.letter import Letter
from coach.offer.mail import Person, parse_email
from coach.offer.profile import Profile, sample
from coach.offer.proposal import Addressed, Proposal, broken_rails, slips, values
from coach.offer.render import render
from coach.offer.terms import missing
from coach.offer.tiers import TIERS, for_client, workload_hours
from coach.playbook.text import Language, Voice
from coach.words import _

PROPOSAL = "proposal"
AGREEMENT = "agreement"


def proposal(parsed: argparse.Namespace) -> int:
    """Write the e-mail with the three tiers for a call."""
    journal = open_journal()
    row = call_named(journal, parsed.call, "call")
    if parsed.preview and on_terminal():  # without one the mail itself is the preview
        from coach.cli.offer.screens import proposal_screen

        return run_screen(
            lambda app: proposal_screen(journal, row, language(parsed), app.keys, parsed.recommend)
        )
    state = fold(journal.events(row.id))
    voice = letter_voice(journal, parsed, state)
    profile = offer_or_sample(journal, voice)
    brief = brief_of(journal, row.client) or Brief(client=row.client)
    letter = proposal_letter(row, state, brief, profile, voice, parsed.recommend)
    spoken = language(parsed)
    tell(remarks(journal, letter, spoken) + tier_remarks(profile, brief, state, spoken))
    deliver(letter, parsed, datetime.now().astimezone(), PROPOSAL, row.client)
    remember(journal, Proposal(row.id, row.client, parsed.recommend, voice, time.time()))
    return 0


def proposal_letter(
    row: CallRow, state: CallState, brief: Brief, profile: Profile, voice: Voice, recommended: int
) -> Letter:
    """The e-mail for a call, ready to be written in any format."""
    to = addressed(row, state, brief)
    return Letter(
        name="proposal",
        voice=voice,
        values=values(to, profile, state.facts, voice, recommended),
        sender=Person(profile.name, profile.email),
        to=receiver(to, state, brief),
    )


def addressed(row: CallRow, state: CallState, brief: Brief) -> Addressed:
    """Whom a letter about a call goes to."""
    return Addressed(
        client=brief.client or row.client,
        contact=brief.contact or state.facts.get("contact", ""),
        called=date.fromtimestamp(state.started or row.started),
        today=date.today(),
    )


def receiver(to: Addressed, state: CallState, brief: Brief) -> Person:
    """Name and address for the head of a mail; an address that is none is left out."""
    address = brief.email or state.facts.get("email", "")
    try:
        address = parse_email(address)
    except CoachError as error:
        warn(error)
        address = ""
    return Person(to.contact or to.client, address)


def agreement(parsed: argparse.Namespace) -> int:
    """Draft the agreement for the tier that the client confirmed."""
    journal = open_journal()
    row = call_named(journal, parsed.call, "call")
    state = fold(journal.events(row.id))
    voice: Voice = "en" if letter_voice(journal, parsed, state) == "en" else "sie"
    profile = offer_or_sample(journal, voice)
    before = agreement_of(journal, row.id)
    start = parsed.start or (before.start if before else "")
    if start:
        day = parse_day(start).isoformat()
        terms = msgspec.structs.replace(profile.terms, start=day)
        profile = msgspec.structs.replace(profile, terms=terms)
    tell(sample_remarks(journal) + unsettled(profile, language(parsed)))
    letter = agreement_letter(journal, row, state, profile, voice, parsed.tier)
    deliver(letter, parsed, datetime.now().astimezone(), "agreement", row.client)
    keep_agreement(journal, row, parsed.tier, profile)
    return 0


def agreement_letter(
    journal: Journal, row: CallRow, state: CallState, profile: Profile, voice: Voice, tier: int
) -> Letter:
    """The agreement for a tier, ready to be written in any format."""
    brief = brief_of(journal, row.client) or Brief(client=row.client)
    advice, _trades = words_and_trades()
    to = addressed(row, state, brief)
    sent = proposal_of(journal, row.id)
    recommended = sent.recommended if sent else TIERS
    return Letter(
        name="agreement",
        voice=voice,
        values=agreement_values(to, profile, state.facts, voice, tier, recommended, advice),
        sender=Person(profile.name, profile.email),
        to=receiver(to, state, brief),
    )


def unsettled(profile: Profile, spoken_in: Language) -> list[str]:
    """The terms that nobody has settled yet."""
    (advice, _trades), spoken = words_and_trades(), voice_of(spoken_in)
    return [
        _("Still to be settled: {term}").format(term=advice.terms[name].to(spoken))
        for name in missing(profile.terms)
    ]


def keep_agreement(journal: Journal, row: CallRow, tier: int, profile: Profile) -> None:
    """Remember that the agreement was drafted."""
    drafted = Agreement(row.id, row.client, tier, time.time(), profile.terms.start)
    journal.put(AGREEMENT, str(row.id), kept.encode(drafted))


def tell(remarks: list[str]) -> None:
    """Remarks on standard error, where they do not get into what is written."""
    for remark in remarks:
        print(f"coach: {remark}", file=sys.stderr)


def remarks(journal: Journal, letter: Letter, spoken_in: Language) -> list[str]:
    """What to look at before the mail goes out: gaps, and guardrails that it runs into."""
    (advice, _trades), spoken = words_and_trades(), voice_of(spoken_in)
    text = letter.edited or render(letter.name, "txt", letter.voice, letter.values)
    rails = objections().guardrails
    found = sample_remarks(journal)
    found += [advice.slips[slip].to(spoken) for slip in slips(text, letter.values)]
    found += [rails[name].warning.to(spoken) for name in broken_rails(text, rails)]
    return found


def tier_remarks(profile: Profile, brief: Brief, state: CallState, spoken: Language) -> list[str]:
    """What the tiers mean for the user with this client's floor and workload."""
    advice, trades = words_and_trades()
    floor = brief.floor if brief.currency == profile.currency else None
    found = warnings(
        for_client(profile, state.facts), trades.rules, floor, workload_hours(state.facts)
    )
    return [
        warning_line(one, profile.currency, advice, spoken)
        for one in found
        if one.name in ("under_floor", "under_hour", "over_capacity", "over_workload")
    ]


def letter_voice(journal: Journal, parsed: argparse.Namespace, state: CallState) -> Voice:
    """The voice of a letter: of the call, else of the offer; ``--lang`` changes the language."""
    asked, profile = getattr(parsed, "lang", None), profile_of(journal)
    voice = state.voice if state.started or profile is None else profile.voice
    if asked == "en":
        return "en"
    if asked == "de" and voice == "en":
        return "du" if profile and profile.voice == "du" else "sie"
    return voice


def offer_or_sample(journal: Journal, voice: Voice) -> Profile:
    """The user's offer; where none is set up, the sample one."""
    return profile_of(journal) or sample(words_and_trades()[1], voice)


def sample_remarks(journal: Journal) -> list[str]:
    """That the figures are those of the sample offer, where they are."""
    if profile_of(journal) is not None:
        return []
    return [_("This uses the sample offer (social media); coach offer sets up your own.")]


def remember(journal: Journal, written: Proposal) -> None:
    """Keep that the proposal was written; an answer that came already stays."""
    if before := proposal_of(journal, written.call):
        written = msgspec.structs.replace(written, answered=before.answered)
    journal.put(PROPOSAL, str(written.call), kept.encode(written))


def agreement_of(journal: Journal, call: int) -> Agreement | None:
    """The agreement that was drafted after a call, or None."""
    held = journal.get(AGREEMENT, str(call))
    return None if held is None else kept.decode(held, Agreement)


def proposal_of(journal: Journal, call: int) -> Proposal | None:
    """The proposal that was written for a call, or None."""
    held = journal.get(PROPOSAL, str(call))
    return None if held is None else kept.decode(held, Proposal)
