"""An utterance in parts: its sentences, what stands in them side by side, what each objects to."""

from __future__ import annotations

import re
from collections.abc import Callable

from coach.hearing.verdict import Verdict
from coach.playbook.model import KINDS, Kind

CLEAR = 0.75
"""How sure an objection must be heard in a main clause, to be told beside another."""
PLAIN = 0.95
"""The same between two commas: a note ("too dear, boss decides"), or only half a clause."""
MOST = 12
"""Parts that are heard one by one: who says more in one breath has said enough."""

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”“»«')\]]*\s+")
_SIDE_BY_SIDE = re.compile(r",\s+(?:and|but|so|und|aber|also)\s+")
_BUT = re.compile(r"\b(?:but|aber)\b", re.IGNORECASE)
_COMMA = re.compile(r"[,;]\s+")
_JOINED = re.compile(r"\s+(?:and|und)\s+")
FEWEST = 2
"""Words on both sides of a joining "and": fewer are a pair of words ("time and money")."""


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a line."""
    return tuple(part for part in _SENTENCE.split(text.strip()) if part)


def main_clauses(text: str) -> tuple[str, ...]:
    """The sentences of a line, and what stands in them side by side."""
    return tuple(part for sentence in sentences(text) for part in _SIDE_BY_SIDE.split(sentence))


def conclusion(text: str) -> str:
    """What an utterance comes to: what stands after its last "but"."""
    return _BUT.split(text)[-1]


def joined(text: str) -> tuple[str, ...]:
    """Both sides of each "and" that may join two clauses without a comma."""
    sides = [
        (sentence[: found.start()], sentence[found.end() :])
        for sentence in sentences(text)
        for found in _JOINED.finditer(sentence)
    ]
    long = [pair for pair in sides if min(len(side.split()) for side in pair) >= FEWEST]
    return tuple(side for pair in long for side in pair)


def kinds_beside(verdict: Verdict, hear: Callable[[str], Verdict]) -> dict[Kind, str]:
    """What single parts of an utterance object to, besides what it was heard as in whole.

    Each kind comes with the reason that was heard in its surest part.
    """
    clauses = [hear(part) for part in main_clauses(verdict.text)[:MOST]]
    notes = (*_COMMA.split(verdict.text, MOST)[:MOST], *joined(verdict.text)[:MOST])
    plain = [one for one in map(hear, notes) if one.confidence >= PLAIN]
    clear = [one for one in clauses if one.confidence >= CLEAR]
    heard = sorted([*clear, *plain], key=lambda one: one.confidence)
    reasons = {one.label: one.reason for one in heard}
    return {kind: reasons[kind] for kind in KINDS if kind in reasons and kind != verdict.label}
