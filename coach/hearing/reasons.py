"""Which reason of a class an utterance gives, and in which language it is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from struct import Struct
from typing import NamedTuple, TypeVar

import msgspec

from coach.hearing.index import Language
from coach.hearing.packed import Packed
from coach.hearing.words import BREAK

_SEATS = 12
"""Reasons that a sign speaks for, at most."""

_VOTES = Struct(f"={_SEATS}H{_SEATS}f")
"""These reasons, by their places, and how much it says for each."""

_LEAN = 1000
"""The lean of a word to one language is kept in so many steps on either side."""

_LIMIT = 500
"""Signs, and words, of which the lookups are remembered."""

Result = TypeVar("Result")

Sizes = dict[str, dict[str, int]]
"""Class -> reason -> how many words its phrases have."""


class Reasons:
    """Signs counted by class and reason, words by language; read back, and counted on top."""

    def __init__(self, packed: Packed) -> None:
        """Raises msgspec's error when the sizes are damaged."""
        self._packed = packed
        self._sizes = msgspec.msgpack.decode(packed.part("reasons"), type=Sizes)
        self._more: dict[int, Counter[str]] = {}
        self._votes: dict[int, list[tuple[str, float]]] = {}
        self._leans: dict[int, int] = {}

    def count(self, label: str, reason: str, forms: Sequence[str], language: Language) -> None:
        """Count what somebody's own phrases of a reason say."""
        sizes = self._sizes.setdefault(label, {})
        sizes[reason] = sizes.get(reason, 1) + len(forms)
        first, second, _ = language.numbers
        for form in forms:
            if form != BREAK:
                number = first[label] ^ second[language.signs[form]]
                self._more.setdefault(number, Counter())[reason] += 1
        self._votes.clear()

    def best(self, label: str, forms: Iterable[str], language: Language) -> str:
        """The reason of class ``label`` whose words fit ``forms`` best; empty when none does."""
        first, second, _ = language.numbers
        scores: dict[str, float] = {}
        for sign in dict.fromkeys([language.signs[form] for form in forms if form != BREAK]):
            number = first[label] ^ second[sign]
            votes = self._votes.get(number)
            if votes is None:
                votes = _remembered(self._votes, number, self._cast(label, number))
            for reason, vote in votes:
                scores[reason] = scores.get(reason, 0.0) + vote
        return max(scores, key=scores.__getitem__, default="")

    def _cast(self, label: str, number: int) -> list[tuple[str, float]]:
        """How much a sign of the class speaks for its reasons."""
        sizes = self._sizes.get(label, {})
        more = self._more.get(number, Counter())
        votes = [(reason, count / sizes[reason]) for reason, count in more.items()]
        at = self._packed.find("reason", number)
        held = self._packed.piece("votes", at * _VOTES.size, _VOTES.size) if at >= 0 else b""
        if len(held) == _VOTES.size:
            names = list(sizes)
            cast = _VOTES.unpack(held)
            for place, vote in zip(cast[:_SEATS], cast[_SEATS:], strict=True):
                if vote > 0 and place < len(names):
                    votes.append((names[place], vote))
        return votes

    def spoken(self, forms: Iterable[str], language: Language) -> str:
        """en or de, by the words that are more usual there; English when nothing tells."""
        number = language.numbers[0]
        lead = 0
        for form in forms:
            lean = self._leans.get(number[form])
            if lean is None:
                found = self._packed.find("spoken", number[form])
                lean = _remembered(self._leans, number[form], found - _LEAN if found >= 0 else 0)
            lead += lean
        return "de" if lead < 0 else "en"


def _remembered(known: dict[int, Result], number: int, found: Result) -> Result:
    if len(known) >= _LIMIT:
        known.clear()
    known[number] = found
    return found


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
    cast: list[bytes] = []
    reasons = {}
    for label, mine in signs.items():
        large = list(sizes[label].values())
        for sign, of in mine.items():
            if sign != BREAK and (kept := _telling(of)):
                reasons[first[label] ^ second[sign]] = len(cast)
                cast.append(_votes({place: count / large[place] for place, count in kept.items()}))
    shelves = {"reason": reasons, "spoken": _leans(words["en"], words["de"], language)}
    return Told(shelves, {"reasons": msgspec.msgpack.encode(sizes), "votes": b"".join(cast)})


def _votes(shares: dict[int, float]) -> bytes:
    """What a sign that has these shares in the reasons says for those it says most for."""
    whole = sum(shares.values())
    best = sorted(shares, key=shares.__getitem__, reverse=True)[:_SEATS]
    places = [*best, *[0] * (_SEATS - len(best))]
    votes = [shares[place] ** 2 / whole for place in best] + [0.0] * (_SEATS - len(best))
    return _VOTES.pack(*places, *votes)


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
