"""The monthly budget that a client names, often as a limit ("2k max", "net mehr als 1500")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from decimal import Decimal

from coach.call.guard import fold
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


def _amounts(sentence: str, currency: str) -> list[Decimal]:
    """The amounts of a sentence that can be a month's fee: no year, no count of other things."""
    found = []
    for written in _AMOUNT.finditer(sentence):
        with suppress(CoachError):
            amount = parse(written[0].strip(), currency).amount
            if amount >= _LEAST:
                found.append(amount)
    return found


_LEAST = 100
"""Less than this is no monthly budget, but a number of something."""
_ENDS = re.compile(r"(?<=[.!?;])\s+")
_LIMIT = re.compile(
    r"\b(?:budget\w*|max(?:imum|imal)?|hoechstens|mehr als|more than|at most|up to|bis zu|limit"
    r"|obergrenze|go (?:above|over)|nicht ueber)\b"
)
_AMOUNT = re.compile(
    r"(?<![\w.,])(?!20[2-4]\d\b(?! ?(?:€|eur|\$|usd|k\b)))\d+(?:[.,']\d{3})*(?: ?k\b)?"
    r"(?!\w)(?![.,]\d)"
    r"(?= ?(?:[.,!?;)]|$|€|\$|£|eur|usd|gbp|chf|dollar|pound|franken"
    r"|(?:a|per|each|every|im|pro|jeden) (?:month|monat)|max|hoechstens|at most|tops"
    r"|geht|gehen|kann|koennen|ist|sind|will|wollen|and|und|or|oder|bis|to))"
)
