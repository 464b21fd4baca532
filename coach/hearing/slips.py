"""Typing slips: a word nobody knows becomes the known word that it must have been."""

from __future__ import annotations

from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from coach.hearing.index import Index, Language

_SHORTEST = 4
"""Letters a word needs before it is repaired."""

_FIRST = 3
"""Letters of a word from which it is completed while it is typed."""

_CHOICES = 12
"""Words, the most usual ones, among which a completion is chosen."""

_LIMIT = 20_000
"""Repairs that are remembered."""


class Slips(dict[str, str]):
    """Word -> itself, or the known word that is one slip (in long words two) away."""

    def __init__(self, language: Language, index: Index) -> None:
        super().__init__()
        self._language = language
        self._index = index
        self._shelves: dict[str, list[str]] = {}

    def __missing__(self, form: str) -> str:
        if len(self) > _LIMIT:
            self.clear()
        found = self[form] = self._repaired(form)
        return found

    def _repaired(self, form: str) -> str:
        if (
            len(form) < _SHORTEST
            or form[0] == "<"
            or any(self._index.row("word", form))
            or self._language.concepts[form]
        ):
            return form
        near = process.extract(
            form,
            self._shelf(form[0]),
            scorer=OSA.distance,
            score_cutoff=1 if len(form) < 8 else 2,
            limit=8,
        )
        if not near:
            return form
        return min(near, key=lambda one: (one[1], -JaroWinkler.similarity(form, one[0])))[0]

    def completed(self, form: str, before: str) -> str:
        """The last word while it is typed: the known word it begins that best follows ``before``.

        A word that is known, or begins none, is what it is without this.
        """
        if len(form) < _FIRST or any(self._index.row("word", form)):
            return self[form]
        begun = (word for word in self._shelf(form[0]) if word.startswith(form))
        words = list(islice(begun, _CHOICES))
        stems = self._language.stems
        return max(
            words,
            key=lambda word: sum(self._index.row("pair", (stems[before], stems[word]))),
            default=self[form],
        )

    def _shelf(self, letter: str) -> list[str]:
        if not self._shelves:
            for word in self._index.words():
                if len(word) >= _SHORTEST:
                    self._shelves.setdefault(word[0], []).append(word)
        return self._shelves.get(letter, [])
