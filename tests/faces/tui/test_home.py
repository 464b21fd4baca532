"""The home screen leads to every part, by arrows, digit, click or palette."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from coach.errors import CoachError
from coach.faces.tui.app import CoachApp
from coach.faces.tui.home import Entry, HomeScreen
from coach.faces.tui.live import LiveScreen
from coach.faces.tui.new_call import NewCallScreen, Wanted
from coach.faces.tui.page import PageScreen, text_page
from coach.faces.tui.pick import PickScreen
from coach.faces.tui.widgets.choices import Choice
from tests.faces.tui.conftest import MIDDLE, NARROW, SIZES, Call, Face


def who(typed: str) -> list[Choice]:
    """Two clients; whoever else is typed is new."""
    known = [Choice(name, name, "today 14:00") for name in ("Harbor & Pine", "Nordlicht")]
    found = [one for one in known if one.id.lower().startswith(typed.lower())]
    return [*found, Choice(typed, typed or "Somebody else", "a new client", extra=True)]


class Parts:
    """A few parts, and which of them were opened."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.due = 3

    def entries(self) -> list[Entry]:
        return [
            Entry("call", "Live call", "Coach a call", self._note("call")),
            Entry("drill", "Drill", f"{self.due} due", self._note("drill")),
            Entry("[/]", "[@click=app.quit]x[/]", "[red", self._refuse),
        ]

    def _note(self, name: str) -> Callable[[CoachApp], None]:
        def opened(app: CoachApp) -> None:
            self.opened.append(name)
            self.due = 2
            app.push_screen(PageScreen(text_page(f"# This is {name}\n\nText with [/] in it.")))

        return opened

    def _refuse(self, app: CoachApp) -> None:
        raise CoachError("it is broken [/]", "here", "Mend it.")


@asynccontextmanager
async def at_home(
    parts: Parts, size: tuple[int, int] = MIDDLE, welcome: str = ""
) -> AsyncIterator[Face]:
    app = CoachApp(lambda app: HomeScreen(parts.entries, app.keys, lambda: welcome), {})
    async with app.run_test(size=size, notifications=True) as pilot:
        face = Face(pilot, Call())
        await face.see(" F1 ")
        yield face


@pytest.mark.parametrize("size", SIZES)
async def test_every_part_is_listed_and_opened_with_enter_or_its_digit(
    size: tuple[int, int],
) -> None:
    parts = Parts()
    async with at_home(parts, size) as face:
        await face.see("Live call", "Drill", "3 due", "[@click=app.quit]x[/]", "F1 Help")
        await face.press("enter")
        await face.see("This is call", "Text with [/] in it.")
        await face.press("escape", "2")
        await face.see("This is drill")
        assert parts.opened == ["call", "drill"]


async def test_counts_are_asked_for_again_when_it_comes_back() -> None:
    async with at_home(Parts()) as face:
        await face.press("2")
        await face.see("This is drill")
        await face.press("escape")
        await face.see("2 due")


async def test_what_stands_in_the_way_is_told_in_place() -> None:
    async with at_home(Parts()) as face:
        await face.press("3")
        await face.see("! here: it is broken [/] Mend it.")


async def test_a_first_start_says_what_to_do() -> None:
    async with at_home(Parts(), welcome="No call yet. Press Enter.") as face:
        await face.see("→ No call yet. Press Enter.")


async def test_a_part_is_clicked() -> None:
    parts = Parts()
    async with at_home(parts) as face:
        row = next(n for n, text in enumerate(face.rows()) if "Drill" in text)
        await face.pilot.click(offset=(8, row))
        await face.see("This is drill")


async def test_the_palette_opens_parts_too() -> None:
    parts = Parts()
    async with at_home(parts) as face:
        await face.press("ctrl+p")
        await face.until(lambda: len(face.app.screen_stack) > 1, "palette")
        await face.type("drill")
        await face.see("Drill")
        await face.press("enter", "enter")
        await face.until(lambda: parts.opened == ["drill"], "opened")


async def test_a_new_call_starts_with_enter_on_the_name() -> None:
    wanted: list[Wanted] = []
    scripts = [Choice("retainer", "Retainer call"), Choice("other", "Another")]
    async with at_home(Parts()) as face:
        face.app.push_screen(NewCallScreen(who, scripts, lambda _: "sie", wanted.append))
        await face.see("Who is on the phone?", "▶ 1  Retainer call", "▶ 2  Deutsch, Sie")
        await face.type("Jana")
        await face.press("enter")
        assert wanted == [Wanted("Jana", "retainer", "sie")]


