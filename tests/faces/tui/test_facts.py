"""Facts are noted on the one line, without leaving the keys."""

from __future__ import annotations

import msgspec
import pytest

from tests.faces.tui.conftest import NARROW, SIZES, Call, opened


async def test_a_key_leads_to_the_first_open_fact_and_enter_keeps_it() -> None:
    async with opened() as face:
        await face.press("f7")
        await face.see("✎ Goals", "What do you want to reach?", "▶ Goals")
        await face.type("20 leads")
        await face.press("enter")
        await face.see("✓ Goals", "They said", "speaks of 20 leads")
        assert face.call.session.state.facts["goals"] == "20 leads"


async def test_tab_keeps_it_and_goes_on_to_the_next() -> None:
    async with opened() as face:
        await face.press("tab")
        await face.type("more sales")
        await face.press("tab")
        await face.see("✓ Goals", "✎ Volume")
        await face.type("8 posts x 1.5 h")
        await face.press("tab")
        await face.see("They said", "about 12 hours a month")
        assert face.call.session.state.facts["volume"].endswith("12 h")


async def test_shift_tab_goes_to_the_fact_before() -> None:
    async with opened() as face:
        await face.press("shift+tab")
        await face.see("✎ Volume")
        await face.press("shift+tab")
        await face.see("✎ Goals")


async def test_a_noted_fact_can_be_changed() -> None:
    async with opened() as face:
        await face.press("f7")
        await face.type("few")
        await face.press("enter")
        await face.see("✓ Goals")
        await face.pilot.click("#side", offset=(4, 1))
        await face.until(lambda: face.live.line.value == "few", "the value to change")
        await face.type("er bugs")
        await face.press("enter")
        await face.see("fewer bugs")
        assert face.call.session.state.facts["goals"] == "fewer bugs"


async def test_escape_keeps_nothing_and_gives_the_half_typed_line_back() -> None:
    async with opened() as face:
        await face.type("well I")
        await face.press("f7")
        await face.type("wrong")
        await face.press("escape")
        await face.until(lambda: face.live.line.value == "well I", "the line")
        assert face.call.kept == []


async def test_going_on_keeps_the_fact_in_the_line() -> None:
    async with opened() as face:
        await face.press("f7")
        await face.type("more sales")
        await face.press("pagedown")
        await face.see("4/9")
        assert face.call.session.state.facts["goals"] == "more sales"
        assert face.live.line.value == ""


async def test_digits_belong_to_the_fact_while_one_is_noted() -> None:
    async with opened() as face:
        await face.press("f2", "f7")
        await face.type("20")
        assert face.live.line.value == "20"


async def test_what_earlier_steps_left_open_is_noted_late() -> None:
    async with opened(Call("explain")) as face:
        await face.press("f7")
        await face.see("✎ Goals", "What do you want to reach?")
        await face.type("20 leads")
        await face.press("tab")
        await face.see("✎ Volume")
        await face.press("escape", "f7")
        await face.see("✎ Volume")
        assert face.call.session.state.facts["goals"] == "20 leads"


async def test_where_no_fact_is_left_it_says_so() -> None:
    async with opened(Call("book")) as face:
        await face.press("f7")
        await face.see("Nothing to note in this step. /note TEXT keeps a note.", "F2 Money")


@pytest.mark.parametrize("size", SIZES)
async def test_the_label_of_a_fact_is_whole_and_apart_from_its_value(size: tuple[int, int]) -> None:
    async with opened(size=size) as face:
        await face.press("f7")
        await face.type("20 leads")
        await face.until(lambda: "20 leads" in face.rows()[-2], "the value")
        narrow = size == NARROW
        assert face.rows()[-2].startswith(" ✎ 20 leads" if narrow else " ✎ Goals  ")
        text = " ".join(face.text().split())
        assert "Goals: What do you want to reach?" in text if narrow else "Goals" in text
        assert "Enter keeps it, Tab keeps it and goes on, Esc goes back." in text


async def test_a_full_disk_keeps_the_fact_in_the_line() -> None:
    async with opened() as face:
        await face.press("f7")
        await face.type("leads")
        face.call.full = True
        await face.press("enter")
        await face.see("the disk is full")
        assert face.live.line.value == "leads"
        assert face.live.board.editing == "goals"


@pytest.mark.parametrize("key", ["f10", "f9", "f8", "ctrl+l"])
async def test_what_leads_away_keeps_the_fact_in_the_line(key: str) -> None:
    async with opened() as face:
        await face.press("f7")
        await face.type("call on 3 May")
        await face.press(key)
        await face.until(lambda: face.call.kept, "kept")
        assert face.call.session.state.facts["goals"] == "call on 3 May"


async def test_a_step_that_is_clicked_keeps_the_fact_in_the_line() -> None:
    async with opened() as face:
        await face.press("f7")
        await face.type("more sales")
        face.live.action_goto(7)
        await face.see("7/9", "They said")
        assert face.call.session.state.facts["goals"] == "more sales"


async def test_a_command_in_the_place_of_a_fact_is_a_command() -> None:
    async with opened() as face:
        await face.type("well I")
        await face.press("f7")
        await face.type("/where")
        await face.press("enter")
        await face.see("3/9 Title of discover ·", "They said")
        assert face.live.line.value == "well I"
        await face.press("f7")
        await face.type("/next")
        await face.press("tab")
        assert "goals" not in face.call.session.state.facts


@pytest.mark.parametrize("size", SIZES)
async def test_the_keys_for_a_fact_stand_below_while_it_is_noted(size: tuple[int, int]) -> None:
    async with opened(size=size) as face:
        await face.press("f7")
        await face.see("F7 Next fact")
        await face.press("escape")
        await face.gone("F7 Next fact")


def test_a_long_label_goes_on_in_the_next_row() -> None:
    from coach.faces.tui.side import column

    prompts = Call().session.prompts()
    long = msgspec.structs.replace(prompts.facts[0], label="How the success of it is measured")
    prompts = msgspec.structs.replace(prompts, facts=(long,))
    rows = column(prompts, (long,), "", "F7", 24, 30)
    shown = " ".join(" ".join(row.plain for row in rows).split())
    assert "How the success of it is measured" in shown
