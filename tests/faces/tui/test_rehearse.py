"""A rehearsal on the screen: talk, silence, hints, branches, the way to the score."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from coach.errors import CoachError
from coach.faces.tui.branches import RewindScreen
from coach.faces.tui.casting import CastingScreen, Client, Wanted
from coach.faces.tui.rehearse import RehearseScreen
from coach.faces.tui.room import PickUp
from coach.faces.tui.scorecard import ScoreScreen
from tests.faces.tui.conftest import MIDDLE, NARROW, SIZES, Face
from tests.faces.tui.practice import Practised, rehearsing, shown


@pytest.mark.parametrize("size", SIZES)
async def test_what_you_say_is_answered(size: tuple[int, int]) -> None:
    practised = Practised()
    async with rehearsing(practised, size) as face:
        await face.type("How much work?")
        await face.press("enter")
        await face.see("» How much work?", "« Four articles a month.")
        assert practised.spoken == ["Hello. I have fifteen minutes.", "Four articles a month."]


async def test_keys_typed_right_after_enter_belong_to_the_next_line() -> None:
    practised = Practised()
    async with rehearsing(practised) as face:
        await face.pilot.press(*"hello", "enter", *"again", "enter")
        await face.until(lambda: len(practised.rehearsal.turns) == 2, "two turns")
        assert [turn.you for turn in practised.rehearsal.turns] == ["hello", "again"]


async def test_an_empty_line_and_f9_are_a_silence() -> None:
    async with rehearsing(Practised()) as face:
        await face.press("enter")
        await face.see("» (silence)", "« Are you still there?")
        await face.press("f9")
        await face.until(lambda: face.text().count("(silence)") == 2, "twice silent")


async def test_after_the_proposal_waiting_is_enough() -> None:
    practised = Practised(silence=0.01)
    async with rehearsing(practised) as face:
        await face.type("How much work?")
        await face.press("enter")
        await face.type("A retainer fits.")
        await face.press("enter")
        await face.see("« A retainer. Hm.", "» (silence)", "« And how does that work?")


async def test_whoever_types_is_not_silent() -> None:
    practised = Practised(silence=3600.0)
    async with rehearsing(practised) as face:
        await face.type("How much work?")
        await face.press("enter")
        await face.type("A retainer fits.")
        await face.press("enter")
        await face.see("« A retainer. Hm.")
        screen = face.app.screen
        assert isinstance(screen, RehearseScreen)
        await face.until(lambda: screen._silence is not None, "the clock runs")
        await face.type("a")
        await face.until(lambda: screen._silence is None, "the clock stands")


async def test_a_hint_comes_with_one_key_and_goes_with_the_next_line() -> None:
    async with rehearsing(Practised()) as face:
        await face.press("f2")
        await face.see("Coach ▌")
        await face.type("hello")
        await face.press("enter")
        await face.gone("Coach ▌")


async def test_hints_can_be_always_there() -> None:
    async with rehearsing(Practised(), hints="always") as face:
        await face.see("Coach ▌")
        await face.type("hello")
        await face.press("enter")
        await face.see("» hello", "Coach ▌")


async def test_in_a_test_there_is_no_hint_and_no_warning() -> None:
    async with rehearsing(Practised(), hints="never") as face:
        assert "Hint" not in face.text()
        await face.press("f2")
        await face.see("This is a test: no hints.")
        await face.type("a discount")
        await face.press("enter")
        await face.see("first price was not serious")
        assert "No discount." not in face.text()


async def test_a_bad_move_is_warned_of_below_the_line() -> None:
    async with rehearsing(Practised()) as face:
        await face.type("a discount")
        await face.press("enter")
        await face.see("! Discount: No discount.", "first price was not serious")


async def test_going_back_leaves_a_branch_that_stands_beside_the_new_one() -> None:
    practised = Practised()
    async with rehearsing(practised) as face:
        for line in ("How much work?", "a discount"):
            await face.type(line)
            await face.press("enter")
        await face.see("not serious")
        await face.press("f3")
        await face.see("Back to which turn?", "▶  2 » a discount")
        await face.press("enter")
        await face.see("Back before turn 2.", "» a discount")
        await face.gone("not serious")
        await face.press("ctrl+u")
        await face.type("What do you want to reach?")
        await face.press("enter")
        await face.see("Twenty new patients.")
        await face.press("f3", "end")
        await face.see("Branch 1", "2 turns, left at turn 2")
        await face.press("enter")
        await face.see("The same up to turn 1", "» a discount", "» What do you want to reach?")
        await face.press("escape")
        await face.until(lambda: isinstance(face.app.screen, RewindScreen), "the turns")
        await face.press("escape")
        await face.until(lambda: isinstance(face.app.screen, RehearseScreen), "the talk")


async def test_one_key_takes_the_last_turn_back() -> None:
    practised = Practised()
    async with rehearsing(practised) as face:
        await face.type("hello")
        await face.press("enter")
        await face.see("» hello")
        await face.press("ctrl+z")
        await face.see("Back before turn 1.")
        assert practised.rehearsal.turns == ()


async def test_hanging_up_leads_to_the_score_and_back() -> None:
    practised = Practised()
    async with rehearsing(practised) as face:
        await face.type("hello")
        await face.press("enter")
        await face.see("» hello")
        await face.press("f10")
        await face.until(lambda: isinstance(face.app.screen, ScoreScreen), "the score")
        await face.see("62 of 100")
        await face.press("escape")
        await face.see("The call has ended: no outcome noted", "Enter Score")
        await face.press("f3", "enter")
        await face.see("Back before turn 1.")
        assert not practised.rehearsal.ended


async def test_after_the_end_enter_shows_the_score() -> None:
    practised = Practised()
    async with rehearsing(practised) as face:
        await face.type("goodbye")
        await face.press("enter")
        await face.see("The call has ended")
        await face.type("more")
        await face.press("enter")
        await face.see("F3 goes back to an earlier turn")
        await face.press("escape", "enter")
        await face.see("62 of 100")
        assert practised.scored == 1


async def test_a_running_call_is_left_only_when_asked_twice_and_is_kept() -> None:
    practised = Practised()
    async with rehearsing(practised) as face:
        await face.press("escape")
        await face.see("The call goes on.")
        assert not practised.rehearsal.ended
        await face.press("escape")
        await face.until(lambda: practised.scored == 1, "scored")
        assert practised.rehearsal.ended


async def test_a_full_disk_is_told_and_nothing_is_said_twice() -> None:
    practised = Practised()
    async with rehearsing(practised) as face:
        practised.full = True
        await face.type("hello")
        await face.press("enter")
        await face.see("! journal: the disk is full", "» hello", "You » what you say")
        practised.full = False
        await face.press("f9")
        await face.see("» (silence)")
        await face.gone("the disk is full")
        assert [turn.you for turn in practised.rehearsal.turns] == ["hello", ""]


async def test_hostile_text_stands_there_as_it_is(hostile: str) -> None:
    practised = Practised()
    async with rehearsing(practised) as face:
        screen = face.app.screen
        assert isinstance(screen, RehearseScreen)
        screen.line.put(hostile)
        await face.pilot.pause()
        await face.press("enter")
        await face.until(lambda: practised.rehearsal.turns or not screen.line.value, "taken")
        assert face.app.is_running
        assert "\x1b" not in face.text()


async def test_a_client_that_cannot_be_had_is_told() -> None:
    def refuse() -> None:
        raise CoachError("nothing is known of [/]", "brief", "Prepare it.")

    make = lambda app: RehearseScreen("x", "ask", refuse, app.keys)  # type: ignore[arg-type]  # noqa: E731
    async with shown(make) as face:
        await face.see("! brief: nothing is known of [/] Prepare it.")
        await face.type("hello")
        await face.press("f2", "f3", "f9", "enter")
        await face.gone("It rings")
        assert "picks up" not in face.text()
        assert face.app.is_running


# --- while it rings ---------------------------------------------------------------------------


@asynccontextmanager
async def dialling(practised: Practised) -> AsyncIterator[tuple[Face, Callable[[], None]]]:
    """A rehearsal that rings until the client is made to pick up."""
    answered = threading.Event()

    def dial() -> PickUp:
        assert answered.wait(10)
        return practised.dial()

    make = lambda app: RehearseScreen("Sandra Small", "ask", dial, app.keys)  # noqa: E731
    try:
        async with shown(make) as face:
            await face.see("It rings")
            yield face, answered.set
    finally:
        answered.set()


async def test_what_is_said_while_it_rings_waits_for_the_client() -> None:
    practised = Practised()
    async with dialling(practised) as (face, pick_up):
        for line in ("How much work?", "What do you want to reach?"):
            await face.type(line)
            await face.press("enter")
        await face.see("» How much work?", "» What do you want to reach?", "picks up")
        await face.type("A ret")
        pick_up()
        await face.see("fifteen", "« Four articles a month.", "« Twenty new patients.")
        await face.type("ainer")
        await face.see("» A retainer")
        assert [turn.you for turn in practised.rehearsal.turns] == [
            "How much work?",
            "What do you want to reach?",
        ]


async def test_what_waits_to_be_said_can_be_taken_back() -> None:
    practised = Practised()
    async with dialling(practised) as (face, pick_up):
        await face.type("hello")
        await face.press("enter")
        await face.see("picks up")
        await face.press("ctrl+z")
        await face.gone("picks up")
        await face.type("good day")
        pick_up()
        await face.see("fifteen", "» good day")
        assert practised.rehearsal.turns == ()


@pytest.mark.parametrize("keys", [("escape",), ("f10",), ("slash", *"end", "enter")])
async def test_whoever_hangs_up_while_it_rings_leaves_at_once(keys: tuple[str, ...]) -> None:
    async with dialling(Practised()) as (face, _pick_up):
        await face.press(*keys)
        await face.until(lambda: face.app._exit, "out")


CLIENTS = [
    Client("", "Surprise me", about="Whoever comes."),
    Client("own", "[/] & Sons", "your client", "", "From your brief.", own=True),
    *(Client(f"c{n}", f"Client {n}", f"Company {n}", "gruff", f"About {n}.") for n in range(30)),
]


@pytest.mark.parametrize("size", [MIDDLE, NARROW])
async def test_a_client_is_chosen_with_difficulty_and_hints(size: tuple[int, int]) -> None:
    called: list[Wanted] = []
    wanted = Wanted(CLIENTS[0], 2, "ask")
    make = lambda app: CastingScreen(CLIENTS, wanted, called.append, app.keys)  # noqa: E731
    async with shown(make, size) as face:
        await face.see("▶ Surprise me", "●●○○", "[/] & Sons")
        await face.press("end", "right", "h", "h")
        await face.see("▶ Client 29", "About 29.", "●●●○", "never: a test")
        await face.press("enter")
        await face.until(lambda: called, "called")
        assert called == [Wanted(CLIENTS[-1], 3, "never")]


async def test_what_stands_in_the_way_of_a_rehearsal_is_told() -> None:
    def refuse(wanted: Wanted) -> None:
        raise CoachError("nothing is known of [/]", "brief", "Prepare it.")

    make = lambda app: CastingScreen(CLIENTS, Wanted(CLIENTS[0], 2, "ask"), refuse, app.keys)  # noqa: E731
    async with shown(make) as face:
        await face.press("enter")
        await face.see("nothing is known of [/]")


async def test_leaving_with_a_full_disk_is_told_and_can_be_tried_again() -> None:
    practised = Practised()
    async with rehearsing(practised) as face:
        practised.full = True
        await face.press("escape")
        await face.see("The call goes on.")
        await face.press("escape")
        await face.see("the disk is full")
        assert face.app.is_running
        practised.full = False
        await face.press("escape")
        await face.until(lambda: practised.scored == 1, "scored")


async def test_hints_that_are_always_there_stay_with_the_key_for_one() -> None:
    async with rehearsing(Practised(), hints="always") as face:
        await face.see("Coach ▌")
        await face.press("f2")
        await face.pilot.pause()
        assert "Coach ▌" in face.text()


async def test_the_line_of_a_turn_taken_back_is_typed_over() -> None:
    async with rehearsing(Practised()) as face:
        await face.type("hello")
        await face.press("enter")
        await face.see("» hello")
        await face.press("ctrl+z")
        await face.see("Back before turn 1.")
        await face.type("good day")
        screen = face.app.screen
        assert isinstance(screen, RehearseScreen)
        assert screen.line.value == "good day"


async def test_a_rule_and_its_sentence_stand_in_rows_of_their_own() -> None:
    async with rehearsing(Practised()) as face:
        await face.type("a discount")
        await face.press("enter")
        await face.see("! Discount: No discount.")
        assert any(row.strip() == "▌ I can put more into it." for row in face.rows())
