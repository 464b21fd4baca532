"""A figure said back to the one who has named it, and one that is offered."""

from __future__ import annotations

import pytest

from coach.call.figures import says_back
from coach.call.guard import fold
from coach.call.numbers import numbers
from tests.call.conftest import StartCall

THEIRS = ("We pay 300 euros a month at present.", "Two texts, usually.")


@pytest.mark.parametrize(
    "line",
    [
        "300?",
        "Three hundred?",
        "You said 300?",
        "So you pay 300 now?",
        "300 a month, is that right?",
        "300, you said.",
        "So 300 euros a month, I see.",
        "300 Euro, sagten Sie?",
        "Dreihundert Euro im Monat?",
        "Hab ich das richtig, 300 Euro?",
        "Und die 300 Euro sind pro Monat?",
    ],
)
def test_a_figure_that_the_other_one_named_is_said_back(line: str) -> None:
    assert says_back(line, THEIRS)
    assert not says_back(line, ("Two texts, usually.",))


@pytest.mark.parametrize(
    "line",
    [
        "400?",
        "300, deal?",
        "Okay, 300 then.",
        "How about 300?",
        "Would 300 work?",
        "You said 300? I'd do it for 250.",
        "You said 300? Then I'll do it for 300.",
        "300 im Monat, in Ordnung?",
        "Wie wäre es mit 300?",
        "Dann 300?",
        "Is that right?",
    ],
)
def test_a_figure_that_is_offered_is_not(line: str) -> None:
    assert not says_back(line, THEIRS)


def test_a_figure_said_back_trips_no_guardrail(start: StartCall) -> None:
    call = start("explain")
    assert call.line("> 300 euros?").prompts.warnings
    call.line("We pay 300 euros a month at present.")
    assert not call.line("> 300 euros?").prompts.warnings
    assert call.line("> 300 euros, deal?").prompts.warnings


def test_a_small_number_in_words_is_said_back_too() -> None:
    assert says_back("Drei Cent, sagten Sie vorhin?", ("Drei Cent das Wort.",))
    assert not says_back("Vier Cent, sagten Sie vorhin?", ("Drei Cent das Wort.",))


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("2.5k", (2500,)),
        ("3 thousand", (3000,)),
        ("two k", (2000,)),
        ("2,50 €", (2.5,)),
        ("3,5 tausend", (3500,)),
        ("1.1k", (1100,)),
        ("1.500,00 €", (1500,)),
        ("$1,500.50", (1500.5,)),
        ("3'000 or 2 000", (3000, 2000)),
        ("zweitausendfünfhundert", (2500,)),
        ("two thousand five hundred", (2500,)),
        ("two hundred and fifty", (250,)),
        ("zweihundertfünfzig", (250,)),
        ("twenty-five hundred", (2500,)),
        ("fünfundzwanzighundert", (2500,)),
        ("two and a half thousand", (2500,)),
        ("zweieinhalbtausend", (2500,)),
        ("a grand", (1000,)),
        ("dreißig Texte und ein Bild", (30,)),
        ("20 % of 1.5 %", ()),
        ("two or three", (2, 3)),
    ],
)
def test_a_number_is_read_with_its_decimals_and_its_scale(
    written: str, values: tuple[float, ...]
) -> None:
    assert numbers(fold(written)) == values


@pytest.mark.parametrize(
    ("theirs", "yours"),
    [
        ("We need 3 articles a month.", "3 thousand a month?"),
        ("We need two posts a week.", "2.5k a month, right?"),
        ("Wir brauchen 3 Artikel im Monat.", "3,5 tausend im Monat?"),
        ("Wir brauchen 2 Texte.", "2,50 € das Wort?"),
    ],
)
def test_a_price_is_no_count_said_back(start: StartCall, theirs: str, yours: str) -> None:
    call = start("explain")
    call.line(theirs)
    call.line(f"> {yours}")
    assert "price_on_phone" in call.state.tripped
