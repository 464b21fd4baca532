"""The three options for one client, from the offer and what was noted in the call (A6, A8)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

import msgspec

from coach.call.guard import fold
from coach.call.suggest import same_word
from coach.call.volume import Part, hours_a_month, parts
from coach.errors import CoachError
from coach.offer.money import Money, money, show_number
from coach.offer.profile import MONTHS_A_YEAR, Profile, Terms
from coach.offer.trades import Service
from coach.playbook.text import Voice
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
    """Additional services from the call, in the client's words; in the recommended option only."""


def workload_hours(facts: Mapping[str, str]) -> Decimal | None:
    """Hours a month that the client expects, from the estimate or the workload noted."""
    for key in ("volume", "workload"):
        if (hours := hours_a_month(facts.get(key, ""))) is not None:
            return hours
    plain = _HOURS.search(facts.get("volume", ""))
    return Decimal(plain[1].replace(",", ".")) if plain else None


_HOURS = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:h|hours?|std\.?|stunden?)\b", re.ASCII | re.I)


def for_client(profile: Profile, facts: Mapping[str, str]) -> Profile:
    """The offer with as many pieces of a service as the client counted in the call, if more."""
    counted = parts(facts.get("volume", "")) or parts(facts.get("workload", ""))
    services = {}
    for name, service in profile.services.items():
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


def hours_of(profile: Profile, workload: Decimal | None) -> tuple[Decimal, ...]:
    """Guaranteed hours a month of every tier.

    The first tier holds its services, and the client's workload where that is more; each further
    one adds what its services need. Hours that the user has set stand.
    """
    hours: list[Decimal] = []
    for tier in profile.tiers:
        effort = sum((profile.services[name].effort for name in tier.adds), Decimal(0))
        needed = hours[-1] + effort if hours else max(effort, workload or Decimal(0))
        hours.append(needed if tier.hours is None else tier.hours)
    return tuple(hours)


def options(
    profile: Profile, facts: Mapping[str, str], language: Language, recommended: int = TIERS
) -> tuple[Option, ...]:
    """The options for a client; raises CoachError where the offer has not three sound tiers."""
    check(profile)
    profile = for_client(profile, facts)
    if not 1 <= recommended <= TIERS:
        raise CoachError(
            _("there is no tier {recommended}").format(recommended=recommended),
            todo=_("Choose 1, 2 or 3."),
        )
    hours = hours_of(profile, workload_hours(facts))
    return tuple(
        Option(
            number=number,
            name=tier.name.to("en" if language == "en" else "sie"),
            price=money(tier.price, profile.currency),
            fee=fee(tier.price, profile.terms, profile.currency),
            hours=int(hours[number - 1].to_integral_value(ROUND_CEILING)),
            adds=tuple(_included(profile.services[name], language) for name in tier.adds),
            extras=facts.get("extras", "").strip() if number == recommended else "",
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
    if not unit or service.pieces == 1:
        return Included(name, "")
    said = unit.casefold() in name.casefold()  # "blog articles (4)", and not "(4 articles)"
    number = show_number(service.pieces, language)
    return Included(name, number if said else f"{number} {unit}")
