"""The call state, folded from the events by a pure function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

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
    ObjectionTakenUp,
    ResponsePicked,
    Side,
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

CLEAR = 0.7
"""How sure an objection must be heard for its reason to take the place of another."""

NOTHING: Mapping[Kind, str] = {}
"""Nothing is heard beside."""


class Answered(NamedTuple):
    """How an objection was answered."""

    reason: str
    response: str
    """The response that was picked, or empty."""


class OpenObjection(msgspec.Struct, frozen=True):
    """An objection that waits for its answer."""

    kind: Kind
    reason: str = ""
    response: str = ""
    """The response that the user picked, or empty."""
    at: float = 0.0
    before: tuple[Answered, ...] = ()
    """What objections of this kind were answered with, earlier in the call."""
    beside: dict[Kind, str] = {}
    """What was heard in the same words and comes after it: kinds with their reasons, or nothing."""

    @property
    def answered(self) -> tuple[Answered, ...]:
        """What this kind of objection was answered with, up to now."""
        return (*self.before, Answered(self.reason, self.response))


FACED: dict[str, object] = {"unsure": False, "put_off": None, "set_aside": False}
"""The newest objection is what is to be answered now."""


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
    answered: dict[Kind, tuple[Answered, ...]] = {}
    """What closed objections were answered with, by their kind."""
    set_aside: bool = False
    """The call has come to another step since the newest objection was opened or gone on with."""
    waiting_since: float | None = None
    put_off: CueName | None = None
    """A cue that this step holds back: its line is to be said now."""
    unsure: bool = False
    """The last utterance was unclear: ask which it is."""
    last_heard: Verdict | None = None
    also_heard: dict[Kind, str] = {}
    """What single parts of the last utterance object to, besides, and why."""
    tripped: tuple[str, ...] = ()
    """Guardrails that the user's last words ran into."""
    ended: bool = False
    outcome: Outcome | None = None
    ended_by: Side = "you"
    now: float = 0.0
    """When the last event happened, in seconds since the call began."""
    action: int = 0
    """The number of the last action."""

    @property
    def objection(self) -> OpenObjection | None:
        """The newest open objection."""
        return self.open[-1] if self.open else None

    @property
    def beside(self) -> Mapping[Kind, str]:
        """What was heard beside what is to be answered now."""
        return self.open[-1].beside if self.open and not self.unsure else self.also_heard

    @property
    def behind(self) -> bool:
        """Whether something newer than the open objection is to be read first."""
        newer = self.set_aside or self.unsure or self.put_off is not None
        return bool(self.open) and newer

    @property
    def waiting(self) -> bool:
        """Whether the silence of step 6 is being kept."""
        return self.waiting_since is not None


def gone_on(
    opened: OpenObjection, verdict: Verdict, beside: Mapping[Kind, str] = NOTHING
) -> OpenObjection:
    """An open objection after more words on it: the newest clear reason is the one to answer.

    An answer that was picked before has been given, and did not convince.
    """
    opened = msgspec.structs.replace(opened, beside={**opened.beside, **beside})
    clear = verdict.confidence >= CLEAR or not opened.reason
    reason = (verdict.reason if clear else "") or opened.reason
    before = opened.answered if opened.response else opened.before
    return msgspec.structs.replace(opened, reason=reason, response="", before=before)


def _opened(state: CallState, event: ObjectionOpened) -> OpenObjection:
    """What the client's last words opened, with what was heard beside it."""
    kind, heard = event.kind, state.last_heard
    beside = state.also_heard if heard is not None and heard.label == kind else NOTHING
    return OpenObjection(
        kind=kind,
        reason=event.reason,
        at=event.at,
        before=state.answered.get(kind, ()),
        beside={other: reason for other, reason in beside.items() if other != kind},
    )


