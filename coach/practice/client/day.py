"""The day that a freelancer proposes for talking again, in their own words."""

from __future__ import annotations

import re

WEEKDAYS = (
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
    rf"\b((?:{WEEKDAYS})(?:{_PART})?)\b((?:\s+(?:{_PART})\b)?(?:,?\s+{_HOUR})?)",
    re.IGNORECASE,
)
_TOMORROW = re.compile(rf"\b(tomorrow|morgen)((?:\s+(?:{_PART})\b)?\s+{_HOUR})", re.IGNORECASE)
_WHEN = re.compile(r"\b(when|wann|(?:what|which) (?:day|time)|welcher tag|um wie viel)\b.*\?", re.I)


_TIMING = re.compile(
    r"\b(?:when (?:exactly|is|will|would)|which season|how (?:soon|much later)|until when|timing"
    r"|calmer|quieter|going on|wann|welche saison|zeitpunkt|ruhiger|(?:ist|liegt) gerade)\b",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\b(?:ring|call|talk|speak|phone|suit|reach|anruf|telefon|sprech|meld|reden|pass|erreich)",
    re.I,
)
_SUITS = re.compile(
    r"\b(?:suits?|works?|okay|ok|all right|alright|fine|fit|convenient|right|good|deal"
    r"|recht|geht|ginge|klappt|in ordnung|einverstanden|gut|bei ihm|bei ihr)\b",
    re.IGNORECASE,
)
_LAST_SENTENCE = re.compile(r"[^.!?;:]+\?\W*$")
_A_TAG = 3
"""Words up to which a question at the end only asks for a nod."""
_REFUSES = re.compile(
    r"\b(?:can't|cannot|can not|won't work|doesn't work|not free|kann ich (?:da )?(?:leider )?nicht"
    r"|(?:geht|passt|klappt) (?:bei mir |mir )?(?:da )?(?:leider )?nicht|keine zeit)\b",
    re.IGNORECASE,
)


def day_in(text: str) -> str:
    """The last weekday in ``text``, or tomorrow with its hour; empty where there is none."""
    if days := list(_WEEKDAY.finditer(text)):
        return days[-1][1].capitalize() + days[-1][2].replace(",", "")
    tomorrow = _TOMORROW.search(text)
    return tomorrow[1].lower() + tomorrow[2] if tomorrow else ""


def asks_when(text: str) -> bool:
    """Whether the client is to name the day."""
    return _WHEN.search(text) is not None


def asks_timing(text: str) -> bool:
    """Whether it is asked what is wrong with the moment, or which one is better."""
    about_a_call = _CALL.search(text) is not None or day_in(text)
    return "?" in text and _TIMING.search(text) is not None and not about_a_call


def asks_else(text: str) -> bool:
    """Whether the words end in a question that is about no day and no call."""
    last = _LAST_SENTENCE.search(text)
    if last is None or len(last[0].split()) <= _A_TAG:
        return False
    about_the_day = (_SUITS, _CALL, _WHEN)
    return not day_in(last[0]) and not any(words.search(last[0]) for words in about_the_day)


def refuses_day(text: str) -> bool:
    """Whether a day that was offered does not suit."""
    return _REFUSES.search(text.replace("’", "'")) is not None
