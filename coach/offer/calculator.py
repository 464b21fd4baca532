"""What the three tiers mean for the user: price against effort, floor, capacity and income goal.

For the user's eyes alone; nothing of it reaches a mail.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import Literal

import msgspec

from coach.offer.money import Money, money
from coach.offer.profile import MONTHS_A_YEAR, Profile
from coach.offer.tiers import check, hours_of
from coach.offer.trades import Rules

WarningName = Literal[
    "under_floor",
    "under_hour",
    "under_lowest",
    "over_highest",
    "over_capacity",
    "adds_nothing",
    "not_dearer",
    "goal_out_of_reach",
    "over_workload",
    "under_workload",
    "over_budget",
]


FAR_OVER = 2
"""A first tier with more than so many times the hours that are needed is too large."""


class Row(msgspec.Struct, frozen=True):
    """One tier in figures."""

    number: int
    price: Money
    """A month."""
    hours: Decimal
    """A month."""
    an_hour: Money | None
    """What an hour brings; None where the tier holds no hours."""
    a_year: Money
    clients: int
    """Clients with this tier that reach the income goal of a year."""
    places: int | None
    """Clients with this tier that the capacity holds; None where no capacity is set."""


class Warned(msgspec.Struct, frozen=True):
    """Something to look at; the words are content (``scripts/offer.yaml``)."""

    name: WarningName
    tier: int
    amount: str = ""
    """The figure that the tier was held against, plain."""


def rows(profile: Profile) -> tuple[Row, ...]:
    """The tiers in figures."""
    check(profile)
    found = []
    for number, (tier, hours) in enumerate(zip(profile.tiers, hours_of(profile), strict=True), 1):
        a_year = tier.price * MONTHS_A_YEAR
        found.append(
            Row(
                number=number,
                price=money(tier.price, profile.currency),
                hours=hours,
                an_hour=money(tier.price / hours, profile.currency) if hours else None,
                a_year=money(a_year, profile.currency),
                clients=int((profile.goal / a_year).to_integral_value(ROUND_CEILING))
                if a_year
                else 0,
                places=int(profile.capacity // hours) if profile.capacity and hours else None,
            )
        )
    return tuple(found)


def warnings(
    profile: Profile,
    rules: Rules,
    floor: Decimal | None = None,
    workload: Decimal | None = None,
    budget: Decimal | None = None,
) -> tuple[Warned, ...]:
    """What is wrong with the tiers, in their order.

    ``floor`` is the lowest fee to accept, ``workload`` the hours a month that a client needs,
    ``budget`` what they named as theirs.
    """
    found: list[Warned] = []
    before: Row | None = None
    comparable = profile.currency in rules.currencies
    for row, tier in zip(rows(profile), profile.tiers, strict=True):
        price = row.price.amount

        def warn(
            name: WarningName, amount: Decimal | int | str = "", tier: int = row.number
        ) -> None:
            found.append(Warned(name, tier, str(amount)))

        if floor is not None and price < floor:
            warn("under_floor", floor)
        if budget is not None and price > budget:
            warn("over_budget", budget)
        if row.an_hour is not None and row.an_hour.amount < profile.hour:
            warn("under_hour", profile.hour)
        if comparable and price < rules.lowest:
            warn("under_lowest", rules.lowest)
        if comparable and price > rules.highest:
            warn("over_highest", rules.highest)
        if profile.capacity and row.hours > profile.capacity:
            warn("over_capacity", profile.capacity)
        elif row.places is not None and row.clients > row.places:
            warn("goal_out_of_reach", row.places)
        if workload and before is None and row.hours > FAR_OVER * workload:
            warn("over_workload", workload)
        if not tier.adds and (before is None or row.hours <= before.hours):
            warn("adds_nothing")
        if before is not None and price <= before.price.amount:
            warn("not_dearer")
        before = row
    if workload and hours_of(profile)[-1] < workload:
        found.append(Warned("under_workload", len(profile.tiers), str(workload)))
    return tuple(found)
