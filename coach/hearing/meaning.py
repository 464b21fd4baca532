"""From words to what they stand for: stems, and words that count as one another.

Every word has a stem (its ending cut off, English and German alike) and a sign: the first
concept of the lexicon that holds it, or else its stem. Signs let "my accountant decides" be
heard like "mein Chef entscheidet", and German compounds count by the part that is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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


class Concepts(dict[str, tuple[str, ...]]):
    """Word -> the concepts that hold it, remembered."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._whole: dict[str, tuple[str, ...]] = {}
        self._head: dict[str, tuple[str, ...]] = {}
        self._tail: dict[str, tuple[str, ...]] = {}
        self._part: dict[str, tuple[str, ...]] = {}
        for concept, words in lexicon.concepts.items():
            alone = (concept,)  # one for all its words
            for word in fold(words).split():
                table = (
                    (self._part if word[-1] == "*" else self._tail)
                    if word[0] == "*"
                    else (self._head if word[-1] == "*" else self._whole)
                )
                word = word.strip("*")
                table[word] = table[word] + alone if word in table else alone
        self._parts = re.compile("|".join(map(re.escape, self._part)) or "(?!)")
        self._heads = sorted({len(head) for head in self._head}, reverse=True)
        self._tails = sorted({len(tail) for tail in self._tail}, reverse=True)

    def __missing__(self, form: str) -> tuple[str, ...]:
        found: list[str] = list(self._whole.get(form, ()))
        size = len(form)
        for length in self._heads:
            if length <= size and (head := self._head.get(form[:length])):
                found += head
        for length in self._tails:
            if length <= size and (tail := self._tail.get(form[-length:])):
                found += tail
        if size > 4 and self._parts.search(form):
            for part, concepts in self._part.items():
                if part in form:
                    found += concepts
        known = self[form] = tuple(dict.fromkeys(found))
        return known


class Signs(dict[str, str]):
    """Word -> its first concept, or its stem."""

    def __init__(self, concepts: Concepts, stems: Stems) -> None:
        super().__init__({BREAK: BREAK})
        self._concepts = concepts
        self._stems = stems

    def __missing__(self, form: str) -> str:
        concepts = self._concepts[form]
        found = self[form] = concepts[0] if concepts else self._stems[form]
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
