"""The e-mail after the call: three options, one recommended, in the client's own words (A9)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

import msgspec

from coach.call.address import spoken_name
from coach.call.fill import Prepared
from coach.call.guard import tripped
from coach.clean import clean, clean_lines
from coach.errors import CoachError
from coach.offer.dates import show_day, show_meeting
from coach.offer.money import show
from coach.offer.next_call import FACT, next_call
from coach.offer.profile import Profile
from coach.offer.terms import shown_terms, tax_note
from coach.offer.tiers import TIERS, covering, extras_tier, options, workload_hours
from coach.playbook.model import Guardrail
from coach.playbook.text import Voice, language_of
from coach.words import _

WORDS = ("workload", "goals", "pains", "extras", "success")
"""Facts that the e-mail names; those noted in a call it quotes, verbatim."""


class Proposal(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the journal remembers of a proposal, under its call."""

    call: int
    client: str
    recommended: int
    voice: Voice
    written: float
    """Seconds since 1970."""


class Addressed(msgspec.Struct, frozen=True):
    """Whom the e-mail goes to, and when the two talked."""

    client: str
    contact: str
    called: date
    today: date


def values(
    to: Addressed,
    profile: Profile,
    facts: Mapping[str, str],
    voice: Voice,
    recommended: int = TIERS,
) -> dict[str, Any]:
    """Everything that the e-mail's templates may name, as plain texts and numbers.

    Floor price, hourly value and income goal are not among them, so that no template can print
    them. Raises CoachError where the offer has not three sound tiers.
    """
    language = language_of(voice)
    noted = {key: told(facts.get(key, "")) for key in WORDS}
    offered = [
        {
            "number": option.number,
            "name": option.name,
            "fee": show(option.fee, language),
            "hours": option.hours,
            "adds": [{"name": item.name, "amount": item.amount} for item in option.adds],
            "extras": option.extras,
        }
        for option in options(profile, {**facts, **noted}, language)
    ]
    if not 1 <= recommended <= TIERS:
        raise CoachError(
            _("there is no tier {recommended}").format(recommended=recommended),
            todo=_("Choose 1, 2 or 3."),
        )
    note = tax_note(profile.tax_note)
    hours = workload_hours(facts)
    again = next_call(facts.get(FACT, ""), to.called)
    if again and again.until and again.until.date() < to.today:
        again = None  # it has been held
    return {
        "language": language,
        "client": clean(to.client),
        "greeting": greeting(to.contact, to.client, voice),
        "called": "" if to.called == to.today else show_day(to.called, language),
        "told": noted,
        "quoted": [key for key in WORDS if not isinstance(facts.get(key), Prepared)],
        "volume": "" if hours is None else str(round(hours)),
        "options": offered,
        "best": offered[recommended - 1],
        "covers": covering(profile, facts) if hours else 1 if noted["workload"] else 0,
        "extras_tier": extras_tier(profile, noted["extras"]),
        "terms": shown_terms(profile.terms, profile.currency, language),
        "next_call": {
            "told": again.told if again else "",
            "day": show_meeting(again.at, language) if again and again.at else "",
        },
        "tax_note": note.text,
        "tax_of_prices": note.of_prices,
        "signature": signature(profile),
    }


def told(fact: str) -> str:
    """A noted fact as it is quoted: the client's words, or empty where there was nothing."""
    words = clean(fact)
    for first, last in ('""', "“”", "„“", "»«", "«»"):
        if len(words) > 1 and words[0] == first and words[-1] == last:
            words = words[1:-1].strip()
    return "" if _NOTHING.fullmatch(words) else words


def greeting(contact: str, client: str, voice: Voice) -> str:
    """The name after the hello: as it is said, and formally the whole one, or the company's."""
    return spoken_name(contact, client, voice) or clean(
        contact or (client if voice == "sie" else "")
    )


def signature(profile: Profile) -> list[str]:
    """The lines below the greeting; they hold the name."""
    lines = [line for line in clean_lines(profile.signature).split("\n") if line]
    name = clean(profile.name)
    return lines if not name or any(name in line for line in lines) else [name, *lines]


_NOTHING = re.compile(r"[-–—?]+|(?:n/?a|none|no|nothing|nein|nichts|keine?)[.!]?", re.IGNORECASE)

Slip = Literal["no_contact", "no_sender", "no_goals", "placeholder"]


def slips(text: str, values: Mapping[str, Any]) -> tuple[Slip, ...]:
    """What a mail lacks before it can be sent, judged by its text and its values."""
    found: list[Slip] = []
    if not values["greeting"]:
        found.append("no_contact")
    if not values["signature"]:
        found.append("no_sender")
    if not (values["told"]["goals"] or values["told"]["pains"]):
        found.append("no_goals")
    if _PLACEHOLDER.search(text):
        found.append("placeholder")
    return tuple(found)


def broken_rails(text: str, guardrails: Mapping[str, Guardrail]) -> tuple[str, ...]:
    """The guardrails that a mail runs into, of those that hold for mails."""
    return tripped(text, {name: rail for name, rail in guardrails.items() if rail.mail})


_PLACEHOLDER = re.compile(
    r"\{\{|\}\}|\{%|%\}|[‹›]|\[[^\]\n]{0,40}\]|\bTODO\b|\bXX+\b|\bNone\b|“\s*”|„\s*“|_{3,}"
)
