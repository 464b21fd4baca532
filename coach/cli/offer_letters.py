"""``coach proposal``: the e-mail after the call."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date, datetime

import msgspec

from coach.call.state import CallState, fold
from coach.clean import clean
from coach.cli import language
from coach.cli.deliver import deliver
from coach.cli.offer_forms import voice_of
from coach.cli.parts import objections, open_journal
from coach.cli.prepared import brief_of, profile_of, words_and_trades
from coach.errors import CoachError
from coach.journal.store import CallRow, Journal
from coach.offer.brief import Brief
from coach.offer.letter import Letter
from coach.offer.mail import Person
from coach.offer.profile import Profile, sample
from coach.offer.proposal import LETTER, Addressed, Proposal, broken_rails, slips, values
from coach.offer.render import render
from coach.playbook.text import Voice
from coach.words import _

PROPOSAL = "proposal"


def proposal(parsed: argparse.Namespace) -> int:
    """Write the e-mail with the three tiers for a call."""
    journal = open_journal()
    row = call_named(journal, parsed.call)
    state = fold(journal.events(row.id))
    voice = letter_voice(journal, parsed, state)
    profile = offer_or_sample(journal, voice)
    brief = brief_of(journal, row.client) or Brief(client=row.client)
    letter = proposal_letter(row, state, brief, profile, voice, parsed.recommend)
    for remark in remarks(letter, parsed):
        print(f"coach: {remark}", file=sys.stderr)
    deliver(letter, parsed, datetime.now().astimezone(), LETTER, row.client)
    remember(journal, Proposal(row.id, row.client, parsed.recommend, voice, time.time()))
    return 0


def proposal_letter(
    row: CallRow, state: CallState, brief: Brief, profile: Profile, voice: Voice, recommended: int
) -> Letter:
    """The e-mail for a call, ready to be written in any format."""
    contact = brief.contact or state.facts.get("contact", "")
    to = Addressed(
        client=brief.client or row.client,
        contact=contact,
        called=date.fromtimestamp(state.started or row.started),
        today=date.today(),
    )
    return Letter(
        name="proposal",
        voice=voice,
        values=values(to, profile, state.facts, voice, recommended),
        sender=Person(profile.name, profile.email),
        to=Person(contact or to.client, brief.email or state.facts.get("email", "")),
    )


def remarks(letter: Letter, parsed: argparse.Namespace) -> list[str]:
    """What to look at before the mail goes out: gaps, and guardrails that it runs into."""
    (advice, _trades), spoken = words_and_trades(), voice_of(language(parsed))
    text = render(letter.name, "txt", letter.voice, letter.values)
    rails = objections().guardrails
    found = [advice.slips[slip].to(spoken) for slip in slips(text, letter.values)]
    found += [rails[name].warning.to(spoken) for name in broken_rails(text, rails)]
    return found


def call_named(journal: Journal, written: str) -> CallRow:
    """A call by its number, or the last one; raises CoachError where there is none."""
    word = clean(written)
    if word in ("last", "letzter", "letzte"):
        last = journal.last_call()
        if last is None:
            raise CoachError(_("there is no call yet"), "", _("`coach call CLIENT` holds one."))
        return last
    if not (word.isascii() and word.isdigit() and len(word) < 16):
        raise CoachError(
            _("{word} is no call").format(word=repr(word[:40])),
            "",
            _("Name a number from `coach history`, or last."),
        )
    return journal.call(int(word))


def letter_voice(journal: Journal, parsed: argparse.Namespace, state: CallState) -> Voice:
    """The voice of a letter: that of the call, unless ``--lang`` asks for the other language."""
    asked = getattr(parsed, "lang", None)
    if asked == "en":
        return "en"
    if asked == "de" and state.voice == "en":
        profile = profile_of(journal)
        return "du" if profile and profile.voice == "du" else "sie"
    return state.voice


def offer_or_sample(journal: Journal, voice: Voice) -> Profile:
    """The user's offer; where none is set up, the sample one, and a remark."""
    profile = profile_of(journal)
    if profile is None:
        print(
            "coach: "
            + _("This uses the sample offer (social media); coach offer sets up your own."),
            file=sys.stderr,
        )
        return sample(words_and_trades()[1], voice)
    return profile


def remember(journal: Journal, written: Proposal) -> None:
    """Keep that the proposal was written; an answer that came already stays."""
    name = str(written.call)
    if held := journal.get(PROPOSAL, name):
        before = msgspec.json.decode(held, type=Proposal)
        written = msgspec.structs.replace(written, answered=before.answered)
    journal.put(PROPOSAL, name, msgspec.json.encode(written))
