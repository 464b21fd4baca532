"""What a line of the freelancer's is made of: words, word pairs and runs of four letters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

Feature = str | tuple[str, str]
"""What was seen: a word, a run of letters, or two words."""


class Word(NamedTuple):
    """A word as typed, and the stems that it stands for."""

    typed: str
    stems: tuple[str, ...]


def stems_of(words: Sequence[Word]) -> tuple[str, ...]:
    """The stems of all words, in order."""
    return tuple([form for word in words for form in word.stems])


def features(stems: Sequence[str], asks: bool) -> dict[str, set[Feature]]:
    """The features of a line by their groups; one that stands there twice counts once."""
    edged = ("^", *stems, "$")
    return {
        "word": set(stems),
        "pair": set(pairwise(edged)),
        "skip": set(zip(edged, edged[2:], strict=False)),
        "gram": {gram for form in stems for gram in _grams(form)},
        "asks": {"?"} if asks else set(),
    }


@lru_cache(maxsize=20_000)
def _grams(form: str) -> tuple[str, ...]:
    """Runs of four letters, the beginning of the word marked."""
    if len(form) < 4:
        return ()
    run = f"^{form}"
    return tuple(run[at : at + 4] for at in range(len(run) - 3))
