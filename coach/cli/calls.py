"""A call in the journal is begun, or gone on with; from then on it is kept as it goes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from coach.call.events import CallResumed, CallStarted, Event, StepEntered
from coach.call.scene import START
from coach.call.session import Session
from coach.call.state import CallState, fold
from coach.cli.known import known_before, past_of
from coach.cli.learner import OwnFile
from coach.cli.offer.prepared import known_of, with_answer
from coach.cli.parts import script_named
from coach.errors import CoachError
from coach.hearing.ears import Ears
from coach.journal.store import CallRow, Journal
from coach.playbook.text import Voice


def begin(
    journal: Journal,
    hear: Ears,
    script_name: str,
    client: str,
    voice: Voice,
    report: Callable[[CoachError], None],
) -> tuple[int, Session]:
    """Start a call with what is known of the client; its number and its session.

    It is on disk with its first events before anything is shown.
    """
    script = script_named(script_name, report)
    prepared, briefed = known_of(journal, client)
    past = past_of(journal, client)
    carried = past.facts if script.carries or past.again else {}
    known = known_before(prepared, carried, past.noted)
    began = CallStarted(
        at=0.0,
        action=START,
        client=client,
        script=script_name,
        voice=voice,
        started=time.time(),
        facts=with_answer(known.facts, voice, report),
        told=known.told,
    )
    step = script.start.briefed if briefed else script.start.blank
    first = (began, StepEntered(at=0.0, action=START, step=step, by="start"))
    call = journal.start(first)
    record = recorder(journal, call)
    learner = OwnFile(hear, report)
    return call, Session(script, hear, record, stopwatch(0.0), first, learner)


def resume(
    journal: Journal, hear: Ears, row: CallRow, report: Callable[[CoachError], None]
) -> Session:
    """Go on with an interrupted call; its clock goes on where it stood."""
    script = script_named(row.script, report)
    events = journal.events(row.id)
    state = fold(events)
    resumed = CallResumed(at=state.now, action=state.action + 1, resumed=time.time())
    record = recorder(journal, row.id)
    journal.hold(row.id)
    record([resumed], state)
    learner = OwnFile(hear, report)
    return Session(script, hear, record, stopwatch(state.now), (*events, resumed), learner)


def recorder(journal: Journal, call: int) -> Callable[[Sequence[Event], CallState], None]:
    """What a session records with."""

    def record(events: Sequence[Event], state: CallState) -> None:
        journal.append(call, events, state)

    return record


def stopwatch(already: float) -> Callable[[], float]:
    """Seconds since a call began, of which ``already`` have passed; never goes back."""
    began = time.monotonic()
    return lambda: already + time.monotonic() - began
