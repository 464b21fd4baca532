"""YAML files are read with the place of every value, and nothing dangerous is let in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.playbook.read import DEPTH_CAP, read


def problem(text: str) -> tuple[int, int, str]:
    (found,) = read(text, "f.yaml").problems
    return found.mark.line, found.mark.column, found.what


def test_every_value_has_its_place() -> None:
    tree = read("kind: script\nsteps:\n  book:\n    title: {en: Book}\n", "f.yaml")
    mark = tree.mark(("steps", "book", "title", "en"))
    assert (mark.line, mark.column) == (4, 13)


def test_words_that_look_like_switches_and_dates_stay_text() -> None:
    tree = read("a: no\nb: on\nc: 2026-01-01\nd: 1_000\ne: 0x10", "f.yaml")
    assert tree.value == {"a": "no", "b": "on", "c": "2026-01-01", "d": "1_000", "e": "0x10"}


def test_numbers_and_switches_are_read() -> None:
    assert read("a: 20\nb: 1.5\nc: true\nd: null", "f").value == {
        "a": 20,
        "b": 1.5,
        "c": True,
        "d": None,
    }


@pytest.mark.parametrize("character", ["\\e", "\\u202e", "\\x9b", "\\0"])
def test_a_character_that_steers_the_terminal_is_refused(character: str) -> None:
    line, column, what = problem(f'a: 1\nb: "x{character}[31m"\n')
    assert (line, column) == (2, 4)
    assert "steers the terminal" in what


def test_a_duplicate_key_is_refused_with_both_lines() -> None:
    line, column, what = problem("a: 1\nb: 2\na: 3\n")
    assert (line, column) == (3, 1)
    assert "line 1" in what


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("a: &x 1", "anchors"),
        ("a: *x", "anchors"),
        ("a: !!python/object/apply:os.system [ls]", "tag"),
        ("a: !custom 1", "tag"),
        ("[" * 100, "nested"),
        ("a: [" * (DEPTH_CAP + 2), "nested"),
        ("a: 1\n---\nb: 2", "second document"),
        ("? [a]\n: b", "key"),
        ("", "empty"),
        ("a: \x00", "control"),
        ("a: [1", "YAML"),
        ("\tb: 1", "YAML"),
    ],
)
def test_what_is_not_plain_content_is_refused(text: str, word: str) -> None:
    assert word in read(text, "f.yaml").problems[0].what


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    tree = read(text, "f.yaml")
    assert all(found.mark.line >= 1 and found.todo for found in tree.problems)
