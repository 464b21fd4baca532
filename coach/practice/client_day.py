"""The day that a freelancer proposes for talking again, in their own words."""

from __future__ import annotations

import re

_WEEKDAYS = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend"
)
_PART = r"früh|morgen|vormittag|mittag|nachmittag|abend|morning|noon|afternoon|evening"
_HOUR = (
    r"(?:at|um|gegen|around|halb|viertel (?:vor|nach))\s+"
    r"(?:half past |quarter (?:past|to) |halb |viertel (?:vor|nach) )?(?:\d+(?:[.:]\d\d)?|\w+)"
    r"(?:\s+(?:o'clock|uhr|am\b|pm\b))?"
)
_WEEKDAY = re.compile(
    rf"\b((?:{_WEEKDAYS})(?:{_PART})?)\b((?:\s+(?:{_PART})\b)?(?:,?\s+{_HOUR})?)",
    re.IGNORECASE,
)
_TOMORROW = re.compile(rf"\b(tomorrow|morgen)((?:\s+(?:{_PART})\b)?\s+{_HOUR})", re.IGNORECASE)
_WHEN = re.compile(r"\b(when|wann|(?:what|which) (?:day|time)|welcher tag|um wie viel)\b.*\?", re.I)


def day_in(text: str) -> str:
    """The last weekday in ``text``, or tomorrow with its hour; empty where there is none."""
    if days := list(_WEEKDAY.finditer(text)):
        return days[-1][1].capitalize() + days[-1][2].replace(",", "")
    tomorrow = _TOMORROW.search(text)
    return tomorrow[1].lower() + tomorrow[2] if tomorrow else ""


def asks_when(text: str) -> bool:
    """Whether the client is to name the day."""
    return _WHEN.search(text) is not None
