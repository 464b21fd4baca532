"""Which reason an utterance gives, and what it counts for that the evidence falls together."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.hearing.features import Evidence
from coach.hearing.hear import Hearing
from coach.hearing.packed import Reason
from coach.hearing.reasons import Reasons
from coach.hearing.rows import Tally
from coach.hearing.said import Said
from coach.hearing.verdict import CLASSES
from coach.hearing.votes import alone, apart, one_less, side_by_side, vote, written

PLAYBOOK = [Reason("money", "budget", 10), Reason("money", "dear", 10), Reason("value", "own", 10)]
SEVEN = (0.0,) * len(CLASSES)


def heard(*votes: dict[int, int]) -> list[Evidence]:
    """The words of an utterance, each with its votes by reason."""
    cast = tuple(sum(alone(at, one * 256) for at, one in word.items()) for word in votes)
    keys = tuple(range(len(votes)))
    return [Evidence("word", 1.0, keys, ((),) * len(votes), (SEVEN,) * len(votes), cast)]


def together(*votes: dict[int, int]) -> float:
    """What three reasons add to money."""
    reasons = Reasons(PLAYBOOK)
    return reasons.together(reasons.votes(heard(*votes)))[0]


def test_evidence_for_one_reason_counts_for_more_than_evidence_for_several() -> None:
    assert together({0: 2}, {0: 2}) > together({0: 2}, {1: 2})


def test_a_class_without_reasons_gains_nothing_over_one_that_nothing_was_said_for() -> None:
    reasons = Reasons(PLAYBOOK)
    added = reasons.together(reasons.votes(heard({0: 3}, {0: 3})))
    assert added[CLASSES.index("none")] == pytest.approx(added[CLASSES.index("value")])


def test_the_reason_with_most_votes_is_meant() -> None:
    reasons = Reasons(PLAYBOOK)
    assert reasons.likeliest("money", reasons.votes(heard({1: 2}, {0: 1, 1: 1}))) == "dear"


def test_no_reason_is_meant_where_none_got_a_vote() -> None:
    reasons = Reasons(PLAYBOOK)
    assert reasons.likeliest("money", reasons.votes(heard({2: 2}))) == ""


def test_a_reason_of_ones_own_is_heard(pupil: Hearing) -> None:
    pupil.follow([Said("money", "moon", "en", "the moon is too dear\nmoons cost too much")])
    assert pupil.hear("the moon is too dear").reason == "moon"


@given(st.dictionaries(st.integers(0, 136), st.integers(0, 0xFFFF)))
def test_votes_come_back_from_disk(votes: dict[int, int]) -> None:
    held = written(list(votes.items()), 137)
    assert list(apart(side_by_side(held, 137), 137)) == [votes.get(at, 0) for at in range(137)]


@given(st.binary(max_size=700), st.integers(0, 150))
def test_damaged_votes_are_votes_all_the_same(held: bytes, reasons: int) -> None:
    assert len(apart(side_by_side(held, reasons), reasons)) == reasons


@given(st.integers(1, 50), st.floats(0.0005, 0.05), st.integers(0, 5))
def test_one_phrase_less_is_the_vote_of_one_phrase_less(count: int, share: float, at: int) -> None:
    less = one_less(alone(at, vote(count, share)), at, share)
    assert less == alone(at, vote(count - 1, share))


@given(st.dictionaries(st.integers(0, 5), st.dictionaries(st.integers(0, 9), st.integers(1, 4))))
def test_rows_hold_what_was_counted(columns: dict[int, dict[int, int]]) -> None:
    tally = Tally(["word"])
    expected: dict[int, Counter[int]] = {}
    for column, counts in columns.items():
        tally.add("word", column, counts)
        for feature, count in counts.items():
            expected.setdefault(feature, Counter())[column] += count
    rows, codes = tally.result()
    assert {key: Counter(dict(rows[at])) for key, at in codes["word"].items()} == expected
