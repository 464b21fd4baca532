from decimal import Decimal
from typing import get_args

import msgspec
import pytest
from msgspec import structs

from coach.errors import CoachError
from coach.offer.agreement import noted_tier
from coach.offer.calculator import WarningName, rows, warnings
from coach.offer.money import money
from coach.offer.profile import Terms, from_trade, sample
from coach.offer.proposal import values
from coach.offer.tiers import covering, options, workload_hours
from tests.offer.conftest import TO

replace = msgspec.structs.replace


def named(offered):
    return [[item.name for item in option.adds] for option in offered]


def test_the_sample_offer_is_the_articles_example(trades):
    offered = options(sample(trades, "en"), {}, "en")
    assert [option.price for option in offered] == [
        money(Decimal(price), "USD") for price in (3000, 5000, 10000)
    ]
    assert named(offered) == [
        [
            "content creation",
            "graphic design",
            "posts scheduled for every day",
            "strategic social advertising",
        ],
        ["daily community engagement", "growth strategy", "campaign monitoring"],
        [
            "influencer outreach",
            "strategic collaborations",
            "partnership agreements",
            "video production",
            "daily community management",
        ],
    ]


def test_three_clients_at_the_lowest_price_make_a_six_figure_year(trades):
    first = rows(sample(trades, "en"))[0]
    assert first.clients == trades.rules.clients == 3
    assert first.a_year.amount * 3 >= trades.rules.goal == 100_000


@pytest.mark.parametrize("trade", ["social-media", "content", "copywriting", "web-maintenance",
                                   "development"])  # fmt: skip
def test_every_trade_starts_with_three_sound_tiers(trades, trade):
    profile = from_trade(trades, trade, "sie")
    assert [tier.price for tier in profile.tiers] == [3000, 5000, 10000]
    assert warnings(profile, trades.rules) == ()
    held = [name for tier in profile.tiers for name in tier.adds]
    assert sorted(held) == sorted(profile.services), "each service stands in one tier"


def test_an_unknown_trade_is_refused_with_the_known_ones(trades):
    with pytest.raises(CoachError, match="no trade") as refused:
        from_trade(trades, "plumbing", "en")
    assert "Copywriting" in refused.value.todo


@pytest.mark.parametrize(
    ("facts", "hours"),
    [
        ({"volume": "13 posts x 1.5 h ≈ 19.5 h"}, "19.5"),
        ({"workload": "8 Beiträge x 2 h"}, "16"),
        ({"volume": "10 Fachtexte x 2 Std", "workload": "3 posts x 1 h"}, "20"),
        ({"volume": "10 Texte x 2 Wochen", "workload": "3 posts x 1 h"}, None),
        ({"volume": "10 Texte, 2 Stunden"}, None),
        ({"volume": "40 Stunden"}, "40"),
        ({"volume": "about 12,5 h a month"}, "12.5"),
        ({"workload": "three posts a week"}, None),
        ({}, None),
    ],
)
def test_the_workload_of_the_call_is_counted_where_it_can_be(facts, hours):
    assert workload_hours(facts) == (None if hours is None else Decimal(hours))


@pytest.mark.parametrize(
    ("volume", "tier"), [("20 h", 1), ("45 h", 2), ("90 h", 3), ("400 h", 0), ("", 0)]
)
def test_the_smallest_tier_that_holds_the_estimate_covers_it(trades, volume, tier):
    assert covering(sample(trades, "en"), {"volume": volume}) == tier


def test_a_tier_that_is_too_small_is_not_filled_up(trades):
    profile = sample(trades, "en")
    plain = options(profile, {}, "en")
    assert options(profile, {"volume": "60 posts x 1 h"}, "en") == plain
    assert options(profile, {"workload": "400 hours"}, "en") == plain


@pytest.mark.parametrize(
    ("facts", "posts"),
    [
        ({"volume": "3 posts a week x 1.5 h ≈ 19.5 h"}, "13 posts"),
        ({"volume": "1 Newsletter x 4 h + 20 Beiträge x 1 h"}, "20 posts"),
        ({"workload": "16 posts x 2 h"}, "16 posts"),
        ({"volume": "5 posts x 1 h"}, "12 posts"),
        ({"volume": "90 calls x 5 min"}, "12 posts"),
        ({}, "12 posts"),
    ],
)
def test_the_first_tier_holds_as_many_pieces_as_the_client_counted(trades, facts, posts):
    first = options(sample(trades, "en"), facts, "en")[0]
    assert (first.adds[0].name, first.adds[0].amount) == ("content creation", posts)


def test_pieces_are_known_by_the_name_of_the_service_too(trades):
    offered = options(
        from_trade(trades, "copywriting", "en"), {"volume": "5 newsletters x 3 h"}, "en"
    )
    assert "5 issues" in [item.amount for item in offered[0].adds]


@pytest.mark.parametrize(
    ("extras", "tier"), [("landing page", 3), ("campaign monitoring", 2), ("graphics; a video", 3)]
)
def test_extras_from_the_call_are_in_the_tier_that_has_them_else_in_the_highest(
    trades, extras, tier
):
    offered = options(sample(trades, "en"), {"extras": extras}, "en")
    assert [option.number for option in offered if option.extras] == [tier]


def test_services_read_in_the_language_of_the_letter(trades):
    first = options(sample(trades, "sie"), {}, "de")[0]
    assert (first.adds[0].name, first.adds[0].amount) == ("Erstellung der Inhalte", "12 Beiträge")


