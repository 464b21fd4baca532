"""What the words of a line say for each move, learnt from the phrases of all of them.

A feature speaks for a name by how much more often it stands in that name's phrases than in all
phrases (pointwise mutual information, smoothed).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import log, sqrt
from struct import Struct
from typing import NamedTuple

from coach.hearing.meaning import Stems
from coach.hearing.words import BREAK, Heard, Spelling
from coach.playbook.model import Lexicon
from coach.practice.moves.features import Feature, Word, features, stems_of

_SMOOTHING = 0.05
_WEIGHTS = {"word": 1.0, "pair": 0.9, "skip": 0.5, "gram": 0.9, "asks": 1.0}
_FINE = 1 << 16
_MIDDLE = 1 << 24
"""A weight is kept in steps of 1 / _FINE, and above _MIDDLE when it is positive."""
_LIMIT = 500
"""Texts of which the words are remembered."""
_WORDS = 20_000
"""Words of which the stems are remembered."""


class Weighed(NamedTuple):
    """The evidence in a line."""

    sums: tuple[int, ...]
    """For every name."""
    middle: int
    """What stands for no evidence in these sums."""


class Weights:
    """The weights of all features, from phrases by the names that they stand for."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        self._spelling = Spelling(Lexicon())
        self._stems = Stems()
        self._names = tuple(phrases)
        self._lanes = Struct(f"<{len(self._names)}Q")
        self._counts: dict[str, dict[Feature, dict[str, int]]] = {group: {} for group in _WEIGHTS}
        self._sizes = {name: len(some) for name, some in phrases.items()}
        self._rows: dict[str, dict[Feature, int]] = {group: {} for group in _WEIGHTS}
        self._phrases: dict[tuple[str, ...], str] = {}
        self.words = lru_cache(_LIMIT)(self._words)
        self._word = lru_cache(_WORDS)(self._as_word)
        for name, some in phrases.items():
            for phrase in some:
                self._learn(name, phrase)
        self._total = sum(self._sizes.values()) or 1
        self._least = _SMOOTHING * sum(size > 0 for size in self._sizes.values()) / self._total

    def phrase(self, words: Sequence[Word], asks: bool) -> str | None:
        """The name of which these words are a phrase, word for word."""
        stems = stems_of(words)
        return (asks and self._phrases.get(_marked(stems))) or self._phrases.get(stems)

    def owners(self, words: Sequence[Word]) -> list[Mapping[str, int]]:
        """For each stem the names in whose phrases it stands."""
        return [self._counts["word"].get(form, {}) for form in stems_of(words)]

    def weighed(self, words: Sequence[Word], asks: bool) -> Weighed:
        """The evidence in a line for every name."""
        whole = middle = 0
        for group, seen in features(stems_of(words), asks).items():
            counts, known = self._counts[group], self._rows[group]
            rows = [known.get(one) or self._row(group, one) for one in seen if one in counts]
            if rows:
                share = round(_WEIGHTS[group] / sqrt(len(rows)) * _FINE)
                whole += share * sum(rows)
                middle += share * _MIDDLE * len(rows)
        sums = self._lanes.unpack(whole.to_bytes(self._lanes.size, "little"))
        return Weighed(sums, middle)

    def ranked(self, weighed: Weighed) -> Iterator[tuple[str, float]]:
        """The names with their evidence, the strongest first."""
        sums, middle = weighed
        for at in sorted(range(len(sums)), key=sums.__getitem__, reverse=True):
            yield self._names[at], (sums[at] - middle) / _FINE**2

    def _words(self, text: str) -> tuple[Word, ...]:
        words = map(self._word, self._spelling.heard(text))
        return tuple([word for word in words if word.stems])

    def _as_word(self, heard: Heard) -> Word:
        stems = tuple([self._stems[form] for form in heard.forms if form and form != BREAK])
        return Word(heard.typed.strip("\"'„“”‚‘’.,!?:;()…"), stems)

    def _learn(self, name: str, phrase: str) -> None:
        """Count in how many phrases of each name a feature stands."""
        words = self._words(phrase)
        stems = stems_of(words)
        alone = len(words) == 1 and phrase.endswith("?")
        self._phrases.setdefault(_marked(stems) if alone else stems, name)
        for group, found in features(stems, phrase.endswith("?")).items():
            counts = self._counts[group]
            for feature in found:
                seen = counts.get(feature)
                if seen is None:
                    counts[feature] = {name: 1}
                else:
                    seen[name] = seen.get(name, 0) + 1

    def _row(self, group: str, feature: Feature) -> int:
        """What a feature says for all names, side by side in one whole number."""
        seen = self._counts[group][feature]
        usual = sum(seen.values()) / self._total + self._least
        absent = _fixed(log(self._least / usual))
        present = {
            name: _fixed(log((count / self._sizes[name] + self._least) / usual))
            for name, count in seen.items()
        }
        lanes = self._lanes.pack(*[present.get(name, absent) for name in self._names])
        row = self._rows[group][feature] = int.from_bytes(lanes, "little")
        return row


def _marked(stems: tuple[str, ...]) -> tuple[str, ...]:
    """A single word is a question only with its mark: "Hello?" is not "Hello"."""
    return (*stems, "?")


def _fixed(weight: float) -> int:
    return round(weight * _FINE) + _MIDDLE
