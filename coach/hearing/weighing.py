"""What the evidence says: the features of an utterance weighed into one score for each class.

A feature speaks for a class by the logarithm of how much more often it was said there than in
all other classes together (smoothed log odds), and what tells the classes well apart counts more
than its odds alone (times their square root). The features of one group overlap, so a group
counts by its sum over the square root of its size.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, sqrt

from coach.hearing.fitted import SMOOTHING

Row = tuple[int, ...]
"""How often a feature was said in each of CLASSES."""

Scores = tuple[float, ...]
"""One number for each of CLASSES."""

_LIMIT = 1_000
"""Rows whose scores are remembered."""

_USUAL = 64
"""Counts below this have their logarithms ready."""


class Scale(dict[Row, Scores | None]):
    """Counts -> log odds of each class, for the sizes of the classes in an index."""

    def __init__(self, phrases: Sequence[int]) -> None:
        super().__init__()
        total = sum(phrases) or 1
        middle = total / len(phrases)
        sizes = [(max(n, 1), max(total - n, 1)) for n in phrases]
        self._sizes = [
            (SMOOTHING * here / middle, here, SMOOTHING * rest / middle, rest)
            for here, rest in sizes
        ]
        self._usual = [
            (
                [log((count + plus) / size) for count in range(_USUAL)],
                [log((count + add) / others) for count in range(_USUAL)],
            )
            for plus, size, add, others in self._sizes
        ]

    def __missing__(self, row: Row) -> Scores | None:
        if len(self) >= _LIMIT:
            self.clear()
        found = self[row] = self._scores(row)
        return found

    def _scores(self, row: Row) -> Scores | None:
        total = sum(row)
        if total <= 0:
            return None
        if total < _USUAL and min(row) >= 0:
            odds = [
                said[count] - other[total - count]
                for (said, other), count in zip(self._usual, row, strict=True)
            ]
        else:
            odds = [
                log((max(count, 0) + plus) / size) - log((max(total - count, 0) + add) / others)
                for (plus, size, add, others), count in zip(self._sizes, row, strict=True)
            ]
        mean = sum(odds) / len(odds)
        root = sqrt(max(max(odds) - mean, mean - min(odds)))
        return tuple([root * (odd - mean) for odd in odds])


def share(count: int, at: int, phrases: Sequence[int]) -> float:
    """How much of one of CLASSES holds a feature that was said in so many of its phrases."""
    return max(count, 0) / max(phrases[at], 1) + SMOOTHING * len(phrases) / max(sum(phrases), 1)


def chances(scores: Sequence[float]) -> list[float]:
    """Scores as shares of one."""
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
