"""Every error in a content file comes with its file, line and column, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.places import content_folder
from coach.playbook.check import check_file
from coach.playbook.model import Objections, Script
from coach.playbook.read import Problem

GOOD = """\
kind: script
name: {en: Two steps, de: Zwei Schritte}
about: {en: A test, de: Ein Test}
start: {blank: one, briefed: two}
agreed: two
facts:
  goals:
    label: {en: Goals, de: Ziele}
    ask: {en: Which goals?, de: Welche Ziele?}
steps:
  one:
    phase: call
    title: {en: One, de: Eins}
    goal: {en: Begin, de: Anfangen}
    done_when: {en: Done, de: Fertig}
    facts: [goals]
    on: {how_it_works: two}
  two:
    phase: call
    title: {en: Two, de: Zwei}
    goal: {en: End, de: Aufhören}
    done_when: {en: Done, de: Fertig}
"""


def check(tmp_path: Path, text: str) -> tuple[Problem, ...]:
    file = tmp_path / "script.yaml"
    file.write_text(text, "utf-8")
    return check_file(Script, file, None).errors


def test_a_good_file_has_no_errors(tmp_path: Path) -> None:
    assert check(tmp_path, GOOD) == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("kind: script", "kind: scripts", 1, "kind"),
        ("title: {en: One, de: Eins}", "titel: {en: One, de: Eins}", 13, "titel"),
        ("{en: One, de: Eins}", "{en: One}", 13, "German"),
        ("{en: One, de: Eins}", "{de: Eins}", 13, "English"),
        ("{en: One, de: Eins}", "{en: One, sie: Eins}", 13, "German"),
        ("{en: One, de: Eins}", "[1, 2]", 13, "list"),
        ("{en: One, de: Eins}", "{en: 1, de: Eins}", 13, "text"),
        ("facts: [goals]", "facts: [gaols]", 16, "gaols"),
        ("how_it_works: two", "how_it_works: three", 17, "three"),
        ("how_it_works: two", "how_it_work: two", 17, "how_it_work"),
        ("blank: one", "blank: zero", 4, "zero"),
        ("    phase: call\n    title: {en: Two", "    title: {en: Two", 18, "phase"),
        ("phase: call", "phase: talk", 12, "talk"),
        ("  two:", "  one:", 18, "twice"),
        (
            "    facts: [goals]\n",
            "    facts: [goals]\n    say: {a: {en: '{golas}', de: x}}\n",
            17,
            "golas",
        ),
        (
            "    facts: [goals]\n",
            "    facts: [goals]\n    say: {a: {en: '{goals', de: x}}\n",
            17,
            "brace",
        ),
        (
            "    facts: [goals]\n",
            "    wait: {seconds: -5, say: {en: a, de: b}, over: {en: a, de: b}}\n",
            16,
            "seconds",
        ),
    ],
)
def test_an_error_stands_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, word: str
) -> None:
    errors = check(tmp_path, GOOD.replace(old, new, 1))
    assert any(e.mark.line == line and word in e.what and e.todo for e in errors), errors


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{en: One, de: Eins}", "{en: One}"),
        ("phase: call\n    title: {en: Two", "phase: talk\n    title: {en: Two"),
        ("{en: Goals, de: Ziele}", "5"),
    ],
)
def test_one_mistake_is_one_error(tmp_path: Path, old: str, new: str) -> None:
    assert len(check(tmp_path, GOOD.replace(old, new, 1))) == 1


def test_a_wrong_word_names_the_right_ones(tmp_path: Path) -> None:
    (error,) = check(tmp_path, GOOD.replace("phase: call", "phase: talk", 1))
    assert "prepare" in error.todo


def test_all_errors_are_found_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("title: {en: One", "titel: {en: One").replace(
        "goal: {en: End, de: Aufhören}", "goal: 5"
    )
    lines = {error.mark.line for error in check(tmp_path, text)}
    assert {13, 21} <= lines


SAYS = GOOD.replace(
    "    facts: [goals]\n", "    facts: [goals]\n    say: {hello: {en: Hello, de: Hallo}}\n"
)


@pytest.mark.parametrize(
    ("own", "line", "word"),
    [
        ("steps:\n  remove: [two]\n", 3, "'two'"),
        ("facts:\n  remove:\n    - goals\n", 4, "'goals'"),
        ("facts:\n  remove:\n    - gaols\n", 4, "'gaols'"),
        ("steps:\n  one:\n    remove: [title]\n", 4, "title"),
        ("steps:\n  one:\n    title:\n      en: ''\n", 5, "English"),
        ("steps:\n  one:\n    say:\n      hello:\n        en: To {golas}\n", 6, "'golas'"),
        ("steps:\n  one:\n    say:\n      hello:\n        needs: [prof]\n", 6, "'prof'"),
    ],
)
def test_a_mistake_of_the_user_stands_in_the_users_file(
    tmp_path: Path, own: str, line: int, word: str
) -> None:
    shipped, mine = tmp_path / "script.yaml", tmp_path / "mine.yaml"
    shipped.write_text(SAYS, "utf-8")
    mine.write_text(f"kind: script\n{own}", "utf-8")
    assert check_file(Script, shipped, None).errors == ()
    errors = check_file(Script, shipped, mine).errors
    assert errors
    assert {error.mark.file for error in errors} == {str(mine)}
    assert any(error.mark.line == line and word in error.what for error in errors), errors


def test_a_step_that_nothing_leads_to_is_told(tmp_path: Path) -> None:
    text = GOOD.replace("blank: one, briefed: two", "blank: two, briefed: two")
    (error,) = check(tmp_path, text)
    assert "'one'" in error.what
    assert error.mark.line == 11


@pytest.mark.parametrize("held", [b"\xff\xfe\x00", b"kind: \xe4", b"", b"- a\n- b\n"])
def test_a_wrong_file_is_one_clear_error(tmp_path: Path, held: bytes) -> None:
    file = tmp_path / "script.yaml"
    file.write_bytes(held)
    errors = check_file(Script, file, None).errors
    assert len(errors) == 1
    assert errors[0].todo


def test_the_shipped_files_have_no_errors() -> None:
    folder = content_folder()
    assert check_file(Objections, folder / "objections.yaml", None).errors == ()
    for name in ("retainer", "existing-client", "after-email"):
        assert check_file(Script, folder / "scripts" / f"{name}.yaml", None).errors == ()


@pytest.mark.parametrize("group", ["questions", "responses"])
def test_what_is_made_for_an_unknown_reason_is_told_with_its_line(
    tmp_path: Path, group: str
) -> None:
    mine = tmp_path / "mine.yaml"
    said = (
        "ask: {en: Why?, de: Warum?}"
        if group == "questions"
        else (
            "kind: ask\n        section: A7\n        say: {en: Why?, de: Warum?}\n"
            "        why: {en: To know., de: Um es zu wissen.}"
        )
    )
    mine.write_text(
        f"kind: objections\nobjections:\n  money:\n    {group}:\n      mine:\n"
        f"        best_for: [discont]\n        {said}\n",
        "utf-8",
    )
    (error,) = check_file(Objections, content_folder() / "objections.yaml", mine).errors
    assert (error.mark.file, error.mark.line) == (str(mine), 6)
    assert "'discont'" in error.what
    assert "discount" in error.todo


def test_a_reason_may_be_taken_out_though_something_is_made_for_it(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        "kind: objections\nobjections:\n  money:\n    reasons:\n      remove: [discount]\n",
        "utf-8",
    )
    assert check_file(Objections, content_folder() / "objections.yaml", mine).errors == ()
