"""A rehearsal as its screen gets it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from coach.call.events import Event
from coach.faces.tui.scorecard import Sheets
from coach.practice.rehearsal.rehearse import Rehearsal


class Room(NamedTuple):
    """A rehearsal, and what its screen needs beyond it."""

    rehearsal: Rehearsal
    points: Callable[[Sequence[Event]], int]
    """The score of a log."""
    finished: Callable[[], Sheets]
    """Scores every branch and keeps it; the scorecard of the last one."""
    speak: Callable[[str], None]
    """Says the client's words aloud, or does nothing."""
    silence: Callable[[], float | None]
    """Seconds of silence after which the client speaks, or None."""


PickUp = Callable[[], Room]
"""Begins the call, once everything for it is read."""
