"""The live screen with a small playbook, driven by keys; conditions are waited for, never time."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any, cast

import pytest
from textual.app import App
from textual.pilot import Pilot

from coach.call.events import CallStarted, Event, StepEntered
from coach.call.session import Session
from coach.call.state import CallState
from coach.errors import CoachError
from coach.faces.tui.app import CoachApp
from coach.faces.tui.live import LiveScreen
from coach.faces.tui.ways import Ways
from coach.hearing.ears import Ears, Knowledge, Matcher
from coach.playbook.load import Content, load
from coach.playbook.scoring import Scoring
from coach.playbook.text import Voice
from tests.faces.tui.small import OBJECTIONS, SCRIPT, Keywords

WIDE, MIDDLE, NARROW = (120, 36), (80, 24), (40, 20)
SIZES = (WIDE, MIDDLE, NARROW)


class Call:
    """A session whose clock is set by hand and whose disk can be full."""

    def __init__(
        self, step: str = "discover", voice: Voice = "en", client: str = "Nordlicht"
    ) -> None:
        self.seconds = 0.0
        self.full = False
        self.kept: list[Event] = []
        self.left: list[str] = []
        first = (
            CallStarted(at=0, action=0, client=client, script="small", voice=voice, started=0),
            StepEntered(at=0, action=0, step=step, by="start"),
        )
        known = Knowledge(OBJECTIONS, cast(Matcher, Keywords()))
        self.ears = Ears(lambda: known)
        self.session = Session(SCRIPT, self.ears, self._record, lambda: self.seconds, first)

    def _record(self, events: Sequence[Event], state: CallState) -> None:
        if self.full:
            raise CoachError("the disk is full", "journal", "Make room.")
        self.kept.extend(events)

    def ways(self, app: CoachApp) -> Ways:
        """Where it leads, noted; leaving it goes back or out."""

        def home(message: str) -> None:
            self.left.append(f"home: {message}")
            if len(app.screen_stack) > 1:
                app.pop_screen()
            else:
                app.exit(0)

        return Ways(
            letter=lambda: self.left.append("letter"),
            score=lambda: self.left.append("score"),
            home=home,
            discard=lambda: home("discarded"),
        )

    def names(self) -> list[str]:
        """What was recorded."""
        return [type(event).__name__ for event in self.kept]


class Face:
    """The running app, as its user sees it."""

    def __init__(self, pilot: Pilot[int], call: Call) -> None:
        self.pilot = pilot
        self.call = call

    @property
    def app(self) -> App[Any]:
        return self.pilot.app

    @property
    def live(self) -> LiveScreen:
        screen = self.app.screen
        assert isinstance(screen, LiveScreen)
        return screen

    def text(self) -> str:
        """Everything on the terminal."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)

    def rows(self) -> list[str]:
        return self.text().split("\n")

    async def until(self, met: Callable[[], object], what: str = "") -> None:
        """Wait until a condition is met; the screen is told when it never is."""
        end = time.monotonic() + 10
        while not met():
            assert time.monotonic() < end, f"never came: {what}\n{self.text()}"
            await self.pilot.pause()

    async def see(self, *texts: str) -> None:
        """Wait until all of these stand on the screen."""
        for text in texts:
            await self.until(lambda text=text: text in self.text(), text)

    async def gone(self, text: str) -> None:
        """Wait until this stands there no longer."""
        await self.until(lambda: text not in self.text(), f"no {text}")

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Type a text, key by key."""
        names = {
            " ": "space",
            "/": "slash",
            ">": "greater_than_sign",
            "+": "plus",
            ".": "full_stop",
        }
        await self.pilot.press(*(names.get(character, character) for character in text))

    async def paste(self, text: str) -> None:
        """Paste a text."""
        from textual.events import Paste

        self.live.line.post_message(Paste(text))
        await self.pilot.pause()


Opened = Callable[..., Any]


@asynccontextmanager
async def opened(
    call: Call | None = None,
    size: tuple[int, int] = WIDE,
    keys: dict[str, str] | None = None,
    remark: str = "",
) -> AsyncIterator[Face]:
    """The live screen, ready to type, with the objections read."""
    call = call or Call()
    app = CoachApp(
        lambda app: LiveScreen(call.session, call.ears, app.keys, call.ways(app), remark),
        keys or {},
    )
    async with app.run_test(size=size, notifications=True) as pilot:
        face = Face(pilot, call)
        await face.until(lambda: call.ears.ready, "ears")
        await face.see(" F1 ", "^Q")
        yield face


@pytest.fixture
def scoring(shipped: Content) -> Scoring:
    """The shipped rules of the score."""
    return load("scripts/scoring.yaml", Scoring, shipped)


@pytest.fixture
def call() -> Call:
    return Call()
