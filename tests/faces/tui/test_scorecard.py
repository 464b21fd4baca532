"""The scorecard: every part, every quoted line, every better line can be read at every size."""

from __future__ import annotations

import msgspec
import pytest

from coach.faces.tui.page import PageScreen
from coach.faces.tui.scorecard import ScoreScreen, Sheets
from coach.practice.score.debrief import Debrief
from tests.faces.tui.conftest import SIZES
from tests.faces.tui.practice import sheets, shown


@pytest.mark.parametrize("size", SIZES)
async def test_the_total_the_parts_and_the_coachs_words_come_first(size: tuple[int, int]) -> None:
    async with shown(lambda app: ScoreScreen(sheets(), app.keys), size) as face:
        await face.see("Sandra Small, today", "62/100", "62 of 100", "A decent call.")
        await face.see("Finding out", "8/16", "10/10", "0/4")


@pytest.mark.parametrize("size", SIZES)
async def test_a_marked_part_quotes_the_line_and_says_a_better_one(size: tuple[int, int]) -> None:
    async with shown(lambda app: ScoreScreen(sheets(), app.keys), size) as face:
        await face.press("down")
        await face.see("8 of 16", "+8  You asked for the work.", "» How much work?")
        await face.press("pagedown")
        await face.see("−8  The goals stayed", "« A retainer. Hm.")
        await face.press("enter")
        await face.until(lambda: isinstance(face.app.screen, PageScreen), "the whole part")
        await face.see("Better words for goals", "[/]")


async def test_what_was_done_well_needs_no_better_line() -> None:
    async with shown(lambda app: ScoreScreen(sheets(), app.keys)) as face:
        await face.press("down", "down")
        await face.see("+10  No discount.")
        assert "Better" not in face.text()


async def test_texts_of_a_score_are_no_markup() -> None:
    async with shown(lambda app: ScoreScreen(sheets("[/] [@click=app.quit]x"), app.keys)) as face:
        await face.press("end")
        await face.see("[/] [@click=app.quit]x", "A price fell [@click=app.quit].", "» 900")


async def test_an_empty_call_has_words_but_no_parts() -> None:
    title, card, _said = sheets()
    empty = msgspec.structs.replace(card, empty=True, total=0)
    said = Debrief("Nothing was said.", "", "", "", "", "")
    async with shown(lambda app: ScoreScreen(Sheets(title, empty, said), app.keys)) as face:
        await face.see("Nothing was said.")
        assert "Finding out" not in face.text()


async def test_escape_leads_back_and_f1_explains() -> None:
    async with shown(lambda app: ScoreScreen(sheets(), app.keys)) as face:
        await face.press("f1")
        await face.see("The scorecard", "Each part has so many points.")
        await face.press("escape", "escape")
        await face.until(lambda: face.app.return_code == 0, "left")
