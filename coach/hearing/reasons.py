"""Which reason of a class an utterance gives, and in which language it is said."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from coach.hearing.index import Language
from coach.hearing.packed import Packed
from coach.hearing.words import BREAK

_LONGEST = 256
"""Bytes of the longest record: how often a sign was said, reason by reason."""

_LEAN = 1000
"""The lean of a word to one language is kept in so many steps on either side."""

Sizes = dict[str, dict[str, int]]
"""Class -> reason -> how many words its phrases have."""


class Reasons:
    """Signs counted by class and reason, words by language; read back, and counted on top."""

    def __init__(self, packed: Packed) -> None:
        """Raises msgspec's error when the sizes are damaged."""
        self._packed = packed
        self._sizes = msgspec.msgpack.decode(packed.part("reasons"), type=Sizes)
        self._more: dict[tuple[str, str], Counter[str]] = {}

    def count(self, label: str, reason: str, forms: Sequence[str], language: Language) -> None:
        """Count what somebody's own phrases of a reason say."""
        sizes = self._sizes.setdefault(label, {})
        sizes[reason] = sizes.get(reason, 1) + len(forms)
        for form in forms:
            if form != BREAK:
                self._more.setdefault((label, language.signs[form]), Counter())[reason] += 1

    def best(self, label: str, forms: Iterable[str], language: Language) -> str:
        """The reason of class ``label`` whose words fit ``forms`` best; empty when none does."""
        sizes = self._sizes.get(label, {})
        scores: dict[str, float] = {}
        for sign in dict.fromkeys(language.signs[form] for form in forms if form != BREAK):
            said = self._said(label, sign, language)
            shares = {reason: count / max(sizes[reason], 1) for reason, count in said.items()}
            whole = sum(shares.values())
            for reason, share in shares.items():
                scores[reason] = scores.get(reason, 0.0) + share * share / whole
        return max(scores, key=scores.__getitem__, default="")

    def _said(self, label: str, sign: str, language: Language) -> Mapping[str, int]:
        """How often ``sign`` was said for each reason of the class."""
        first, second, _ = language.numbers
        at = self._packed.find("reason", first[label] ^ second[sign])
        held = self._packed.piece("records", 2 * at, _LONGEST) if at >= 0 else b""
        record = array("H", held[: len(held) // 2 * 2])
        names = list(self._sizes.get(label, ()))
        size = 2 * record[0] if record else 0
        said = Counter(
            {
                names[reason]: count
                for reason, count in zip(record[1:size:2], record[2 : size + 1 : 2], strict=False)
                if reason < len(names)
            }
        )
        return said + self._more.get((label, sign), Counter())

    def spoken(self, forms: Iterable[str], language: Language) -> str:
        """en or de, by the words that are more usual there; English when nothing tells."""
        number = language.numbers[0]
        found = (self._packed.find("spoken", number[form]) for form in forms if form != BREAK)
        return "de" if sum(at - _LEAN for at in found if at >= 0) < 0 else "en"


class Told(NamedTuple):
    """What the reasons say, ready to be packed."""

    shelves: dict[str, dict[int, int]]
    parts: dict[str, bytes]


def told(said: Iterable[tuple[str, str, str, Sequence[str]]], language: Language) -> Told:
    """Count (class, reason, language, words)."""
    signs: dict[str, dict[str, dict[int, int]]] = {}
    sizes: Sizes = {}
    words: dict[str, Counter[str]] = {"en": Counter(), "de": Counter()}
    for label, reason, lang, forms in said:
        words[lang].update(forms)
        mine = signs.setdefault(label, {})
        size = sizes.setdefault(label, {})
        size[reason] = size.get(reason, 1) + len(forms)
        place = list(size).index(reason)
        for sign, count in Counter(map(language.signs.__getitem__, forms)).items():
            of = mine.setdefault(sign, {})
            of[place] = of.get(place, 0) + count
    first, second, _ = language.numbers
    records = array("H")
    reasons = {}
    for label, mine in signs.items():
        for sign, of in mine.items():
            kept = _telling(of)
            if sign != BREAK and kept:
                reasons[first[label] ^ second[sign]] = len(records)
                records.append(len(kept))
                for place, count in kept.items():
                    records.extend((place, min(count, 0xFFFF)))
    shelves = {"reason": reasons, "spoken": _leans(words["en"], words["de"], language)}
    return Told(shelves, {"reasons": msgspec.msgpack.encode(sizes), "records": records.tobytes()})


def _telling(said: dict[int, int]) -> dict[int, int]:
    """What was said only once among several reasons tells little."""
    kept = {reason: count for reason, count in said.items() if count > 1}
    return kept or (said if len(said) == 1 else {})


def _leans(english: Counter[str], german: Counter[str], language: Language) -> dict[int, int]:
    """The words that lean to English (above _LEAN) or to German (below); once said counts not."""
    leans = {}
    for word in english.keys() | german.keys():
        here, there = (count if (count := tally[word]) > 1 else 0 for tally in (english, german))
        if here != there and word != BREAK:
            lean = _LEAN * (here - there) / (here + there)
            leans[language.numbers[0][word]] = _LEAN + round(lean)
    return leans
