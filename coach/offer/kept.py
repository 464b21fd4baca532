"""Briefs, offers, proposals and reports as the journal keeps them: JSON."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from coach.errors import CoachError
from coach.words import _

Value = TypeVar("Value", bound=msgspec.Struct)


def encode(value: msgspec.Struct) -> bytes:
    """The value as it is kept."""
    return msgspec.json.encode(value)


def decode(held: bytes, kind: type[Value]) -> Value:
    """The value that was kept; raises CoachError where this version cannot read it."""
    try:
        return msgspec.json.decode(held, type=kind)
    except msgspec.MsgspecError as error:
        raise CoachError(
            _("the {name} that was kept cannot be read: {error}").format(
                name=kind.__name__.lower(), error=error
            ),
            "",
            _("Install the newest version of the program, or write it again."),
        ) from None
