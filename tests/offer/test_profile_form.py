from decimal import Decimal

import pytest

from coach.errors import CoachError
from coach.offer.form import take
from coach.offer.kept import decode, encode
from coach.offer.profile import Profile, sample
from coach.offer.profile_form import fields
from coach.words import speak


@pytest.fixture
def put(trades):
    form = fields(trades)

    def put(profile, **written):
        for key, text in written.items():
            profile = take(form, profile, key, text)
        return profile

    return put


def test_every_field_has_words_and_shows_what_it_takes(trades, advice, own):
    form = fields(trades)
    assert {field.key for field in form} == set(advice.forms["profile"])
    for field in form:
        if shown := field.show(own):
            assert field.take(own, shown) == own, field.key


def test_a_trade_brings_services_tiers_and_prices(put, trades):
    profile = put(Profile(voice="sie"), trade="Werbetexte")
    assert profile.trade == "copywriting"
    assert [tier.price for tier in profile.tiers] == [3000, 5000, 10000]
    assert profile.services == trades.trades["copywriting"].services


def test_a_daily_value_is_an_eighth_an_hour(put):
    assert put(Profile(), hour="640 a day").hour == 80
    assert put(Profile(), hour="640 € am Tag").hour == 80
    assert put(Profile(), hour="82,50").hour == Decimal("82.50")


def test_prices_are_in_the_currency_of_the_offer(put):
    profile = put(Profile(currency="CHF"), tier1_price="CHF 3'500")
    assert profile.tiers[0].price == 3500
    with pytest.raises(CoachError, match="in EUR"):
        put(profile, tier1_price="3.500 €")


def test_services_are_typed_as_name_pieces_and_hours(put):
    profile = put(
        Profile(voice="en"),
        services="blog articles, 4 articles x 6 h; SEO audit, 1 x 2,5 h",
        tier1_adds="blog, SEO audit",
    )
    assert [(s.name.to("en"), s.pieces, s.hours) for s in profile.services.values()] == [
        ("blog articles", 4, 6),
        ("SEO audit", 1, Decimal("2.5")),
    ]
    assert profile.services["blog-articles"].unit.to("sie") == "articles"
    assert profile.tiers[0].adds == ("blog-articles", "seo-audit")


def test_a_service_that_stays_keeps_its_words_in_the_other_language(put, trades):
    profile = sample(trades, "en")
    changed = put(profile, services="content creation, 20 posts x 1 h; audits, 1 x 3 h")
    assert changed.services["content"].name.to("sie") == "Erstellung der Inhalte"
    assert changed.services["content"].pieces == 20
    assert changed.tiers[0].adds == ("content",), "services that are gone leave the tiers"


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("voice", "klingon"),
        ("trade", "plumbing"),
        ("currency", "gold"),
        ("hour", "3.0.0"),
        ("services", "articles"),
        ("services", "articles, four x 6"),
        ("tier1_adds", "nothing like it"),
        ("tier2_price", "cheap"),
        ("billing", "never"),
        ("due_day", "31"),
        ("notice_days", "a month"),
        ("rollover", "some"),
        ("start", "soon"),
        ("email", "x"),
        ("capacity", "1e9"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_to_do(put, trades, key, written):
    with pytest.raises(CoachError) as refused:
        put(sample(trades, "en"), **{key: written})
    assert refused.value.todo


def test_terms_are_settled_one_by_one(put, trades):
    profile = put(
        sample(trades, "sie"),
        billing="jährlich",
        months="12",
        overage="95 €",
        rollover="2,5",
        notice_days="30",
        start="01.06.2026",
    )
    terms = profile.terms
    assert (terms.billing, terms.months, terms.overage) == ("yearly", 12, 95)
    assert (terms.rollover, terms.notice_days, terms.start) == (Decimal("2.5"), 30, "2026-06-01")


@pytest.mark.parametrize(
    ("key", "written", "kept"),
    [
        ("due_day", "3.", 3),
        ("due_day", "3rd", 3),
        ("months", "6 Monate", 6),
        ("months", "6 months", 6),
        ("months", "1 month", 1),
        ("notice_days", "30 Tage", 30),
        ("notice_days", "30 days.", None),
        ("notice_days", "3 months", 90),
        ("notice_days", "1 Monat", 30),
        ("notice_days", "2 Wochen", 14),
        ("notice_days", "99 months", None),
    ],
)
def test_a_number_may_stand_with_what_it_counts(put, trades, key, written, kept):
    if kept is None:
        with pytest.raises(CoachError, match="no whole number"):
            put(sample(trades, "en"), **{key: written})
    else:
        assert getattr(put(sample(trades, "en"), **{key: written}).terms, key) == kept


@pytest.mark.parametrize("written", ["4", "4 h", "4h", "4 Std", "4 Std.", "4 hours", "4 Stunden"])
def test_hours_may_stand_with_their_unit(put, trades, written):
    profile = put(sample(trades, "en"), rollover=written, services=f"texts, 4 x {written}")
    assert profile.terms.rollover == 4
    assert profile.services["texts"].hours == 4


@pytest.mark.parametrize(
    ("written", "trade"),
    [
        ("Texterin", "copywriting"),
        ("Texter", "copywriting"),
        ("web developer", "development"),
        ("Webentwickler", "development"),
        ("Website-Wartung", "web-maintenance"),
    ],
)
def test_a_trade_is_found_by_what_people_call_it(put, trades, written, trade):
    assert put(Profile(), trade=written).trade == trade


def test_a_trade_that_is_chosen_again_brings_back_the_services_that_were_emptied(put, trades):
    emptied = put(sample(trades, "en"), services="")
    assert put(emptied, trade=emptied.trade).services == sample(trades, "en").services


def test_a_date_is_shown_in_the_way_of_the_language(put, trades):
    start = next(field for field in fields(trades) if field.key == "start")
    profile = put(sample(trades, "en"), start="2026-06-01")
    assert start.show(profile) == "1 June 2026"
    speak("de")
    assert start.show(profile) == "1. Juni 2026"


def test_hostile_text_is_taken_or_refused_in_every_field(trades, hostile):
    form = fields(trades)
    for field in form:
        try:
            profile = take(form, sample(trades, "en"), field.key, hostile)
        except CoachError:
            continue
        assert decode(encode(profile), Profile) == profile


def test_an_offer_that_cannot_be_read_is_said():
    with pytest.raises(CoachError, match="cannot be read"):
        decode(b'{"tiers": 3}', Profile)
