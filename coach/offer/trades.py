"""Offers to start from, by trade: ``scripts/trades.yaml`` as values (article A4, A6)."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from coach.playbook.load import Content, load
from coach.playbook.model import Entry
from coach.playbook.text import Text

TRADES = "scripts/trades.yaml"


class Service(Entry, frozen=True):
    """One service, and how much of it a month holds."""

    name: Text
    pieces: Decimal
    """Pieces a month."""
    hours: Decimal
    """Hours for one piece."""
    unit: Text | None = None
    """What is counted, in the plural (posts); None where the client is shown no number."""

    @property
    def effort(self) -> Decimal:
        """Hours a month."""
        return self.pieces * self.hours


class Tier(Entry, frozen=True):
    """One of three prices; it holds everything of the tier below and ``adds`` to it."""

    name: Text
    price: Decimal
    """A month, in the currency of the offer."""
    adds: tuple[str, ...]
    """Ids of services."""
    hours: Decimal | None = None
    """Guaranteed hours a month; None: what the services and the client's workload need."""


class Trade(Entry, frozen=True):
    """A trade with its services and tiers."""

    name: Text
    services: dict[str, Service]
    tiers: dict[str, Tier]
    also: tuple[str, ...] = ()
    """Other names that people type for it."""
    answer: Text | None = None
    """The draft for "How does a retainer agreement work?"; None: the one for any trade."""


class Rules(Entry, frozen=True):
    """The article's rules for a monthly fee (A6)."""

    lowest: Decimal
    highest: Decimal
    clients: int
    """So many clients at the lowest price reach the goal."""
    goal: Decimal
    """Income a year."""
    currencies: tuple[str, ...]
    """Currencies in which these figures mean about the same."""


class Start(Entry, frozen=True):
    """What a new offer begins with."""

    hour: Decimal
    """What an hour is worth."""
    capacity: Decimal
    """Hours a month that can be sold."""


class Trades(Entry, frozen=True):
    """``scripts/trades.yaml``."""

    kind: Literal["trades"]
    sample: str
    """The trade that serves where no offer is set up."""
    rules: Rules
    start: Start
    trades: dict[str, Trade]


def load_trades(content: Content | None = None) -> Trades:
    """The trades, with the user's own; raises CoachError where the file is broken."""
    return load(TRADES, Trades, content)
