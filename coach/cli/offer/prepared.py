"""What was prepared, from the journal: the offer, the brief, and what they tell the call."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from coach.clean import clean
from coach.cli.known import last_voice, past_of
from coach.cli.parts import shipped_at_worst, voice_for
from coach.errors import CoachError
from coach.journal.store import Journal
from coach.offer import brief as briefs
from coach.offer import kept
from coach.offer.answer import draft_for, draft_of, drafts, voice_names, written_for
from coach.offer.brief import Brief
from coach.offer.profile import Profile
from coach.playbook.text import Voice
from coach.words import Language, _

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
    return briefs.filled_from(brief, past_of(journal, client).facts)


def keep_brief(journal: Journal, brief: Brief, before: str = "") -> None:
    """Keep a brief under its client; ``before`` is the name that it had until now."""
    journal.put(BRIEF, briefs.client_key(brief.client), kept.encode(brief))
    if before and briefs.client_key(before) != briefs.client_key(brief.client):
        journal.drop(BRIEF, briefs.client_key(before))


def known_of(journal: Journal, client: str) -> tuple[dict[str, str], bool]:
    """What the call knows before it begins: facts, and whether the brief is complete."""
    profile = profile_of(journal) or Profile()
    brief = brief_of(journal, client) or Brief()
    facts = briefs.facts_of(msgspec.structs.replace(brief, client=brief.client or client), profile)
    return facts, briefs.is_complete(brief)


def voices_for(journal: Journal, client: str) -> tuple[Voice, ...]:
    """How a client is spoken to, the likeliest first: as in the last call, then as in the offer."""
    profile = profile_of(journal)
    voices = (last_voice(journal, client), profile.voice if profile else None)
    return tuple(voice for voice in voices if voice is not None)


def no_profile(spoken: Language) -> Profile:
    """A blank offer, in the language of the screens."""
    return Profile(voice=voice_for(spoken))


def with_draft(brief: Brief, profile: Profile, advice: Advice, trades: Trades) -> Brief:
    """The brief with an answer for step 7 to start from, where there is none yet.

    A draft that was kept in another form of address is shown in the one of the offer.
    """
    kept = draft_of(brief.answer, drafts(advice, trades))
    answer = kept.to(profile.voice) if kept else brief.answer
    return msgspec.structs.replace(brief, answer=answer or draft_for(profile, advice, trades))


def with_answer(
    facts: dict[str, str], voice: Voice, report: Callable[[CoachError], None]
) -> dict[str, str]:
    """The facts with the answer for step 7 as a call in this voice says it.

    A draft follows the call's form of address; the user's own words stay as they are, and a
    remark tells where they are written for another one.
    """
    answer = facts.get("answer", "")
    if not answer:
        return facts
    if draft := draft_of(answer, drafts(*words_and_trades())):
        return {**facts, "answer": clean(draft.to(voice))}
    written = written_for(answer)
    if written not in (None, voice):
        names = voice_names()
        report(
            CoachError(
                _("your answer for step 7 is written in another form: {form}").format(
                    form=names[written]
                ),
                "coach prepare",
                _("This call needs: {form}.").format(form=names[voice]),
            )
        )
    return facts


def brief_keeper(journal: Journal, client: str) -> Keep[Brief]:
    """Keeps a brief after every answer; one that changes its client leaves its old name."""
    name = client

    def keep(brief: Brief) -> None:
        nonlocal name
        if brief.client:
            keep_brief(journal, brief, name)
            name = brief.client

    return keep
