"""The history on the screen: any length, a filter, charts, a call to read and replay."""

from __future__ import annotations

import pytest

from coach.call.events import (
    CallEnded,
    CallStarted,
    ClientSaid,
    Event,
    FactNoted,
    StepEntered,
    VerdictCorrected,
    YouSaid,
)
from coach.errors import CoachError
from coach.faces.plain.history import Listed
from coach.faces.tui.charts import ChartsScreen, Told
from coach.faces.tui.history import FIRST, HistoryScreen, Shelf
from coach.faces.tui.page import PageScreen, text_page
from coach.faces.tui.reading import Past, ReadingScreen
from coach.faces.tui.scorecard import ScoreScreen, Sheets
from coach.hearing.verdict import Verdict
from coach.practice.progress import Cost, Progress
from tests.faces.tui.conftest import MIDDLE, NARROW, SIZES, WIDE
from tests.faces.tui.practice import sheets, shown
from tests.faces.tui.small import SCRIPT

TOLD = Told(
    Progress(
        scores=(20, 35, 30, 62),
        kinds={"money": 4, "value": 2, "results": 0, "general": 0},
        resolved={"money": 0.5, "value": 1.0},
        costly=(Cost("discovery", 8.5), Cost("wait", 2.0)),
    ),
    {"discovery": "Finding out [/]", "wait": "The wait"},
)
NOTHING = Told(Progress((), {}, {}, ()), {})

EVENTS: tuple[Event, ...] = (
    CallStarted(at=0, action=0, client="Krause", script="small", voice="en", started=0),
    StepEntered(at=0, action=0, step="discover", by="start"),
    YouSaid(at=1, action=1, text="How much work?"),
    ClientSaid(at=65, action=2, text="Too much [/]", verdict=Verdict("Too much [/]", "none", 0.9)),
    VerdictCorrected(at=65, action=3, text="Too much [/]", was="none", label="money"),
    FactNoted(at=70, action=4, key="goals", value="20 leads"),
    YouSaid(at=80, action=5, text="900"),
    CallEnded(at=90, action=6, outcome="lost"),
)


def past(made: list[Sheets] | None = None) -> Past:
    """A call of a minute and a half."""

    def score() -> Sheets:
        if made is not None:
            made.append(sheets())
        return sheets()

    return Past("Call 7: [/] Krause", "small, 01:30", EVENTS, SCRIPT, ("Facts", "  x: y"), score)


class Cupboard:
    """Calls, and what was done with them."""

    def __init__(self, count: int) -> None:
        self.calls = [
            Listed(
                number,
                "rehearsal" if number % 2 else "call",
                f"Client {number}" if number % 5 else "[/] & Sons",
                "small",
                1_700_000_000.0 + 86_400 * number,
                True,
                "agreed" if number % 3 else "lost",
                number % 100,
            )
            for number in range(count, 0, -1)
        ]
        self.opened: list[int] = []
        self.exported: list[tuple[str, bool]] = []
        self.asked: list[int] = []

    def shelf(self) -> Shelf:
        """What the screen gets."""
        return Shelf(
            newest=self._newest,
            whole=lambda: self.calls,
            told=lambda: TOLD if self.calls else NOTHING,
            read=self._read,
            rehearse=lambda: PageScreen(text_page("This is the rehearsal.")),
            export=self._export,
        )

    def _newest(self, limit: int) -> list[Listed]:
        self.asked.append(limit)
        return self.calls[:limit]

    def _read(self, number: int) -> PageScreen:
        if number == 13:
            raise CoachError("it is broken [/]", "call 13", "Mend it.")
        self.opened.append(number)
        return PageScreen(text_page(f"This is call {number}."))

    def _export(self, name: str, replace: bool) -> str:
        self.exported.append((name, replace))
        if not replace:
            raise CoachError("the file is there already", name, "")
        return name


@pytest.mark.parametrize("size", SIZES)
async def test_calls_are_listed_with_score_and_opened(size: tuple[int, int]) -> None:
    cupboard = Cupboard(30)
    async with shown(lambda app: HistoryScreen(cupboard.shelf(), app.keys), size) as face:
        await face.see("1 of 30", "▶", "[/] & Sons", "Client 29", "29")
        await face.press("down", "enter")
        await face.see("This is call 29.")
        await face.press("escape")
        await face.see("2 of 30")
        assert cupboard.opened == [29]


async def test_a_list_of_any_length_draws_only_what_is_seen() -> None:
    cupboard = Cupboard(10_000)
    async with shown(lambda app: HistoryScreen(cupboard.shelf(), app.keys), MIDDLE) as face:
        await face.see("1 of 10000")
        assert cupboard.asked == [FIRST]
        await face.press("end")
        await face.see("10000 of 10000", "Client 1 ")
        await face.press("pageup")
        await face.gone("10000 of 10000")
        await face.press("home")
        await face.see("1 of 10000")


async def test_a_filter_keeps_the_calls_with_these_words() -> None:
    cupboard = Cupboard(40)
    async with shown(lambda app: HistoryScreen(cupboard.shelf(), app.keys), MIDDLE) as face:
        await face.see("1 of 40")
        await face.press("slash")
        await face.see("Filter")
        await face.type("sons")
        await face.see("8 with “sons”")
        await face.gone("Client 39")
        await face.press("enter", "enter")
        await face.see("This is call 40.")
        await face.press("escape", "escape")
        await face.see("of 40")


