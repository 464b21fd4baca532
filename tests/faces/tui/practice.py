"""A small client, a scorecard and a drill that stay as they are, and a way to show one screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import msgspec
from textual.screen import Screen

from coach.call.events import CallStarted, Event, StepEntered
from coach.call.state import CallState
from coach.errors import CoachError
from coach.faces.tui.app import CoachApp
from coach.faces.tui.rehearse import RehearseScreen
from coach.faces.tui.room import PickUp, Room
from coach.faces.tui.scorecard import Sheets
from coach.hearing.verdict import Verdict
from coach.playbook.model import Objections
from coach.playbook.persona import Lines, Persona
from coach.playbook.text import Voice
from coach.practice.client.lines import Cast
from coach.practice.client.state import first_state
from coach.practice.rehearsal.rehearse import Record, Rehearsal
from coach.practice.score.card import Point, Scorecard, ScoredPart
from coach.practice.score.debrief import Debrief
from tests.faces.tui.conftest import MIDDLE, Call, Face
from tests.faces.tui.small import OBJECTIONS, SCRIPT, both

MOVES = (
    ("how much work", "asks_workload"),
    ("reach", "asks_goals"),
    ("retainer", "proposes_retainer"),
    ("discount", "discount"),
    ("goodbye", "says_goodbye"),
)
"""A word for each move."""


def moves(text: str) -> tuple[str, ...]:
    """The moves in a line, by their words."""
    return tuple(move for word, move in MOVES if word in text.lower())


PERSONA = msgspec.convert(
    {
        "name": both("Sandra Small"),
        "company": both("Small Dental Practice"),
        "about": both("Dentist, and in a hurry [/]."),
        "form": "sie",
        "mood": "brisk",
        "talk": 1,
        "patience": 9,
        "trust": 5,
        "decides": True,
        "concerns": {"money": 2},
        "facts": {
            "workload": both("Four articles a month."),
            "goals": both("Twenty new patients."),
        },
    },
    Persona,
)

LINES = {
    situation: {"any": Lines(en=line, de=f"{line} (de)")}
    for situation, line in {
        "greeting": "Hello. I have fifteen minutes.",
        "ponders": "A retainer. Hm.",
        "how_it_works": "And how does that work?",
        "reacts_discount": "So the first price was not serious?",
        "silence_fill": "Are you still there?",
        "silence_objection": "Are you still there?",
        "unknown_question": "I would have to look that up.",
        "not_understood": "I see.",
        "too_soon_to_end": "Goodbye already?",
        "goodbye": "Goodbye then.",
        "nothing_agreed": "Well, goodbye.",
    }.items()
}


class DeafEars:
    """Ears that know the objections; a rehearsal knows what its client meant."""

    ready = True
    objections: Objections = OBJECTIONS

    def hear(self, text: str) -> Verdict:
        return Verdict(text, "none", 1.0)


class Practised:
    """A rehearsal whose disk can be full, and what became of it."""

    def __init__(self, voice: Voice = "en", silence: float | None = None) -> None:
        self.full = False
        self.spoken: list[str] = []
        self.scored = 0
        self._silence = silence
        cast = Cast(PERSONA, LINES, voice, 1)
        self.rehearsal = Rehearsal(
            cast, first_state(PERSONA, 2), SCRIPT, DeafEars(), moves, self._begin, lambda: 0.0
        )

    def _begin(self, kept: tuple[Event, ...]) -> tuple[tuple[Event, ...], Record]:
        first: tuple[Event, ...] = (
            CallStarted(at=0, action=0, client="", script="small", voice="en", started=0),
            StepEntered(at=0, action=0, step="discover", by="start"),
        )
        return kept or first, self._record

    def _record(self, events: Sequence[Event], state: CallState) -> None:
        if self.full:
            raise CoachError("the disk is full", "journal", "Make room.")

    def _finished(self) -> Sheets:
        self.scored += 1
        return sheets()

    def dial(self) -> PickUp:
        """What the screen gets."""
        return self._pick_up

    def _pick_up(self) -> Room:
        return Room(
            rehearsal=self.rehearsal,
            points=lambda events: 10 * len(events),
            finished=self._finished,
            speak=self.spoken.append,
            silence=lambda: self._silence if self.rehearsal.client.stage == "proposed" else None,
        )


def point(name: str, points: float, most: int, why: str, quote: str, *, well: bool) -> Point:
    """One check."""
    evidence = (quote,) if quote else ()
    fault = most - points
    return Point(name, points, most, why, evidence, f"Better words for {name} [/].", well, fault)


def sheets(title: str = "Sandra Small, today", total: int = 62) -> Sheets:
    """A scorecard of three parts."""
    asked = ScoredPart(
        "discovery",
        "Finding out",
        8.0,
        16,
        (
            point("workload", 8.0, 8, "You asked for the work.", "> How much work?", well=True),
            point("goals", 0.0, 8, "The goals stayed unknown.", "A retainer. Hm.", well=False),
        ),
    )
    kept = ScoredPart(
        "kept",
        "Nothing given away",
        10.0,
        10,
        (point("discount", 10.0, 10, "No discount.", "", well=True),),
    )
    late = ScoredPart(
        "price",
        "The price kept for the e-mail",
        0.0,
        4,
        (point("price", 0.0, 4, "A price fell [@click=app.quit].", "> 900", well=False),),
    )
    card = Scorecard(total, (asked, kept, late), (), False, False, "en")
    said = Debrief(
        "A decent call.", "", "You asked for the work.", "Ask for the goals.", "Drill money.", ""
    )
    return Sheets(title, card, said)


@asynccontextmanager
async def shown(
    make: Callable[[CoachApp], Screen[None]], size: tuple[int, int] = MIDDLE
) -> AsyncIterator[Face]:
    """One screen, as it starts from the command line."""
    app = CoachApp(make, {})
    async with app.run_test(size=size, notifications=True) as pilot:
        face = Face(pilot, Call())
        await face.see("F1")
        yield face


@asynccontextmanager
async def rehearsing(
    practised: Practised, size: tuple[int, int] = MIDDLE, hints: str = "ask"
) -> AsyncIterator[Face]:
    """A rehearsal whose client has picked up."""
    make = lambda app: RehearseScreen("Sandra Small", hints, practised.dial, app.keys)  # type: ignore[arg-type]  # noqa: E731
    async with shown(make, size) as face:
        await face.see("fifteen")
        yield face
