"""What the simulated client says: a fresh line for a situation, in character."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coach.hearing.words import fold
from coach.playbook.persona import Lines, Persona
from coach.playbook.text import Voice


class Cast(NamedTuple):
    """Who plays the client: the same seed and the same words give the same client."""

    persona: Persona
    shared: dict[str, dict[str, Lines]]
    voice: Voice
    seed: int


def line_for(cast: Cast, situation: str, said: Sequence[str]) -> str:
    """A line for ``situation`` that was not ``said`` yet, or the one said longest ago.

    The persona's own lines come first, then those of the mood and the traits, then the rest.
    """
    tiers = list(_tiers(cast, situation))
    known = set(said)
    for tier in tiers:
        fresh = [line for line in tier if line not in known]
        if fresh:
            return _chance(cast, situation, len(said)).choice(fresh)
    everything = [line for tier in tiers for line in tier]
    last = {line: at for at, line in enumerate(said)}
    return min(everything, key=lambda line: last[line], default="")


def toss(cast: Cast, what: str, turn: int) -> float:
    """A number from 0 to 1, always the same for the same seed, question and turn."""
    return _chance(cast, what, turn).random()


def _tiers(cast: Cast, situation: str) -> Iterator[tuple[str, ...]]:
    own = cast.persona.lines.get(situation)
    if own is not None:
        yield own.to(cast.voice)
    pools = cast.shared.get(situation, {})
    near = [pools[name] for name in (cast.persona.mood, *cast.persona.traits) if name in pools]
    yield tuple(line for lines in near for line in lines.to(cast.voice))
    if "any" in pools:
        yield pools["any"].to(cast.voice)


def _chance(cast: Cast, what: str, turn: int) -> random.Random:
    return random.Random(f"{cast.seed}/{cast.persona.name.en}/{what}/{turn}")


def shares_a_word(one: str, other: str) -> bool:
    """Whether two lines speak of the same thing, by a long word's beginning."""
    return bool(_long_words(one) & _long_words(other))


def _long_words(text: str) -> set[str]:
    return {word[:6] for word in re.findall(r"[^\W\d_]{5,}", fold(text))} - _COMMON


_COMMON = {
    "online",
    "would",
    "could",
    "about",
    "every",
    "month",
    "there",
    "years",
    "wuerde",
    "koennt",
}
_COMMON |= {"monat", "jeden", "haben", "machen", "wenig", "great", "helfen", "waere"}
