"""Dates and times as people type them, in both languages; what could be two days is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from coach.clean import clean
from coach.errors import CoachError
from coach.offer.dates import MONTHS, WEEKDAYS
from coach.words import _

_AHEAD = {
    "today": 0,
    "heute": 0,
    "tomorrow": 1,
    "morgen": 1,
    "day after tomorrow": 2,
    "übermorgen": 2,
}
_MONTH_NUMBERS = {
    name[:length].casefold(): number
    for names in MONTHS.values()
    for number, name in enumerate(names, 1)
    for length in (3, len(name))
} | {"mrz": 3, "maerz": 3, "sept": 9}
_WEEKDAY_NUMBERS = {
    name[:length].casefold(): number
    for language, names in WEEKDAYS.items()
    for number, name in enumerate(names)
    for length in ((3, len(name)) if language == "en" else (2, len(name)))
} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3, "sonnabend": 5}

_YEAR = r"20\d\d"
"""The year behind a day and a month; other four digits there are a time."""
_NUMBERS = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)"
    rf"|(?P<d2>\d{{1,2}})\.\s?(?P<m2>\d{{1,2}})\.(?:\s?(?P<y2>{_YEAR})(?!\d)"
    r"|(?P<short>\d\d)(?=,?\s(?:at |um )?\d)|(?!\d))",
    re.ASCII,
)
_SLASHES = re.compile(
    r"(?P<one>\d{1,2})/(?P<two>\d{1,2})"
    r"(?:/(?:(?P<y>\d{4})|(?P<short>\d\d)(?=,?\s(?:at )?\d)))?(?!\d)",
    re.ASCII,
)
_NAMED = re.compile(
    r"(?P<d>\d{1,2})(?:\.|st|nd|rd|th)?\s(?:of\s)?(?P<name>[^\W\d]{3,})\.?"
    rf"(?:,?\s(?P<y>{_YEAR})(?!\d))?"
    r"|(?P<name2>[^\W\d]{3,})\.?\s(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?!\d|[:.]\d|\s?[ap]\.?m)"
    rf"(?:,?\s(?P<y2>{_YEAR})(?!\d))?",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:(?:on|the|am|den|dem|this|diesen) )*")
_WEEKDAY = re.compile(r"(?P<word>[^\W\d]+)\b\.?")
_CLOCK = re.compile(
    r"(?:at |um )?(?:(?P<h>\d{1,2})(?:[:.](?P<min>\d{2}))?|(?P<h4>\d{2})(?P<min4>\d{2}))"
    r"\s?(?P<half>[ap]\.?m\.?)?\s?(?:uhr(?:\s(?P<min2>\d{2}))?|h|o'clock)?",
    re.ASCII,
)
_MONTH = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})", re.ASCII)

Found = tuple[date, str]
"""A day, and what is written after it."""


def parse_day(written: str, today: date | None = None) -> date:
    """A day such as ``12 May 2026``, ``12.05.2026`` or ``tomorrow``; raises CoachError.

    ``today`` is the day it was written on, if not this one.
    """
    text = clean(written)
    if (found := _day_in(text, today or date.today())) and not found[1]:
        return found[0]
    raise CoachError(
        _("{text!r} is no date").format(text=text[:40]),
        todo=_("Write it like 2026-05-12 or 12 May 2026."),
    )


def parse_moment(written: str, today: date | None = None) -> datetime:
    """A day with a time, such as ``tomorrow 2 pm``, on the clock of this place."""
    text = clean(written)
    found = _day_in(text, today or date.today())
    clock = _clock(found[1]) if found else None
    if found is not None and clock is not None:
        return datetime(found[0].year, found[0].month, found[0].day, *clock)
    raise CoachError(
        _("{text!r} is no date with a time").format(text=text[:40]),
        todo=_("Write it like 2026-05-12 14:30, 12 May 2026 2:30 pm or tomorrow 2 pm."),
    )


def parse_month(written: str) -> date:
    """The first day of ``2026-05``; raises CoachError."""
    text = clean(written)
    found = _MONTH.fullmatch(text)
    if found and 1 <= int(found["m"]) <= 12 and int(found["y"]):
        return date(int(found["y"]), int(found["m"]), 1)
    raise CoachError(
        _("{text!r} is no month").format(text=text[:40]), todo=_("Write it like 2026-05.")
    )


# --- the day -----------------------------------------------------------------------------------


def _day_in(text: str, today: date) -> Found | None:
    """The day at the beginning of a text; a day of the week before it has to fit."""
    text = _bare(re.sub(r"(?<=\d)T(?=\d)", " ", text).casefold())
    for read in _READERS:
        if found := read(text, today):
            return found
    named = _WEEKDAY.match(text)
    weekday = _WEEKDAY_NUMBERS.get(named["word"]) if named else None
    if named is None or weekday is None:
        return None
    rest = _rest(text, named)
    for read in _READERS:
        if found := read(_bare(rest), today):
            return found if found[0].weekday() == weekday else None
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1), rest


def _bare(text: str) -> str:
    """Without the small words before a day."""
    return _BEFORE.sub("", text, count=1)


def _ahead(text: str, today: date) -> Found | None:
    for words, days in _AHEAD.items():
        if found := re.match(rf"{words}\b", text):
            return today + timedelta(days=days), _rest(text, found)
    return None


def _numbers(text: str, today: date) -> Found | None:
    if found := _NUMBERS.match(text):
        year, month, day = (found[key] or found[key + "2"] for key in ("y", "m", "d"))
        year = year or (found["short"] and f"20{found['short']}")
        return _found(year, int(month), int(day), today, _rest(text, found))
    return None


def _slashes(text: str, today: date) -> Found | None:
    if not (found := _SLASHES.match(text)):
        return None
    one, two = int(found["one"]), int(found["two"])
    if one != two and one <= 12 and two <= 12:
        raise CoachError(
            _("{text!r} can be two days").format(text=found[0]),
            todo=_("Write the month as a word: 12 May 2026."),
        )
    month, day = (one, two) if one <= 12 else (two, one)
    year = found["y"] or (found["short"] and f"20{found['short']}")
    return _found(year, month, day, today, _rest(text, found))


def _named(text: str, today: date) -> Found | None:
    if not (found := _NAMED.match(text)):
        return None
    month = _MONTH_NUMBERS.get(found["name"] or found["name2"])
    if month is None:
        return None
    year, day = found["y"] or found["y2"], int(found["d"] or found["d2"])
    return _found(year, month, day, today, _rest(text, found))


_READERS: tuple[Callable[[str, date], Found | None], ...] = (_ahead, _numbers, _slashes, _named)


def _found(year: str | None, month: int, day: int, today: date, rest: str) -> Found | None:
    """A day that exists; without a year it is the next one of that name."""
    for number in (int(year),) if year else range(today.year, today.year + 9):
        try:
            found = date(number, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found, rest
    return None


def _rest(text: str, found: re.Match[str]) -> str:
    return text[found.end() :].lstrip(" ,")


# --- the time ----------------------------------------------------------------------------------


def _clock(text: str) -> tuple[int, int] | None:
    """Hour and minute. A bare hour before seven could be one of the afternoon, and is none."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    written = found["min"] or found["min4"] or found["min2"]
    hour, minute = int(found["h"] or found["h4"]), int(written or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].startswith("p") else 0)
    elif written is None and hour < 7:
        return None
    return (hour, minute) if hour < 24 and minute < 60 else None
