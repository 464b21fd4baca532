"""The brief on the screen, and the mail before it goes out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen

from coach.cli.offer.prepared import brief_of, profile_of
from coach.cli.parts import open_journal
from coach.cli.screens.forms import brief_screen, offer_screen
from coach.cli.screens.letters import proposal_screen
from coach.faces.tui.app import CoachApp
from coach.faces.tui.form import FormLine, FormScreen
from coach.faces.tui.letter import EditScreen, LetterScreen, SaveScreen
from coach.faces.tui.widgets.words import Panel
from tests.cli.conftest import Coach
from tests.cli.conftest import coach as coach

SIZES = [(120, 36), (80, 24), (40, 20)]


def app_with(make: Callable[[CoachApp], Screen[None]]) -> CoachApp:
    return CoachApp(make, {})


def brief_app(client: str = "Miller") -> CoachApp:
    return app_with(lambda app: brief_screen(open_journal(), client, "en", app.keys))


def shown(pilot: Pilot[int], panel: str) -> str:
    return pilot.app.screen.query_one(panel, Panel).render().plain


def put(pilot: Pilot[int], text: str) -> None:
    pilot.app.screen.query_one(FormLine).value = text


@pytest.mark.parametrize("size", SIZES)
async def test_answers_are_kept_one_by_one(size: tuple[int, int]) -> None:
    async with brief_app().run_test(size=size, notifications=True) as pilot:
        for answer in ("Sabine", "s@miller.example", "yes"):
            put(pilot, answer)
            await pilot.press("enter")
        brief = brief_of(open_journal(), "Miller")
        assert brief is not None
        assert (brief.contact, brief.email, brief.decision_maker) == (
            "Sabine",
            "s@miller.example",
            True,
        )
        assert "Sabine" in shown(pilot, "#fields")


async def test_what_does_not_fit_stays_on_the_line_and_is_said() -> None:
    async with brief_app().run_test(size=(80, 24)) as pilot:
        put(pilot, "Sabine")
        await pilot.press("enter")
        put(pilot, "nobody")
        await pilot.press("enter")
        assert "no e-mail address" in shown(pilot, "#message")
        assert pilot.app.screen.query_one(FormLine).value == "nobody"
        await pilot.press("escape")
        await pilot.press("down")
        assert shown(pilot, "#message") == ""


async def test_the_glance_waits_for_a_field_that_does_not_fit_and_says_so() -> None:
    async with brief_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        put(pilot, "nobody")
        await pilot.press("f2")
        assert "Esc drops what you typed" in shown(pilot, "#message")
        await pilot.press(*"s@miller.example", "f2")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, FormScreen)


async def test_what_is_no_yes_is_quoted_as_typed() -> None:
    async with brief_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter")
        put(pilot, "Weiß ich nicht")
        await pilot.press("enter")
        assert "'Weiß ich nicht'" in shown(pilot, "#message")


def offer_app() -> CoachApp:
    return app_with(lambda app: offer_screen(open_journal(), "en", app.keys))


async def at_field(pilot: Pilot[int], key: str) -> None:
    form = pilot.app.screen
    assert isinstance(form, FormScreen)
    form.action_go(next(n for n, field in enumerate(form.form.fields) if field.key == key))
    await pilot.pause()


async def test_what_is_typed_replaces_what_a_field_held() -> None:
    async with offer_app().run_test(size=(80, 24)) as pilot:
        await at_field(pilot, "trade")
        await pilot.press(*"copywriting", "enter", "up")
        assert pilot.app.screen.query_one(FormLine).value == "Copywriting"


@pytest.mark.parametrize("key", ["end", "right"])
async def test_the_arrows_keep_it_to_go_on_with(key: str) -> None:
    async with brief_app().run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Sabine", "enter", "up", key, *"M", "enter")
        brief = brief_of(open_journal(), "Miller")
        assert brief is not None
        assert brief.contact == "SabineM"


async def test_home_keeps_it_too_and_one_key_empties_it() -> None:
    async with brief_app().run_test(size=(80, 24)) as pilot:
        await pilot.press(*"abine", "enter", "up", "home", "S", "enter", "up")
        assert pilot.app.screen.query_one(FormLine).value == "Sabine"
        await pilot.press("delete", "enter")
        brief = brief_of(open_journal(), "Miller")
        assert brief is not None
        assert brief.contact == ""


async def test_keys_at_the_speed_of_a_machine_stay_in_their_order() -> None:
    async with offer_app().run_test(size=(80, 24)) as pilot:
        await at_field(pilot, "hour")
        for key in ("ctrl+u", *"95", "enter", "ctrl+u", *"100", "enter", "ctrl+u", "9", "enter"):
            pilot.app.post_message(Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        kept = profile_of(open_journal())
        assert kept is not None
        assert (kept.hour, kept.capacity, kept.goal) == (95, 100, 9)


async def test_a_trade_chosen_again_brings_back_what_was_emptied() -> None:
    async with offer_app().run_test(size=(80, 24)) as pilot:
        await at_field(pilot, "services")
        await pilot.press("delete", "enter")
        await at_field(pilot, "trade")
        services = profile_of(open_journal())
        assert services is not None
        assert not services.services
        line = pilot.app.screen.query_one(FormLine)
        last = line.value[-1]
        await pilot.press("end", "backspace", last, "enter")
        kept = profile_of(open_journal())
        assert kept is not None
        assert kept.services


async def test_what_does_not_fit_is_told_whole() -> None:
    async with offer_app().run_test(size=(40, 20)) as pilot:
        await at_field(pilot, "due_day")
        await pilot.press(*"31", "enter")
        told = " ".join(shown(pilot, "#message").split())
        assert "Write only the number, 1 for example." in told


async def test_the_summary_follows_the_answers() -> None:
    async with brief_app().run_test(size=(120, 36)) as pilot:
        assert "Missing before the call" in shown(pilot, "#glance")
        put(pilot, "Sabine")
        await pilot.press("enter", "down")
        put(pilot, "yes")
        await pilot.press("enter")
        await pilot.pause()
        assert "Complete: the call starts with step 3." in shown(pilot, "#glance")


async def test_hostile_text_stands_on_the_screen_as_text(hostile: str) -> None:
    async with brief_app().run_test(size=(80, 24), notifications=True) as pilot:
        put(pilot, hostile[:2000])
        await pilot.press("enter", "up", "f2")
        await pilot.pause()
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, FormScreen)


async def test_the_offer_on_the_screen_shows_its_figures() -> None:
    make = app_with(lambda app: offer_screen(open_journal(), "en", app.keys))
    async with make.run_test(size=(120, 36)) as pilot:
        assert "$10,000" in shown(pilot, "#glance")
        put(pilot, "Jana")
        await pilot.press("enter")
        kept = profile_of(open_journal())
        assert kept is not None
        assert kept.name == "Jana"


@pytest.fixture
def mail_app(coach: Coach) -> CoachApp:
    coach("call", "Miller", "--plain", lines="/fact goals [/] more orders\n/end agreed\n/end\n")
    journal = open_journal()
    return app_with(lambda app: proposal_screen(journal, journal.call(1), "en", app.keys))


@pytest.mark.parametrize("size", SIZES)
async def test_the_mail_is_read_and_another_tier_recommended(
    mail_app: CoachApp, size: tuple[int, int]
) -> None:
    async with mail_app.run_test(size=size, notifications=True) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, LetterScreen)
        assert "[/] more orders" in screen.preview.text
        await pilot.press("2")
        assert "I recommend tier 2" in screen.preview.text
        assert "Hello Miller," in shown(pilot, "#mail")


async def test_the_screen_says_why_this_tier_and_of_no_change_that_there_was_none(
    mail_app: CoachApp,
) -> None:
    async with mail_app.run_test(size=(80, 24)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, LetterScreen)
        why = "Tier 3: it takes the client furthest; no volume was estimated."
        assert why in shown(pilot, "#message")
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert screen.edited == ""
        assert "changed" not in shown(pilot, "#message")
        await pilot.press("2")
        assert "Tier 2 is recommended." in shown(pilot, "#message")
        await pilot.press("3")
        assert why in shown(pilot, "#message")


async def test_a_changed_text_goes_into_the_file(mail_app: CoachApp, tmp_path: Path) -> None:
    file = tmp_path / "mail.html"
    async with mail_app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(pilot.app.screen, EditScreen)
        await pilot.press("O", "h", "exclamation_mark", "escape")
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SaveScreen)
        pilot.app.screen.query_one("Line").value = str(file)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause()
    assert "Oh!Hello Miller," in file.read_text("utf-8")
    assert "[/] more orders" in file.read_text("utf-8")


async def test_a_file_that_is_there_is_overwritten_on_the_second_enter(
    mail_app: CoachApp, tmp_path: Path
) -> None:
    file = tmp_path / "mail.txt"
    file.write_text("before", "utf-8")
    async with mail_app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await pilot.pause()
        pilot.app.screen.query_one("Line").value = str(file)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause()
        assert file.read_text("utf-8") == "before"
        await pilot.press("enter")
        await pilot.pause()
    assert file.read_text("utf-8").startswith("Hello Miller,")
