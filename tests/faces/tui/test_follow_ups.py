"""What is to be done next, on the screen: opened, marked as done, taken back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from coach.cli.parts import open_journal
from coach.cli.screens.home import Home
from coach.errors import CoachError
from coach.faces.tui.app import CoachApp
from coach.faces.tui.follow_ups import FollowUpsScreen, Todo
from coach.faces.tui.letter import LetterScreen
from coach.faces.tui.new_call import NewCallScreen
from coach.faces.tui.widgets.choices import Choice
from tests.cli.conftest import Coach
from tests.cli.conftest import coach as coach
from tests.faces.tui.conftest import MIDDLE, SIZES, Call, Face


@asynccontextmanager
async def listed(size: tuple[int, int] = MIDDLE) -> AsyncIterator[Face]:
    home = Home(open_journal(), "en")
    app = CoachApp(home.screen, {})
    async with app.run_test(size=size, notifications=True) as pilot:
        face = Face(pilot, Call())
        await face.see("Live call")
        await face.press("7")
        await face.until(lambda: isinstance(app.screen, FollowUpsScreen), "the list")
        yield face


@pytest.fixture
def agreed(coach: Coach) -> Coach:
    """A call after which the mail is to be sent, and the next call."""
    lines = "/fact goals more orders\n/fact next_call 4.12.2099 11:00\n/end agreed\n"
    coach("call", "Miller", "--plain", lines=lines)
    return coach


@pytest.mark.parametrize("size", SIZES)
async def test_enter_opens_what_is_asked_for(agreed: Coach, size: tuple[int, int]) -> None:
    async with listed(size) as face:
        await face.see("▶ 1  Miller waits for the e-mail", "2  Call with Miller.")
        await face.press("enter")
        await face.until(lambda: isinstance(face.app.screen, LetterScreen), "the mail")
        await face.press("escape", "2")
        await face.until(lambda: isinstance(face.app.screen, NewCallScreen), "the call")
        await face.see("▶ 1  Miller")


async def test_what_is_done_is_gone_until_it_is_taken_back(agreed: Coach) -> None:
    async with listed() as face:
        await face.see("▶ 1  Miller waits for the e-mail")
        await face.press("f8")
        await face.see("Marked as done", "Miller has not answered yet")
        assert "waits for the e-mail" not in agreed("follow-ups").out
        await face.press("f8", "f8")
        await face.see("Nothing to follow up.")
        await face.press("f8", "ctrl+z", "ctrl+z", "ctrl+z")
        await face.see("To do again: Miller waits", "Miller waits for the e-mail")
        await face.press("ctrl+z")
        await face.see("There is nothing to take back.")


async def test_what_could_not_be_kept_can_be_marked_once_more() -> None:
    full = CoachError("the disk is full", "journal.db", "Make room.")
    one = Choice("a", "Miller waits")
    kept: list[str] = []
    broken = [True]

    def change(name: str) -> Callable[[str], None]:
        def keep(_key: str) -> None:
            if broken[0]:
                raise full
            kept.append(name)

        return keep

    todo = Todo(lambda: [one], lambda _key: None, change("done"), change("undone"))
    app = CoachApp(lambda app: FollowUpsScreen(todo, app.keys), {})
    async with app.run_test(size=MIDDLE) as pilot:
        face = Face(pilot, Call())
        await face.press("f8")
        await face.see("the disk is full")
        await face.press("ctrl+z")
        await face.see("There is nothing to take back.")
        broken[0] = False
        await face.press("f8")
        broken[0] = True
        await face.press("ctrl+z")
        await face.see("the disk is full")
        broken[0] = False
        await face.press("ctrl+z")
        await face.see("To do again: Miller waits")
        assert kept == ["done", "undone"]


async def test_the_call_that_asks_for_an_answer_has_its_script(agreed: Coach) -> None:
    agreed("follow-ups", "--done", "1")
    async with listed() as face:
        await face.see("1  Call with Miller.", "2  Miller has not answered yet")
        await face.press("2")
        await face.see("▶ 1  After the e-mail")
        await face.press("escape", "1")  # the appointment is for the same answer
        await face.see("▶ 1  After the e-mail")
        await face.press("enter")
        await face.see("F10 End")
        await face.press("ctrl+l")
        await face.see("Nothing of the call is kept.", "Live call")


async def test_an_empty_list_says_so(coach: Coach) -> None:
    async with listed() as face:
        await face.see("Nothing to follow up.")
        await face.press("enter", "f8", "escape")
        await face.see("Live call")
