"""Typing slips: a word nobody knows becomes the known word that it must have been."""

from __future__ import annotations

from coach.hearing.index import Index, Language
from coach.hearing.packed import SHORTEST

_FIRST = 3
"""Letters of a word from which it is completed while it is typed."""

_LONG = 8
"""Letters from which a word may hold two slips."""

_LONGEST = 40
"""Letters of a word up to which it completes another."""

_CHOICES = 12
"""Words, the most usual ones, among which a completion is chosen."""

_LIMIT = 4_000
"""Repairs that are remembered."""


class Slips(dict[str, str]):
    """Word -> itself, or the known word that is one slip (in long words two) away."""

    def __init__(self, language: Language, index: Index) -> None:
        super().__init__()
        self._language = language
        self._index = index

    def __missing__(self, form: str) -> str:
        if len(self) > _LIMIT:
            self.clear()
        found = self[form] = self._repaired(form)
        return found

    def _known(self, form: str) -> bool:
        return self._index.row("word", self._language.numbers[0][form]) is not None

    def _repaired(self, form: str) -> str:
        if (
            len(form) < SHORTEST
            or form[0] == "<"
            or self._known(form)
            or self._language.concepts[form]
        ):
            return form
        # Loaded with the first slip: it takes as much memory as all the rest.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA, JaroWinkler

        slips = 1 if len(form) < _LONG else 2
        words = self._index.words(form[0], range(len(form) - slips, len(form) + slips + 1))
        near = process.extract(form, words, scorer=OSA.distance, score_cutoff=slips, limit=8)
        if not near:
            return form
        return min(near, key=lambda one: (one[1], -JaroWinkler.similarity(form, one[0])))[0]

    def completed(self, form: str, before: str) -> str:
        """The last word while it is typed: the known word it begins that best follows ``before``.

        A word that is known, or begins none, is what it is without this.
        """
        if len(form) < _FIRST or self._known(form):
            return self[form]
        number, stems = self._language.numbers, self._language.stems
        begun = [
            (sum(self._index.row("word", number[0][word]) or ()), word)
            for word in self._index.words(form[0], range(len(form), _LONGEST))
            if word.startswith(form)
        ]
        if not begun:
            return self[form]
        first = number[0][stems[before]]
        usual = [word for _, word in sorted(begun, key=lambda one: -one[0])[:_CHOICES]]
        return max(
            usual,
            key=lambda word: sum(self._index.row("pair", first ^ number[1][stems[word]]) or ()),
        )
