"""Dates as a reader expects them, without a locale library (the tests hold them against CLDR)."""

from __future__ import annotations

from datetime import date, datetime

from coach.words import Language

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

MONTHS: dict[Language, list[str]] = {"en": _ENGLISH, "de": _GERMAN}
WEEKDAYS: dict[Language, list[str]] = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "de": ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
}


def show_day(day: date, language: Language) -> str:
    """``12 May 2026`` or ``12. Mai 2026``."""
    dot = "" if language == "en" else "."
    return f"{day.day}{dot} {MONTHS[language][day.month - 1]} {day.year}"


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
    return f"{MONTHS[language][day.month - 1]} {day.year}"


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``11th``: a day of the month in English."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def show_meeting(moment: datetime, language: Language) -> str:
    """``Thursday, 3 December at 3 pm`` or ``Donnerstag, 3. Dezember um 15 Uhr``: in a sentence."""
    weekday = WEEKDAYS[language][moment.weekday()]
    minutes = f":{moment:%M}" if moment.minute else ""
    if language == "de":
        day = f"{weekday}, {moment.day}. {_GERMAN[moment.month - 1]}"
        return f"{day} um {moment.hour}{minutes} Uhr"
    half = "am" if moment.hour < 12 else "pm"
    clock = f"{(moment.hour - 1) % 12 + 1}{minutes} {half}"
    return f"{weekday}, {moment.day} {_ENGLISH[moment.month - 1]} at {clock}"
