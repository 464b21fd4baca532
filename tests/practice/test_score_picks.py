"""A response that was picked from the card counts as said, and a key is no word."""

from __future__ import annotations

import msgspec

from coach.call.events import ResponsePicked
from coach.hearing.ears import Ears
from coach.playbook.model import Objections
from coach.playbook.scoring import Scoring
from coach.practice.score.judge import Rules, score
from coach.practice.transcript import replay
from tests.practice.conftest import ScoreText
from tests.practice.test_score_evidence import PROPOSAL, point

PICKS = "Hello.\n/fact goals twenty\nThat's too expensive for us.\n/pick {which}\nThat makes sense."


def test_a_picked_response_counts_as_said(score_text: ScoreText, objections: Objections) -> None:
    said = objections.objections["money"].responses["benefits"].say.to("en")
    (note,) = score_text(PICKS.format(which="benefits")).objections
    assert note.answered
    assert note.resolved
    card = score_text(PICKS.format(which="benefits"))
    assert f"> {said}" in point(card, "objections.right_answer").evidence
    assert point(card, "benefits.best_three").evidence == (f"> {said}",)


def test_a_few_words_of_ones_own_do_not_undo_the_picks(score_text: ScoreText) -> None:
    text = PICKS.format(which="walk_away")
    spoken = text.replace("Hello.", f"Hello.\n{PROPOSAL}\nI see.")
    (note,) = score_text(spoken).objections
    assert note.answered


def test_who_looks_through_the_responses_has_said_the_last_one(score_text: ScoreText) -> None:
    card = score_text(PICKS.format(which="upgrade\n/pick benefits\n/pick walk_away"))
    quoted = point(card, "objections.right_answer").evidence
    assert len([line for line in quoted if line.startswith(">")]) == 1
    assert point(card, "benefits.best_three").points == 0


def test_a_pick_answers_the_objection_it_was_picked_for_and_no_later_one(
    score_text: ScoreText,
) -> None:
    later = "What if it doesn't bring any results?"
    money, results = score_text(f"{PICKS.format(which='1')}\n/resolved\n{later}").objections
    assert (money.answered, results.answered) == (True, False)


VAGUE = "zu teuer, chef muss auch noch zustimmen"


def test_a_vague_objection_counts_where_somebody_answers_it(score_text: ScoreText) -> None:
    assert score_text(f"Hallo.\n{VAGUE}").objections == ()
    (note,) = score_text(f"Hallo.\n{VAGUE}\n/pick 1").objections
    assert note.answered


def test_it_counts_at_the_step_of_the_proposal_where_no_words_are_logged(
    score_text: ScoreText,
) -> None:
    assert len(score_text(f"Hallo.\n/goto 6\n{VAGUE}").objections) == 1


def test_what_no_key_can_tell_is_not_held_against_anybody(
    score_text: ScoreText, scoring: Scoring
) -> None:
    card = score_text(PICKS.format(which="walk_away"))
    assert card.wordless
    for name in ("objections.asked_first", "steps.flat_fee", "talk.monologue"):
        assert point(card, name).why == scoring.unheard.en


def test_a_line_of_ones_own_here_and_there_is_no_log_of_ones_words(score_text: ScoreText) -> None:
    keys = PICKS.format(which="walk_away")
    typed = f"{keys}\nFine.\nGood.\nRight.\n> Till Thursday then."
    assert score_text(typed).wordless
    assert score_text(typed).total >= score_text(keys).total


def test_what_was_noted_is_known_where_no_words_are_logged(
    score_text: ScoreText, scoring: Scoring
) -> None:
    facts = "\n".join(f"/fact {key} twenty" for key in ("workload", "goals", "pains", "success"))
    card = score_text(f"{facts}\n{PICKS.format(which='walk_away')}")
    assert point(card, "discovery.goals").points == point(card, "discovery.goals").max / 2
    assert scoring.halved.en not in point(card, "objections.right_answer").why


def test_a_picked_line_is_scored_as_it_was_shown(rules: Rules, ears: Ears) -> None:
    shown = "Then let's set the goal of ten new guests first."
    events = [
        msgspec.structs.replace(event, say=shown) if isinstance(event, ResponsePicked) else event
        for event in replay(PICKS.format(which="benefits"), "retainer", rules.script, ears, "en")
    ]
    assert f"> {shown}" in point(score(events, rules), "objections.right_answer").evidence


def test_a_pick_whose_line_was_not_kept_is_shown_anew(
    rules: Rules, ears: Ears, objections: Objections
) -> None:
    said = objections.objections["money"].responses["benefits"].say.to("en")
    events = [
        msgspec.structs.replace(event, say="") if isinstance(event, ResponsePicked) else event
        for event in replay(PICKS.format(which="benefits"), "retainer", rules.script, ears, "en")
    ]
    assert f"> {said}" in point(score(events, rules), "objections.right_answer").evidence
