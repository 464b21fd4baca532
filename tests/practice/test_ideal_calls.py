"""Calls by the nine steps in many trades and wordings: near the top, and every fault shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.practice.calls import FAULTS, YOURS, Call, Said, insert_after, text_of, without
from tests.practice.conftest import ScoreText

CALLS = sorted((Path(__file__).parent / "transcripts" / "ideal").glob("*.txt"))


def read(path: Path) -> Call:
    """A call whose lines of yours begin with the role that they play."""
    call: list[Said] = []
    role = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _space, text = line.partition(" ")
        if line.startswith("/"):
            call.append(Said("command", line))
        elif word:
            role = word
            call.append(Said(role, text))
        else:
            call.append(Said(f"client_{role}", text))
    return tuple(call)


def language_of(path: Path) -> str:
    return path.name.split(".")[1]


def test_there_are_six_calls_in_each_language() -> None:
    assert [language_of(path) for path in CALLS].count("en") == 6
    assert [language_of(path) for path in CALLS].count("de") == 6


@pytest.mark.parametrize("path", CALLS, ids=lambda path: path.name)
def test_a_call_by_the_nine_steps_scores_above_90(score_text: ScoreText, path: Path) -> None:
    assert score_text(text_of(read(path))).total > 90


@pytest.mark.parametrize("path", CALLS, ids=lambda path: path.name)
def test_each_fault_in_it_costs_at_least_two_points(score_text: ScoreText, path: Path) -> None:
    call = read(path)
    total = score_text(text_of(call)).total
    cheap = [
        name
        for name, change in FAULTS.items()
        if total - score_text(text_of(change(call, language_of(path)))).total < 2
    ]
    assert cheap == []


@pytest.mark.parametrize("path", CALLS, ids=lambda path: path.name)
def test_a_price_a_discount_and_no_question_scores_below_35(
    score_text: ScoreText, path: Path
) -> None:
    call, language = read(path), language_of(path)
    call = without("workload", "goals", "pains", "success", "volume")(call, language)
    call = tuple(said for said in call if not (said.text.startswith(">") and "?" in said.text))
    for role in ("discount", "price_named"):
        call = insert_after(
            call,
            "client_flat_fee",
            (Said(role, "> " + YOURS[language][role][0]), Said("client_hm", "Hm.")),
        )
    assert score_text(text_of(call)).total < 35
