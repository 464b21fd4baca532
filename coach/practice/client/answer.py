"""Answers to a doubt that are none of the known moves: a figure that was asked for, own words."""

from __future__ import annotations

import re

from coach.practice.client.lines import shared_words
from coach.practice.client.turn import Turn
from coach.practice.moves.hear import QUARREL

_ASKS_FIGURE = re.compile(
    r"\b(?:how (?:many|much|long|soon|fast)|wie (?:viele?|lange|schnell)|ab wann)\b", re.IGNORECASE
)
_FIGURE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|thirty|half an?"
    r"|eine?[nmr]?|zwei|drei|vier|fünf|sechs|acht|zehn|zwölf|fünfzehn|zwanzig|dreißig|halbe[nrs]?)"
    r"\s+(?:minutes?|hours?|days?|weeks?|months?|minuten?|stunden?|tagen?|wochen?|monaten?)\b",
    re.IGNORECASE,
)
_ASKS_DETAIL = re.compile(r"\bconcrete|\bkonkret|\bnormal(?:en)? mon", re.IGNORECASE)
_NO_ANSWER = frozenset(("acknowledges", "suggests_extra"))
"""Moves that answer no doubt by themselves."""
_TAKEN_UP = 2
"""Words of the client's own in an answer that was made for them."""
_A_SENTENCE = 10
"""Words that an answer has at least."""


def unnamed(turn: Turn) -> dict[str, float]:
    """What in an answer counts although no move was heard in it, and how far it goes."""
    if turn.made_any(QUARREL) or turn.text.rstrip().endswith("?"):
        return {}
    if _ASKS_FIGURE.search(turn.last_said(3)) and _FIGURE.search(turn.text):
        return {"figure": 1.4}
    if "names_deliverables" in turn.moves and _ASKS_DETAIL.search(turn.last_said()):
        return {"details": 1.4}
    long = len(turn.text.split()) >= _A_SENTENCE
    told = " ".join(turn.was.said)
    if turn.moves <= _NO_ANSWER and long and shared_words(told, turn.text) >= _TAKEN_UP:
        return {"own_words": 0.7}
    return {}
