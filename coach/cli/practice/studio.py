"""A rehearsal as it goes into the journal, from the first word to its score."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from coach.call.events import CallStarted, Event, StepEntered
from coach.call.scene import START
from coach.cli.calls import recorder, stopwatch
from coach.cli.known import Known
from coach.cli.parts import ears
from coach.cli.practice.scored import Scored, after_call, rules_for, scored
from coach.journal.store import Journal
from coach.playbook.text import Voice
from coach.practice.client.lines import Cast
from coach.practice.client.state import Difficulty, first_state
from coach.practice.rehearsal.rehearse import Record, Rehearsal
from coach.words import _

SCRIPT = "retainer"


class Studio:
    """A rehearsal with its logs in the journal: each branch is a rehearsal of its own there."""

    def __init__(self, journal: Journal, cast: Cast, known: Known, difficulty: Difficulty) -> None:
        self._journal = journal
        self._cast = cast
        self._known = known
        self._difficulty = difficulty
        self._hear = ears()
        self._hear.start()  # while the first words are read
        self._rules = rules_for(SCRIPT)
        self._numbers: list[int] = []

    @cached_property
    def rehearsal(self) -> Rehearsal:
        """The rehearsal itself; it begins when it is first asked for."""
        return Rehearsal(
            self._cast,
            first_state(self._cast.persona, self._difficulty),
            self._rules.script,
            self._hear,
            self._rules.hear,
            self._begin,
            stopwatch(0.0),
        )

    def warm_up(self) -> None:
        """Read what hearing the first line would wait for."""
        name = self._cast.persona.name.to(self._cast.voice)
        self._hear.hear(name)
        self._rules.hear(name)

    def points(self, events: Sequence[Event]) -> int:
        """The score of a log."""
        return scored(events, self._rules, self._journal, self._cast.voice).card.total

    def finished(self) -> Scored:
        """Score every branch and keep it; the score of what was played last."""
        for number in self._numbers:
            result = after_call(self._journal, number, self._rules)
        return result

    def closing(self) -> Iterator[str]:
        """The score of what was played last, and where all of it is kept."""
        from coach.faces.plain.score import debrief_lines

        result = self.finished()
        yield ""
        yield _("Score: {total} of 100").format(total=result.card.total)
        yield from debrief_lines(result.debrief)
        yield ""
        yield _("Point by point: coach score {number}").format(number=self._numbers[-1])

    def _begin(self, kept: tuple[Event, ...]) -> tuple[tuple[Event, ...], Record]:
        now = time.time()
        if kept and isinstance(kept[0], CallStarted):
            events: tuple[Event, ...] = (msgspec.structs.replace(kept[0], started=now), *kept[1:])
        else:
            events = self._first(now)
        number = self._journal.start(events, "rehearsal")
        self._numbers.append(number)
        return events, recorder(self._journal, number)

    def _first(self, now: float) -> tuple[Event, ...]:
        voice: Voice = self._cast.voice
        started = CallStarted(
            at=0.0,
            action=START,
            client=self._cast.persona.name.to(voice),
            script=SCRIPT,
            voice=voice,
            started=now,
            facts=self._known.facts,
            told=self._known.told,
        )
        step = self._rules.script.start.briefed
        return started, StepEntered(at=0.0, action=START, step=step, by="start")
