"""In which language something is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from coach.hearing.index import Language
from coach.hearing.packed import Packed
from coach.hearing.words import BREAK

SHELF = "spoken"

_LEAN = 1000
"""The lean of a word to one language is kept in so many steps on either side."""

_LIMIT = 300
"""Words of which the lean is remembered."""


class Tongue:
    """Tells English from German."""

    def __init__(self, packed: Packed) -> None:
        self._packed = packed
        self._leans: dict[int, int] = {}

    def of(self, forms: Iterable[str], language: Language) -> str:
        """en or de, by the words that are more usual there; English when nothing tells."""
        number = language.numbers[0]
        lead = sum(self._lean(number[form]) for form in forms)
        return "de" if lead < 0 else "en"

    def _lean(self, number: int) -> int:
        lean = self._leans.get(number)
        if lean is None:
            if len(self._leans) >= _LIMIT:
                self._leans.clear()
            found = self._packed.find(SHELF, number)
            lean = self._leans[number] = found - _LEAN if found >= 0 else 0
        return lean


def leans(english: Counter[str], german: Counter[str], language: Language) -> dict[int, int]:
    """The words that lean to English (above _LEAN) or to German (below); once said counts not."""
    found = {}
    for word in english.keys() | german.keys():
        here, there = (count if (count := tally[word]) > 1 else 0 for tally in (english, german))
        if here != there and word != BREAK:
            lean = _LEAN * (here - there) / (here + there)
            found[language.numbers[0][word]] = _LEAN + round(lean)
    return found
