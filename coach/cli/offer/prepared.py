"""What was prepared, from the journal: the offer, the brief, and what they tell the call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from coach.cli.parts import carried_facts, shipped_at_worst, voice_for
from coach.journal.store import Journal
from coach.offer import brief as briefs
from coach.offer import kept
from coach.offer.brief import Brief
from coach.offer.profile import Profile
from coach.playbook.text import Voice
from coach.words import Language

if TYPE_CHECKING:
    from coach.offer.advice import Advice
    from coach.offer.form import Keep
    from coach.offer.trades import Trades

BRIEF = "brief"
PROFILE = "profile"
ME = "me"


def words_and_trades() -> tuple[Advice, Trades]:
    """The words around the offer, and the trades to start from.

    Where the user's own file over one is broken, the shipped one serves, and a remark says so.
    """
    from coach.offer.advice import load_advice
    from coach.offer.trades import load_trades

    return shipped_at_worst(load_advice), shipped_at_worst(load_trades)


def profile_of(journal: Journal) -> Profile | None:
    """The user's offer, or None where none is set up."""
    held = journal.get(PROFILE, ME)
    return None if held is None else kept.decode(held, Profile)


def keep_profile(journal: Journal, profile: Profile) -> None:
    """Keep the user's offer."""
    journal.put(PROFILE, ME, kept.encode(profile))


def brief_of(journal: Journal, client: str) -> Brief | None:
    """The brief for a client, or None."""
    held = journal.get(BRIEF, briefs.client_key(client)) if client else None
    return None if held is None else kept.decode(held, Brief)


def all_briefs(journal: Journal) -> list[Brief]:
    """The brief of every client that has one."""
    return [kept.decode(body, Brief) for _name, body in journal.documents(BRIEF)]


def brief_begun(journal: Journal, client: str, currency: str) -> Brief:
    """The brief for a client, or a new one; what is open in it comes from the calls so far."""
    brief = brief_of(journal, client) or Brief(client=client, currency=currency)
    return briefs.filled_from(brief, carried_facts(journal, client))


def keep_brief(journal: Journal, brief: Brief, before: str = "") -> None:
    """Keep a brief under its client; ``before`` is the name that it had until now."""
    journal.put(BRIEF, briefs.client_key(brief.client), kept.encode(brief))
    if before and briefs.client_key(before) != briefs.client_key(brief.client):
        journal.drop(BRIEF, briefs.client_key(before))


def known_of(journal: Journal, client: str) -> tuple[dict[str, str], bool, Voice]:
    """What the call knows before it begins: facts, whether the brief is complete, the voice."""
    profile = profile_of(journal) or Profile()
    brief = brief_of(journal, client) or Brief()
    facts = briefs.facts_of(msgspec.structs.replace(brief, client=brief.client or client), profile)
    return facts, briefs.is_complete(brief), profile.voice


def no_profile(spoken: Language) -> Profile:
    """A blank offer, in the language of the screens."""
    return Profile(voice=voice_for(spoken))


def with_draft(brief: Brief, profile: Profile, advice: Advice) -> Brief:
    """The brief with an answer for step 7 to start from, where there is none yet."""
    answer = brief.answer or advice.answer.draft.to(profile.voice)
    return msgspec.structs.replace(brief, answer=answer)


def brief_keeper(journal: Journal, client: str) -> Keep[Brief]:
    """Keeps a brief after every answer; one that changes its client leaves its old name."""
    name = client

    def keep(brief: Brief) -> None:
        nonlocal name
        if brief.client:
            keep_brief(journal, brief, name)
            name = brief.client

    return keep
