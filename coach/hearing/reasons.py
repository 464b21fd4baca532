"""Which reason of a class an utterance gives, and in which language it is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from coach.hearing.index import Language
from coach.hearing.words import BREAK

if TYPE_CHECKING:
    from coach.hearing.hear import Phrase


class Reasons:
    """Words counted by reason and by language."""

    def __init__(self) -> None:
        self._stems: dict[str, dict[str, Counter[str]]] = {}
        self._langs: dict[str, Counter[str]] = {"en": Counter(), "de": Counter()}
        self._language: Language

    @classmethod
    def of(cls, phrases: Iterable[Phrase], language: Language) -> Reasons:
        """Count the words of ``phrases``."""
        new = cls()
        new._language = language
        said: dict[tuple[str, str, str], list[str]] = {}
        for phrase in phrases:
            said.setdefault((phrase.label, phrase.reason, phrase.lang), []).append(phrase.text)
        for (label, reason, lang), texts in said.items():
            forms = language.spelling.forms("\n.\n".join(texts))
            counts = Counter(map(language.signs.__getitem__, forms))
            del counts[BREAK]
            mine = new._stems.setdefault(label, {}).setdefault(reason, Counter())
            mine.update(counts)
            new._langs[lang].update(forms)
        return new

    def best(self, label: str, forms: Sequence[str]) -> str:
        """The reason of class ``label`` whose words fit ``forms`` best."""
        reasons = self._stems.get(label, {})
        signs = {self._language.signs[form] for form in forms if form != BREAK}
        scores = dict.fromkeys(reasons, 0.0)
        for sign in signs:
            counts = [
                (reason, said[sign] / said.total())
                for reason, said in reasons.items()
                if sign in said
            ]
            whole = sum(share for _, share in counts)
            for reason, share in counts:
                scores[reason] += share / whole
        return max(scores, key=scores.__getitem__, default="")

    def language(self, forms: Sequence[str]) -> str:
        """en or de, by the words that are more usual there; English when nothing tells."""
        english, german = self._langs["en"], self._langs["de"]
        lead = 0.0
        for form in forms:
            here, there = english[form], german[form]
            if here or there:
                lead += (here - there) / (here + there)
        return "de" if lead < 0 else "en"
