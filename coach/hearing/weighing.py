"""What the evidence says: the features of an utterance weighed into one score for each class.

A feature speaks for a class by the logarithm of how much more often it was said there than in
all other classes together (smoothed log odds), and what tells the classes well apart counts more
than its odds alone (times their square root). The features of one group overlap, so a group
counts by its sum over the square root of its size.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, sqrt

from coach.hearing.fitted import SMOOTHING, WEIGHTS
from coach.hearing.index import Index
from coach.hearing.packed import Row

Scores = tuple[float, ...]
"""One number for each of CLASSES."""

_LIMIT = 4_000
"""Features of a group whose scores are remembered."""

_USUAL = 64
"""Counts below this have their logarithms ready."""


class Scale:
    """The logarithms of counts, for the sizes of the classes in an index."""

    def __init__(self, phrases: Sequence[int]) -> None:
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

    def scores(self, row: Row, weight: float) -> Scores | None:
        """The weighted log odds of each class; None when the feature was never said."""
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
        tells = max(max(odds) - mean, mean - min(odds))
        weight *= sqrt(tells)
        return tuple([weight * (odd - mean) for odd in odds])


class Table(dict[int, Scores | None]):
    """What each feature of one group says, looked up when first asked for."""

    def __init__(self, group: str, index: Index, scale: Scale) -> None:
        super().__init__()
        self._group = group
        self._index = index
        self._scale = scale
        self._rows: dict[Row | None, Scores | None] = {}

    def __missing__(self, key: int) -> Scores | None:
        if len(self) > _LIMIT:
            self.clear()
            self._rows = {}
        row = self._index.row(self._group, key)
        found = self._rows.get(row)
        if found is None and row is not None:
            found = self._rows[row] = self._scale.scores(row, WEIGHTS[self._group])
        self[key] = found
        return found


def tables(index: Index) -> dict[str, Table]:
    """A table for each group, for the index as it is now."""
    scale = Scale(index.phrases)
    return {group: Table(group, index, scale) for group in WEIGHTS}


def chances(scores: Sequence[float]) -> list[float]:
    """Scores as shares of one."""
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
