"""What the evidence says: the features of an utterance weighed into one score for each class.

A feature speaks for a class by the logarithm of how much more often it was said there than in
all other classes together (article-free statistics: a smoothed log odds). The features of one
group overlap, so a group counts by its sum over the square root of its size.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, sqrt
from typing import NamedTuple

from coach.hearing.fitted import LEAN, SMOOTHING, WEIGHTS
from coach.hearing.index import Index, Key

Scores = tuple[float, ...]
"""One number for each of CLASSES."""

_LIMIT = 60_000
"""Features whose scores are remembered."""


class Weigher:
    """Looks features up in an index and remembers their scores."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[str, dict[Key, Scores | None]] = {group: {} for group in WEIGHTS}
        self.refresh()

    def refresh(self) -> None:
        """Forget the scores, because the index has changed."""
        phrases = self._index.phrases
        total = sum(phrases) or 1
        middle = total / len(phrases)
        self._here = [(SMOOTHING * (n or 1) / middle, n or 1) for n in phrases]
        self._rest = [(SMOOTHING * (total - n or 1) / middle, total - n or 1) for n in phrases]
        for known in self._known.values():
            known.clear()

    def feature(self, group: str, key: Key) -> Scores | None:
        """What one feature says, weighted; None when it was never said."""
        known = self._known[group]
        try:
            return known[key]
        except KeyError:
            if len(known) > _LIMIT:
                known.clear()
            found = known[key] = self._score(group, key)
            return found

    def _score(self, group: str, key: Key) -> Scores | None:
        counts = self._index.counts(group, key)
        total = sum(counts)
        if not total:
            return None
        odds = [
            log((count + here) / size) - log((total - count + rest) / others)
            for count, (here, size), (rest, others) in zip(
                counts, self._here, self._rest, strict=True
            )
        ]
        mean = sum(odds) / len(odds)
        weight = WEIGHTS[group]
        return tuple([weight * (one - mean) for one in odds])


class Piece(NamedTuple):
    """One feature at work: where its words stand in the utterance, and what it says."""

    group: str
    key: Key
    places: tuple[int, ...]
    scores: Scores


def chances(scores: Sequence[float]) -> list[float]:
    """Scores as shares of one."""
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def total(pieces: Sequence[Piece]) -> list[float]:
    """All pieces together, each scaled by the size of its group."""
    sums = list(LEAN)
    for piece in pieces:
        for at, score in enumerate(piece.scores):
            sums[at] += score
    return sums


def scaled(pieces: list[Piece]) -> list[Piece]:
    """The pieces of one group, divided by the square root of their number."""
    if len(pieces) < 2:
        return pieces
    scale = 1 / sqrt(len(pieces))
    return [
        piece._replace(scores=tuple([score * scale for score in piece.scores])) for piece in pieces
    ]
