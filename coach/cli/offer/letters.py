"""The letters after a call, composed: the e-mail, the agreement, the monthly report."""

from __future__ import annotations

from datetime import date

from coach.call.facts import worded
from coach.call.state import CallState, fold
from coach.cli.offer.prepared import brief_of, profile_of, words_and_trades
from coach.cli.offer.written import agreements
from coach.cli.parts import warn
from coach.errors import CoachError
from coach.journal.store import CallRow, Journal
from coach.offer.agreement import agreement_values, noted_tier
from coach.offer.brief import Brief, client_key
from coach.offer.letter import Letter
from coach.offer.mail import Person, parse_email
from coach.offer.profile import Profile, sample
from coach.offer.proposal import Addressed, values
from coach.offer.report import Report, report_values
from coach.offer.tiers import Option, options
from coach.playbook.text import Voice, language_of
from coach.words import Language


def offer_or_sample(journal: Journal, voice: Voice) -> Profile:
    """The user's offer; where none is set up, the sample one."""
    return profile_of(journal) or sample(words_and_trades()[1], voice)


def letter_voice(journal: Journal, asked: Language | None, state: CallState) -> Voice:
    """The voice of a letter: of the call, else of the offer, in the language asked for."""
    profile = profile_of(journal)
    voice = state.voice if state.started or profile is None else profile.voice
    if asked == "en":
        return "en"
    if asked == "de" and voice == "en":
        return "du" if profile and profile.voice == "du" else "sie"
    return voice


def proposal_letter(
    row: CallRow, state: CallState, brief: Brief, profile: Profile, voice: Voice, recommended: int
) -> Letter:
    """The e-mail for a call, ready to be written in any format."""
    to = _addressed(row, state, brief)
    return Letter(
        name="proposal",
        voice=voice,
        values=values(to, profile, worded(state), voice, recommended),
        sender=Person(profile.name, profile.email),
        to=_receiver(to, state, brief),
    )


def agreement_letter(
    journal: Journal, row: CallRow, state: CallState, profile: Profile, voice: Voice, tier: int
) -> Letter:
    """The agreement for a tier, ready to be written in any format."""
    brief = brief_of(journal, row.client) or Brief(client=row.client)
    advice, _trades = words_and_trades()
    to = _addressed(row, state, brief)
    return Letter(
        name="agreement",
        voice=voice,
        values=agreement_values(to, profile, worded(state), voice, tier, advice),
        sender=Person(profile.name, profile.email),
        to=_receiver(to, state, brief),
    )


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


def agreed_options(
    journal: Journal, client: str, profile: Profile, state: CallState, voice: Voice
) -> tuple[Option, ...]:
    """The agreed tier of a client and those below it; empty where nothing is agreed.

    A draft alone agrees on nothing: the client has confirmed a tier in a call.
    """
    if noted_tier(state.facts.get("tier", ""), profile) is None:
        return ()
    agreed = [one for one in agreements(journal) if client_key(one.client) == client_key(client)]
    if not agreed:
        return ()
    newest = max(agreed, key=lambda agreement: agreement.written)
    return options(profile, state.facts, language_of(voice))[: newest.tier]


def last_state(journal: Journal, client: str) -> CallState:
    """How the client's last call stands; a blank state where there was none."""
    rows = [row for row in journal.calls("call") if client_key(row.client) == client_key(client)]
    return fold(journal.events(rows[0].id)) if rows else CallState(client=client)


def _addressed(row: CallRow, state: CallState, brief: Brief) -> Addressed:
    """Whom a letter about a call goes to."""
    return Addressed(
        client=brief.client or row.client,
        contact=brief.contact or state.facts.get("contact", ""),
        called=date.fromtimestamp(state.started or row.started),
        today=date.today(),
    )


def _receiver(to: Addressed, state: CallState, brief: Brief) -> Person:
    """Name and address for the head of a mail; an address that is none is left out."""
    address = brief.email or state.facts.get("email", "")
    try:
        address = parse_email(address)
    except CoachError as error:
        warn(error)
        address = ""
    return Person(to.contact or to.client, address)
