"""Step 3 helps the client to estimate: pieces x effort, as hours a month (A8)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

WEEKS_A_MONTH = Decimal(52) / Decimal(12)
DAYS_A_MONTH = Decimal(21)
"""Working days."""

_THOUSANDS = r"\d{1,3}(?:[.,]\d{3})+(?!\d)"
_NUMBER = rf"(?:{_THOUSANDS}|\d{{1,7}}(?:[.,]\d{{1,3}})?(?!\d))"
_PART = re.compile(
    rf"(?<![\w.,-])(?P<pieces>{_NUMBER})\s*(?P<what>[^\d+;&x×*]*?)\s*"
    rf"(?P<times>[x×*]|\b(?:à|mal|times|zu\s+je|zu|je|at|of)\b)\s*"
    rf"(?P<effort>{_NUMBER})\s*(?P<unit>min\w*|m\b|h\w*|std\w*|stunde\w*|tage?\b|days?\b)?",
    re.IGNORECASE,
)
_COUNTED = {
    word: str(number)
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    )
    for number, word in enumerate(words.split(), 1)
} | dict.fromkeys(("eine", "einen"), "1")
_WORDS = re.compile(rf"\b(?:{'|'.join(_COUNTED)})\b", re.IGNORECASE)
_WEEKLY = re.compile(r"week|wk|woche|wöchentl", re.IGNORECASE)
_DAILY = re.compile(r"\bdaily|per day|a day|/day|täglich|am tag|pro tag", re.IGNORECASE)
ESTIMATED = " ≈ "
"""Stands between an estimate as typed and the hours that it comes to."""
HOURS_A_DAY = Decimal(8)
MOST_HOURS = 10_000
"""More than this a month is a slip, and no estimate."""


class Part(NamedTuple):
    """Some pieces and the effort for each: ``8 posts x 1.5 h``."""

    pieces: Decimal
    """Pieces a month."""
    what: str
    hours: Decimal
    """Hours for one piece."""


def parts(text: str) -> tuple[Part, ...]:
    """The parts of an estimate, such as ``2 posts a week x 1.5 h + 1 newsletter x 4 h``.

    Said in words (``vier Berichte zu je 3 Stunden``) they need their unit: three of what?
    """
    found = []
    for match in _PART.finditer(_WORDS.sub(lambda word: _COUNTED[word[0].lower()], text)):
        if match["times"] not in "x×*X" and not match["unit"]:
            continue
        what = match["what"].strip(" ,.-")
        pieces = _number(match["pieces"])
        if _WEEKLY.search(what):
            pieces *= WEEKS_A_MONTH
        elif _DAILY.search(what):
            pieces *= DAYS_A_MONTH
        effort = _number(match["effort"])
        unit = (match["unit"] or "h").lower()
        if unit.startswith("m"):
            effort /= 60
        elif unit.startswith(("t", "d")):
            effort *= HOURS_A_DAY
        found.append(Part(pieces, what, effort))
    return tuple(found)


def hours_a_month(text: str) -> Decimal | None:
    """Hours a month of an estimate, to half an hour; None where nothing sensible can be counted."""
    total = sum((part.pieces * part.hours for part in parts(text)), Decimal(0))
    if not 0 < total <= MOST_HOURS:
        return None
    return (total * 2).quantize(Decimal(1)) / 2


def _number(written: str) -> Decimal:
    if re.fullmatch(_THOUSANDS, written):
        return Decimal(re.sub("[.,]", "", written))
    return Decimal(written.replace(",", "."))