@pytest.mark.parametrize("size", SIZES)
async def test_the_dialog_of_a_new_call_has_its_own_keys_and_help(size: tuple[int, int]) -> None:
    scripts = [Choice("retainer", "Retainer call")]
    async with at_home(Parts(), size) as face:
        face.app.push_screen(NewCallScreen(who, scripts, lambda _: "en", lambda _: None))
        await face.see("Who is on the phone?", "Enter Start")
        await face.gone("^Q Quit")
        await face.press("f1")
        await face.see("The name fills the lines to say", "Next question")
        await face.press("escape")
        await face.see("Enter Start")


@pytest.mark.parametrize("size", SIZES)
async def test_what_stands_in_the_way_of_a_call_is_told_whole(size: tuple[int, int]) -> None:
    def refuse(_: Wanted) -> None:
        what = "the journal cannot be written, because the folder is read-only and nothing helps"
        raise CoachError(what, "/tmp/home/journal.db", "Choose another folder with COACH_HOME.")

    async with at_home(Parts(), size) as face:
        face.app.push_screen(
            NewCallScreen(who, [Choice("retainer", "Retainer")], lambda _: "en", refuse)
        )
        await face.see("Who is on the phone?")
        await face.press("enter")
        await face.see("! /tmp/home", "COACH_HOME.")


async def test_every_part_has_a_key_of_its_own() -> None:
    opened: list[int] = []
    parts = Parts()
    many = [
        Entry(f"p{n}", f"Part {n}", "", lambda _, n=n: opened.append(n))  # type: ignore[misc]
        for n in range(1, 15)
    ]
    parts.entries = lambda: many  # type: ignore[method-assign]
    async with at_home(parts) as face:
        await face.see("0  Part 10", "a  Part 11")
        await face.press("0", "a", "d")
        assert opened == [10, 11, 14]


async def test_script_and_language_are_chosen_with_the_arrows() -> None:
    wanted: list[Wanted] = []
    scripts = [Choice("retainer", "Retainer call"), Choice("other", "Another")]
    async with at_home(Parts()) as face:
        face.app.push_screen(NewCallScreen(who, scripts, lambda _: "en", wanted.append))
        await face.see("Who is on the phone?")
        await face.press("tab", "down", "tab", "down", "down", "enter")
        await face.until(lambda: wanted, "started")
        assert wanted == [Wanted("Harbor & Pine", "other", "du")]


@pytest.mark.parametrize("size", SIZES)
async def test_every_language_of_a_call_is_seen(size: tuple[int, int]) -> None:
    scripts = [Choice(f"script {n}", f"Script {n}") for n in range(1, 5)]
    clients = [Choice(f"Client {n}", f"Client {n}", "today 14:00") for n in range(12)]
    async with at_home(Parts(), size) as face:
        face.app.push_screen(
            NewCallScreen(lambda _: clients, scripts, lambda _: "du", lambda _: None)
        )
        await face.see("▶ 1  Client 0", "▶ 1  Script 1", "1  English", "2  Deutsch, Sie")
        await face.see("▶ 3  Deutsch, du")
        await face.press("tab", "down", "down", "down")
        await face.see("▶ 4  Script 4")
        await face.press("tab", "up")
        await face.see("▶ 2  Deutsch, Sie", "▶ 4  Script 4")


async def test_the_voice_is_that_of_the_marked_client_until_another_is_chosen() -> None:
    wanted: list[Wanted] = []
    async with at_home(Parts()) as face:
        face.app.push_screen(
            NewCallScreen(
                who,
                [Choice("retainer", "Retainer call")],
                lambda client: "du" if client == "Nordlicht" else "sie",
                wanted.append,
            )
        )
        await face.see("▶ 1  Harbor & Pine", "▶ 2  Deutsch, Sie")
        await face.type("nord")
        await face.see("▶ 1  Nordlicht", "▶ 3  Deutsch, du")
        await face.press("ctrl+u", "down")
        await face.see("▶ 2  Nordlicht", "▶ 3  Deutsch, du")
        await face.press("up")
        await face.see("▶ 2  Deutsch, Sie")
        await face.press("tab", "tab", "up", "shift+tab", "shift+tab", "2")
        await face.see("▶ 2  Nordlicht", "▶ 1  English")
        await face.press("enter")
        await face.until(lambda: wanted, "started")
        assert wanted == [Wanted("Nordlicht", "retainer", "en")]


