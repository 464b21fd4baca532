"""What the user offers: services, three tiers, terms. Set up once, used in every proposal."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from coach.errors import CoachError
from coach.offer.trades import Service, Tier, Trades
from coach.playbook.text import Voice, language_of
from coach.words import Language, _, spoken

Billing = Literal["monthly", "yearly", "once"]
"""When the fee is paid, always in advance (A1 recommends monthly)."""

HOURS_A_DAY = 8
MONTHS_A_YEAR = 12


class Terms(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is to settle beside tier and price; None is not settled yet."""

    billing: Billing = "monthly"
    due_day: int | None = None
    """The fee is due in advance, by this day of the month."""
    months: int | None = None
    """How long the agreement runs at first; None: until somebody gives notice."""
    overage: Decimal | None = None
    """For an hour beyond the hours included, in the currency of the offer."""
    rollover: Decimal | None = None
    """Unused hours that may move into the next month; 0: none."""
    notice_days: int | None = None
    start: str = ""
    """The first day, as YYYY-MM-DD."""


class Profile(msgspec.Struct, frozen=True, omit_defaults=True):
    """The user and the offer. Prices are in ``currency``, a month."""

    name: str = ""
    email: str = ""
    trade: str = ""
    voice: Voice = "en"
    currency: str = "EUR"
    hour: Decimal = Decimal(0)
    """What an hour is worth; for the user's eyes."""
    capacity: Decimal = Decimal(0)
    """Hours a month that can be sold."""
    goal: Decimal = Decimal(0)
    """Income a year; for the user's eyes."""
    tax_note: str = ""
    signature: str = ""
    services: dict[str, Service] = {}
    tiers: tuple[Tier, ...] = ()
    terms: Terms = Terms()


def usual_currency(language: Language) -> str:
    """The currency of an offer that nobody has set up yet."""
    return "USD" if language == "en" else "EUR"


def from_trade(trades: Trades, trade: str, voice: Voice) -> Profile:
    """A profile with the services, tiers and prices of a trade, and no name in it yet.

    Raises CoachError where there is no such trade.
    """
    chosen = trades.trades.get(trade)
    if chosen is None:
        shown: Voice = "en" if spoken() == "en" else "sie"
        raise CoachError(
            _("there is no trade {trade!r}").format(trade=trade),
            todo=_("Choose one of: {names}.").format(
                names=", ".join(known.name.to(shown) for known in trades.trades.values())
            ),
        )
    return Profile(
        trade=trade,
        voice=voice,
        currency=usual_currency(language_of(voice)),
        hour=trades.start.hour,
        capacity=trades.start.capacity,
        goal=trades.rules.goal,
        services=chosen.services,
        tiers=tuple(chosen.tiers.values()),
    )


def sample(trades: Trades, voice: Voice) -> Profile:
    """The sample offer: the article's social media example (A6)."""
    return from_trade(trades, trades.sample, voice)