async def test_a_filter_without_a_call_says_how_to_go_back() -> None:
    cupboard = Cupboard(3)
    async with shown(lambda app: HistoryScreen(cupboard.shelf(), app.keys), MIDDLE) as face:
        await face.press("slash")
        await face.see("Filter")
        await face.type("[/]zzz")
        await face.see("No call has these words in it.")
        await face.press("escape")
        await face.see("1 of 3")


async def test_the_empty_state_names_the_next_key() -> None:
    cupboard = Cupboard(0)
    async with shown(lambda app: HistoryScreen(cupboard.shelf(), app.keys), MIDDLE) as face:
        await face.see("No call yet.", "r: rehearse")
        await face.press("r")
        await face.see("This is the rehearsal.")


@pytest.mark.parametrize("size", SIZES)
async def test_the_charts_stand_beside_the_list_or_come_with_a_key(size: tuple[int, int]) -> None:
    cupboard = Cupboard(4)
    async with shown(lambda app: HistoryScreen(cupboard.shelf(), app.keys), size) as face:
        if size != WIDE:
            await face.press("c")
            await face.until(lambda: isinstance(face.app.screen, ChartsScreen), "charts")
        await face.see("Score over time", "62 of 100", "█", "Money", "2/4  50%")
        if size == NARROW:
            await face.press("pagedown", "pagedown", "pagedown")
        await face.see("Finding out [/]", "−8.5")


async def test_charts_without_a_score_say_so() -> None:
    async with shown(lambda app: HistoryScreen(Cupboard(0).shelf(), app.keys), WIDE) as face:
        await face.see("No score yet")


async def test_every_call_is_exported_and_nothing_is_overwritten_unasked() -> None:
    cupboard = Cupboard(3)
    async with shown(lambda app: HistoryScreen(cupboard.shelf(), app.keys), MIDDLE) as face:
        await face.press("x")
        await face.see("Save as", ".csv for a spreadsheet")
        await face.press("enter")
        await face.see("the file is there already")
        await face.press("enter")
        await face.see("Written to coach-history.csv.")
        assert cupboard.exported == [("coach-history.csv", False), ("coach-history.csv", True)]


async def test_a_call_that_cannot_be_read_is_told() -> None:
    async with shown(lambda app: HistoryScreen(Cupboard(13).shelf(), app.keys)) as face:
        await face.see("1 of 13")
        await face.press("enter")
        await face.see("! call 13: it is broken [/] Mend it.")


# --- one call ---------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_a_call_is_read_with_what_each_line_earned(size: tuple[int, int]) -> None:
    async with shown(lambda app: ReadingScreen(past(), app.keys), size) as face:
        await face.see("Call 7: [/] Krause", "62/100", "» How much work?", "+8", "You asked")
        await face.press("end")
        await face.see("» 900", "−4", "A price fell", "Better", "x: y")


async def test_the_points_can_be_put_away() -> None:
    async with shown(lambda app: ReadingScreen(past(), app.keys)) as face:
        await face.see("You asked for the work.")
        await face.press("e")
        await face.gone("You asked for the work.")
        await face.see("» How much work?", "Money “Too much [/]”")


async def test_the_scorecard_is_one_key_away() -> None:
    async with shown(lambda app: ReadingScreen(past(), app.keys)) as face:
        await face.see("62/100")
        await face.press("s")
        await face.until(lambda: isinstance(face.app.screen, ScoreScreen), "the score")


async def test_a_replay_goes_at_the_pace_of_the_call() -> None:
    async with shown(lambda app: ReadingScreen(past(), app.keys)) as face:
        await face.see("62/100")
        screen = face.app.screen
        assert isinstance(screen, ReadingScreen)
        await face.press("r")
        await face.see("» How much work?", "/ 01:30  ×1")
        assert "Too much" not in face.text()
        await face.press("space")
        await face.see("‖")
        await face.press("right")
        await face.see("Too much [/]", "01:05 / 01:30")
        assert "» 900" not in face.text()
        await face.press("plus", "plus", "plus", "plus", "plus", "space")
        await face.see("×32", "» 900", "lost")
        await face.until(lambda: screen.at is None, "the end")


async def test_escape_ends_the_replay_before_it_leaves() -> None:
    async with shown(lambda app: ReadingScreen(past(), app.keys)) as face:
        await face.see("62/100")
        await face.press("r")
        await face.see("×1")
        await face.press("escape")
        await face.see("» 900")
        assert face.app.is_running
        await face.press("escape")
        await face.until(lambda: face.app.return_code == 0, "left")


async def test_a_score_that_cannot_be_made_leaves_the_log() -> None:
    def refuse() -> Sheets:
        raise CoachError("the rules are broken [/]", "scoring.yaml:3", "Mend them.")

    broken = past()._replace(sheets=refuse)
    async with shown(lambda app: ReadingScreen(broken, app.keys)) as face:
        await face.see("» How much work?", "the rules are broken [/]")
        await face.press("s")
        assert face.app.is_running
