"""Progress: series over the scored calls, whatever order they come in."""

from __future__ import annotations

import pytest

from coach.practice.progress import Handled, Record, decode, encode, progress


def kept(call: int, total: int, lost: float = 4.0, *objections: Handled) -> Record:
    return Record(call, 1000.0 + call, total, {"discovery": lost, "wait": 0.0}, objections)


def test_without_calls_there_is_nothing_to_draw() -> None:
    told = progress([])
    assert told.empty
    assert told.resolved_share is None


def test_scores_go_from_old_to_new() -> None:
    assert progress([kept(3, 70), kept(1, 40), kept(2, 55)]).scores == (40, 55, 70)


def test_objections_are_counted_by_kind_with_the_share_resolved() -> None:
    money, open_money = Handled("money", True), Handled("money", False)
    told = progress([kept(1, 50, 1, money, open_money), kept(2, 50, 1, Handled("value", True))])
    assert told.kinds == {"money": 2, "value": 1, "results": 0, "general": 0}
    assert told.resolved == {"money": 0.5, "value": 1.0}
    assert told.resolved_share == pytest.approx(2 / 3)


def test_what_costs_most_comes_first_and_what_costs_nothing_not_at_all() -> None:
    one = Record(1, 1.0, 50, {"wait": 10.0, "discovery": 3.0, "next": 0.0})
    two = Record(2, 2.0, 60, {"wait": 0.0, "discovery": 9.0, "next": 0.0})
    assert [(cost.part, cost.lost) for cost in progress([one, two]).costly] == [
        ("discovery", 6.0),
        ("wait", 5.0),
    ]


def test_a_record_survives_being_written_down() -> None:
    record = kept(4, 61, 2.5, Handled("general", False))
    assert decode(encode(record)) == record


@pytest.mark.parametrize("held", [b"", b"{}", b"[1]", b"\xff"])
def test_a_record_that_cannot_be_read_is_made_again(held: bytes) -> None:
    assert decode(held) is None
