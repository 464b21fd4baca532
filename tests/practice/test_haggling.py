"""A lower figure than the one before is a discount, without the word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.practice.moves.haggling import excuses, haggles, sums
from coach.practice.score.card import Scorecard
from tests.practice.conftest import ScoreText

PRICE = ("price_on_phone",)


@pytest.mark.parametrize(
    ("line", "amounts"),
    [
        ("Okay, dann 1.500.", (1500,)),
        ("3k a month", (3000,)),
        ("two thousand five hundred", (2500,)),
        ("zweitausendfünfhundert im Monat", (2500,)),
        ("zweieinhalbtausend", (2500,)),
        ("between 2,000 and 3,000", (2000, 3000)),
        ("ninety an hour, 20% off", ()),
        ("fifteen hundred, twelve hundred even", (1500, 1200)),
        ("I could do a thousand, nine hundred if you say yes", (1000, 900)),
        ("normally 2k, for you 1.5k", (2000, 1500)),
        ("tausendfünfhundert, zwölfhundert sogar", (1500, 1200)),
        ("Two thousand. For you I'd make it 1500.", (2000, 1500)),
    ],
)
def test_sums_are_read_in_digits_and_in_words(line: str, amounts: tuple[int, ...]) -> None:
    assert sums(line) == amounts


@pytest.mark.parametrize(
    ("line", "falling"),
    [
        ("Okay, 2,500 then.", True),
        ("Fine, two thousand.", True),
        ("It's 3,000, as I said.", False),
        ("With the blog it's 3,600.", False),
        ("A single text is 400.", False),
    ],
)
def test_less_than_before_is_haggling(line: str, falling: bool) -> None:
    before = [("Hello!", ()), ("It's 3,000 a month.", PRICE), ("Two texts.", ())]
    assert haggles(line, PRICE, before) is falling
    assert not haggles(line, PRICE, before[:1])


@pytest.mark.parametrize(
    ("line", "falling"),
    [
        ("Okay, dann eben zweitausend, aber das ist mein letztes Wort. Achtzehnhundert.", True),
        ("Kostet so achthundert. Oder sechshundert, wenn das zu viel ist.", True),
        ("It's two thousand. Or 1,800.", True),
        ("Da sind wir bei 3.000, 2.500 oder 1.500 im Monat.", False),
        ("It's 2,000 a month and 400 for the photos.", False),
        ("Zwölfhundert im Monat, für Ihre tausend Leser.", False),
        ("Okay, fifteen hundred. Final offer. Twelve hundred?", True),
        ("Fifteen hundred, twelve hundred even, I'm easy.", True),
        ("Tausendfünfhundert, zwölfhundert sogar.", True),
    ],
)
def test_a_price_can_fall_in_one_line(line: str, falling: bool) -> None:
    assert haggles(line, PRICE, ()) is falling


def test_an_apology_with_a_lower_figure_is_haggling_too() -> None:
    before = [("Kostet so achthundert.", PRICE)]
    assert haggles("Sorry, echt. Vierhundert?", (), before)
    assert not haggles("Vierhundert?", (), before)


@pytest.mark.parametrize(
    ("line", "excused"),
    [
        ("Das kostet so achthundert. Tut mir leid.", True),
        ("It's two thousand. I'm really sorry!", True),
        ("Tut mir leid, dass es so lief. Das kostet achthundert.", False),
    ],
)
def test_being_sorry_right_after_a_price_excuses_it(line: str, excused: bool) -> None:
    assert excuses(line) is excused


def discount(card: Scorecard) -> float:
    return next(point.points for part in card.parts for point in part.checks
                if point.id == "discount")  # fmt: skip


def test_the_score_sees_the_price_fall(score_text: ScoreText) -> None:
    call = (
        "> What are your goals?\nThirty orders.\n> It's {0} a month.\nHm.\n> Okay, {1} then.\nWell."
    )
    assert discount(score_text(call.format("3,000", "3,600"))) > 0
    assert discount(score_text(call.format("3,000", "2,500"))) == 0


@pytest.mark.parametrize(
    "line",
    [
        "I'd do it for 2000 a month.",
        "I can do it for 50 a month.",
        "2000 a month, deal?",
        "Look, 2000 a month and I do everything for you, deal?",
        "Ich mach das für 2000 im Monat.",
        "2000 im Monat, abgemacht?",
    ],
)
def test_a_first_price_is_a_price_and_no_discount(
    hear: Callable[[str], tuple[str, ...]], line: str
) -> None:
    moves = hear(line)
    assert "price_on_phone" in moves
    assert "discount" not in moves


def test_a_figure_of_the_clients_said_back_is_no_price(score_text: ScoreText) -> None:
    call = "> Hello!\n{}\n> 300?\nYes.\n"
    named, asked = (score_text(call.format(said)) for said in ("We pay 300 now.", "What is it?"))
    wrong = [
        next(
            point.wrong
            for part in card.parts
            if part.name == "price"
            for point in part.checks
            if point.id == "kept"
        )
        for card in (named, asked)
    ]
    assert wrong == [0, 1]
