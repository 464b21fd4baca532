"""Pieces x effort come out as hours a month."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.call.volume import hours_a_month


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("8 posts x 1.5 h", "12"),
        ("8 posts x 1,5h", "12"),
        ("8x1.5", "12"),
        ("12 Beiträge x 30 min", "6"),
        ("2 posts a week x 3 h", "26"),
        ("2 Beiträge pro Woche × 3 Std", "26"),
        ("1 check per day x 10 min", "3.5"),
        ("2 workshops x 1 day", "16"),
        ("8 posts x 1.5 h + 2 newsletters x 4 h", "20"),
        ("4 blog posts * 5 hours; 1 report * 2 hours", "22"),
        ("4 Projektberichte à 3 Stunden", "12"),
        ("vier Beiträge à 2 Stunden", "8"),
        ("4 mal 3 Stunden", "12"),
        ("4 Berichte zu je 3 Stunden und einen Workshop zu 6 Stunden", "18"),
        ("eight posts at 1.5 hours each", "12"),
        ("four times 3 hours", "12"),
        ("1.000 Beiträge x 2 h", "2000"),
        ("1,500 posts x 1 h", "1500"),
    ],
)
def test_an_estimate_adds_up(text: str, hours: str) -> None:
    assert hours_a_month(text) == Decimal(hours)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a lot",
        "8 posts",
        "20 hours",
        "x",
        "8 x",
        "x 8",
        "[/] x y",
        "10 Beiträge zu 3 Themen",
        "1e9 posts x 1e9 h",
        "-5 x 3 h",
        "0 x 0",
        "999999 x 999999 h",
        "9" * 30 + " x " + "9" * 30,
    ],
)
def test_what_cannot_be_counted_is_not_guessed(text: str) -> None:
    assert hours_a_month(text) is None


@given(st.text(max_size=100))
def test_any_text_gives_hours_or_none(text: str) -> None:
    hours = hours_a_month(text)
    assert hours is None or hours >= 0


@given(st.integers(1, 99), st.integers(1, 99))
def test_hours_are_pieces_times_effort(pieces: int, effort: int) -> None:
    assert hours_a_month(f"{pieces} posts x {effort} h") == pieces * effort
