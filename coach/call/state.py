"""The call state, folded from the events by a pure function."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from coach.call.events import (
    ActionUndone,
    CallEnded,
    CallStarted,
    ClientSaid,
    CueHeard,
    DecisionAsked,
    Event,
    FactNoted,
    NoteTaken,
    ObjectionDropped,
    ObjectionOpened,
    ObjectionResolved,
    ResponsePicked,
    StepConfirmed,
    StepEntered,
    VerdictCorrected,
    WaitEnded,
    WaitStarted,
    YouSaid,
)
from coach.hearing.verdict import Verdict
from coach.playbook.model import CueName, Kind, Outcome
from coach.playbook.text import Voice


class OpenObjection(msgspec.Struct, frozen=True):
    """An objection that waits for its answer."""

    kind: Kind
    reason: str = ""
    response: str = ""
    """The response that the user picked, or empty."""
    at: float = 0.0


class CallState(msgspec.Struct, frozen=True):
    """Everything that the events of one call add up to."""

    client: str = ""
    script: str = "retainer"
    voice: Voice = "en"
    started: float = 0.0
    step: str = ""
    step_since: float = 0.0
    visited: tuple[str, ...] = ()
    """Steps in the order they were first entered."""
    confirmed: tuple[str, ...] = ()
    facts: dict[str, str] = {}
    prepared: frozenset[str] = frozenset()
    """Facts that stand in the brief alone: nobody has noted them in a call."""
    notes: tuple[str, ...] = ()
    open: tuple[OpenObjection, ...] = ()
    """Open objections, the newest last."""
    resolved: tuple[Kind, ...] = ()
    waiting_since: float | None = None
    put_off: CueName | None = None
    """A cue that this step holds back: its line is to be said now."""
    unsure: bool = False
    """The last utterance was unclear: ask which it is."""
    last_heard: Verdict | None = None
    tripped: tuple[str, ...] = ()
    """Guardrails that the user's last words ran into."""
    ended: bool = False
    outcome: Outcome | None = None
    now: float = 0.0
    """When the last event happened, in seconds since the call began."""
    action: int = 0
    """The number of the last action."""

    @property
    def objection(self) -> OpenObjection | None:
        """The newest open objection."""
        return self.open[-1] if self.open else None

    @property
    def waiting(self) -> bool:
        """Whether the silence of step 6 is being kept."""
        return self.waiting_since is not None


def effective(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that count: without those of undone actions, and without the undoing itself."""
    held = tuple(events)
    undone = {event.undone for event in held if isinstance(event, ActionUndone)}
    return tuple(
        event
        for event in held
        if event.action not in undone and not isinstance(event, ActionUndone)
    )


def fold(events: Iterable[Event]) -> CallState:
    """The state that the events add up to, in order."""
    held = tuple(events)
    state = CallState()
    for event in effective(held):
        state = apply(state, event)
    if not held:
        return state
    return msgspec.structs.replace(
        state,
        now=max(event.at for event in held),
        action=max(event.action for event in held),
    )


def apply(state: CallState, event: Event) -> CallState:
    """The state after one more event."""
    changes: dict[str, object] = {"now": event.at, "action": event.action}
    match event:
        case CallStarted():
            changes |= {
                "client": event.client,
                "script": event.script,
                "voice": event.voice,
                "started": event.started,
                "facts": dict(event.facts),
                "prepared": frozenset(event.facts) - frozenset(event.told),
            }
        case StepEntered(step=step):
            known = state.visited if step in state.visited else (*state.visited, step)
            changes |= {
                "step": step,
                "step_since": event.at,
                "visited": known,
                "put_off": None,
                "waiting_since": None,
                "tripped": (),
            }
        case StepConfirmed(step=step):
            if step not in state.confirmed:
                changes["confirmed"] = (*state.confirmed, step)
        case ClientSaid(verdict=verdict):
            changes |= {
                "last_heard": verdict,
                "put_off": None,
                "unsure": False,
                "tripped": (),
            }
        case YouSaid(tripped=tripped):
            changes |= {"tripped": tripped}
        case CueHeard(cue=cue, put_off=put_off):
            changes |= {"put_off": cue if put_off else None}
        case DecisionAsked():
            changes |= {"unsure": True}
        case ObjectionOpened(kind=kind, reason=reason):
            opened = OpenObjection(kind=kind, reason=reason, at=event.at)
            changes |= {"open": (*state.open, opened), "unsure": False, "put_off": None}
        case ResponsePicked(response=response):
            if state.open:
                newest = msgspec.structs.replace(state.open[-1], response=response)
                changes["open"] = (*state.open[:-1], newest)
        case ObjectionResolved(kind=kind):
            changes |= {"open": state.open[:-1], "resolved": (*state.resolved, kind)}
        case ObjectionDropped():
            changes["open"] = state.open[:-1]
        case VerdictCorrected(label=label):
            if state.last_heard is not None:
                changes["last_heard"] = msgspec.structs.replace(
                    state.last_heard, label=label, confidence=1.0, runner_up=state.last_heard.label
                )
            changes["unsure"] = False
        case FactNoted(key=key, value=value):
            changes["facts"] = {**state.facts, key: value}
            changes["prepared"] = state.prepared - {key}
        case NoteTaken(text=text):
            changes["notes"] = (*state.notes, text)
        case WaitStarted():
            changes |= {"waiting_since": event.at, "tripped": ()}
        case WaitEnded():
            changes["waiting_since"] = None
        case CallEnded(outcome=outcome):
            changes |= {
                "ended": True,
                "outcome": outcome,
                "waiting_since": None,
                "put_off": None,
                "unsure": False,
            }
        case _:  # StepLeft, CallResumed and ActionUndone tell, and change nothing
            pass
    return msgspec.structs.replace(state, **changes)
