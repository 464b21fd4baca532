"""Keys, palette, help and footer: every action has a second way, and every way is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from coach import cli
from coach.call.commands import COMMANDS
from coach.errors import CoachError
from coach.faces.tui.keymap import APP, LIVE, key_name, meaning, read_keymap
from coach.places import config_folder
from coach.words import speak
from tests.faces.tui.conftest import MIDDLE, NARROW, SIZES, Call, opened


def test_every_action_has_an_id_keys_and_a_name() -> None:
    for action in (*LIVE, *APP):
        assert action.id
        assert action.keys
        assert meaning(action.id)
    keys = [key for action in (*LIVE, *APP) for key in action.keys.split(",")]
    assert len(keys) == len(set(keys))


def test_slash_commands_of_the_keys_are_those_of_the_line() -> None:
    for action in (*LIVE, *APP):
        if action.command:
            assert action.command.removeprefix("/") in COMMANDS


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("step", ["book", "discover", "propose", "close"])
async def test_the_footer_has_at_most_six_keys_and_is_whole_at_80_columns(
    language: str, step: str
) -> None:
    speak("de" if language == "de" else "en")
    async with opened(Call(step), size=MIDDLE) as face:
        footer = face.rows()[-1]
        told = [key for key in ("F1", "^Q", "F7", "F8", "F9", "F10", "PgDn", "^Z") if key in footer]
        assert told[:2] == ["F1", "^Q"]
        assert 4 <= len(told) <= 6
        assert len(footer.rstrip()) <= 80


@pytest.mark.parametrize("size", SIZES)
async def test_f1_helps_with_the_step_and_every_key(size: tuple[int, int]) -> None:
    async with opened(size=size) as face:
        await face.press("f1")
        await face.see("The goal of discover.")
        await face.press("end")
        await face.see("Quit", "^Q")
        await face.press("escape")
        await face.gone("^P")


async def test_f1_in_a_fact_helps_with_the_fact() -> None:
    async with opened() as face:
        await face.press("f7", "f1")
        await face.see("Enter keeps it and goes back", "/fact goals …")


async def test_the_palette_has_every_command_and_every_step() -> None:
    async with opened() as face:
        names = [command.name for command in face.live.commands()]
        assert {meaning(action.id) for action in LIVE} <= set(names)
        assert "Go to 7 Title of explain" in names
        await face.press("ctrl+p")
        await face.until(lambda: face.app.screen.query(Input), "palette")
        await face.type("go to 7")
        await face.see("Go to 7 Title of explain")
        await face.press("enter", "enter")
        await face.see("7/9")


async def test_keys_can_be_remapped_and_the_screen_tells_the_new_ones() -> None:
    async with opened(keys={"money": "f11"}) as face:
        await face.see("F11 Money")
        await face.press("f11")
        await face.see("Money open")


def test_a_keymap_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    assert read_keymap(file) == {}
    file.write_text('money = "f11"\n')
    assert read_keymap(file) == {"money": "f11"}


@pytest.mark.parametrize("held", ["mony = 'f2'", "money = 3", "money ="])
def test_a_wrong_keymap_is_refused_with_its_file(tmp_path: Path, held: str) -> None:
    file = tmp_path / "keys.toml"
    file.write_text(held)
    with pytest.raises(CoachError) as refused:
        read_keymap(file)
    assert refused.value.where == str(file)


def test_keys_are_named_as_on_a_keyboard() -> None:
    assert [key_name(k) for k in ("ctrl+q", "pagedown,ctrl+n", "f2", "shift+tab", "up")] == [
        "^Q",
        "PgDn",
        "F2",
        "⇧Tab",
        "↑",
    ]


async def test_in_a_narrow_terminal_the_facts_are_still_reached() -> None:
    async with opened(size=NARROW) as face:
        await face.press("f7")
        await face.see("✎")
        await face.type("sales")
        await face.press("enter")
        await face.see("✓ Goals")


@pytest.mark.parametrize(
    "command",
    ["offer", "prepare", "drill"],
)
def test_each_command_with_a_screen_follows_the_keymap(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[dict[str, str]] = []
    monkeypatch.setattr(f"coach.cli.commands.{command}.on_terminal", lambda: True)
    monkeypatch.setattr("coach.faces.tui.app.run", lambda first, keys: asked.append(keys) or 0)
    config_folder().mkdir(parents=True)
    (config_folder() / "keys.toml").write_text('leave = "f11"\n')
    cli.run([command])
    (config_folder() / "keys.toml").write_text("leave = 3\n")
    cli.run([command])
    assert asked == [{"leave": "f11"}, {}]
    assert "leave is no action with keys" in capsys.readouterr().err
