"""The brief: what is prepared for one client, and what of it fills the lines of the call."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal

import msgspec

from coach.clean import clean
from coach.errors import CoachError
from coach.offer.mail import parse_email
from coach.offer.money import show_number
from coach.offer.profile import Profile
from coach.playbook.text import Voice, language_of


class Brief(msgspec.Struct, frozen=True, omit_defaults=True):
    """The preparation for one client; everything in it is optional."""

    client: str = ""
    contact: str = ""
    email: str = ""
    decision_maker: bool | None = None
    """Whether it is confirmed that the contact decides; None: not asked yet."""
    appointment: str = ""
    """YYYY-MM-DD HH:MM on the clock of this place."""
    need: bool | None = None
    growth: bool | None = None
    budget: bool | None = None
    regular: bool | None = None
    workload: str = ""
    goals: str = ""
    pains: str = ""
    services: str = ""
    extras: str = ""
    proof: str = ""
    places: int | None = None
    floor: Decimal | None = None
    """The lowest monthly fee to accept, in ``currency``; for the user's eyes only."""
    currency: str = "EUR"
    answer: str = ""
    """The user's own answer to "How does a retainer agreement work?"."""


KEYS = tuple(name for name in Brief.__struct_fields__ if name != "currency")
"""What a brief asks for, in order."""

NEEDED = ("client", "contact", "decision_maker", "answer")
"""With these, steps 1 and 2 of the call are done (A8)."""

NOTED = ("contact", "email", "workload", "goals", "pains")
"""What a call notes under the same name; its extras are agreed ones, and the brief's are not."""


def missing(brief: Brief) -> tuple[str, ...]:
    """The fields that are still empty, in order, and a contact who does not decide."""
    return tuple(
        key
        for key in KEYS
        if getattr(brief, key) in ("", None)
        or (key == "decision_maker" and not brief.decision_maker)
    )


def is_complete(brief: Brief) -> bool:
    """Whether the call can begin with its first question to the client (step 3)."""
    return not set(NEEDED) & set(missing(brief))


def filled_from(brief: Brief, facts: Mapping[str, str]) -> Brief:
    """The brief with what is open in it taken from ``facts`` that were noted in calls.

    What was prepared stays, and a noted address that is none is left out.
    """
    for key in NOTED:
        if not getattr(brief, key):
            read = parse_email if key == "email" else clean
            with suppress(CoachError):
                brief = msgspec.structs.replace(brief, **{key: read(facts.get(key, ""))})
    decides = clean(facts.get("decision_maker", "")).casefold()
    if brief.decision_maker is None and decides and decides == brief.contact.casefold():
        brief = msgspec.structs.replace(brief, decision_maker=True)
    return brief


def facts_of(brief: Brief, profile: Profile) -> dict[str, str]:
    """The facts that fill the lines of the call; unknown ones are left out.

    ``services`` is what step 4 can suggest: the brief's extras and services, else what the upper
    tiers of the offer add. What the client asks for is taken out of it in the call.
    """
    language = language_of(profile.voice)
    voice: Voice = "en" if language == "en" else "sie"
    upper = [name for tier in profile.tiers[1:] for name in tier.adds]
    offered = ", ".join(
        profile.services[name].name.to(voice) for name in upper if name in profile.services
    )
    facts = {
        "client": brief.client,
        "contact": brief.contact,
        "email": brief.email,
        "me": profile.name,
        "decision_maker": brief.contact if brief.decision_maker else "",
        "workload": brief.workload,
        "goals": brief.goals,
        "pains": brief.pains,
        "services": ", ".join(filter(None, (brief.extras, brief.services))) or offered,
        "own_extras": brief.extras,
        "proof": brief.proof[:1].upper() + brief.proof[1:].rstrip("."),
        "places": str(brief.places) if brief.places else "",
        "answer": brief.answer,
        "rollover": show_number(profile.terms.rollover, language) if profile.terms.rollover else "",
    }
    return {key: clean(value) for key, value in facts.items() if value.strip()}


def client_key(client: str) -> str:
    """The name under which a client's brief is kept: however it is typed."""
    return clean(client).casefold()
