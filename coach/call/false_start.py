"""A call begun by mistake: whether there is anything in it to keep, and what may become of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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
from coach.call.facts import next_step_agreed
from coach.call.state import CallState
from coach.playbook.model import Outcome, Script

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


def left_nothing(events: Sequence[Event], state: CallState) -> bool:
    """Whether a call was hung up before anything was said in it: then it is not kept."""
    return state.ended and state.outcome is None and _is_false_start(events, state.now)


def is_mistake(events: Sequence[Event], state: CallState, now: float) -> bool:
    """Whether ending a call now throws it away, with nothing to ask."""
    return not state.ended and _is_false_start(events, now)


class Ending(NamedTuple):
    """What to offer when it is asked how a call ended."""

    speaks_for: Outcome | None
    """The outcome that follows from what was noted."""
    discardable: bool
    """Whether it may still be called a mistake, and thrown away."""


def ending(events: Sequence[Event], script: Script, now: float) -> Ending:
    """What a call that ends now can have come to."""
    return Ending("agreed" if next_step_agreed(events, script) else None, now < SHORT)


def _is_false_start(events: Sequence[Event], now: float) -> bool:
    """Whether nothing was said, noted or picked; what was taken back had been said."""
    wordless = all(isinstance(event, _WORDLESS) for event in events)
    return untouched(events) or (wordless and now < SHORT)
