"""From words to what they stand for: stems, and words that count as one another.

Every word has a stem (its ending cut off, English and German alike) and a sign: the first
concept of the lexicon that holds it, or else its stem. Signs let "my accountant decides" be
heard like "mein Chef entscheidet", and German compounds count by the part that is known.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence

from coach.hearing.numbers import CODE, code_of, numbered
from coach.hearing.words import BREAK, fold
from coach.playbook.model import Lexicon

_ENDINGS = (
    "ungen",
    "ung",
    "ing",
    "ern",
    "est",
    "ed",
    "en",
    "em",
    "er",
    "es",
    "ly",
    "s",
    "e",
    "n",
    "t",
)


def stem(form: str) -> str:
    """``form`` without its ending, at least four letters long."""
    if form.startswith("<"):
        return form
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= 4:
            return form[: -len(ending)]
    return form


class Stems(dict[str, str]):
    """Word -> stem, remembered."""

    def __missing__(self, form: str) -> str:
        found = self[form] = stem(form)
        return found


class Concepts(dict[str, str]):
    """Word -> the first concept of the lexicon that holds it, "" where none does; remembered.

    Whole words come before beginnings, endings and parts. There are thousands of them, and they
    are kept as numbers.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__({BREAK: ""})
        self._names = list(lexicon.concepts)
        self._heads: dict[str, str] = {}
        self._tails: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        entries = array("Q")
        for place, (concept, words) in enumerate(lexicon.concepts.items()):
            for word in fold(words).split():
                if "*" not in word:
                    entries.append(numbered(word) << CODE | place)
                    continue
                open_left, open_right = word[0] == "*", word[-1] == "*"
                table = (self._parts if open_right else self._tails) if open_left else self._heads
                table.setdefault(word.strip("*"), concept)
        self._whole = array("Q", sorted(entries))
        self._part = re.compile("|".join(map(re.escape, self._parts)) or "(?!)")
        self._lengths = (_lengths(self._heads), _lengths(self._tails))

    def __missing__(self, form: str) -> str:
        found = self[form] = self._found(form)
        return found

    def _found(self, form: str) -> str:
        place = code_of(numbered(form), self._whole)
        if place >= 0:
            return self._names[place]
        heads, tails = self._lengths
        for length in heads:
            if (concept := self._heads.get(form[:length])) is not None:
                return concept
        for length in tails:
            if (concept := self._tails.get(form[-length:])) is not None:
                return concept
        part = self._part.search(form) if len(form) > 4 else None
        return self._parts[part[0]] if part else ""


def _lengths(words: Iterable[str]) -> list[int]:
    return sorted(set(map(len, words)), reverse=True)


class Signs(dict[str, str]):
    """Word -> its concept, or its stem."""

    def __init__(self, concepts: Concepts, stems: Stems) -> None:
        super().__init__({BREAK: BREAK})
        self._concepts = concepts
        self._stems = stems

    def __missing__(self, form: str) -> str:
        found = self[form] = self._concepts[form] or self._stems[form]
        return found


class Content(dict[str, tuple[str, ...]]):
    """Word -> its sign, nothing for words that carry no meaning, a gap for the end of a clause."""

    def __init__(self, signs: Signs, lexicon: Lexicon) -> None:
        gap = (BREAK, BREAK, BREAK)
        super().__init__({BREAK: gap} | dict.fromkeys(fold(lexicon.fillers).split(), ()))
        self._signs = signs

    def __missing__(self, form: str) -> tuple[str, ...]:
        found = self[form] = (self._signs[form],)
        return found


NEGATION = "NEG"
"""The concept of the lexicon that turns the words after it around."""

_REACH = 2
"""So many words after a negation are turned around."""


def negated(names: list[str], signs: Sequence[str]) -> list[str]:
    """``names`` with those marked that a negation before them turns around.

    ``signs`` are the signs of the same words; no negation reaches beyond its clause.
    """
    marked = names
    at = -1
    for _ in range(signs.count(NEGATION)):
        at = signs.index(NEGATION, at + 1)
        if marked is names:
            marked = list(names)
        for after in range(at + 1, min(at + 1 + _REACH, len(signs))):
            if signs[after] == BREAK:
                break
            if signs[after] != NEGATION:
                marked[after] = f"~{names[after]}"
    return marked
