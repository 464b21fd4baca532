"""A call to test with: real script and objections, a listener that is told what to hear."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from coach.call.events import CallStarted, Event, StepEntered
from coach.call.session import Session
from coach.call.state import CallState
from coach.hearing.verdict import Verdict
from coach.playbook.model import Objections, Script
from coach.playbook.text import Voice


class TaughtEars:
    """Hears the label that an utterance begins with (``money: too dear``), else none.

    ``money/discount: less`` has a reason, too; ``money/discount?: less`` is less sure of
    it, and ``money/discount!: less`` is surer.
    """

    ready = True

    def __init__(self, objections: Objections) -> None:
        self.objections = objections

    def hear(self, text: str) -> Verdict:
        label, colon, _ = text.partition(":")
        label, _, reason = label.partition("/")
        sure = {"?": 0.6, "!": 0.99}.get(reason[-1:], 0.9)
        heard = reason.rstrip("?!") if colon else ""
        return Verdict(text, label if colon else "none", sure, reason=heard)


class Recorder:
    """Keeps what a session records, and can be told to fail like a full disk."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.broken = False

    def __call__(self, events: Sequence[Event], state: CallState) -> None:
        if self.broken:
            raise OSError("No space left on device")
        self.events.extend(events)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


StartCall = Callable[..., Session]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def start(retainer: Script, objections: Objections, recorder: Recorder, clock: Clock) -> StartCall:
    """Starts a call at a step."""

    def begin(
        step: str = "discover",
        voice: Voice = "en",
        script: Script = retainer,
        learner: object = None,
        facts: dict[str, str] | None = None,
    ) -> Session:
        events: list[Event] = [
            CallStarted(
                at=0.0,
                action=0,
                client="Blumen Krause",
                script="retainer",
                voice=voice,
                started=0.0,
                facts=facts or {},
            ),
            StepEntered(at=0.0, action=0, step=step, by="start"),
        ]
        ears = TaughtEars(objections)
        return Session(script, ears, recorder, clock, events, learner)  # type: ignore[arg-type]

    return begin
