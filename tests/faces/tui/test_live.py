"""The live screen: what its user sees and does."""

from __future__ import annotations

import re
import threading
from typing import cast

import pytest
from msgspec.structs import replace
from textual.events import Key

from coach.errors import CoachError
from coach.faces.tui.app import CoachApp
from coach.faces.tui.live import LiveScreen
from coach.hearing.ears import Ears, Knowledge, Matcher
from coach.playbook.text import Text, Voice
from tests.faces.tui.conftest import MIDDLE, NARROW, SIZES, WIDE, Call, Face, opened

HOSTILE = (
    "[/]",
    "[@click=app.quit]leave[/]",
    "[red",
    "a [b]bold[/b] word",
    "{goals} {nothing}",
    "\x1b[31mred\x1b]0;title\x07",
    "\u202egnp.exe",
    "👩‍👩‍👧‍👦 🇩🇪 日本語",
    "/",
    "> ",
    "%s %(x)s $HOME `id`",
)


@pytest.mark.parametrize("size", SIZES)
async def test_first_picture_has_the_step_the_lines_and_a_line_to_type_on(
    size: tuple[int, int],
) -> None:
    async with opened(size=size) as face:
        await face.see("3/9", "Title of", "Hello Nordlicht")
        assert face.live.line.has_focus


async def test_one_key_each_confirms_the_preparation() -> None:
    async with opened(Call("book")) as face:
        await face.see("1/9", "F9 Confirm")
        await face.press("f9")
        await face.see("2/9")
        await face.press("f9")
        await face.see("3/9")
        assert face.call.names().count("StepConfirmed") == 2


@pytest.mark.parametrize("size", SIZES)
async def test_words_are_classified_while_they_are_typed(size: tuple[int, int]) -> None:
    async with opened(size=size) as face:
        await face.type("so expensive")
        await face.see("Money 93%", "“expensive”", "What is it about money?", "Answer 1 to money")
        assert face.call.kept == []


@pytest.mark.parametrize("size", [WIDE, MIDDLE])
async def test_everything_needed_is_there_at_once_while_an_objection_is_answered(
    size: tuple[int, int],
) -> None:
    async with opened(size=size) as face:
        await face.type("so expensive")
        await face.press("enter")
        await face.see(
            "3/9", "Hello Nordlicht", "The second line", "What do you think of discover?"
        )
        await face.see("Money", "open", "What is it about money?")
        await face.see(*(f"{n} Answer {n} to money" for n in (1, 2, 3, 4)))
        await face.see("○ Goals", "○ Volume", "F8 Resolved", "They said")


async def test_enter_logs_what_the_client_said_and_clears_the_line() -> None:
    async with opened() as face:
        await face.type("we have time")
        await face.press("enter")
        await face.until(lambda: face.live.line.value == "", "cleared")
        assert face.call.names() == ["ClientSaid"]
        await face.see("« we have time")


async def test_an_empty_line_does_nothing() -> None:
    async with opened() as face:
        await face.press("enter", "space", "enter")
        assert face.call.kept == []


async def later(face: Face, character: str) -> None:
    """A key that comes after a while."""
    key = Key(character, character)
    key.time += 5
    face.live.line.post_message(key)
    await face.pilot.pause()


async def test_digits_pick_a_response_only_while_the_line_is_empty() -> None:
    async with opened() as face:
        await face.press("f2")
        await face.see("Answer 1 to money")
        await face.press("3")
        await face.see("✓ 3 Answer 3")
        assert face.live.line.value == ""
        await later(face, "a")
        await face.type("t 3")
        assert face.live.line.value == "at 3"
        assert face.call.names() == ["ObjectionOpened", "ResponsePicked"]


@pytest.mark.parametrize(
    "said", ["5000 is too much", "3000 a month", "12 hours", "1.500", "3 hours", "12k"]
)
async def test_a_figure_is_typed_whole_and_picks_nothing(said: str) -> None:
    async with opened() as face:
        await face.press("f2", "down")
        await face.see("✓ 2 Answer 2 to money")
        await face.type(said)
        assert face.live.line.value == said
        assert face.call.session.state.open[-1].response == "money_2"


