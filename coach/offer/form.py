"""A form as a list of fields, filled one by one: the same for a screen and for plain lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar

import msgspec

from coach.clean import clean
from coach.errors import CoachError
from coach.offer.dates import show_day, show_moment
from coach.offer.mail import parse_email
from coach.offer.typed_dates import parse_day, parse_moment
from coach.words import _, spoken

Value = TypeVar("Value", bound=msgspec.Struct)


Keep = Callable[[Value], None]
"""Where a value goes after every answer."""


class Field(NamedTuple, Generic[Value]):
    """One field of ``Value``: how it reads, and the value with what was typed in it."""

    key: str
    show: Callable[[Value], str]
    take: Callable[[Value, str], Value]
    """Raises CoachError where the text does not fit; an empty text clears the field."""


def text(key: str) -> Field[Value]:
    """One line of text."""
    return Field(key, lambda value: str(getattr(value, key)), _setter(key, clean))


def email(key: str) -> Field[Value]:
    """An e-mail address."""
    return Field(key, lambda value: str(getattr(value, key)), _setter(key, parse_email))


def yes_no(key: str) -> Field[Value]:
    """Yes, no, or not known."""

    def shown(value: Value) -> str:
        return {True: _("yes"), False: _("no"), None: ""}[getattr(value, key)]

    return Field(key, shown, _setter(key, parse_yes_no))


def whole_number(key: str, least: int, most: int, units: str = "") -> Field[Value]:
    """A whole number between two others, or nothing; one of ``units`` (a pattern) may follow it."""
    number = re.compile(rf"(\d{{1,9}})\s?(?:\.|st|nd|rd|th|{units})?", re.ASCII | re.IGNORECASE)

    def read(written: str) -> int | None:
        if not written:
            return None
        found = number.fullmatch(written)
        if found is None or not least <= int(found[1]) <= most:
            raise CoachError(
                _("{written!r} is no whole number from {least} to {most}").format(
                    written=clean(written)[:40], least=least, most=most
                ),
                todo=_("Write only the number, {least} for example.").format(least=least),
            )
        return int(found[1])

    return Field(key, lambda value: _shown(getattr(value, key)), _setter(key, read))


def day(key: str) -> Field[Value]:
    """A date, kept as YYYY-MM-DD and shown as it is written in the user's language."""

    def shown(value: Value) -> str:
        kept = str(getattr(value, key))
        with suppress(ValueError):  # nothing, or what no form has written
            return show_day(date.fromisoformat(kept), spoken())
        return kept

    def read(written: str) -> str:
        return parse_day(written).isoformat() if written else ""

    return Field(key, shown, _setter(key, read))


def moment(key: str) -> Field[Value]:
    """A date with a time, kept as YYYY-MM-DD HH:MM and shown in the way of the language."""

    def shown(value: Value) -> str:
        kept = str(getattr(value, key))
        with suppress(ValueError):
            return show_moment(datetime.fromisoformat(kept), spoken())
        return kept

    def read(written: str) -> str:
        return f"{parse_moment(written):%Y-%m-%d %H:%M}" if written else ""

    return Field(key, shown, _setter(key, read))


def take(fields: tuple[Field[Value], ...], value: Value, key: str, written: str) -> Value:
    """The value with one field filled; raises CoachError for no such field or an unfit text."""
    for field in fields:
        if field.key == key:
            return field.take(value, clean(written))
    raise CoachError(
        _("there is no field {key!r}").format(key=clean(key)),
        todo=_("Use one of: {names}.").format(names=", ".join(field.key for field in fields)),
    )


def parse_yes_no(written: str) -> bool | None:
    """Yes or no in English or German; None for an empty text."""
    word = clean(written).casefold()
    if word in ("", "?", "unknown", "offen"):
        return None
    if word in ("yes", "y", "ja", "j", "true"):
        return True
    if word in ("no", "n", "nein", "false"):
        return False
    raise CoachError(
        _("{word!r} is neither yes nor no").format(word=clean(written)[:40]),
        todo=_("Write yes or no."),
    )


_HOURS = re.compile(r"\s*(?:h|hrs?\.?|hours?|std\.?|stunden?)$", re.IGNORECASE)


def parse_hours(written: str) -> Decimal:
    """A number such as ``1.5`` or ``1,5``, up to 10,000; raises CoachError."""
    plain = _HOURS.sub("", clean(written)).replace(",", ".")
    if not (plain.replace(".", "", 1).isdigit() and plain.isascii()) or len(plain) > 8:
        raise CoachError(
            _("{written!r} is no number of hours").format(written=clean(written)[:40]),
            todo=_("Write it like 1.5."),
        )
    return Decimal(plain)


def _setter(key: str, read: Callable[[str], object]) -> Callable[[Value, str], Value]:
    def put(value: Value, written: str) -> Value:
        return msgspec.structs.replace(value, **{key: read(written)})

    return put


def _shown(value: object) -> str:
    return "" if value is None else str(value)
