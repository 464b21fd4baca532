"""The draft of the agreement, once a tier is confirmed (A1, A9); no legal advice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from coach.call.guard import fold
from coach.clean import clean
from coach.offer.advice import Advice
from coach.offer.profile import Profile
from coach.offer.proposal import Addressed, values
from coach.offer.terms import missing
from coach.playbook.text import VOICES, Voice


def noted_tier(noted: str, profile: Profile) -> int | None:
    """The tier that was noted in the call, by its number or its name; None where none was."""
    words = _spaced(noted)
    meant = [
        number
        for number, tier in enumerate(profile.tiers, 1)
        if any(_spaced(name) in words for name in (str(number), *map(tier.name.to, VOICES)) if name)
    ]
    return meant[0] if len(meant) == 1 else None


def _spaced(text: str) -> str:
    return " ".join(("", *re.findall(r"\w+", fold(text)), ""))


class Agreement(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the journal remembers of an agreement, under its call."""

    call: int
    client: str
    tier: int
    written: float
    """Seconds since 1970."""
    start: str = ""
    """The first day, as YYYY-MM-DD."""


def agreement_values(
    to: Addressed,
    profile: Profile,
    facts: Mapping[str, str],
    voice: Voice,
    tier: int,
    advice: Advice,
) -> dict[str, Any]:
    """Everything that the agreement's templates may name."""
    made = values(to, profile, facts, voice, tier)
    return {
        **made,
        "contact": clean(to.contact),
        "me": clean(profile.name),
        "tier": made["options"][tier - 1],
        "included": made["options"][:tier],
        "open": {name: advice.terms[name].to(voice) for name in missing(profile.terms)},
    }
