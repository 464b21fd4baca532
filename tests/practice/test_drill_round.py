"""A sitting asks every card, and a forgotten one once more."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.practice.drill.cards import RATINGS, Card, Rating
from coach.practice.drill.round import Round

ratings = st.lists(st.sampled_from(RATINGS), min_size=40, max_size=40)


def cards(count: int) -> tuple[Card, ...]:
    return tuple(Card(id=f"card.{n}", kind="money", source="playbook") for n in range(count))


def sat_through(count: int, grades: list[Rating]) -> tuple[Round, list[str]]:
    """The end of a sitting, and the cards in the order in which they were asked."""
    sitting, asked = Round(cards(count)), list[str]()
    while (card := sitting.card) is not None:
        asked.append(card.id)
        sitting = sitting.after(card, grades[len(asked) - 1])
    return sitting, asked


@given(st.integers(0, 20), ratings)
def test_every_card_is_asked_at_least_once_and_at_most_twice(
    count: int, grades: list[Rating]
) -> None:
    _end, asked = sat_through(count, grades)
    assert {asked.count(card.id) for card in cards(count)} <= {1, 2}
    assert asked[:count] == [card.id for card in cards(count)]


@given(st.integers(0, 20), ratings)
def test_what_is_done_and_what_waits_make_up_the_whole(count: int, grades: list[Rating]) -> None:
    end, asked = sat_through(count, grades)
    assert end.done == end.total == len(asked)


@given(st.integers(1, 20))
def test_without_a_forgotten_card_nothing_comes_twice(count: int) -> None:
    _end, asked = sat_through(count, ["good"] * 40)
    assert len(asked) == count
