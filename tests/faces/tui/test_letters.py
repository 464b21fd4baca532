"""What comes after a call, on the screen: the agreement, the report, the way home."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from coach.cli.calls import begin
from coach.cli.offer.written import agreement_of, report_of
from coach.cli.parts import Remarks, ears, open_journal
from coach.cli.screens.home import Home
from coach.cli.screens.letters import agreement_screen, proposal_screen
from coach.cli.screens.report import report_months, report_screen
from coach.faces.tui.app import CoachApp
from coach.faces.tui.form import FormScreen
from coach.faces.tui.home import HomeScreen
from coach.faces.tui.letter import LetterScreen
from coach.faces.tui.live import LiveScreen
from coach.faces.tui.pick import PickScreen
from coach.faces.tui.scorecard import ScoreScreen
from tests.cli.conftest import Coach
from tests.cli.conftest import coach as coach
from tests.faces.tui.conftest import MIDDLE, SIZES, Call, Face

pytestmark = pytest.mark.usefixtures("built")


@asynccontextmanager
async def calling(script: str = "retainer") -> AsyncIterator[tuple[Face, Home]]:
    """A real call with Miller, started from the shell."""
    journal, remarks = open_journal(), Remarks()
    hear = ears(remarks.keep)
    number, session = begin(journal, hear, script, "Miller", "en", remarks.keep)
    home = Home(journal, "en")
    app = CoachApp(lambda app: home.live(app, session, hear, number, remarks), {})
    async with app.run_test(size=MIDDLE, notifications=True) as pilot:
        face = Face(pilot, Call())
        await face.until(lambda: hear.ready, "ears")
        await face.see("F2 Money")
        session.note("they want more posts")
        yield face, home


async def on(face: Face, screen: type[object]) -> None:
    await face.until(lambda: isinstance(face.app.screen, screen), screen.__name__)


async def test_an_agreed_call_leads_to_the_mail_the_score_and_home() -> None:
    async with calling() as (face, _):
        await face.press("f10", "1")
        await face.see("F9     Write the e-mail with the three tiers")
        await face.press("f9")
        await on(face, LetterScreen)
        await face.see("The e-mail with the three tiers", "Hello Miller,")
        await face.press("escape", "enter")
        await on(face, ScoreScreen)
        await face.press("escape", "escape")
        await on(face, HomeScreen)
        await face.see("Live call", "Follow-ups")


async def test_the_follow_up_call_leads_to_the_agreement() -> None:
    async with calling("after-email") as (face, _):
        await face.press("f10")
        await face.see("How did it end?")
        await face.gone("Agreed to see the e-mail")
        await face.press("1")
        await face.see("Draft the agreement")
        await face.press("f9")
        await face.see("The agreement: a draft, no legal advice")


async def test_an_agreed_next_step_presets_the_outcome() -> None:
    async with calling() as (face, _):
        await face.type("/fact next_call Thursday 3 pm")
        await face.press("enter", "f10")
        await face.see("▶ 1  Agreed to see the e-mail")


async def test_a_call_that_was_thrown_away_is_nowhere(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with calling() as (face, home):
        await face.press("f10", "5")
        await on(face, HomeScreen)
        await face.see("Nothing of the call is kept.", "Nothing to do")
    home.leave()
    assert open_journal().calls() == ()
    assert capsys.readouterr().err == ""


async def test_a_call_that_was_left_is_gone_on_with_from_home(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with calling() as (face, home):
        await face.press("pagedown")
        await face.see("2/9")
        await face.press("ctrl+l")
        await face.see("The call with Miller is kept; Go on takes it up again.", "▶    Go on")
        await face.press("enter")
        await on(face, LiveScreen)
        await face.see("2/9")
        await face.press("ctrl+l")
        await on(face, HomeScreen)
    home.leave()
    told = capsys.readouterr().err
    assert told == "The call with Miller is kept: coach call Miller --resume goes on.\n"


async def test_a_call_that_ended_is_scored_when_the_screen_is_gone() -> None:
    async with calling() as (face, home):
        await face.type("> What do you want to reach in the next six months?")
        await face.press("enter", "f10", "3")
        await face.see("The call has ended: lost")
    home.leave()
    assert open_journal().calls()[0].score is not None


async def test_nothing_is_said_of_a_call_that_has_ended(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with calling() as (face, home):
        await face.press("f10", "3")
        await face.see("The call has ended: lost")
    home.leave()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("size", SIZES)
async def test_the_agreement_is_drafted_for_a_tier_and_remembered(
    coach: Coach, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    coach("call", "Miller", "--plain", lines="/fact goals [/] more orders\n/end agreed\n")
    journal = open_journal()
    app = CoachApp(lambda app: agreement_screen(journal, journal.call(1), "en", app.keys), {})
    async with app.run_test(size=size, notifications=True) as pilot:
        face = Face(pilot, Call())
        await face.see("The agreement: a draft", "No tier was noted in the call", "sample offer")
        await face.press("2")
        await face.see("This is the agreement for tier 2.")
        await face.press("s")
        await face.see("Save as", "Enter Save")
        await face.press("enter")
        await face.until(lambda: agreement_of(journal, 1), "remembered")
    drafted = agreement_of(journal, 1)
    assert drafted is not None
    assert drafted.tier == 2


async def test_the_agreement_is_for_the_tier_that_was_noted(coach: Coach) -> None:
    lines = "/fact tier the second, Growth\n/end agreed\n"
    coach("call", "Miller", "--script", "after-email", "--plain", lines=lines)
    journal = open_journal()
    screen = agreement_screen(journal, journal.call(1), "en", {})
    assert screen.tier == 2
    assert not any("No tier" in remark for remark in screen.preview.remarks)


async def test_the_mail_says_that_its_figures_are_a_sample(coach: Coach) -> None:
    coach("call", "Miller", "--plain", lines="/fact volume 12 hours a month\n/end agreed\n")
    journal = open_journal()
    remarks = " ".join(proposal_screen(journal, journal.call(1), "en", {}).preview.remarks)
    assert "This uses the sample offer" in remarks
    assert "more than twice the 12 hours" in remarks


async def test_the_figures_of_a_report_are_filled_in_and_the_text_follows(coach: Coach) -> None:
    coach("call", "Miller", "--plain", lines="/fact success more orders\n/end agreed\n")
    journal = open_journal()
    app = CoachApp(lambda app: report_screen(journal, "Miller", "2026-05", "en", app), {})
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        face = Face(pilot, Call())
        await face.see("Report: Miller, May 2026", "There are no figures yet", "f Fill in")
        assert "targets" not in face.text()
        assert "Copy" not in face.text()
        await face.press("c", "s", "e", "f")
        await on(face, FormScreen)
        pilot.app.screen.query_one("FormLine").value = "Followers=500/420"  # type: ignore[attr-defined]
        await face.press("enter")
        await face.see("Followers: missed", "Followers was missed, and nothing")
        await face.press("escape")
        await on(face, LetterScreen)
        await face.see("Followers", "420", "c Copy", "Nothing is agreed yet")
    kept = report_of(journal, "Miller", "2026-05")
    assert kept is not None
    assert kept.figures[0].name == "Followers"
    assert kept.expects == "more orders"


async def test_home_leads_to_agreement_report_and_score(coach: Coach) -> None:
    coach("call", "Miller", "--plain", lines="/end agreed\n")
    home = Home(open_journal(), "en")
    app = CoachApp(home.screen, {})
    async with app.run_test(size=MIDDLE, notifications=True) as pilot:
        face = Face(pilot, Call())
        await face.see("Live call")
        for part in ("agreement", "report", "score"):
            assert isinstance(pilot.app.screen, HomeScreen)
            pilot.app.screen.open(part)
            await on(face, PickScreen)
            await face.see("Miller", "Enter Open")
            await face.press("escape")
            await on(face, HomeScreen)


@pytest.mark.parametrize(
    ("today", "first", "months"),
    [
        (date(2026, 11, 30), date(2020, 1, 1), ["2026-10", "2026-09", "2026-08", "2026-11"]),
        (date(2026, 2, 1), date(2020, 1, 1), ["2026-01", "2025-12", "2025-11", "2026-02"]),
        (date(2026, 2, 1), date(2025, 12, 24), ["2026-01", "2025-12", "2026-02"]),
        (date(2026, 2, 9), date(2026, 2, 9), ["2026-02"]),
    ],
)
def test_months_since_the_first_call_are_offered_and_those_over_first(
    today: date, first: date, months: list[str]
) -> None:
    assert [f"{month:%Y-%m}" for month in report_months(today, first)] == months
