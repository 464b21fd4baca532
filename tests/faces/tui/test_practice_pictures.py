"""The screens of the practice as pictures; see test_pictures for how to look at them."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from syrupy.assertion import SnapshotAssertion

from coach.faces.tui.casting import CastingScreen, Wanted
from coach.faces.tui.drill import DrillScreen
from coach.faces.tui.history import HistoryScreen
from coach.faces.tui.reading import ReadingScreen
from coach.faces.tui.scorecard import ScoreScreen
from coach.playbook.scoring import Scoring
from tests.faces.tui.conftest import MIDDLE, NARROW, WIDE
from tests.faces.tui.practice import Practised, rehearsing, sheets, shown
from tests.faces.tui.test_drill import Box
from tests.faces.tui.test_history import Cupboard, past
from tests.faces.tui.test_pictures import picture, taken
from tests.faces.tui.test_rehearse import CLIENTS

__all__ = ["picture"]

sized = pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW], ids=["120x36", "80x24", "40x20"])


@sized
async def test_picture_of_the_clients(size: tuple[int, int], picture: SnapshotAssertion) -> None:
    wanted = Wanted(CLIENTS[0], 2, "ask")
    make = lambda app: CastingScreen(CLIENTS, wanted, lambda _wanted: None, app.keys)  # noqa: E731
    async with shown(make, size) as face:
        await face.press("down", "down")
        await face.see("About 0.")
        assert taken(face) == picture


@sized
async def test_picture_of_a_rehearsal(size: tuple[int, int], picture: SnapshotAssertion) -> None:
    async with rehearsing(Practised(), size) as face:
        for line in ("How much work?", "a discount", ""):
            await face.type(line)
            await face.press("enter")
        await face.press("f2")
        await face.see("Coach ▌")
        assert taken(face) == picture


@sized
async def test_picture_of_a_scorecard(size: tuple[int, int], picture: SnapshotAssertion) -> None:
    async with shown(lambda app: ScoreScreen(sheets(), app.keys), size) as face:
        await face.press("down")
        await face.see("8 of 16")
        assert taken(face) == picture


@sized
async def test_picture_of_a_drill(
    size: tuple[int, int], scoring: Scoring, picture: SnapshotAssertion
) -> None:
    box = Box(scoring, ("money", "That is more than we have ever paid for texts."))
    async with shown(lambda app: DrillScreen(box.desk, None, app.keys), size) as face:
        await face.see("Which is it?")
        await face.press("m")
        await face.type("which one?")
        await face.press("enter")
        await face.see("How was it?")
        assert taken(face) == picture


@pytest.fixture
def _in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Dates stand on the user's clock; a picture needs one for all."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@sized
@pytest.mark.usefixtures("_in_utc")
async def test_picture_of_the_history(size: tuple[int, int], picture: SnapshotAssertion) -> None:
    async with shown(lambda app: HistoryScreen(Cupboard(30).shelf(), app.keys), size) as face:
        await face.see("1 of 30")
        if size == WIDE:
            await face.see("Score over time")
        await face.press("down")
        await face.see("2 of 30")
        assert taken(face) == picture


@sized
async def test_picture_of_a_past_call(size: tuple[int, int], picture: SnapshotAssertion) -> None:
    async with shown(lambda app: ReadingScreen(past(), app.keys), size) as face:
        await face.see("You asked for")
        assert taken(face) == picture
