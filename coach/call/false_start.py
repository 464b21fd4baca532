"""A call begun by mistake: whether there is anything in it to keep."""

from __future__ import annotations

from collections.abc import Sequence

from coach.call.events import (
    CallEnded,
    CallResumed,
    CallStarted,
    Event,
    StepConfirmed,
    StepEntered,
    StepLeft,
    WaitEnded,
    WaitStarted,
)

SHORT = 180.0
"""Seconds: whoever walks the steps for longer is on the phone, even without a typed word."""

_WORDLESS = (
    CallStarted,
    CallResumed,
    StepEntered,
    StepConfirmed,
    StepLeft,
    WaitStarted,
    WaitEnded,
    CallEnded,
)


def untouched(events: Sequence[Event]) -> bool:
    """Whether the call was opened, and nothing else."""
    return all(
        isinstance(event, (CallStarted, CallResumed))
        or (isinstance(event, StepEntered) and event.by == "start")
        for event in events
    )


def is_false_start(events: Sequence[Event], now: float) -> bool:
    """Whether nothing was said, noted or picked; what was taken back had been said."""
    wordless = all(isinstance(event, _WORDLESS) for event in events)
    return untouched(events) or (wordless and is_short(now))


def is_short(now: float) -> bool:
    """Whether a call may still turn out to be a mistake, after so many seconds."""
    return now < SHORT
