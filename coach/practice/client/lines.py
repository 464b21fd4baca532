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


def line_for(cast: Cast, situation: str, said: Sequence[str], near: str = "") -> str:
    """A line for ``situation`` that was not ``said`` yet, or the one said longest ago.

    The persona's own lines come first, then those that speak of what ``near`` speaks of, and among
    equals those of the mood and the traits.
    """
    tiers = list(_tiers(cast, situation))
    known = set(said)
    own, *shared = ([line for line in tier if line not in known] for tier in tiers)
    nearest = set(_nearest([line for tier in shared for line in tier], near))
    fitting = ([line for line in tier if line in nearest] for tier in shared)
    for fresh in (_nearest(own, near), *fitting):
        if fresh:
            return _chance(cast, situation, len(said)).choice(fresh)
    everything = [line for tier in tiers for line in tier]
    last = {line: at for at, line in enumerate(said)}
    return min(everything, key=lambda line: last[line], default="")


def lines_in(cast: Cast, situation: str) -> tuple[str, ...]:
    """All that this client could say in a situation."""
    return tuple(line for tier in _tiers(cast, situation) for line in tier)


def _nearest(lines: Sequence[str], near: str) -> list[str]:
    """The lines that have the most words in common with ``near``."""
    closest = max((shared_words(line, near) for line in lines), default=0)
    return [line for line in lines if shared_words(line, near) == closest]


def toss(cast: Cast, what: str, turn: int) -> float:
    """A number from 0 to 1, always the same for the same seed, question and turn."""
    return _chance(cast, what, turn).random()


def _tiers(cast: Cast, situation: str) -> Iterator[tuple[str, ...]]:
    own = cast.persona.lines.get(situation)
    yield own.to(cast.voice) if own is not None else ()
    pools = cast.shared.get(situation, {})
    near = [pools[name] for name in (cast.persona.mood, *cast.persona.traits) if name in pools]
    yield tuple(line for lines in near for line in lines.to(cast.voice))
    if "any" in pools:
        yield pools["any"].to(cast.voice)


def _chance(cast: Cast, what: str, turn: int) -> random.Random:
    return random.Random(f"{cast.seed}/{cast.persona.name.en}/{what}/{turn}")


def shared_words(one: str, other: str) -> int:
    """How many words two lines have in common, by their beginnings and without the smallest."""
    return len(_words(one) & _words(other))


def _words(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[^\W\d_]{4,}", fold(text))} - _SMALL


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
_SMALL = frozenset(
    word[:5]
    for word in re.findall(
        r"\w+",
        """
        that this what with have your from more about there would could just like doesn than then
        when them they will been were whether rather really mean into only dass nicht eher oder
        ihnen ihrer ihre mich dich euch mir sich wenn wann denn doch noch schon auch eine einen
        einem einer kein keine haben habe hatte wird wuerde waere sind sein geht etwas genau mehr
        nach ueber
        """,
    )
)
"""Words that say nothing about what a line is about."""
