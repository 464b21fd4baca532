"""Lines as people say them in calls, well and badly: how many are heard as they were meant.

Each line of ``said/*.tsv`` holds the moves in it, a tab and the words. A move with a question mark
may be heard in it and need not be. The lines of ``*_kept.tsv`` are none that the phrases were
written for.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from coach.playbook.load import Content, load
from coach.playbook.moves import FILE, Moves
from coach.practice.moves.hear import MoveHearing, listen

FOLDER = Path(__file__).parent / "said"


class Line(NamedTuple):
    """Words with the moves that must, and those that may be heard in them."""

    must: frozenset[str]
    may: frozenset[str]
    words: str


@pytest.fixture(scope="module")
def ears(shipped: Content) -> MoveHearing:
    return listen(load(FILE, Moves, shipped))


def lines(name: str) -> list[Line]:
    found = []
    for row in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        labels, words = row.split("\t")
        moves = labels.split()
        must = frozenset(move for move in moves if not move.endswith("?"))
        found.append(Line(must, frozenset(move.rstrip("?") for move in moves), words))
    return found


def names(ears: MoveHearing, words: str) -> frozenset[str]:
    return frozenset(heard.move for heard in ears.hear(words))


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("en_tuned", 0.95, 0.95),
        ("de_tuned", 0.95, 0.95),
        ("en_kept", 0.88, 0.84),
        ("de_kept", 0.88, 0.84),
    ],
)
def test_moves_are_heard_where_they_are_and_nowhere_else(
    ears: MoveHearing, name: str, precision: float, recall: float
) -> None:
    said = [(line, names(ears, line.words)) for line in lines(name)]
    right = sum(len(heard & line.may) for line, heard in said)
    assert right >= precision * sum(len(heard) for _line, heard in said)
    met = sum(len(heard & line.must) for line, heard in said)
    assert met >= recall * sum(len(line.must) for line, _heard in said)


@pytest.mark.parametrize("name", ["en_tuned", "de_tuned", "en_kept", "de_kept"])
def test_nothing_is_heard_in_words_that_are_no_move(ears: MoveHearing, name: str) -> None:
    idle = [line for line in lines(name) if not line.must]
    assert sum(names(ears, line.words) <= line.may for line in idle) >= 0.9 * len(idle)
