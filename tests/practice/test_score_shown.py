"""What explains a point that no words of its own earned or cost."""

from __future__ import annotations

import pytest

from coach.faces.plain.score import score_lines
from coach.playbook.scoring import Scoring
from coach.practice.score.debrief import debrief
from tests.practice.conftest import ScoreText
from tests.practice.test_debrief import FEE, NAMES
from tests.practice.test_score import read
from tests.practice.test_score_evidence import OFFER, PROPOSAL, point

PUT_OFF = "> I'll work that out and send it to you by e-mail."
ANSWER = "> Then let's start with a paid trial, one task for one payment."
TESTED_BY_THE_FEE = ("guardrails.discount", "guardrails.apology", "price.kept")
NEVER_TESTED = ("guardrails.free_trial", "guardrails.pressure")


def test_every_part_of_a_good_call_has_evidence(score_text: ScoreText) -> None:
    card = score_text(read("good.en.txt"))
    assert [part.name for part in card.parts if part.points and not part.evidence] == []


# --- a rule that was kept ---------------------------------------------------------------------


def test_a_price_that_was_kept_is_shown_by_the_answer_to_the_fee(
    score_text: ScoreText, scoring: Scoring
) -> None:
    card = score_text(f"{OFFER}\nI see. What would that cost a month?\n{PUT_OFF}\nFine.")
    for name in TESTED_BY_THE_FEE:
        assert point(card, name).evidence == (PUT_OFF,)
        assert point(card, name).lead == scoring.leads["tested"].en
    for name in NEVER_TESTED:
        assert point(card, name).evidence == ()
        assert point(card, name).lead == ""


def test_a_worry_puts_no_rule_to_the_test(score_text: ScoreText) -> None:
    worry = "What if it doesn't bring any results?"
    card = score_text(f"{OFFER}\n{worry}\n{ANSWER}\nGood, that helps.")
    assert {point(card, name).evidence for name in (*TESTED_BY_THE_FEE, *NEVER_TESTED)} == {()}


@pytest.mark.parametrize(
    "reply",
    ["> I could give you a discount of ten percent.", "> Mm, the sky over there is really blue."],
)
def test_a_rule_is_not_shown_by_another_fault_or_by_something_else(
    score_text: ScoreText, reply: str
) -> None:
    card = score_text(f"{OFFER}\nThat's too expensive.\n{reply}\nOh.")
    assert point(card, "price.kept").evidence == ()


# --- a move that is missing -------------------------------------------------------------------


def test_a_missing_move_is_shown_by_the_line_before_which_it_belonged(
    score_text: ScoreText, scoring: Scoring
) -> None:
    card = score_text(f"{OFFER}\nI see.\n{PUT_OFF}\nFine.")
    for name in ("discovery.pains", "steps.suggest"):
        assert point(card, name).evidence == (PROPOSAL,)
        assert point(card, name).lead == scoring.leads["belonged"].en
    assert point(card, "next.agreed").evidence == ()


def test_a_figure_on_the_phone_comes_before_what_is_missing(score_text: ScoreText) -> None:
    figure = "> That would be 2,500 a month."
    card = score_text(f"Hi.\n> Hello.\nYes?\n{figure}\nOh.")
    for name in ("discovery.goals", "steps.propose", "wait.kept"):
        assert point(card, name).evidence == (figure,)


def test_the_place_of_what_is_missing_is_named_and_read_once(
    score_text: ScoreText, scoring: Scoring
) -> None:
    card = score_text(read("bad.en.txt"))
    lines = list(score_lines(card, debrief(card, scoring, NAMES, FEE, str)))
    finding_out = lines[: lines.index("", 2)]
    assert sum(scoring.leads["belonged"].en in line for line in finding_out) == 1


# --- no objection -----------------------------------------------------------------------------


def test_questions_that_are_thanked_are_quoted(score_text: ScoreText, scoring: Scoring) -> None:
    asked = "> How much work is coming?", "> What are your goals?", "> What's holding you up most?"
    call = "\nTen posts a month.\n".join(asked)
    thanked = point(score_text(f"{call}\nTime."), "objections.resolved")
    assert thanked.why == scoring.none_raised.en
    assert thanked.evidence == asked[:2]
    assert point(score_text(f"{call}\nTime.\n/end lost"), "objections.resolved").evidence == ()
