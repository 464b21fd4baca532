"""Which tier the mail recommends, and what of it the call has to say."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from coach.call.events import CallStarted, ClientSaid, FactNoted, NoteTaken
from coach.hearing.verdict import Verdict
from coach.offer.budget import named_budget, told
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
        ("Last year we paid an agency more than 3000, and nothing came of it.", None),
        ("We paid more than 3000 and it did not work.", None),
        ("Wir haben mehr als 3000 gezahlt, und es kam nichts dabei heraus.", None),
        ("We won't pay more than 3000.", 3000),
        ("More than 3 thousand is not possible.", 3000),
        ("I want my followers to go up to 5000.", None),
        ("We can pay up to $2,000.", 2000),
        ("Bis zu 2000 im Monat ginge.", 2000),
        ("Our budget is 24,000 € a year.", None),
        ("Unser Budget sind 24.000 Euro im Jahr.", None),
        ("Our budget is 500 a week.", None),
        ("not more than $1,500.50", "1500.5"),
        ("nicht mehr als 1.500,00 €", 1500),
        ("", None),
    ],
)
def test_a_budget_is_known_by_its_limit(said, budget):
    assert named_budget([said], "EUR") == (None if budget is None else Decimal(budget))


def test_the_newest_budget_counts():
    assert named_budget(["1000 max", "okay, 1200 max", "we will see"], "EUR") == 1200


def test_what_the_client_told_stands_in_the_order_of_time():
    heard = Verdict("", "none", 1.0)
    events = (
        CallStarted(
            at=0,
            action=0,
            client="Ann",
            script="retainer",
            voice="en",
            started=0,
            facts={"proof": "5000 max", "goal": "reach"},
            told=("goal",),
        ),
        ClientSaid(at=1, action=1, text="1000 max", verdict=heard),
        FactNoted(at=2, action=2, key="budget", value="1100 max"),
        NoteTaken(at=3, action=3, text="1200 max"),
        FactNoted(at=4, action=4, key="budget", value="1300 max"),
        ClientSaid(at=5, action=5, text="well", verdict=heard),
    )
    assert told(events) == ("reach", "1000 max", "1200 max", "1300 max", "well")
    assert named_budget(told(events), "EUR") == 1300
