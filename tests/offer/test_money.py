import re
from decimal import Decimal

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.offer.money import CURRENCIES, HARD_SPACE, Money, currency_code, money, parse, show

LOCALES = {
    ("de", "EUR"): "de_DE",
    ("de", "USD"): "de_DE",
    ("de", "GBP"): "de_DE",
    ("de", "CHF"): "de_CH",
    ("de", "SEK"): "de_DE",
    ("de", "AUD"): "de_DE",
    ("en", "EUR"): "en_US",
    ("en", "USD"): "en_US",
    ("en", "GBP"): "en_GB",
    ("en", "CAD"): "en_US",
    ("en", "INR"): "en_US",
}


@pytest.mark.parametrize(("language", "currency"), LOCALES)
@given(minor=st.integers(min_value=-(10**11), max_value=10**11))
def test_amounts_are_written_as_cldr_writes_them(language, currency, minor):
    amount = Decimal(minor) / 100
    shown = show(Money(amount, currency), language)
    expected = format_currency(amount, currency, locale=LOCALES[language, currency])
    whole = amount == amount.to_integral_value()
    assert shown == (_without_cents(expected) if whole else expected)


def _without_cents(written: str) -> str:
    return re.sub(r"[.,]00(?!\d)", "", written)


@pytest.mark.parametrize("currency", CURRENCIES)
def test_every_currency_has_the_sign_and_the_decimals_of_cldr(currency):
    for language, locale in (("de", "de_CH" if currency == "CHF" else "de_DE"), ("en", "en_US")):
        if (language, currency) == ("en", "GBP"):
            locale = "en_GB"
        digits = CURRENCIES[currency].digits
        amount = Decimal("1234.56") if digits else Decimal(1234)
        shown = show(money(amount, currency), language)
        # CLDR puts a space between letters and digits ("CHF 1,234.56"), which Babel leaves out.
        plain = shown.replace(HARD_SPACE, "")
        expected = format_currency(amount, currency, locale=locale).replace(HARD_SPACE, "")
        assert plain == expected


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("3.000,50 €", "3000.50", "EUR"),
        ("3,000.50", "3000.50", "USD"),
        ("3k", "3000", "USD"),
        ("2,5k €", "2500", "EUR"),
        ("2.5 k", "2500", "USD"),
        ("CHF 3'000", "3000", "CHF"),
        ("CHF 3’000.–", "3000", "CHF"),
        ("3'000.50 Fr.", "3000.50", "CHF"),
        ("3.000,- €", "3000", "EUR"),
        ("3 000,50 EUR", "3000.50", "EUR"),
        ("3.000", "3000", "USD"),
        ("3,000", "3000", "USD"),
        ("1.234.567,89 €", "1234567.89", "EUR"),
        ("$3,000", "3000", "USD"),
        ("US$3,000", "3000", "USD"),
        ("£10000.00", "10000", "GBP"),
        ("3,5", "3.5", "USD"),
        ("0,75", "0.75", "USD"),
        ("  3000 euros ", "3000", "EUR"),
        ("¥300000", "300000", "JPY"),
        ("0", "0", "USD"),
    ],
)
def test_amounts_are_understood_as_people_type_them(written, amount, currency):
    assert parse(written, "USD") == money(Decimal(amount), currency)


def test_a_dollar_sign_means_the_dollars_of_the_offer():
    assert parse("$3,000", "CAD").currency == "CAD"
    assert parse("$3,000", "EUR").currency == "USD"


@pytest.mark.parametrize(
    "written",
    [
        "3.0.0",
        "3.00.000",
        "3,000,50",
        "3.000.50",
        "3'00",
        "3 00",
        "0.500",
        "3,000.505",
        "1.5555",
        "",
        "abc",
        "-3000",
        "3000 XYZ",
        "€3000€",
        "3k k",
        "٣٠٠٠",
        "1e5",
        "NaN",
        "¥300.50",
        "9" * 13,
        "9" * 100_000,
        "[/]3000",
        "3000; DROP",
        "\x1b[31m",
    ],
)
def test_what_is_not_clearly_an_amount_is_refused_with_an_example(written):
    with pytest.raises(CoachError) as refused:
        parse(written, "USD")
    assert refused.value.todo
    assert "\n" not in refused.value.what
    assert len(refused.value.what) < 200


@given(
    minor=st.integers(min_value=0, max_value=10**13),
    currency=st.sampled_from([code for code, known in CURRENCIES.items() if known.digits]),
    language=st.sampled_from(["en", "de"]),
)
def test_what_is_shown_is_read_back(minor, currency, language):
    value = money(Decimal(minor) / 100, currency)
    assert parse(show(value, language), currency) == value


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_and_nothing_else(written):
    try:
        value = parse(written, "EUR")
    except CoachError:
        return
    assert value.amount >= 0
    assert value.currency in CURRENCIES


def test_multiples_are_rounded_to_the_smallest_unit():
    assert money(Decimal("99.99"), "EUR").times(Decimal("1.5")) == money(Decimal("149.99"), "EUR")
    assert money(Decimal("0.125"), "EUR").amount == Decimal("0.13")


@pytest.mark.parametrize(("written", "code"), [("eur", "EUR"), ("€", "EUR"), ("Franken", "CHF")])
def test_a_currency_goes_by_code_or_sign(written, code):
    assert currency_code(written) == code


def test_an_unknown_currency_is_refused_with_the_known_ones():
    with pytest.raises(CoachError, match="no currency") as refused:
        currency_code("doubloons")
    assert "EUR" in refused.value.todo
