"""A form line by line: for pipes, screen readers and scripts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TextIO, TypeVar

import msgspec

from coach.errors import CoachError
from coach.offer.form import Field, take
from coach.words import _

Value = TypeVar("Value", bound=msgspec.Struct)

CLEAR = "-"
BACK = ("/back", "/zurück", "/zurueck")
END = ("/end", "/ende")


def fill(
    fields: tuple[Field[Value], ...],
    value: Value,
    words: Mapping[str, tuple[str, str]],
    lines: TextIO,
    out: TextIO,
    keep: Callable[[Value], None],
) -> Value:
    """Ask for every field until the lines end; an empty line keeps what is there.

    ``words`` gives label and hint of a field. ``keep`` gets the value after every answer, so that
    nothing is lost when the form is left half-way.
    """
    print(
        _("An empty line keeps what is there, - clears it, /back goes back, /end stops."), file=out
    )
    place = 0
    while place < len(fields):
        field = fields[place]
        label, hint = words[field.key]
        current = field.show(value)
        print(f"{label} ({hint}){f' [{current}]' if current else ''}:", file=out, flush=True)
        line = lines.readline()
        answer = line.strip()
        if not line or answer in END:
            break
        if answer in BACK:
            place = max(place - 1, 0)
            continue
        if answer:
            try:
                value = take(fields, value, field.key, "" if answer == CLEAR else answer)
            except CoachError as error:
                print(f"  {error}", file=out)
                continue
            keep(value)
        place += 1
    return value
