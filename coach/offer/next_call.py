"""The next call as it was noted while this one was held: a moment, a day, or words."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time

import msgspec

from coach.clean import clean
from coach.errors import CoachError
from coach.offer.typed_dates import parse_day, parse_moment

FACT = "next_call"


class NextCall(msgspec.Struct, frozen=True):
    """When to talk again."""

    told: str
    """As it was noted."""
    at: datetime | None = None
    """The moment that this names, on the clock of this place; None where it names none."""
    until: datetime | None = None
    """When it must be over, where at least the day is known."""


def next_call(noted: str, called: date) -> NextCall | None:
    """What was noted in the call of a day; None for nothing."""
    told = clean(noted)
    with suppress(CoachError):
        moment = parse_moment(told, called)
        return NextCall(told, moment, moment)
    with suppress(CoachError):
        return NextCall(told, None, datetime.combine(parse_day(told, called), time.max))
    return NextCall(told) if told else None
