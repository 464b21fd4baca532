"""The shipped guardrails: what trips them in ordinary speech, and what must not."""

from __future__ import annotations

import pytest

from coach.call.guard import tripped
from coach.playbook.model import Objections


@pytest.mark.parametrize(
    ("said", "rail"),
    [
        ("Then I could give you a discount", "discount"),
        ("Dann mache ich Ihnen einen Rabatt", "discount"),
        ("the first week is free of charge", "free_trial"),
        ("Die erste Woche machen wir umsonst", "free_trial"),
        ("that would be 3,000", "price_on_phone"),
        ("Rechnen Sie mal mit zwei- bis dreitausend", "price_on_phone"),
        ("Das läge bei 3.000", "price_on_phone"),
    ],
)
def test_what_must_not_be_said_is_warned_of(objections: Objections, said: str, rail: str) -> None:
    assert tripped(said, objections.guardrails) == (rail,)


@pytest.mark.parametrize(
    "said",
    [
        "That would be 2000 visitors a month",
        "Das war nicht umsonst",
        "In zwei bis drei Tagen",
        "Die Pauschale deckt das ab",
    ],
)
def test_what_only_sounds_like_it_is_not(objections: Objections, said: str) -> None:
    assert tripped(said, objections.guardrails) == ()
