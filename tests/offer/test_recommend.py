"""Which tier the mail recommends, and what of it the call has to say."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from coach.offer.budget import named_budget
from coach.offer.profile import sample
from coach.offer.recommend import Reason, recommend


@pytest.mark.parametrize(
    ("volume", "budget", "objections", "tier", "reason"),
    [
        ("8 posts x 1.5 h", None, ("money",), 1, "covers"),
        ("8 posts x 1.5 h", Decimal(6000), (), 1, "covers"),
        ("45 hours", None, (), 2, "covers"),
        ("400 hours", None, (), 3, "beyond"),
        ("", Decimal(5500), (), 2, "budget"),
        ("", Decimal(1500), (), 1, "budget"),
        ("", None, ("value", "money"), 1, "money"),
        ("", None, ("value",), 3, "most"),
    ],
)
def test_the_smallest_tier_that_covers_the_estimate_is_recommended(
    trades, volume, budget, objections, tier, reason
):
    made = recommend(sample(trades, "en"), {"volume": volume}, budget, objections)
    assert (made.tier, made.reason) == (tier, reason)


def test_every_reason_has_words(advice):
    assert set(advice.recommended) == set(get_args(Reason))


@pytest.mark.parametrize(
    ("said", "budget"),
    [
        ("our budget is like 2k max", 2000),
        ("Na, net mehr als 1500.", 1500),
        ("Mehr als 1.500 € im Monat geht nicht.", 1500),
        ("Unser Budget liegt zwischen 1500 und 2000 Euro.", 2000),
        ("We can't go above $2,500 a month", 2500),
        ("more than 1500 followers", None),
        ("Mehr als 20 Beiträge im Monat", None),
        ("the budget is set until 2027", None),
        ("That costs 2000 elsewhere.", None),
        ("", None),
    ],
)
def test_a_budget_is_known_by_its_limit(said, budget):
    assert named_budget([said], "EUR") == (None if budget is None else Decimal(budget))


def test_the_newest_budget_counts():
    assert named_budget(["1000 max", "okay, 1200 max", "we will see"], "EUR") == 1200