async def test_a_figure_after_a_picked_response_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach.faces.tui.widgets.line.AT_ONCE", 0.0)
    async with opened() as face:
        await face.press("f2", "3")
        await face.type("20 hours")
        assert face.live.line.value == "20 hours"
        assert face.call.session.state.open[-1].response == "money_3"


async def test_own_words_and_commands_after_a_digit_are_no_figure() -> None:
    async with opened() as face:
        await face.press("f2", "3")
        await face.type("> well")
        assert face.live.line.value == "> well"
        assert face.call.session.state.open[-1].response == "money_3"


async def test_words_right_after_a_digit_leave_the_pick_as_it_is() -> None:
    async with opened() as face:
        await face.press("f2")
        await face.type("1nein wie gesagt")
        assert face.live.line.value == "nein wie gesagt"
        assert face.call.session.state.open[-1].response == "money_1"


async def test_a_number_that_no_answer_has_is_nobodys_words() -> None:
    async with opened() as face:
        await face.press("f2")
        await face.type("7")
        await face.press("enter")
        await face.see("Pick a response by its number")
        assert face.call.names() == ["ObjectionOpened"]


async def test_a_digit_shows_that_the_answer_was_taken() -> None:
    async with opened(size=WIDE) as face:
        await face.press("f2")
        await face.see("▸ 1 Answer 1 to money")
        await face.press("1")
        await face.see("✓ 1 Answer 1 to money", "» ✓ Answer 1")


async def test_what_no_digit_picks_has_no_number() -> None:
    async with opened(Call(step="explain")) as face:
        await face.see("You gain thing 1.")
        assert "1 You gain thing 1." not in face.text()


async def test_a_question_asked_while_an_objection_is_open_is_read_first() -> None:
    async with opened(Call(step="propose"), size=(80, 24)) as face:
        await face.press("f2")
        await face.type("so how does that work?")
        await face.press("enter")
        await face.see("Hello Nordlicht, this is the first line to say in explain", "F2 Money")
        assert "Answer 1 to money" not in face.text()
        await face.press("f2")
        await face.see("Answer 1 to money")


async def test_asking_which_it_is_asks_at_once_beside_an_open_objection() -> None:
    async with opened(Call(step="explain")) as face:
        await face.press("f2", "f6")
        await face.see("Is it the money, the value or the results?", "F2 Money")
        await face.press("f8")
        assert face.call.session.state.open == ()


async def test_a_repeated_objection_says_so_and_its_answers_lead() -> None:
    async with opened() as face:
        await face.press("f2", "1", "f8", "f2")
        await face.see("said before", "▸ 1 Answer 2 to money", "4 Answer 1 to money")
        assert "What is it about money?" not in face.text()


@pytest.mark.parametrize("size", SIZES)
async def test_the_keys_of_the_kinds_stand_there_once(size: tuple[int, int]) -> None:
    async with opened(Call(step="explain"), size=size) as face:
        await face.press("f6")
        await face.see("Is it the money", "F5 General")
        assert face.text().count("F5 General") == 1


async def test_a_digit_beside_a_line_that_puts_off_is_nobodys_words() -> None:
    async with opened() as face:
        await face.type("how much is it")
        await face.press("enter")
        await face.see("Let me understand first")
        await face.press("1")
        await face.see("nothing to pick")
        await face.type("thursday then")
        assert face.live.line.value == "thursday then"


@pytest.mark.parametrize("said", ["10 hours", "3k a month", "2x a week"])
async def test_a_figure_beside_a_line_that_puts_off_is_typed_whole(said: str) -> None:
    async with opened() as face:
        await face.type("how much is it")
        await face.press("enter")
        await face.see("Let me understand first")
        await face.type(said)
        await face.press("enter")
        await face.see(f"« {said}")


