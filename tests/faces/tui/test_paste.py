"""What is pasted is text and nothing else, however it is cut into pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste

from coach.faces.tui.paste import END, START, PasteFilter, PasteParser

pieces = st.lists(
    st.sampled_from(["\x1b[21~", "\x1b[31m", "\x1b", "abc", "[201~", "\x1b[20", "ü", "\n"]),
    max_size=12,
)


@given(pieces, st.lists(st.integers(1, 7), min_size=1, max_size=40))
def test_no_escape_in_a_paste_reaches_the_parser(pasted: list[str], cuts: list[int]) -> None:
    inside = "".join(pasted)
    while END in inside:  # what is left over may make another one
        inside = inside.replace(END, "")
    stream = "x" + START + inside + END + "\x1b[A"
    clean = PasteFilter()
    passed, place, turn = "", 0, 0
    while place < len(stream):
        size = cuts[turn % len(cuts)]
        passed += clean(stream[place : place + size])
        place, turn = place + size, turn + 1
    assert passed == "x" + START + inside.replace("\x1b", "") + END + "\x1b[A"


def test_a_pasted_key_is_not_pressed() -> None:
    parser = PasteParser()
    heard = [*parser.feed(START + "end it \x1b[21~ now" + END)]
    assert [type(event) for event in heard] == [Paste]


def test_keys_outside_a_paste_are_pressed_at_once() -> None:
    parser = PasteParser()
    heard = [event for event in parser.feed("a\x1b[21~") if isinstance(event, Key)]
    assert [event.key for event in heard] == ["a", "f10"]
