"""Which reason of a class an utterance gives, and in which language it is said.

Within its class, a stem speaks for a reason by how much more often it was said there than in the
class as a whole (log odds, smoothed towards the class). What only a few reasons know is kept for
those; for all others it counts what a word says that was never said there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from struct import Struct
from typing import NamedTuple, TypeVar

import msgspec

from coach.hearing.index import Language
from coach.hearing.packed import Packed
from coach.hearing.words import BREAK

_SEATS = 12
"""Reasons that a stem speaks for, at most."""

_DOUBT = 70
"""Words of the class that are added to each reason: what is said seldom decides little."""

_RARE = 0.001
"""The share of a class that a word is taken to have that only the user's own file knows."""

_VOTES = Struct(f"={_SEATS}H{_SEATS}f")
"""These reasons, by their places, and how much it says for each."""

_LEAN = 1000
"""The lean of a word to one language is kept in so many steps on either side."""

_LIMIT = 300
"""Stems, and words, of which the lookups are remembered."""

Result = TypeVar("Result")

Sizes = dict[str, dict[str, int]]
"""Class -> reason -> how many words its phrases have."""


class Reasons:
    """Stems counted by class and reason, words by language; read back, and counted on top."""

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
                number = first[label] ^ second[language.stems[form]]
                self._more.setdefault(number, Counter())[reason] += 1
        self._votes.clear()

    def best(self, label: str, forms: Iterable[str], language: Language) -> str:
        """The reason of class ``label`` whose words fit ``forms`` best; empty when none does."""
        first, second, _ = language.numbers
        scores: dict[str, float] = {}
        known = 0
        for stem in dict.fromkeys([language.stems[form] for form in forms if form != BREAK]):
            number = first[label] ^ second[stem]
            votes = self._votes.get(number)
            if votes is None:
                votes = _remembered(self._votes, number, self._cast(label, number))
            known += bool(votes)
            for reason, vote in votes:
                scores[reason] = scores.get(reason, 0.0) + vote
        sizes = self._sizes.get(label, {})
        return max(
            scores,
            key=lambda reason: scores[reason] - known * log(sizes.get(reason, 0) + _DOUBT),
            default="",
        )

    def _cast(self, label: str, number: int) -> list[tuple[str, float]]:
        """How much a stem of the class speaks for its reasons."""
        more = self._more.get(number, Counter())
        votes = [(reason, _vote(count, _RARE)) for reason, count in more.items()]
        at = self._packed.find("reason", number)
        held = self._packed.piece("votes", at * _VOTES.size, _VOTES.size) if at >= 0 else b""
        if len(held) == _VOTES.size:
            names = list(self._sizes.get(label, {}))
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
    stems: dict[str, dict[str, dict[int, int]]] = {}
    sizes: Sizes = {}
    words: dict[str, Counter[str]] = {"en": Counter(), "de": Counter()}
    for label, reason, lang, forms in said:
        words[lang].update(forms)
        mine = stems.setdefault(label, {})
        size = sizes.setdefault(label, {})
        size[reason] = size.get(reason, 1) + len(forms)
        place = list(size).index(reason)
        for stem, count in Counter(map(language.stems.__getitem__, forms)).items():
            of = mine.setdefault(stem, {})
            of[place] = of.get(place, 0) + count
    first, second, _ = language.numbers
    cast: list[bytes] = []
    reasons = {}
    for label, mine in stems.items():
        large = sum(sizes[label].values())
        for stem, of in mine.items():
            usual = sum(of.values())
            if stem != BREAK and usual > 1:
                reasons[first[label] ^ second[stem]] = len(cast)
                cast.append(
                    _votes({place: _vote(count, usual / large) for place, count in of.items()})
                )
    shelves = {"reason": reasons, "spoken": _leans(words["en"], words["de"], language)}
    return Told(shelves, {"reasons": msgspec.msgpack.encode(sizes), "votes": b"".join(cast)})


def _vote(count: int, share: float) -> float:
    """What a stem says for a reason where it was said so often, by its share of the class."""
    return log(1 + count / (_DOUBT * share))


def _votes(votes: dict[int, float]) -> bytes:
    """The strongest votes of a stem."""
    best = sorted(votes, key=votes.__getitem__, reverse=True)[:_SEATS]
    empty = [0] * (_SEATS - len(best))
    return _VOTES.pack(*best, *empty, *(votes[place] for place in best), *empty)


def _leans(english: Counter[str], german: Counter[str], language: Language) -> dict[int, int]:
    """The words that lean to English (above _LEAN) or to German (below); once said counts not."""
    leans = {}
    for word in english.keys() | german.keys():
        here, there = (count if (count := tally[word]) > 1 else 0 for tally in (english, german))
        if here != there and word != BREAK:
            lean = _LEAN * (here - there) / (here + there)
            leans[language.numbers[0][word]] = _LEAN + round(lean)
    return leans
