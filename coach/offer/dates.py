"""Dates as a reader expects them, without a locale library (the tests hold them against CLDR)."""

from __future__ import annotations

import re
from datetime import date, datetime

from coach.clean import clean
from coach.errors import CoachError
from coach.words import Language, _

_ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_GERMAN = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]

_DAY = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.\s?(?P<y2>\d{4})",
    re.ASCII,
)
_CLOCK = re.compile(r"(?P<h>\d{1,2})(?::(?P<min>\d{2}))?\s*(?:uhr|h)?", re.ASCII | re.IGNORECASE)
_MONTH = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})", re.ASCII)


def show_day(day: date, language: Language) -> str:
    """``12 May 2026`` or ``12. Mai 2026``."""
    names, dot = (_ENGLISH, "") if language == "en" else (_GERMAN, ".")
    return f"{day.day}{dot} {names[day.month - 1]} {day.year}"


def show_moment(moment: datetime, language: Language) -> str:
    """``12 May 2026 14:30`` or ``12.05.2026 14:30``: short and of one length, for lists."""
    space = " " if language == "en" else ""
    return f"{show_short_day(moment, language)}{space}{moment:%Y %H:%M}"


def show_short_day(day: date, language: Language) -> str:
    """``05 May`` or ``05.05.``: of one length too, where there is no room for the year."""
    if language == "en":
        return f"{day.day:02} {_ENGLISH[day.month - 1][:3]}"
    return f"{day:%d.%m.}"


def show_month(day: date, language: Language) -> str:
    """``May 2026`` or ``Mai 2026``."""
    names = _ENGLISH if language == "en" else _GERMAN
    return f"{names[day.month - 1]} {day.year}"


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``11th``: a day of the month in English."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def parse_day(written: str) -> date:
    """``2026-05-12`` or ``12.05.2026``; raises CoachError."""
    text = clean(written)
    if (found := _DAY.fullmatch(text)) and (day := _date(found)):
        return day
    raise CoachError(
        _("{text!r} is no date").format(text=text[:40]),
        todo=_("Write it like 2026-05-12 or 12.05.2026."),
    )


def parse_moment(written: str) -> datetime:
    """``2026-05-12 14:30`` or ``12.05.2026 14 Uhr``, on the clock of this place."""
    text = clean(written).replace("T", " ").replace(",", " ")
    found = _DAY.match(text)
    day = _date(found) if found else None
    clock = _CLOCK.fullmatch(text[found.end() :].strip()) if found else None
    if day is not None and clock is not None:
        hour, minute = int(clock["h"]), int(clock["min"] or 0)
        if hour < 24 and minute < 60:
            return datetime(day.year, day.month, day.day, hour, minute)
    raise CoachError(
        _("{text!r} is no date with a time").format(text=text[:40]),
        todo=_("Write it like 2026-05-12 14:30 or 12.05.2026 14:30."),
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


def _date(found: re.Match[str]) -> date | None:
    year, month, day = (int(found[key] or found[key + "2"]) for key in ("y", "m", "d"))
    try:
        return date(year, month, day)
    except ValueError:
        return None
