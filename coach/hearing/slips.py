"""Typing slips: a word nobody knows becomes the known word that it must have been."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from coach.hearing.index import Index, Language

_SHORTEST = 4
"""Letters a word needs before it is repaired."""

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

    def completed(self, form: str) -> str:
        """``form``, or the most usual word that begins so: the last word while it is typed."""
        if len(form) < _SHORTEST - 1 or any(self._index.row("word", form)):
            return self[form]
        for word in self._shelf(form[0]):
            if word.startswith(form):
                return word
        return self[form]

    def _shelf(self, letter: str) -> list[str]:
        if not self._shelves:
            for word in self._index.words():
                if len(word) >= _SHORTEST:
                    self._shelves.setdefault(word[0], []).append(word)
        return self._shelves.get(letter, [])
