"""Text from outside is shown literally, without what could act on a terminal or deceive."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.clean import LONGEST, clean, clean_lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("zu teuer", "zu teuer"),
        ("  two   spaces\tand a tab ", "two spaces and a tab"),
        ("[/] [@click=app.quit]x[/]", "[/] [@click=app.quit]x[/]"),
        ("\x1b]0;renamed\x07title", "title"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b31mred", "red"),
        ("abc\u202egnp.exe", "abcgnp.exe"),
        ("one\r\ntwo", "one two"),
        ("nul\x00 bell\x07", "nul bell"),
        ("👍 €  ü ß 日本", "👍 € ü ß 日本"),
        ("\x1bPq#0\x1b\\after", "after"),
        ("\ud800x", "x"),
    ],
)
def test_what_is_visible_stays(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_a_flood_is_cut_and_not_refused() -> None:
    assert len(clean("x" * 1_000_000)) == LONGEST


def test_lines_are_kept_where_they_matter() -> None:
    assert clean_lines("one\r\ntwo\x1b[2J\nthree") == "one\ntwo\nthree"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_nothing_that_controls_a_terminal_is_left(text: str) -> None:
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in clean(text))
