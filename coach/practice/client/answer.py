"""Answers to a doubt that are none of the known moves: a figure, an exact account, own words."""

from __future__ import annotations

import re

from coach.playbook.model import Kind
from coach.practice.client.day import WEEKDAYS
from coach.practice.client.lines import shared_words
from coach.practice.client.turn import Turn
from coach.practice.moves.hear import QUARREL

_ASKS_FIGURE = re.compile(
    r"\b(?:how (?:many|much|long|soon|fast)|wie (?:viele?|lange|schnell)|ab wann)\b", re.IGNORECASE
)
_NUMBER = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|twenty|thirty"
    r"|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|fünfzehn|sechzehn|zwanzig|dreißig"
)
_FIGURE = re.compile(
    rf"\d|\b(?:{_NUMBER}|one|half an?|eine?[nmr]?|halbe[nrs]?)"
    r"\s+(?:minutes?|hours?|days?|weeks?|months?|minuten?|stunden?|tage?[ns]?|wochen?|monate?[ns]?)\b",
    re.IGNORECASE,
)
_HOW_OFTEN = (
    r"every|each|once a|twice a|a|per|pro|die|im|jede[nrs]?|(?:ein|zwei|drei)mal (?:pro|die|im)"
)
_DETAIL = re.compile(
    rf"\d+|\b(?:{_NUMBER}|\w+teen)\b|\b(?:{WEEKDAYS})"
    r"|\b(?:(?:an?|the same) (?:day|hour)|(?:eine[nrs]?|selben) (?:tage?s?|stunde)|noon|mittags?"
    r"|monatsende|monatsanfang|half an hour|(?:halbe|viertel)\s?stunde)\b"
    r"|\b(?:on|by) the (?:first|tenth|fifteenth|twentieth)\b"
    r"|\b(?:am|zum) (?:ersten|zehnten|fünfzehnten|zwanzigsten)\b"
    rf"|\b(?:{_HOW_OFTEN}) (?:morning|week|month|morgen|woche|monat)\b"
    r"|\b(?:first|erst|zuerst)\b(?=.*\b(?:then|dann)\b)",
    re.IGNORECASE,
)
"""What makes an account exact: a number, a day, how often, what comes first."""
_ENOUGH = 2
"""Details in an exact account."""
_EXACT: dict[Kind, float] = {"value": 1.0, "results": 0.8, "money": 0.5}
"""How far an exact account goes by itself; the client who asked for it is content."""
_LATER = frozenset(("agrees_next_step", "promises_three_options", "puts_price_off"))
"""Moves whose figures and days are about what comes after the call."""
_ASKS_DETAIL = re.compile(
    r"\bconcrete|\bkonkret|\bnormal(?:en)? mon|\bin practice|\bder praxis", re.IGNORECASE
)
_NO_ANSWER = frozenset(("acknowledges", "suggests_extra"))
"""Moves that answer no doubt by themselves."""
_TAKEN_UP = 2
"""Words of the client's own in an answer that was made for them."""
_A_SENTENCE = 10
"""Words that an answer has at least."""


def unnamed(turn: Turn, kind: Kind) -> dict[str, float]:
    """What in an answer counts although no move was heard in it, and how far it goes."""
    if turn.made_any(QUARREL) or turn.text.rstrip().endswith("?"):
        return {}
    if _ASKS_FIGURE.search(turn.last_said(3)) and _FIGURE.search(turn.text):
        return {"figure": 1.8}
    told = exact(turn)
    if _ASKS_DETAIL.search(turn.last_said()) and (told or "names_deliverables" in turn.moves):
        return {"details": 1.4}
    if told and kind in _EXACT:
        return {"exact": _EXACT[kind]}
    long = len(turn.text.split()) >= _A_SENTENCE
    said = " ".join(turn.was.said)
    if turn.moves <= _NO_ANSWER and long and shared_words(said, turn.text) >= _TAKEN_UP:
        return {"own_words": 0.7}
    return {}


def exact(turn: Turn) -> bool:
    """Whether it is told exactly what would be done: nobody asks to hear that more concretely."""
    if turn.waits() or turn.moves & (QUARREL | _LATER):
        return False
    return len({found[0].casefold() for found in _DETAIL.finditer(turn.text)}) >= _ENOUGH