async def test_a_unit_after_a_digit_picks_nothing() -> None:
    async with opened() as face:
        await face.press("f2")
        await face.type("3k a month")
        assert face.live.line.value == "3k a month"
        assert face.call.session.state.open[-1].response == ""


async def test_digits_are_typed_where_there_is_nothing_to_pick() -> None:
    async with opened() as face:
        await face.type("3 posts")
        assert face.live.line.value == "3 posts"


async def test_arrows_pick_a_response_always() -> None:
    async with opened() as face:
        await face.press("f2")
        await face.press("down", "down", "up")
        await face.see("✓ 2 Answer 2 to money")
        assert face.call.session.state.open[-1].response == "money_2"


async def test_a_response_picked_while_typing_stays_picked() -> None:
    async with opened() as face:
        await face.type("expensive")
        await face.see("▸ 1 Answer 1 to money")
        await face.press("down", "down")
        await face.see("▸ 3 Answer 3 to money")
        await face.press("enter")
        await face.see("Money open", "✓ 3 Answer 3 to money")
        assert face.call.session.state.open[-1].response == "money_3"


@pytest.mark.parametrize(
    ("key", "name"), [("f2", "Money"), ("f3", "Value"), ("f4", "Results"), ("f5", "General")]
)
async def test_each_kind_of_objection_is_one_key(key: str, name: str) -> None:
    async with opened() as face:
        await face.press(key)
        await face.see(f"{name} open", f"What is it about {name.lower()}?")


async def test_not_knowing_asks_which_and_the_same_keys_answer_it() -> None:
    async with opened() as face:
        await face.press("f6")
        await face.see("Is it the money, the value or the results?")
        await face.press("f3")
        await face.see("Value open")


async def test_a_second_objection_in_the_same_words_stands_beside_the_first() -> None:
    async with opened() as face:
        await face.type("expensive. is it worth it")
        await face.press("enter")
        await face.see("Money open  also heard: Value")
        await face.press("f8")
        await face.see("Value open")
        await face.press("f8")
        assert face.call.session.state.open == ()


async def test_an_unsure_utterance_is_settled_with_one_key() -> None:
    async with opened() as face:
        await face.type("hmm")
        await face.press("enter")
        await face.see("Unsure", "Is it the money, the value or the results?")
        await face.press("f4")
        await face.see("Results open")
        assert "VerdictCorrected" in face.call.names()


async def test_one_key_and_a_digit_correct_a_wrong_label() -> None:
    async with opened() as face:
        await face.type("expensive")
        await face.press("enter")
        await face.see("Money open")
        await face.press("f12")
        await face.see("What was it really?", "expensive")
        await face.press("2")
        await face.see("Value open")
        assert face.call.session.state.last_heard.label == "value"  # type: ignore[union-attr]


async def test_an_objection_is_resolved_and_taken_back() -> None:
    async with opened() as face:
        await face.press("f2")
        await face.see("Money open")
        await face.press("f8")
        await face.gone("What is it about money?")
        await face.press("ctrl+z")
        await face.see("What is it about money?")


async def test_a_second_objection_lies_on_top() -> None:
    async with opened() as face:
        await face.press("f2", "f3")
        await face.see("Value open", "also open: Money")
        await face.press("f8")
        await face.see("Money open")


async def test_next_and_back_are_one_key_each() -> None:
    async with opened() as face:
        await face.press("pagedown")
        await face.see("4/9", "Still to find out: Goals, Volume.")
        await face.press("pageup")
        await face.see("3/9")
        await face.press("ctrl+n", "ctrl+n", "ctrl+b")
        await face.see("4/9")


async def test_a_step_is_clicked_on_the_rail() -> None:
    async with opened() as face:
        row = next(n for n, text in enumerate(face.rows()) if "7 Title of explain" in text)
        await face.pilot.click("#rail", offset=(6, row - face.live.query_one("#rail").region.y))
        await face.see("7/9", "skipped")


