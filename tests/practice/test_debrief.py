"""The coach after a call: praise that is earned, one thing to change, what it is all for."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.playbook.model import Kind
from coach.playbook.scoring import Scoring
from coach.practice.score.card import Scorecard
from coach.practice.score.debrief import Debrief, debrief
from tests.practice.conftest import ScoreText
from tests.practice.test_score import TO_THE_BOSS

TRANSCRIPTS = Path(__file__).parent / "transcripts"
FEE = Decimal(3000)
NAMES: dict[Kind, str] = {
    "money": "Money",
    "value": "Value",
    "results": "Results",
    "general": "General",
}


def spoken(card: Scorecard, scoring: Scoring) -> Debrief:
    return debrief(card, scoring, NAMES, FEE, lambda amount: f"{amount:,} €")


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
    assert said.change.startswith("A small thing for the next time.")
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
    said = spoken(score_text("Too expensive.\n/next\n/end lost"), scoring)
    assert said.remark == scoring.debrief.wordless.en
    assert (said.well, said.change) == ("", "")


def test_who_said_and_noted_nothing_is_told_so_and_no_more(
    score_text: ScoreText, scoring: Scoring
) -> None:
    said = spoken(score_text("Hello?\nAre you there?"), scoring)
    assert said.lines == (scoring.debrief.silent.en, scoring.debrief.drill_unmet.en)


def test_a_small_loss_is_a_small_thing_to_change(score_text: ScoreText, scoring: Scoring) -> None:
    card = score_text((TRANSCRIPTS / "good.en.txt").read_text(encoding="utf-8"))
    (part,) = card.parts[-1:]
    (agreed,) = part.checks

    def costing(fault: float) -> str:
        lost = replace(part, checks=(replace(agreed, fault=fault),))
        return spoken(replace(card, parts=(lost,)), scoring).change

    assert costing(0.5).startswith("A small thing for the next time.")
    assert costing(3).startswith("The one thing to change next time.")
    assert costing(0) == scoring.debrief.change_none.en


def test_what_the_call_put_to_the_test_most_is_praised_first(
    score_text: ScoreText, scoring: Scoring
) -> None:
    card = score_text((TRANSCRIPTS / "good.en.txt").read_text(encoding="utf-8"))
    parts = tuple(
        replace(p, checks=tuple(replace(c, tested=9) for c in p.checks))
        if p.name == "objections"
        else p
        for p in card.parts
    )
    objections = next(part for part in parts if part.name == "objections")
    said = spoken(replace(card, parts=parts), scoring)
    assert objections.checks[0].why in said.well


def test_what_the_total_leaves_out_is_named(score_text: ScoreText, scoring: Scoring) -> None:
    said = spoken(score_text(TO_THE_BOSS + "/end again"), scoring)
    assert scoring.parts["wait"].name.to("en") in said.remark


def test_a_fault_made_again_and_again_comes_before_who_decides(
    score_text: ScoreText, scoring: Scoring
) -> None:
    start = "> Good morning.\nThat's not me who decides. Mr Harper knows.\n"
    cheap = "> I could give you a discount of ten percent.\nHm.\n"
    once, again = (spoken(score_text(start + cheap * n + "/end lost"), scoring) for n in (1, 3))
    assert once.change == scoring.debrief.change_decider.en
    assert scoring.parts["guardrails"].checks["discount"].lost.en in again.change


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
