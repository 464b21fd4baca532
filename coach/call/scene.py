"""What an action is decided on, and what is decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from coach.call.events import Event
from coach.call.machine import ENDED, OBJECTION, WAITING, CallMachine
from coach.call.state import CallState
from coach.playbook.model import Script
from coach.words import _

START = 0
"""The number of the action that starts a call; it cannot be undone."""


class Scene(NamedTuple):
    """The call at the moment of an action."""

    state: CallState
    events: Sequence[Event]
    script: Script
    machine: CallMachine
    at: float
    """Seconds since the call began."""

    @property
    def action(self) -> int:
        """The number of the action that is being decided."""
        return self.state.action + 1

    def move(self, trigger: str) -> str:
        """Where the machine goes with ``trigger``; raises Illegal."""
        return self.machine.move(place(self.state), trigger, len(self.state.open))


class Decision(NamedTuple):
    """The events that an action makes, or why it makes none."""

    events: tuple[Event, ...] = ()
    message: str = ""
    ok: bool = True


def refuse(why: str) -> Decision:
    """Nothing happens, and this is why."""
    return Decision(message=why, ok=False)


def refuse_ended() -> Decision:
    """An action of the call itself, after its end."""
    return refuse(_("The call has ended. /undo takes the end back."))


def place(state: CallState) -> str:
    """The machine's place of a state."""
    if state.ended:
        return ENDED
    if state.waiting:
        return state.step + WAITING
    return state.step + OBJECTION if state.open else state.step