@pytest.mark.parametrize("size", SIZES)
async def test_done_current_and_skipped_differ_without_colour(size: tuple[int, int]) -> None:
    async with opened(size=size) as face:
        await face.type("/goto 5")
        await face.press("enter")
        await face.see("5/9")
        rail = "\n".join(face.rows()[: 14 if size == WIDE else 2])
        for mark, number in (("✓", 3), ("–", 4), ("▶", 5), ("·", 6)):
            assert f"{mark}{number}" in rail.replace(" ", "")


async def test_the_silence_has_a_timer_and_ends_when_the_client_speaks() -> None:
    async with opened(Call("propose")) as face:
        await face.see("F9 Wait")
        await face.press("f9")
        await face.see("Silence 00:00 / 00:20", "Say nothing.")
        face.call.seconds = 21
        face.live.panes.tick()
        await face.see("Silence 00:21", "Ask once.", "00:21  step 00:21")
        await face.type("how does it work")
        await face.press("enter")
        await face.see("7/9", "You gain thing 9.")


async def test_a_price_question_too_early_is_put_off() -> None:
    async with opened() as face:
        await face.type("how much is it")
        await face.press("enter")
        await face.see("3/9", "Let me understand first what you need.")


@pytest.mark.parametrize("size", SIZES)
async def test_a_guardrail_warns_while_typing_and_after(size: tuple[int, int]) -> None:
    async with opened(size=size) as face:
        await face.type("> a discount")
        await face.see("Discount: No discount.", "I can put more into it.")
        await face.press("enter")
        await face.see("Discount: No discount.")
        assert face.call.names() == ["YouSaid"]


async def test_where_am_i_is_one_key() -> None:
    async with opened() as face:
        await face.press("ctrl+g")
        await face.see("3/9 Title of discover · What do you want to reach?")


def called() -> Call:
    """A call in which something is noted."""
    call = Call()
    call.session.note("they want more posts")
    return call


async def test_a_call_in_which_nothing_was_said_leaves_nothing_and_asks_nothing() -> None:
    async with opened() as face:
        await face.press("pagedown", "f10")
        await face.until(lambda: face.call.left == ["home: discarded"], "home")


async def test_a_typed_end_leaves_nothing_of_it_either() -> None:
    async with opened() as face:
        await face.type("/end")
        await face.press("enter")
        await face.until(lambda: face.call.left == ["home: discarded"], "home")


async def test_home_from_a_call_that_was_only_opened_leaves_nothing() -> None:
    async with opened() as face:
        await face.press("ctrl+l")
        await face.until(lambda: face.call.left == ["home: discarded"], "home")


async def test_whoever_walks_the_steps_for_minutes_is_asked_how_it_ended() -> None:
    async with opened() as face:
        await face.press("pagedown")
        face.call.seconds = 200.0
        await face.press("f10")
        await face.see("How did it end?")
        await face.gone("Begun by mistake")


async def test_a_short_call_can_be_thrown_away_and_no_outcome_is_preset() -> None:
    async with opened(called()) as face:
        await face.press("f10")
        await face.see("How did it end?", "5  Begun by mistake")
        await face.press("enter")
        await face.gone("▶ 1")
        assert face.call.left == []
        await face.press("5")
        await face.until(lambda: face.call.left == ["home: discarded"], "home")
        assert "CallEnded" not in face.call.names()


@pytest.mark.parametrize("size", SIZES)
async def test_the_call_ends_with_an_outcome_and_the_screen_leads_on(
    size: tuple[int, int],
) -> None:
    async with opened(called(), size=size) as face:
        await face.press("f10")
        await face.see("How did it end?", "Agreed to see the e-mail")
        await face.press("1")
        await face.see("9/9", "The call has ended: agreed to see the", "F9     Write the e-mail")
        await face.see("Enter  How it went", "F7     Note: Goals, Volume", "Esc    Home", "^Z")
        await face.press("f9", "enter")
        assert face.call.left == ["letter", "score"]
        await face.press("ctrl+z")
        await face.see("3/9")


