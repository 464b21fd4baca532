"""Which reason of a class an utterance gives, and in which language it is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from coach.hearing.index import Language
from coach.hearing.words import BREAK


class Reasons(msgspec.Struct, frozen=True):
    """Signs counted by class and reason, words counted by language."""

    signs: dict[str, dict[str, dict[str, int]]]
    words: dict[str, dict[str, int]]

    def best(self, label: str, forms: Iterable[str], language: Language) -> str:
        """The reason of class ``label`` whose words fit ``forms`` best; empty when none does."""
        reasons = self.signs.get(label, {})
        scores: dict[str, float] = {}
        for sign in {language.signs[form] for form in forms if form != BREAK}:
            shares = {
                reason: said[sign] / said[BREAK] for reason, said in reasons.items() if sign in said
            }
            whole = sum(shares.values())
            for reason, share in shares.items():
                scores[reason] = scores.get(reason, 0.0) + share * share / whole
        return max(scores, key=scores.__getitem__, default="")

    def spoken(self, forms: Iterable[str]) -> str:
        """en or de, by the words that are more usual there; English when nothing tells."""
        english, german = self.words["en"], self.words["de"]
        lead = 0.0
        for form in forms:
            here, there = english.get(form, 0), german.get(form, 0)
            if here or there:
                lead += (here - there) / (here + there)
        return "de" if lead < 0 else "en"


def reasons(said: Iterable[tuple[str, str, str, Sequence[str]]], language: Language) -> Reasons:
    """Count (class, reason, language, words)."""
    signs: dict[str, dict[str, Counter[str]]] = {}
    words: dict[str, Counter[str]] = {"en": Counter(), "de": Counter()}
    for label, reason, lang, forms in said:
        words[lang].update(forms)
        mine = signs.setdefault(label, {}).setdefault(reason, Counter())
        mine.update(map(language.signs.__getitem__, forms))
    for of in signs.values():
        for mine in of.values():
            mine[BREAK] = 1 + mine.total() - mine[BREAK]
    for tally in words.values():
        tally.pop(BREAK, None)
    return Reasons(
        {label: {reason: dict(one) for reason, one in of.items()} for label, of in signs.items()},
        {lang: dict(tally) for lang, tally in words.items()},
    )
