"""Pieces x effort come out as hours a month."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.call.volume import MOST_HOURS, hours_a_month, is_open_sum, plain_hours


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
        ("6 Newsletter x 4 Std, 15 Produkttexte x 1 h", "39"),
        ("10 Fachtexte x 2 Std", "20"),
        ("4 text ads X 2 h", "8"),
        ("10 Texte mal 2 Stunden", "20"),
        ("10 Texte mit jeweils 2 Stunden", "20"),
        ("10 Texte, je 2 Stunden", "20"),
        ("10 texts, 2 hours each", "20"),
        ("15 Texte x eine halbe Stunde", "7.5"),
        ("4 texts x half an hour", "2"),
        ("4 Texte x anderthalb Stunden", "6"),
        ("10 Texte x 1,5 bis 2 h", "20"),
        ("8-10 texts x 2 h", "20"),
        ("2 texts x 3 h per week", "26"),
        ("8 texts x 1.5 h = 12 h", "12"),
        ("8 Texte x 1 h für eine Kundin", "8"),
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
        "8 posts x 1 h + 3 newsletters",
        "8 posts x 1 h plus the newsletter",
        "8 posts x 1 h und einen Workshop",
        "10 Texte x 2 Wochen",
        "4 Texte x 1 h 30 min",
        "4 Texte x 1½ h",
        "5 articles (800 words) x 2 h",
    ],
)
def test_what_cannot_be_counted_is_not_guessed(text: str) -> None:
    assert hours_a_month(text) is None


_PARTS = st.builds(
    "{} {} {} {}".format,
    st.integers(1, 40),
    st.sampled_from(("Produkttexte", "text ads", "newsletters a week", "Boxen pro Tag", "posts")),
    st.sampled_from(("x", "X", "×", "*", "à", "mal", "times", "je", "zu je", "at")),
    st.sampled_from(("2 h", "1,5 Std", "1 bis 2 Stunden", "20 min", "1 day", "half an hour", "3")),
)


@given(st.lists(_PARTS, min_size=1, max_size=4), st.sampled_from((" + ", ", ", "; ", " und ")))
def test_a_sum_is_never_less_than_what_its_parts_give_alone(parts: list[str], joint: str) -> None:
    total = hours_a_month(joint.join(parts))
    alone = [hours_a_month(part) for part in parts]
    assert total is None or total >= max(hours or 0 for hours in alone)
    if None not in alone and sum(alone) <= MOST_HOURS:
        assert total is not None
        assert abs(total - sum(alone)) <= Decimal(len(parts)) / 2


@pytest.mark.parametrize(
    ("text", "hours"), [("20 hours", "20"), ("20-25 Std.", "25"), ("12 Texte, 2 Stunden", None)]
)
def test_hours_said_as_such_stand_alone(text: str, hours: str | None) -> None:
    assert plain_hours(text) == (hours and Decimal(hours))
    assert is_open_sum(text) == (hours is None)


@given(st.text(max_size=100))
def test_any_text_gives_hours_or_none(text: str) -> None:
    hours = hours_a_month(text)
    assert hours is None or hours >= 0


@given(st.integers(1, 99), st.integers(1, 99))
def test_hours_are_pieces_times_effort(pieces: int, effort: int) -> None:
    assert hours_a_month(f"{pieces} posts x {effort} h") == pieces * effort
