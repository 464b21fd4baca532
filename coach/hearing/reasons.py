"""Which reason of a class an utterance gives, and in which language it is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

from coach.hearing.index import Language
from coach.hearing.words import BREAK


class Knows(Protocol):
    """Tells reasons and languages apart."""

    def best(self, label: str, forms: Iterable[str], language: Language) -> str: ...

    def spoken(self, forms: Iterable[str]) -> str: ...


class Reasons(msgspec.Struct, frozen=True):
    """Signs counted by class and reason, words counted by language."""

    signs: dict[str, dict[str, dict[str, int]]]
    sizes: dict[str, dict[str, int]]
    words: dict[str, dict[str, int]]

    def best(self, label: str, forms: Iterable[str], language: Language) -> str:
        """The reason of class ``label`` whose words fit ``forms`` best; empty when none does."""
        signs = self.signs.get(label, {})
        sizes = self.sizes.get(label, {})
        scores: dict[str, float] = {}
        for sign in {language.signs[form] for form in forms if form != BREAK}:
            said = signs.get(sign)
            if said:
                shares = {reason: count / sizes[reason] for reason, count in said.items()}
                whole = sum(shares.values())
                for reason, share in shares.items():
                    scores[reason] = scores.get(reason, 0.0) + share * share / whole
        return max(scores, key=scores.__getitem__, default="")

    def spoken(self, forms: Iterable[str]) -> str:
        """en or de, by the words that are more usual there; English when nothing tells."""
        english, german = self.words.get("en", {}), self.words.get("de", {})
        lead = 0.0
        for form in forms:
            here, there = english.get(form, 0), german.get(form, 0)
            if here or there:
                lead += (here - there) / (here + there)
        return "de" if lead < 0 else "en"


def reasons(said: Iterable[tuple[str, str, str, Sequence[str]]], language: Language) -> Reasons:
    """Count (class, reason, language, words)."""
    signs: dict[str, dict[str, dict[str, int]]] = {}
    sizes: dict[str, dict[str, int]] = {}
    words: dict[str, Counter[str]] = {"en": Counter(), "de": Counter()}
    for label, reason, lang, forms in said:
        words[lang].update(forms)
        mine = signs.setdefault(label, {})
        size = sizes.setdefault(label, {})
        size[reason] = size.get(reason, 1) + len(forms)
        for sign, count in Counter(map(language.signs.__getitem__, forms)).items():
            of = mine.setdefault(sign, {})
            of[reason] = of.get(reason, 0) + count
    for tally in words.values():
        tally.pop(BREAK, None)
    return Reasons(
        {label: _telling(mine) for label, mine in signs.items()},
        sizes,
        {lang: {word: n for word, n in tally.items() if n > 1} for lang, tally in words.items()},
    )


def _telling(signs: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """The signs without what was said only once among several reasons: it tells little."""
    found = {}
    for sign, said in signs.items():
        kept = {reason: count for reason, count in said.items() if count > 1}
        if kept or len(said) == 1:
            found[sign] = kept or said
    return found