async def test_a_call_to_be_gone_on_with_leads_to_its_mail() -> None:
    async with opened(Call("close")) as face:
        await face.press(*"/end again", "enter")
        await face.see("F9     Write the e-mail", "the call has ended")
        await face.gone("type what the client says")
        await face.press("f9")
        assert face.call.left == ["letter"]
        await face.press("pagedown")
        await face.see("The call has ended. ^Z takes the end back.")
        await face.press("ctrl+z")
        await face.see("type what the client says")


async def test_a_lost_call_leads_to_no_letter() -> None:
    async with opened(called()) as face:
        await face.press("f10", "3")
        await face.see("The call has ended: lost", "Enter  How it went")
        await face.press("f9")
        assert "letter" not in face.call.left


async def test_a_warning_hides_neither_the_end_nor_the_help_of_the_step() -> None:
    async with opened(Call("explain")) as face:
        await face.type("> a discount")
        await face.press("enter")
        await face.see("Discount: No discount.", "You gain thing 9.")
        await face.press("f10", "1")
        await face.see("The call has ended", "Enter  How it went")
        await face.gone("Discount: No discount.")


async def test_one_key_leaves_a_running_call_for_home_and_says_that_it_is_kept() -> None:
    async with opened(called()) as face:
        await face.press("ctrl+l")
        kept = "home: The call with Nordlicht is kept; Go on takes it up again."
        await face.until(lambda: face.call.left == [kept], "home")


@pytest.mark.parametrize("size", SIZES)
async def test_a_message_leaves_the_keys_in_sight(size: tuple[int, int]) -> None:
    async with opened(size=size) as face:
        await face.press("ctrl+g")
        await face.see("· 3/9 Title of discover", "F2 Money", "F6 Don't know")


async def test_a_price_question_too_early_is_put_off_while_it_is_typed() -> None:
    async with opened() as face:
        await face.type("how much is it")
        await face.see("What is the fee? 93%", "Let me understand first what you need.")
        assert face.call.kept == []


@pytest.mark.parametrize("size", [WIDE, MIDDLE])
@pytest.mark.parametrize("step", ["book", "suggest", "propose"])
async def test_all_that_the_step_needs_is_on_the_screen(size: tuple[int, int], step: str) -> None:
    async with opened(Call(step), size=size) as face:
        await face.see(f"The goal of {step}.", f"The {step} is done.")


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_jumps_while_a_line_is_typed(size: tuple[int, int]) -> None:
    async with opened(size=size) as face:
        calm = face.live.query_one("#stage").region
        await face.type("so expensive")
        await face.see("Money 93%")
        busy = face.live.query_one("#stage").region
        await face.press("backspace")
        await face.see("No objection 97%")
        assert face.live.query_one("#stage").region == busy
        await face.press("ctrl+u")
        await face.gone("No objection 97%")
        await face.until(lambda: face.live.query_one("#stage").region == calm, "calm again")


@pytest.mark.parametrize("voice", ["en", "sie"])
async def test_nothing_to_be_said_is_cut_in_a_wide_terminal(voice: Voice) -> None:
    async with opened(Call("explain", voice)) as face:
        await face.see("You gain thing 9.", "What do you think of explain?")
        assert "…" not in "\n".join(row[34:] for row in face.rows()[1:-3])


async def test_escape_never_leaves_a_running_call() -> None:
    async with opened() as face:
        await face.press("escape")
        await face.see("The call goes on.")
        assert face.app.is_running


async def test_what_was_typed_survives_a_full_disk() -> None:
    async with opened() as face:
        face.call.full = True
        await face.type("we have time")
        await face.press("enter")
        await face.see("the disk is full", "Make room.")
        assert face.live.line.value == "we have time"
        face.call.full = False
        await face.press("enter")
        await face.until(lambda: face.call.kept, "kept")