@pytest.mark.parametrize(
    ("terms", "first"),
    [
        (Terms(billing="monthly"), 3000),
        (Terms(billing="yearly"), 36000),
        (Terms(billing="once", months=3), 9000),
        (Terms(billing="once"), 3000),
    ],
)
def test_the_fee_is_monthly_yearly_or_paid_once(trades, terms, first):
    offered = options(replace(sample(trades, "sie"), terms=terms), {}, "de")
    assert offered[0].fee == money(Decimal(first), "EUR")
    assert offered[0].price == money(Decimal(3000), "EUR")


@pytest.mark.parametrize("tiers", [0, 1, 2])
def test_an_offer_without_three_tiers_makes_no_proposal(trades, tiers):
    profile = sample(trades, "en")
    with pytest.raises(CoachError, match="three"):
        options(replace(profile, tiers=profile.tiers[:tiers]), {}, "en")


@pytest.mark.parametrize("recommended", [0, 4, -1])
def test_only_a_tier_that_exists_can_be_recommended(trades, recommended):
    with pytest.raises(CoachError, match="no tier"):
        values(TO, sample(trades, "en"), {}, "en", recommended)


def changed(profile, number, **changes):
    tiers = list(profile.tiers)
    tiers[number - 1] = replace(tiers[number - 1], **changes)
    return replace(profile, tiers=tuple(tiers))


def found(*arguments, **named_ones):
    return [(warned.name, warned.tier) for warned in warnings(*arguments, **named_ones)]


def test_a_tier_under_the_floor_is_warned_of(trades):
    assert found(sample(trades, "en"), trades.rules, floor=Decimal(4000)) == [("under_floor", 1)]


def test_a_tier_under_the_worth_of_an_hour_is_warned_of(trades):
    profile = replace(sample(trades, "en"), hour=Decimal(90))
    assert ("under_hour", 1) in found(profile, trades.rules)


def test_an_estimate_that_no_tier_holds_is_warned_of(trades):
    profile = sample(trades, "en")
    assert ("under_workload", 3) in found(profile, trades.rules, workload=Decimal(200))
    assert ("under_workload", 3) not in found(profile, trades.rules, workload=Decimal(60))


def test_prices_outside_the_rule_of_thumb_are_warned_of(trades):
    profile = changed(sample(trades, "en"), 1, price=Decimal(2500))
    assert ("under_lowest", 1) in found(profile, trades.rules)
    profile = changed(sample(trades, "en"), 3, price=Decimal(12000))
    assert ("over_highest", 3) in found(profile, trades.rules)


def test_the_rule_of_thumb_is_silent_in_currencies_of_another_size(trades):
    profile = replace(sample(trades, "en"), currency="JPY")
    assert found(changed(profile, 3, price=Decimal(900_000)), trades.rules) == []


def test_a_tier_beyond_the_capacity_is_warned_of(trades):
    profile = replace(sample(trades, "en"), capacity=Decimal(100))
    assert ("over_capacity", 3) in found(profile, trades.rules)


def test_an_income_goal_that_the_hours_do_not_hold_is_warned_of(trades):
    profile = replace(sample(trades, "en"), goal=Decimal(400_000))
    assert ("goal_out_of_reach", 1) in found(profile, trades.rules)


def test_a_tier_that_adds_nothing_or_costs_no_more_is_warned_of(trades):
    profile = changed(sample(trades, "en"), 2, adds=(), price=Decimal(3000))
    assert {("adds_nothing", 2), ("not_dearer", 2)} <= set(found(profile, trades.rules))
    with_hours = changed(profile, 2, hours=Decimal(60))
    assert ("adds_nothing", 2) not in found(with_hours, trades.rules)


def test_every_warning_has_words(trades, advice):
    assert set(advice.warnings) == set(get_args(WarningName))


@pytest.mark.parametrize(
    ("language", "amounts"),
    [
        ("en", {"blog articles": "4", "guides and white papers": "2", "newsletter": "2 issues"}),
        ("de", {"Blogartikel": "4", "Ratgeber und Whitepaper": "2", "Newsletter": "2 Ausgaben"}),
    ],
)
def test_a_unit_that_the_name_says_is_not_said_twice(trades, language, amounts):
    offered = options(from_trade(trades, "content", "sie"), {}, language)
    shown = {item.name: item.amount for option in offered for item in option.adds}
    assert amounts.items() <= shown.items()


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_single_piece_is_no_flat_rate(trades, language):
    profile = from_trade(trades, "content", "sie")
    one = {key: structs.replace(s, pieces=Decimal(1)) for key, s in profile.services.items()}
    offered = options(structs.replace(profile, services=one), {}, language)
    counted = [s.name.to("en" if language == "en" else "sie") for s in one.values() if s.unit]
    shown = {item.name: item.amount for option in offered for item in option.adds}
    assert counted
    assert {shown[name] for name in counted} == {"1"}


@pytest.mark.parametrize(
    ("noted", "tier"),
    [
        ("2", 2),
        ("Stufe 1", 1),
        ("option 3, please", 3),
        ("Wachstum", 2),
        ("the Reach one", 3),
        ("", None),
        ("1 or 2", None),
        ("the 3000 one", None),
        ("outgrowth", None),
    ],
)
def test_the_tier_that_was_noted_is_known_by_number_and_name(trades, noted, tier):
    assert noted_tier(noted, sample(trades, "en")) == tier


@pytest.mark.parametrize(("estimated", "warned"), [("12", True), ("25", False), ("80", False)])
def test_a_first_tier_far_above_the_estimate_is_told(trades, estimated, warned):
    found = warnings(sample(trades, "en"), trades.rules, workload=Decimal(estimated))
    assert (("over_workload", 1) in [(one.name, one.tier) for one in found]) == warned
