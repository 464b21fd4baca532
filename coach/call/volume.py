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
_UP_TO = rf"(?:{_NUMBER}\s*(?:-|–|\b(?:bis|to|oder|or)\b)\s*)?"
"""The lower end of a range; the upper one counts."""
_SIGN = r"[×*]|(?<![^\W\d_])x(?![^\W\d_])"
"""A free-standing x: the one in a word (texts) multiplies nothing."""
_WORD = r"\b(?:(?:zu\s+|mit\s+)?(?:jeweils|je)|à|a|mal|times|zu|at|of|each)\b"
_UNIT = (
    r"(?:min(?:\.|uten?\b|utes?\b|s?\b)|m\b|h(?:rs?|ours?)?\b|std\b|stunden?\b|tage?n?\b|days?\b)"
)
_BARE = r"(?=\s*(?:$|[+;&.)=|≈]|,(?!\d)|\b(?:und|and|plus)\b))"
"""Without a unit, hours are meant, unless another word follows: three weeks are not three hours."""
_PART = re.compile(
    rf"(?<![\w.,-]){_UP_TO}(?P<pieces>{_NUMBER})\s*(?P<what>[^\d+;&×*]*?)\s*"
    rf"(?:(?:{_SIGN})\s*{_UP_TO}(?P<effort>{_NUMBER})\s*(?:(?P<unit>{_UNIT})|{_BARE})"
    rf"|(?:{_WORD})\s*{_UP_TO}(?P<said>{_NUMBER})\s*(?P<said_unit>{_UNIT}))",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"(?:(?:{_SIGN}|{_WORD})\s*)?({_UP_TO}{_NUMBER}\s*{_UNIT})\s*"
    r"(?:each|apiece|jeweils|pro\s+stück|per\s+piece)\b",
    re.IGNORECASE,
)
_COUNTED = {
    word: str(number)
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    )
    for number, word in enumerate(words.split(), 1)
} | dict.fromkeys(("eine", "einen", "einer"), "1")
_WORDS = re.compile(rf"\b(?:{'|'.join(_COUNTED)})\b", re.IGNORECASE)
_FRACTIONS = tuple(
    (re.compile(rf"\b(?:{said})\b", re.IGNORECASE), hours)
    for said, hours in (
        (r"(?:an|one) hour and a half", "1.5 h"),
        (r"half an hour|(?:a )?half(?: |-)hour|(?:eine[rn]? )?halben? stunden?", "0.5 h"),
        (r"(?:eine[rn]? )?viertelstunden?|(?:a )?quarter of an hour", "0.25 h"),
        (r"(?:eine[rn]? )?(?:dreiviertelstunden?|dreiviertel stunden?)", "0.75 h"),
        (r"an hour", "1 h"),
        (r"anderthalb|eineinhalb", "1.5"),
        (r"zweieinhalb", "2.5"),
        (r"dreieinhalb", "3.5"),
        (r"(?:einen )?halben tag|half a day", "4 h"),
    )
)
_TOTAL = re.compile(rf"[=≈]\s*{_NUMBER}\s*(?:{_UNIT})?", re.IGNORECASE)
"""What a sum comes to by the writer's own account."""
_JOINED = re.compile(r"[+;&]|,(?!\d)|\b(?:und|and|plus)\b", re.IGNORECASE)
_LEFT = re.compile(
    r"(?!(?<!\d)1\b)\d|[½¼¾⅓⅔]"
    r"|(?:^|[+;&,|]|\b(?:und|and|plus)\b)\s*1\b|(?:[+&]|\bplus\b)\s*[^\W\d]",
    re.IGNORECASE,
)
"""Something else was counted or added. A lone 1 amid words is an article (für eine Kundin)."""
_WEEKLY = re.compile(r"week|wk|woche|wöchentl", re.IGNORECASE)
_DAILY = re.compile(r"\bdaily|per day|a day|/day|täglich|am tag|pro tag", re.IGNORECASE)
_PLAIN = re.compile(
    rf"{_UP_TO}(?P<hours>{_NUMBER})\s*(?:h|hours?|hrs?|std|stunden?)\b", re.IGNORECASE
)
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
    return _parts(_in_figures(text))


def hours_a_month(text: str) -> Decimal | None:
    """Hours a month of an estimate, to half an hour; None where nothing sensible can be counted.

    Of a sum that is understood only in part there are none: they would be too few.
    """
    text = _in_figures(text)
    total = sum((part.pieces * part.hours for part in _parts(text)), Decimal(0))
    if not 0 < total <= MOST_HOURS or _LEFT.search(_PART.sub("|", text)):
        return None
    return (total * 2).quantize(Decimal(1)) / 2


def plain_hours(text: str) -> Decimal | None:
    """Hours a month that are said as such (``20 hours``), with no other figure beside them."""
    text = _in_figures(text)
    said = _PLAIN.search(text)
    if said is None or re.search(r"\d", text[: said.start()] + text[said.end() :]):
        return None
    return _number(said["hours"]) * _times_a_month(text)


def is_open_sum(text: str) -> bool:
    """Whether somebody counts here, and the hours cannot be told."""
    if hours_a_month(text) is not None or plain_hours(text) is not None:
        return False
    text = _in_figures(text)
    counted = len(re.findall(_UP_TO + _NUMBER, text, re.IGNORECASE))
    return counted > 1 or bool(counted and re.search(_SIGN, text, re.IGNORECASE))


def _parts(text: str) -> tuple[Part, ...]:
    found = list(_PART.finditer(text))
    begins = [0, *(match.end() for match in found)]
    ends = [*(match.start() for match in found), len(text)]
    between = [text[begin:end] for begin, end in zip(begins, ends, strict=True)]
    return tuple(
        _part(match, _JOINED.split(before)[-1], _JOINED.split(after)[0])
        for match, before, after in zip(found, between, between[1:], strict=False)
    )


def _part(match: re.Match[str], before: str, after: str) -> Part:
    """A part; how often it comes back stands in it, before it or after it."""
    often = _times_a_month(f"{before} {match['what']} {after}")
    effort = _number(match["effort"] or match["said"])
    unit = (match["unit"] or match["said_unit"] or "h").lower()
    if unit.startswith("m"):
        effort /= 60
    elif unit.startswith(("t", "d")):
        effort *= HOURS_A_DAY
    return Part(_number(match["pieces"]) * often, match["what"].strip(" ,.-("), effort)


def _times_a_month(text: str) -> Decimal:
    if _WEEKLY.search(text):
        return WEEKS_A_MONTH
    return DAYS_A_MONTH if _DAILY.search(text) else Decimal(1)


def _in_figures(text: str) -> str:
    """An estimate with its numbers in figures, and no account of what it comes to."""
    for said, hours in _FRACTIONS:
        text = said.sub(hours, text)
    text = _WORDS.sub(lambda word: _COUNTED[word[0].lower()], text)
    return _TOTAL.sub("", _EACH.sub(r"x \1", text))


def _number(written: str) -> Decimal:
    if re.fullmatch(_THOUSANDS, written):
        return Decimal(re.sub("[.,]", "", written))
    return Decimal(written.replace(",", "."))
