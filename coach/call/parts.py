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


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a line."""
    return tuple(part for part in _SENTENCE.split(text.strip()) if part)


def main_clauses(text: str) -> tuple[str, ...]:
    """The sentences of a line, and what stands in them side by side."""
    return tuple(part for sentence in sentences(text) for part in _SIDE_BY_SIDE.split(sentence))


def conclusion(text: str) -> str:
    """What an utterance comes to: what stands after its last "but"."""
    return _BUT.split(text)[-1]


def kinds_beside(verdict: Verdict, hear: Callable[[str], Verdict]) -> tuple[Kind, ...]:
    """What single parts of an utterance object to, besides what it was heard as in whole."""
    clauses = [hear(part) for part in main_clauses(verdict.text)[:MOST]]
    notes = [hear(part) for part in _COMMA.split(verdict.text, MOST)[:MOST]]
    labels = {one.label for one in clauses if one.confidence >= CLEAR}
    labels |= {one.label for one in notes if one.confidence >= PLAIN}
    return tuple(kind for kind in KINDS if kind in labels - {verdict.label})
