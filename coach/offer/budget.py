"""The monthly budget that a client names, often as a limit ("2k max", "net mehr als 1500")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from decimal import Decimal

from coach.call.events import CallStarted, ClientSaid, Event, FactNoted, NoteTaken
from coach.call.guard import fold
from coach.call.numbers import DIGITS
from coach.call.state import effective
from coach.errors import CoachError
from coach.offer.money import parse


def named_budget(texts: Iterable[str], currency: str) -> Decimal | None:
    """The budget a month in the newest text that names one; None where none does."""
    found = None
    for text in texts:
        amounts = [
            amount
            for sentence in _ENDS.split(fold(text))
            if _LIMIT.search(sentence)
            for amount in _amounts(sentence, currency)
        ]
        found = max(amounts, default=found)
    return found


def told(events: Iterable[Event]) -> tuple[str, ...]:
    """What the client told in a call, in the order of time: their own lines, facts and notes.

    Of a fact its last value counts. What stands in the brief alone the client has not told.
    """
    found: dict[str, str] = {}
    for number, event in enumerate(effective(events)):
        match event:
            case CallStarted(facts=facts, told=known):
                found |= {f"fact {key}": facts[key] for key in known if key in facts}
            case FactNoted(key=key, value=value):
                found.pop(f"fact {key}", None)
                found[f"fact {key}"] = value
            case NoteTaken(text=text) | ClientSaid(text=text):
                found[f"line {number}"] = text
            case _:
                pass
    return tuple(found.values())


def _amounts(sentence: str, currency: str) -> list[Decimal]:
    """The amounts of a sentence that can be a month's fee: no year, no count of other things."""
    found = []
    for written in _AMOUNT.finditer(sentence):
        with suppress(CoachError):
            amount = parse(
                written["digits"] + ("k" if written["thousands"] else ""), currency
            ).amount
            if amount >= _LEAST:
                found.append(amount)
    return found


_LEAST = 100
"""Less than this is no monthly budget, but a number of something."""
_ENDS = re.compile(r"(?<=[.!?;])\s+")
_CURRENCY = r"€|\$|£|eur(?:os?)?\b|usd\b|gbp\b|chf\b|dollars?\b|pounds?\b|franken\b"
_MONTH = r"(?:(?:a|per|each|every|im|pro|jeden) |/ ?)(?:month|monat)\b|monthly\b|monatlich\b"
_OTHER_TIME = (
    r"(?:\w+ ){0,2}?(?:year|quarter|week|day|hour|jahr|quartal|woche|tag|stunde)\b"
    r"|/ ?(?:year|quarter|week|day|hour|jahr|quartal|woche|tag|stunde)\b"
    r"|yearly\b|annually\b|weekly\b|jaehrlich\b|woechentlich\b"
)
_FIGURE = rf"(?P<digits>{DIGITS})(?P<thousands> ?(?:k|grand|thousand|tausend)\b)?"
_NOT = r"(?:\b(?:not|cannot|no|nothing|never|nicht|net|ned|nix|nie|kein\w*)\b|n't\b)"
_WORD = r"(?:(?!\b(?:and|but|or|und|aber|oder)\b)(?:[^,;]|,(?=\d)))"
_MORE = r"\b(?:more than|mehr als|above|over|ueber)\b"
_LIMIT = re.compile(
    r"\b(?:budget\w*|max(?:imum|imal)?|hoechstens|at most|limit|obergrenze)\b"
    rf"|{_NOT}{_WORD}{{0,30}}?{_MORE}|{_MORE}{_WORD}*{_NOT}"
    rf"|\b(?:up to|bis zu) (?:(?:{_CURRENCY}) ?(?:{DIGITS})"
    rf"|(?:{DIGITS})(?: ?k\b)? ?(?:{_CURRENCY}|{_MONTH}))"
)
"""What makes an amount a limit; "more than" is one only where it is denied."""
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?!20[2-4]\d\b(?! ?(?:{_CURRENCY}|k\b))){_FIGURE}"
    rf"(?!\w)(?![.,]\d)(?! ?(?:{_CURRENCY})? ?(?:{_OTHER_TIME}))"
    rf"(?= ?(?:[.,!?;)]|$|{_CURRENCY}|{_MONTH}|max|hoechstens|at most|tops"
    r"|is|isn't|can|cannot|won't|geht|gehen|kann|koennen|ist|sind|will|wollen|and|und|or|oder|bis|to))"
)