def _without(held: tuple[OpenObjection, ...], kind: Kind) -> tuple[OpenObjection, ...]:
    """Open objections, with this kind no longer waiting beside one of them: it has its card."""
    return tuple(
        msgspec.structs.replace(
            one, beside={other: reason for other, reason in one.beside.items() if other != kind}
        )
        for one in held
    )


def effective(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that count: without those of undone actions, and without the undoing itself."""
    held = tuple(events)
    undone = {event.undone for event in held if isinstance(event, ActionUndone)}
    return tuple(
        event
        for event in held
        if event.action not in undone and not isinstance(event, ActionUndone)
    )


def lasting(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that count; of several picks in a row the last one is what was said."""
    counting = effective(events)
    after = (*counting[1:], None)
    return tuple(
        event
        for event, following in zip(counting, after, strict=True)
        if not (isinstance(event, ResponsePicked) and isinstance(following, ResponsePicked))
    )


def corrections(events: Iterable[Event]) -> dict[str, VerdictCorrected]:
    """By the misheard words: what they were first heard as, and what they really were.

    The last correction counts; one that comes back to what was heard is none.
    """
    found: dict[str, VerdictCorrected] = {}
    for event in effective(events):
        if isinstance(event, VerdictCorrected):
            first = found.get(event.text, event)
            found[event.text] = msgspec.structs.replace(event, was=first.was)
    return {text: event for text, event in found.items() if event.label != event.was}


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
                "set_aside": True,
            }
        case StepConfirmed(step=step):
            if step not in state.confirmed:
                changes["confirmed"] = (*state.confirmed, step)
        case ClientSaid(verdict=verdict, also=also, reasons=reasons):
            heard = {kind: reasons.get(kind, "") for kind in also}
            changes |= {
                "last_heard": verdict,
                "also_heard": heard,
                "put_off": None,
                "unsure": False,
                "tripped": (),
            }
            if state.open and state.open[-1].kind == verdict.label:
                changes["open"] = (*state.open[:-1], gone_on(state.open[-1], verdict, heard))
                changes["set_aside"] = False
        case YouSaid(tripped=tripped):
            changes |= {"tripped": tripped}
        case CueHeard(cue=cue, put_off=put_off):
            changes |= {"put_off": cue if put_off else None}
        case DecisionAsked():
            changes |= {"unsure": True}
        case ObjectionOpened(kind=kind):
            changes |= {"open": (*_without(state.open, kind), _opened(state, event)), **FACED}
        case ObjectionTakenUp():
            changes |= FACED
        case ResponsePicked(response=response):
            if state.open:
                changes |= FACED
                newest = msgspec.structs.replace(state.open[-1], response=response)
                changes["open"] = (*state.open[:-1], newest)
        case ObjectionResolved(kind=kind):
            changes |= {"open": state.open[:-1], "set_aside": False}
            if state.open:
                changes["answered"] = {**state.answered, kind: state.open[-1].answered}
        case ObjectionDropped():
            changes["open"] = state.open[:-1]
        case VerdictCorrected(label=label):
            if state.last_heard is not None:
                changes["last_heard"] = msgspec.structs.replace(
                    state.last_heard, label=label, confidence=1.0, runner_up=state.last_heard.label
                )
            changes["unsure"] = False
            if state.open and state.open[-1].kind == label:
                changes["set_aside"] = False
        case FactNoted(key=key, value=value):
            changes["facts"] = {**state.facts, key: value}
            changes["prepared"] = state.prepared - {key}
        case NoteTaken(text=text):
            changes["notes"] = (*state.notes, text)
        case WaitStarted():
            changes |= {"waiting_since": event.at, "tripped": ()}
        case WaitEnded():
            changes["waiting_since"] = None
        case CallEnded(outcome=outcome, by=by):
            changes |= {
                "ended": True,
                "outcome": outcome,
                "ended_by": by,
                "waiting_since": None,
                "put_off": None,
                "unsure": False,
            }
        case _:  # StepLeft, CallResumed and ActionUndone tell, and change nothing
            pass
    return msgspec.structs.replace(state, **changes)
