"""Typing slips: a word nobody knows becomes the known word that it must have been."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from coach.hearing.index import Index, Language

_SHORTEST = 4
_LIMIT = 20_000


class Slips:
    """Repairs unknown words against the words of the index, and remembers the repairs."""

    def __init__(self, language: Language, index: Index) -> None:
        self._language = language
        self._index = index
        self._known: dict[str, str] = {}
        self._shelves: dict[str, list[str]] = {}

    def repaired(self, form: str) -> str:
        """``form``, or the known word one or two slips away from it."""
        found = self._known.get(form)
        if found is None:
            if len(self._known) > _LIMIT:
                self._known.clear()
            found = self._known[form] = self._repair(form)
        return found

    def _repair(self, form: str) -> str:
        if (
            len(form) < _SHORTEST
            or form[0] == "<"
            or any(self._index.counts("word", form))
            or self._language.concepts[form]
        ):
            return form
        if not self._shelves:
            for word in self._index.words():
                if len(word) >= _SHORTEST:
                    self._shelves.setdefault(word[0], []).append(word)
        slips = 1 if len(form) < 8 else 2
        shelf = self._shelves.get(form[0], ())
        found = process.extractOne(form, shelf, scorer=OSA.distance, score_cutoff=slips)
        return found[0] if found else form