async def test_a_client_is_picked_with_one_key_or_by_the_beginning_of_the_name() -> None:
    wanted: list[Wanted] = []
    async with at_home(Parts()) as face:
        app = face.app
        app.push_screen(
            NewCallScreen(who, [Choice("retainer", "Retainer")], lambda _: "en", wanted.append)
        )
        await face.see("▶ 1  Harbor & Pine", "2  Nordlicht", "Somebody else")
        await face.press("2")
        await face.see("▶ 2  Nordlicht")
        await face.press("enter", "down", "enter", *"harb", "enter")
        await face.see("▶ 1  Harbor & Pine")
        await face.press("ctrl+u", "3", "M")
        await face.see("▶    3M", "a new client")
        await face.press("enter")
        await face.until(lambda: len(wanted) == 4, "started")
        assert [one.client for one in wanted] == ["Nordlicht", "", "Harbor & Pine", "3M"]


async def test_a_call_without_a_name_is_not_one_with_the_first_client() -> None:
    wanted: list[Wanted] = []
    scripts = [Choice("retainer", "Retainer")]
    async with at_home(Parts()) as face:
        face.app.push_screen(NewCallScreen(who, scripts, lambda _: "en", wanted.append, ""))
        await face.see("▶    Somebody else")
        await face.press("enter")
        await face.until(lambda: wanted, "started")
        assert wanted == [Wanted("", "retainer", "en")]


async def test_an_empty_list_says_so() -> None:
    async with at_home(Parts()) as face:
        face.app.push_screen(PickScreen("Your calls", [], "There is no call yet.", lambda _: None))
        await face.see("Your calls", "There is no call yet.")


async def test_an_ended_call_leads_back_home() -> None:
    call = Call()
    call.session.note("they want more posts")
    async with at_home(Parts()) as face:
        app = face.app
        assert isinstance(app, CoachApp)
        app.push_screen(LiveScreen(call.session, call.ears, app.keys, call.ways(app)))
        await face.see("3/9")
        await face.press("escape")
        await face.see("The call goes on.")
        await face.press("f10", "3")
        await face.see("The call has ended")
        await face.press("escape")
        await face.see("Live call")


async def test_the_marked_part_is_always_in_sight() -> None:
    parts = Parts()
    many = [Entry(f"p{n}", f"Part {n}", f"Detail {n}", lambda _: None) for n in range(1, 15)]
    parts.entries = lambda: many  # type: ignore[method-assign]
    app = CoachApp(lambda app: HomeScreen(parts.entries, app.keys, lambda: ""), {})
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        face = Face(pilot, Call())
        await face.see("Part 1")
        for number in range(2, 15):
            await face.press("down")
            await face.until(lambda n=number: f"Part {n}" in face.text(), f"part {number}")
            await face.see(f"Detail {number}")


async def test_what_is_there_only_now_and_then_changes_no_digit() -> None:
    parts = Parts()
    steady = parts.entries
    waiting = True

    def entries() -> list[Entry]:
        more = Entry("resume", "Go on", "The call with Jana", parts._note("resume"), extra=True)
        return [more, *steady()] if waiting else steady()

    parts.entries = entries  # type: ignore[method-assign]
    async with at_home(parts) as face:
        await face.see("▶    Go on", "1  Live call", "2  Drill")
        await face.press("2")
        await face.see("This is drill")
        waiting = False
        await face.press("escape")
        await face.gone("Go on")
        await face.see("▶ 2  Drill", "1  Live call")
        waiting = True
        await face.press("1", "escape")
        await face.see("▶ 1  Live call")
        await face.press("up", "enter")
        await face.see("This is resume")


async def test_home_is_left_with_the_key_that_the_user_has_chosen() -> None:
    parts = Parts()
    app = CoachApp(lambda app: HomeScreen(parts.entries, app.keys, str), {"leave": "f11"})
    async with app.run_test(size=MIDDLE) as pilot:
        face = Face(pilot, Call())
        await face.press("f11")
        await face.see("^Q leaves the program.")