async def test_an_interrupted_call_is_offered_in_one_line() -> None:
    async with opened(remark="The call with Jana was interrupted.") as face:
        await face.see("· The call with Jana was interrupted.")
        await face.see("F2 Money")
        await face.type("a")
        await face.gone("was interrupted")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_hostile_text_is_shown_and_does_nothing(text: str, size: tuple[int, int]) -> None:
    async with opened(Call(client="[/] [@click=app.quit]x[/]"), size=size) as face:
        await face.paste(text)
        await face.press("enter")
        await face.type("/note ")
        await face.paste(text)
        await face.press("enter", "f7")
        await face.paste(text)
        await face.press("enter", "ctrl+g")
        await face.pilot.click("#log" if size == WIDE else "#card")
        assert face.app.is_running
        assert "\x1b" not in face.text()
        assert "\u202e" not in face.text()


async def test_markup_is_shown_letter_by_letter() -> None:
    async with opened() as face:
        await face.paste("[@click=app.quit]leave[/]")
        await face.press("enter")
        await face.see("[@click=app.quit]leav")


async def test_a_paste_of_a_hundred_thousand_characters_is_told_and_kept_in_part() -> None:
    async with opened() as face:
        await face.paste("far too much " * 8_000)
        await face.see("That was too long for one line")
        await face.type("!")
        await face.press("enter")
        await face.until(lambda: face.call.kept, "kept")
        assert len(face.call.session.state.last_heard.text) > 19_000  # type: ignore[union-attr]


async def test_all_lines_of_a_paste_come_in() -> None:
    async with opened() as face:
        await face.paste("one\ntwo\r\nthree")
        assert face.live.line.value == "one two three"


async def test_an_unknown_command_says_what_was_meant() -> None:
    async with opened() as face:
        await face.type("/mony")
        await face.press("enter")
        await face.see("There is no command /mony. Did you mean /money?")


async def test_labels_are_german_in_a_german_call() -> None:
    async with opened(Call(voice="sie")) as face:
        await face.see("Title of discover (de)", "Hello Nordlicht")
        await face.type("zu teuer")
        await face.see("What is it about money? (de)")


async def test_in_a_narrow_terminal_the_picked_response_is_read_to_its_end() -> None:
    async with opened(size=NARROW) as face:
        await face.press("f2")
        for number in (1, 2, 3, 4):
            await face.until(
                lambda n=number: re.search(f"[▸✓] {n} Answer {n}", face.text()), f"answer {number}"
            )
            await face.see("sentence.")
            await face.press("down")


async def test_what_is_typed_before_the_objections_are_read_is_not_lost() -> None:
    call, gate = Call(), threading.Event()
    known = call.ears

    def slowly() -> Knowledge:
        gate.wait(10)
        return Knowledge(known.objections, cast(Matcher, known))

    call.ears = call.session.ears = Ears(slowly)  # type: ignore[assignment]
    app = CoachApp(lambda app: LiveScreen(call.session, call.ears, app.keys, call.ways(app)), {})
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        face = Face(pilot, call)
        await face.see("3/9", "Reading the objections")
        await face.type("so expensive")
        await face.press("enter")
        await face.type("again expensive")
        gate.set()
        await face.see("Money 93%", "« Money “so expensive”")
        assert face.live.line.value == "again expensive"


async def test_a_long_log_shows_its_newest_rows() -> None:
    call = Call()
    for number in range(400):
        call.session.client_said(f"we have time {number}")
    for size in SIZES:
        async with opened(call, size=size) as face:
            await face.see("« we have time 399")
            await face.gone("« we have time 12 ")
            rows = [row for row in face.rows() if "« we have time" in row]
            newest = range(400 - len(rows), 400)
            assert [int(row.split("time ")[1].split()[0]) for row in rows] == list(newest)


async def test_a_long_log_costs_a_key_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from coach.faces.tui import log

    written: list[object] = []
    whole = log.entry_rows
    monkeypatch.setattr(log, "entry_rows", lambda *a: written.append(a) or whole(*a))
    call = Call()
    for number in range(100):
        call.session.client_said(f"we have time {number}")
    async with opened(call, size=MIDDLE) as face:
        assert 0 < len(written) < 100
        written.clear()
        await face.type("so expensive")
        await face.see("Money 93%")
        written.clear()
        await face.type(" today")
        assert written == []


