"""A figure said back to the one who has named it, and one that is offered."""

from __future__ import annotations

import pytest

from coach.call.figures import says_back
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
