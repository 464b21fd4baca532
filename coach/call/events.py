"""The facts of a call, in the past tense, never changed.

The journal stores them, the state is folded from them, ``coach call --json`` prints them. ``at``
is the number of seconds since the call began; ``action`` numbers the user's action that an event
belongs to, so that one undo takes back the whole action.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from coach.hearing.verdict import Verdict
from coach.playbook.model import CueName, Kind, Outcome

By = Literal["start", "next", "back", "goto", "cue", "end"]
Side = Literal["you", "client"]


class _Event(
    msgspec.Struct, frozen=True, tag_field="event", tag=True, kw_only=True, omit_defaults=False
):
    at: float
    action: int


class CallStarted(_Event, frozen=True, tag=True):
    """A call began, at ``started`` (seconds since 1970), with what was known of the client."""

    client: str
    script: str
    voice: Literal["en", "sie", "du"]
    started: float
    facts: dict[str, str] = {}
    told: tuple[str, ...] = ()
    """Those of the facts that were noted in an earlier call; the others stand in the brief."""


class CallResumed(_Event, frozen=True, tag=True):
    """An interrupted call went on; the clock goes on where it stood."""

    resumed: float


class StepEntered(_Event, frozen=True, tag=True):
    """The call came to a step: by next, back, a jump, a cue, or its end."""

    step: str
    by: By


class StepConfirmed(_Event, frozen=True, tag=True):
    """A preparation step was confirmed with one key."""

    step: str


class StepLeft(_Event, frozen=True, tag=True):
    """A step was left although these facts were missing (a warning, never a lock)."""

    step: str
    missing: tuple[str, ...]


class ClientSaid(_Event, frozen=True, tag=True):
    """The client said something, and this is how it was heard.

    ``also`` are the kinds of objection in single parts of it, besides; ``reasons`` says why,
    where that was heard.
    """

    text: str
    verdict: Verdict
    also: tuple[Kind, ...] = ()
    reasons: dict[Kind, str] = {}


class YouSaid(_Event, frozen=True, tag=True):
    """The user said something; ``tripped`` names the guardrails it ran into."""

    text: str
    tripped: tuple[str, ...] = ()


class CueHeard(_Event, frozen=True, tag=True):
    """The client asked how it works, or for the fee; ``put_off`` when the step holds it back."""

    cue: CueName
    put_off: bool


class ObjectionOpened(_Event, frozen=True, tag=True):
    """The client objects; the newest objection lies on top."""

    kind: Kind
    reason: str = ""


class ObjectionTakenUp(_Event, frozen=True, tag=True):
    """The user came back to the newest open objection, from what came after it."""

    kind: Kind


class ResponsePicked(_Event, frozen=True, tag=True):
    """The user chose this response to the open objection; ``say`` is the line that was shown."""

    response: str
    say: str = ""


class ObjectionResolved(_Event, frozen=True, tag=True):
    """The newest open objection is answered."""

    kind: Kind


class ObjectionDropped(_Event, frozen=True, tag=True):
    """The newest open objection was none: it had been misheard."""

    kind: Kind


class VerdictCorrected(_Event, frozen=True, tag=True):
    """The user said what the last utterance really was."""

    text: str
    was: str
    label: str


class DecisionAsked(_Event, frozen=True, tag=True):
    """The matcher was unsure: ask which it is, the money, the value or the results."""


class FactNoted(_Event, frozen=True, tag=True):
    """A fact of this client; ``value`` is the whole value from now on."""

    key: str
    value: str


class NoteTaken(_Event, frozen=True, tag=True):
    """A free note."""

    text: str


class WaitStarted(_Event, frozen=True, tag=True):
    """The silence of step 6 began."""


class WaitEnded(_Event, frozen=True, tag=True):
    """The silence ended; ``kept`` when the client spoke first."""

    kept: bool


class CallEnded(_Event, frozen=True, tag=True):
    """The call is over, ended ``by`` one of the two; no outcome when it was just hung up."""

    outcome: Outcome | None
    by: Side = "you"


class ActionUndone(_Event, frozen=True, tag=True):
    """The action numbered ``undone`` counts no longer."""

    undone: int


Event = (
    CallStarted
    | CallResumed
    | StepEntered
    | StepConfirmed
    | StepLeft
    | ClientSaid
    | YouSaid
    | CueHeard
    | ObjectionOpened
    | ObjectionTakenUp
    | ResponsePicked
    | ObjectionResolved
    | ObjectionDropped
    | VerdictCorrected
    | DecisionAsked
    | FactNoted
    | NoteTaken
    | WaitStarted
    | WaitEnded
    | CallEnded
    | ActionUndone
)

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Event)


def encode(event: Event) -> bytes:
    """An event as one JSON object, ``{"event": "ClientSaid", "at": ..., ...}``."""
    return _encoder.encode(event)


def decode(held: bytes | str) -> Event:
    """The event of a JSON object; raises msgspec.ValidationError where it is none."""
    event: Event = _decoder.decode(held)
    return event
