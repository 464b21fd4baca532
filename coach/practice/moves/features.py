"""What a line of the freelancer's is made of: words, word pairs and runs of four letters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

Feature = tuple[str, ...]
"""A group (word, pair, skip, gram, asks) and what was seen."""

Placed = dict[Feature, tuple[int, ...]]
"""Features with the places of their words, in the order of the line."""


class Word(NamedTuple):
    """A word as typed, and the stems that it stands for."""

    typed: str
    stems: tuple[str, ...]


def placed_features(words: Sequence[Word], asks: bool) -> Placed:
    """The features of a line; one that stands there twice counts once, at its first place."""
    stems = [(form, at) for at, word in enumerate(words) for form in word.stems]
    edged = [("^", -1), *stems, ("$", -1)]
    found: Placed = {}
    for form, at in stems:
        found.setdefault(("word", form), (at,))
        for gram in _grams(form):
            found.setdefault(gram, (at,))
    for group, gap in (("pair", 1), ("skip", 2)):
        for (one, here), (other, there) in zip(edged, edged[gap:], strict=False):
            if here >= 0 and there >= 0:
                places: tuple[int, ...] = (here, there)
            else:  # an edge has no place
                places = tuple([at for at in (here, there) if at >= 0])
            found.setdefault((group, one, other), places)
    if asks:
        found["asks", "?"] = ()
    return found


@lru_cache(maxsize=20_000)
def _grams(form: str) -> tuple[Feature, ...]:
    """Runs of four letters, the beginning of the word marked."""
    if len(form) < 4:
        return ()
    run = f"^{form}"
    return tuple(("gram", run[at : at + 4]) for at in range(len(run) - 3))