async def test_a_correction_is_told_in_the_log() -> None:
    async with opened() as face:
        await face.type("expensive")
        await face.press("enter")
        await face.see("○ Money open")
        await face.press("f12", "2")
        await face.see("« Value “expensive”", "✗ Money misheard", "○ Value open")


@pytest.mark.parametrize("size", SIZES)
async def test_the_silence_stays_in_sight_while_something_is_typed(size: tuple[int, int]) -> None:
    async with opened(Call("propose"), size=size) as face:
        await face.press("f9")
        await face.see("Silence 00:00")
        await face.type("um")
        await face.see("um")
        assert "Silence 00:00" in face.text()
        assert "No objection" not in face.text()
        await face.type("m")
        await face.see("No objection", "Silence 00:00", "Say nothing.")
        await face.press("ctrl+u")
        await face.type("> a discount")
        await face.see("Discount: No discount.", "Silence 00:00", "Say nothing.")


async def test_a_slash_alone_means_nothing_yet() -> None:
    async with opened() as face:
        await face.type("/")
        await face.see("/ Command")
        assert "No objection" not in face.text()
        await face.press("enter")
        await face.see("/help lists them all.")
        assert face.call.kept == []


async def test_the_words_that_decided_stand_in_the_order_of_the_sentence() -> None:
    from coach.faces.tui.card import _heard
    from coach.faces.tui.widgets.sheet import Sheet
    from coach.hearing.verdict import Verdict

    sheet = Sheet(100)
    _heard(sheet, Verdict("No, who decides? Not me", "general", 0.9, ("decides", "not", "no")), "")
    assert "“no, decides, not”" in sheet.rows[0].plain


@pytest.mark.parametrize("size", [(80, 16), NARROW])
async def test_arrows_read_on_where_there_is_no_response(size: tuple[int, int]) -> None:
    async with opened(Call("explain"), size=size) as face:
        await face.see("↓")
        before = face.text()
        await face.press("down")
        await face.until(lambda: face.text() != before, "scrolled")
        await face.press("up")
        await face.until(lambda: face.text() == before, "scrolled back")


async def test_ctrl_c_says_nothing_over_the_keys() -> None:
    async with opened() as face:
        await face.press("ctrl+c")
        assert not face.app._notifications


async def test_leaving_tells_why_it_cannot_be() -> None:
    call = called()

    def refuse(_message: str) -> None:
        raise CoachError("the disk is full", "journal", "Make room.")

    app = CoachApp(
        lambda app: LiveScreen(
            call.session, call.ears, app.keys, call.ways(app)._replace(home=refuse)
        ),
        {},
    )
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        face = Face(pilot, call)
        await face.until(lambda: call.ears.ready, "ears")
        await face.press("ctrl+l")
        await face.see("the disk is full")


async def test_remapped_keys_leave_and_open_the_palette() -> None:
    from textual.command import CommandPalette

    keys = {"leave": "f11", "palette": "ctrl+t"}
    async with opened(keys=keys) as face:
        await face.press("f11")
        await face.see("The call goes on.")
        await face.press("ctrl+p")
        await face.pilot.pause()
        assert face.live
        await face.press("ctrl+t")
        await face.until(lambda: isinstance(face.app.screen, CommandPalette), "the palette")


async def test_the_picked_response_is_seen_to_its_end_with_little_room() -> None:
    call = Call()
    async with opened(call, size=(40, 16)) as face:
        await face.press("f2")
        for number in (2, 3, 4):
            await face.press("down")
            await face.see(f"✓ {number} Answer")
            rows = face.rows()
            first = next(n for n, row in enumerate(rows) if " ✓ " in row)
            assert "sentence." in "".join(rows[first : first + 4]), face.text()


async def test_the_log_names_the_outcome_as_its_script_does() -> None:
    call = Call()
    call.session.script = replace(call.session.script, agreed_means=Text(en="agreed on a tier"))
    call.session.end("agreed")
    async with opened(call) as face:
        await face.see("■ agreed on a tier")
