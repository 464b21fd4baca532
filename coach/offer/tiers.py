"""The three options for one client, from the offer and what was noted in the call (A6, A8)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

import msgspec

from coach.call.guard import fold
from coach.call.suggest import same_word, unasked
from coach.call.volume import Part, hours_a_month, is_open_sum, parts, plain_hours
from coach.errors import CoachError
from coach.offer.money import Money, money, show_number
from coach.offer.profile import MONTHS_A_YEAR, Profile, Terms
from coach.offer.trades import Service
from coach.playbook.text import VOICES, Voice
from coach.words import Language, _

TIERS = 3


class Included(msgspec.Struct, frozen=True):
    """A service in a tier, as the client reads it."""

    name: str
    amount: str
    """``12 posts``, or empty where no number is shown."""


class Option(msgspec.Struct, frozen=True):
    """One tier for this client. It includes everything of the option before it."""

    number: int
    name: str
    price: Money
    """A month."""
    fee: Money
    """What is paid at once: a month, a year or the whole time, by the terms."""
    hours: int
    """Guaranteed hours a month."""
    adds: tuple[Included, ...]
    extras: str = ""
    """Additional services from the call, in the client's words; in one option only."""


def workload_hours(facts: Mapping[str, str]) -> Decimal | None:
    """Hours a month that the client expects, from the estimate or the workload noted."""
    volume, workload = facts.get("volume", ""), facts.get("workload", "")
    if is_open_sum(volume):
        return None
    said = (hours_a_month(volume), hours_a_month(workload), plain_hours(volume))
    return next((hours for hours in said if hours is not None), None)


def covering(profile: Profile, facts: Mapping[str, str]) -> int:
    """The smallest tier whose hours hold the estimate; 0 where none does, or nobody estimated."""
    estimate = workload_hours(facts)
    if estimate is None:
        return 0
    return next((n for n, hours in enumerate(hours_of(profile), 1) if hours >= estimate), 0)


def for_client(profile: Profile, facts: Mapping[str, str]) -> Profile:
    """The offer with as many pieces of a service as the client counted in the call, if more.

    A tier that is too small for the estimate is not filled up: that would give the work away.
    """
    counted = parts(facts.get("volume", "")) or parts(facts.get("workload", ""))
    enough = covering(profile, facts) or TIERS + 1
    services = dict(profile.services)
    for name in (name for tier in profile.tiers[enough - 1 :] for name in tier.adds):
        service = services[name]
        needed = max((part.pieces for part in counted if _counts(service, part)), default=0)
        pieces = Decimal(needed).quantize(Decimal(1), ROUND_HALF_UP)
        services[name] = msgspec.structs.replace(service, pieces=max(pieces, service.pieces))
    return msgspec.structs.replace(profile, services=services)


def _counts(service: Service, part: Part) -> bool:
    """Whether a part of the estimate counts the service, by its unit or its name."""
    if service.unit is None:
        return False
    texts = (service.unit, service.name)
    named = fold(" ".join(text.to(voice) for text in texts for voice in ("en", "sie"))).split()
    return any(
        same_word(word, known)
        for word in fold(part.what).split()
        for known in named
        if min(len(word), len(known)) > 3
    )


def hours_of(profile: Profile) -> tuple[Decimal, ...]:
    """Guaranteed hours a month of every tier: what its services need, and those of the one below.

    Hours that the user has set stand.
    """
    hours: list[Decimal] = []
    for tier in profile.tiers:
        effort = sum((profile.services[name].effort for name in tier.adds), Decimal(0))
        hours.append((hours[-1] if hours else 0) + effort if tier.hours is None else tier.hours)
    return tuple(hours)


def extras_tier(profile: Profile, extras: str) -> int:
    """The tier whose price holds the additional services of a call; 0 where there are none.

    It is the same whichever tier is recommended: the lowest that has them, and for what the offer
    does not have the highest.
    """
    parts = filter(str.strip, re.split(r"[,;]|\b(?:and|und)\b", extras))
    return max((_tier_with(profile, part) for part in parts), default=0)


def _tier_with(profile: Profile, extra: str) -> int:
    for number, tier in enumerate(profile.tiers, 1):
        names = [profile.services[name].name.to(voice) for name in tier.adds for voice in VOICES]
        if not all(unasked(name, extra) for name in names):
            return number
    return TIERS


def options(profile: Profile, facts: Mapping[str, str], language: Language) -> tuple[Option, ...]:
    """The options for a client; raises CoachError where the offer has not three sound tiers."""
    check(profile)
    profile = for_client(profile, facts)
    extras = facts.get("extras", "").strip()
    holds_extras = extras_tier(profile, extras)
    hours = hours_of(profile)
    return tuple(
        Option(
            number=number,
            name=tier.name.to("en" if language == "en" else "sie"),
            price=money(tier.price, profile.currency),
            fee=fee(tier.price, profile.terms, profile.currency),
            hours=int(hours[number - 1].to_integral_value(ROUND_CEILING)),
            adds=tuple(_included(profile.services[name], language) for name in tier.adds),
            extras=extras if number == holds_extras else "",
        )
        for number, tier in enumerate(profile.tiers, 1)
    )


def fee(price: Decimal, terms: Terms, currency: str) -> Money:
    """What is paid at once for a monthly price: a month, a year, or the whole time."""
    months = {"monthly": 1, "yearly": MONTHS_A_YEAR, "once": terms.months or 1}
    return money(price * months[terms.billing], currency)


def check(profile: Profile) -> None:
    """Raise CoachError unless there are three tiers whose services exist."""
    if len(profile.tiers) != TIERS:
        raise CoachError(
            _("the offer has {count} tiers, and a proposal needs three").format(
                count=len(profile.tiers)
            ),
            "coach offer",
            _("Set up the tiers again."),
        )
    for number, tier in enumerate(profile.tiers, 1):
        for name in tier.adds:
            if name not in profile.services:
                raise CoachError(
                    _("tier {number} holds {name!r}, and the offer has no such service").format(
                        number=number, name=name
                    ),
                    "coach offer",
                    _("Choose from: {names}.").format(names=", ".join(profile.services)),
                )


def _included(service: Service, language: Language) -> Included:
    voice: Voice = "en" if language == "en" else "sie"
    name = service.name.to(voice)
    unit = service.unit.to(voice) if service.unit else ""
    if not unit:
        return Included(name, "")
    if service.pieces == 1:  # units are kept in the plural
        return Included(name, "1")
    said = unit.casefold() in name.casefold()  # "blog articles (4)", and not "(4 articles)"
    number = show_number(service.pieces, language)
    return Included(name, number if said else f"{number} {unit}")
