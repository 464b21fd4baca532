"""The coach after a call: praise that is earned, one thing to change, what it is all for."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.playbook.model import Kind
from coach.playbook.scoring import Scoring
from coach.practice.debrief import Debrief, debrief
from coach.practice.score import Scorecard
from tests.practice.conftest import ScoreText

TRANSCRIPTS = Path(__file__).parent / "transcripts"
NAMES: dict[Kind, str] = {
    "money": "Money",
    "value": "Value",
    "results": "Results",
    "general": "General",
}


def spoken(card: Scorecard, scoring: Scoring) -> Debrief:
    return debrief(card, scoring, NAMES, lambda amount: f"{amount:,} €")


def of_file(name: str, score_text: ScoreText, scoring: Scoring) -> Debrief:
    return spoken(score_text((TRANSCRIPTS / name).read_text(encoding="utf-8")), scoring)


def test_it_ends_with_what_three_such_clients_mean_in_a_year(
    score_text: ScoreText, scoring: Scoring
) -> None:
    for name in ("good.en.txt", "middling.en.txt"):
        year = of_file(name, score_text, scoring).lines[-1]
        assert "3,000 €" in year
        assert "108,000 €" in year


def test_a_bad_call_is_told_what_ended_it(score_text: ScoreText, scoring: Scoring) -> None:
    said = of_file("bad.en.txt", score_text, scoring)
    assert scoring.parts["guardrails"].checks["discount"].lost.en in said.change
    assert said.well == scoring.debrief.well_none.en
    assert all(name in said.drill for name in ("Money", "General"))


def test_one_thing_to_change_is_what_cost_most(score_text: ScoreText, scoring: Scoring) -> None:
    said = of_file("middling.en.txt", score_text, scoring)
    assert "silence" in said.change


def test_a_good_call_is_praised_and_left_alone(score_text: ScoreText, scoring: Scoring) -> None:
    said = of_file("good.en.txt", score_text, scoring)
    assert said.change == scoring.debrief.change_none.en
    assert "said nothing" in said.well


def test_nothing_said_is_neither_praised_nor_blamed(
    score_text: ScoreText, scoring: Scoring
) -> None:
    said = spoken(score_text(""), scoring)
    assert said.opening == scoring.debrief.empty.en
    assert (said.well, said.change) == ("", "")


def test_a_log_without_own_words_is_not_judged_in_words(
    score_text: ScoreText, scoring: Scoring
) -> None:
    said = spoken(score_text("Too expensive.\n/end lost"), scoring)
    assert said.remark == scoring.debrief.wordless.en
    assert (said.well, said.change) == ("", "")


@pytest.mark.parametrize("voice", ["en", "sie", "du"])
def test_no_gap_is_left_open_in_any_voice(
    score_text: ScoreText, scoring: Scoring, voice: str
) -> None:
    for file in TRANSCRIPTS.glob("*.txt"):
        card = score_text(file.read_text(encoding="utf-8"), voice)
        for line in spoken(card, scoring).lines:
            assert "{" not in line
            assert line == line.strip()


def test_what_was_kept_is_never_the_thing_to_change(
    score_text: ScoreText, scoring: Scoring
) -> None:
    said = spoken(score_text("> Hello!\nHi.\n> I can give you ten percent off.\nOh."), scoring)
    assert scoring.early.en not in said.change
    good = (TRANSCRIPTS / "good.en.txt").read_text(encoding="utf-8")
    faulty = good.replace("/end agreed", "> And I can give you ten percent off.\n/end agreed")
    said = spoken(score_text(faulty), scoring)
    assert scoring.parts["guardrails"].checks["discount"].lost.en in said.change
