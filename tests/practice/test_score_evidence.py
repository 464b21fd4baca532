"""The evidence of a score: every point rests on words that bear it out, and no loss on others."""

from __future__ import annotations

import pytest

from coach.faces.plain.score import score_lines
from coach.playbook.scoring import Scoring
from coach.practice.score.card import Point, Scorecard
from coach.practice.score.debrief import debrief
from tests.practice.conftest import ScoreText
from tests.practice.test_debrief import FEE, NAMES
from tests.practice.test_score import read

ASKED = "> What are your goals?\nThirty orders a month."
PROPOSAL = "> What makes most sense for you is a retainer, with the fee paid each month."
OFFER = f"{ASKED}\n{PROPOSAL}\nHow does that work?\n> You pay the fee at the start of each month."
INSULT = "> You are an idiot."


def point(card: Scorecard, name: str) -> Point:
    part, _dot, check = name.partition(".")
    (found,) = [p for p in card.parts if p.name == part]
    return next(c for c in found.checks if c.id == check)


def change(card: Scorecard, scoring: Scoring) -> str:
    return debrief(card, scoring, NAMES, FEE, str).change


# --- finding out ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "found_out"),
    [
        ("Thirty orders a month.", True),
        ("Goals? Thirty orders a month.", True),
        ("What do you mean? Why do you ask?", False),
        ("What do you mean?\n/fact goals thirty orders", True),
        ("> And what's holding you up most at the moment?", True),
        ("", True),
    ],
)
def test_a_question_earns_when_the_client_did_not_only_ask_back(
    score_text: ScoreText, reply: str, found_out: bool
) -> None:
    card = score_text(f"Hi.\n> What are your goals?\n{reply}")
    assert (point(card, "discovery.goals").points > 0) is found_out


def test_a_hostile_line_earns_nothing(score_text: ScoreText) -> None:
    card = score_text(f"{OFFER}\nI see.\n> You are an idiot. You'd get set hours each month.\nOh.")
    assert not any("idiot" in quote for quote in point(card, "benefits.best_three").evidence)


# --- proposal and order -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "reply",
    [
        "You're fast. I was still thinking about it. But go on.",
        "Ich hatte noch gar nicht gefragt, wie das läuft. Aber gut.",
    ],
)
def test_no_wait_was_kept_where_the_client_complains_of_none(
    score_text: ScoreText, reply: str
) -> None:
    assert point(score_text(f"{ASKED}\n{PROPOSAL}\n{reply}"), "wait.kept").points == 0
    assert point(score_text(f"{ASKED}\n{PROPOSAL}\nHm."), "wait.kept").points > 0


def test_an_order_needs_questions_a_proposal_and_an_explanation(score_text: ScoreText) -> None:
    order = "steps.order"
    assert point(score_text(OFFER), order).points > 0
    assert point(score_text(f"{ASKED}\n{PROPOSAL}\nHm."), order).points == 0
    assert point(score_text(f"{ASKED}\n> You'd get set hours each month.\nHm."), order).points == 0


# --- objections -------------------------------------------------------------------------------

WORRY = "What if it doesn't bring any results?"
ANSWER = "> Then let's start with a paid trial, one task for one payment."


@pytest.mark.parametrize(
    ("reply", "resolved"),
    [
        ("Good, that helps.", True),
        ("All right, that doesn't convince me, but go on.", False),
        ("Well, let's leave that. We won't get any further there.", False),
        ("All right, that doesn't convince me, but go on.\n/resolved", True),
    ],
)
def test_a_worry_that_was_only_dropped_is_still_open(
    score_text: ScoreText, reply: str, resolved: bool
) -> None:
    note, *_others = score_text(f"{OFFER}\n{WORRY}\n{ANSWER}\n{reply}").objections
    assert note.resolved is resolved


def test_what_is_open_is_shown_by_the_doubt_and_not_by_giving_up(score_text: ScoreText) -> None:
    doubt = "But who says that it works?\n/results"
    end = "Never mind. I'll form my own opinion on that.\n/results"
    card = score_text(f"{OFFER}\n{WORRY}\n/results\n> I see.\n{doubt}\n> Hm.\n{end}\n/end lost")
    assert point(card, "objections.resolved").evidence == ("But who says that it works?",)


def test_rest_is_shown_by_what_the_client_said_after_the_answer(score_text: ScoreText) -> None:
    card = score_text(f"{OFFER}\n{WORRY}\n{ANSWER}\nGood, that helps.\n> Fine.\nYes.")
    assert point(card, "objections.resolved").evidence == ("Good, that helps.",)


def test_a_worry_with_which_the_client_left_was_not_resolved(score_text: ScoreText) -> None:
    call = f"{OFFER}\n{WORRY}\n{ANSWER}\nBetter so. Goodbye."
    lost, again = (score_text(f"{call}\n/end {end}").objections[0] for end in ("lost", "again"))
    assert not lost.resolved
    assert again.resolved


def test_giving_something_away_is_no_question(score_text: ScoreText) -> None:
    reply = "> What if I gave you a discount of ten percent?"
    (note,) = score_text(f"{OFFER}\nThat's too expensive.\n{reply}\nOh.").objections
    assert not note.asked


@pytest.mark.parametrize(
    "reply",
    [
        "> I see. Take your time.\n> What exactly worries you about it?",
        "> What exactly worries you about it?",
    ],
)
def test_asking_first_is_shown_by_the_question(score_text: ScoreText, reply: str) -> None:
    calls = (
        f"{OFFER}\n{WORRY}\n{reply}\nThe money.\n{ANSWER}\nGood.",
        f"{OFFER}\n{WORRY}\nThat's too expensive for us.\n{reply}\nThe money.\n{ANSWER}\nGood.",
        f"{OFFER}\n{WORRY}\n{reply}\nThe money.\n{ANSWER}\nGood, that helps.\n> Fine.\n{WORRY}"
        f"\n{ANSWER}\nGood.",
    )
    for call in calls:
        shown = point(score_text(call), "objections.asked_first").evidence
        assert shown[-1] == "> What exactly worries you about it?"


@pytest.mark.parametrize(
    ("worry", "asked"),
    [("What proof do you have that it brings any results?", True), (WORRY, False)],
)
def test_a_demand_for_proof_may_be_answered_at_once(
    score_text: ScoreText, worry: str, asked: bool
) -> None:
    (note,) = score_text(f"{OFFER}\n{worry}\n{ANSWER}\nGood.").objections
    assert note.asked is asked


def test_the_questions_get_the_thanks_for_no_objection_where_there_were_some(
    score_text: ScoreText, scoring: Scoring
) -> None:
    found_out = (
        "> How much work is coming?\nTwelve posts.\n> What are your goals?\nMore orders.\n"
        "> What's holding you up most at the moment?\nTime.\n"
    )
    resolved, said = "objections.resolved", scoring
    assert point(score_text(found_out), resolved).why == said.none_raised.en
    assert point(score_text(f"{found_out}/end lost"), resolved).why == said.none_met.en
    assert point(score_text("Hi.\n> Hello.\nBye."), resolved).why == said.none_met.en


def test_a_kind_word_before_the_question_is_no_answer(score_text: ScoreText) -> None:
    kind = "> That's perfectly all right. What exactly makes you hesitate?\nThe money."
    (note,) = score_text(f"{OFFER}\n{WORRY}\n{kind}\n{ANSWER}\nGood.").objections
    assert note.asked


# --- questions, benefits, talk ----------------------------------------------------------------


def test_a_jibe_or_an_offer_with_a_question_mark_is_no_question(score_text: ScoreText) -> None:
    lines = ["Are you even listening, you clown?", "Would a discount of 70 percent help?"]
    card = score_text("\n".join(f"Hm.\n> {line}" for line in lines * 3))
    assert point(card, "questions.count").points == 0


def test_few_questions_do_not_run_through_the_call(score_text: ScoreText) -> None:
    card = score_text(f"Hi.\n{ASKED}\nOk.\n> Fine.\nOk.\n> And what slows you down?\nTime.")
    few, spread = point(card, "questions.count"), point(card, "questions.spread")
    assert few.lost
    assert spread.lost


def test_benefits_are_quoted_by_their_strongest_line(score_text: ScoreText) -> None:
    rich = "> A set number of hours every month is yours. You have less paperwork."
    card = score_text(f"{OFFER}\nI see.\n> You have guaranteed access to me.\nFine.\n{rich}\nGood.")
    assert point(card, "benefits.best_three").evidence == (rich,)


STOPS = [
    "Stop, please. One sentence: what is it about?",
    "Bitte, mir läuft die Zeit davon. Ein Satz.",
]


@pytest.mark.parametrize("stop", STOPS)
def test_a_turn_over_which_the_client_cut_in_was_too_long(
    score_text: ScoreText, scoring: Scoring, stop: str
) -> None:
    card = score_text(f"Hello.\n{STORY}\n{stop}\n> Yes, at once.\nI have to go. Bye.\n/end lost")
    talk = point(card, "talk.monologue")
    assert talk.evidence == (STORY, stop)
    assert talk.why in change(card, scoring)
    assert point(score_text(f"{OFFER}\nI see.\n> Fine.\n{stop}"), "talk.monologue").well


def test_a_client_who_leaves_over_a_long_turn_makes_it_too_long(score_text: ScoreText) -> None:
    assert point(score_text(f"Hello.\n{STORY}\nBye.\n/end lost"), "talk.monologue").lost


def test_what_is_missing_or_kept_quotes_no_line_that_says_nothing_about_it(
    score_text: ScoreText,
) -> None:
    chat = "Well, I do have a little time, so go ahead, what is it about today?"
    card = score_text(f"{chat}\n> Nice weather today.\n{chat}\n> Well, goodbye then.\nBye.")
    quoted = {c.id for part in card.parts for c in part.checks if c.evidence}
    assert quoted <= {"monologue"}


def test_questions_are_spread_by_all_that_was_asked(score_text: ScoreText) -> None:
    asked = "> What are your goals? And what slows you down? What else? And what more?\nThirty.\n"
    talk = "> I see.\nYes.\n" * 6
    date = "> Shall we talk it through on Thursday at ten?\nFine."
    assert point(score_text(asked + talk), "questions.spread").lost
    assert not point(score_text(asked + talk + date), "questions.spread").lost


STORY = "> " + " ".join(["And then my uncle had a dog, and the dog went to the sea with us."] * 5)


def test_talking_all_the_time_costs_and_is_the_thing_to_change(
    score_text: ScoreText, scoring: Scoring
) -> None:
    card = score_text("\n".join(["Hello, what is it about?", *[STORY, "Go on."] * 6, "/end lost"]))
    talk = point(card, "talk.monologue")
    assert talk.lost == talk.max
    assert card.total < 35
    assert talk.why in change(card, scoring)


def test_one_long_explanation_is_no_monologue(score_text: ScoreText) -> None:
    assert point(score_text(f"{OFFER}\nI see.\n{STORY}\nOk."), "talk.monologue").well


def test_a_share_of_words_that_were_not_written_down_is_not_judged(
    score_text: ScoreText, scoring: Scoring
) -> None:
    yours = [line for line in read("good.en.txt").splitlines() if line.startswith(">")]
    share = point(score_text("\n".join(yours)), "talk.word_share")
    missing = scoring.parts["talk"].checks["word_share"].missing
    assert missing is not None
    assert share.why == missing.en


# --- the end ----------------------------------------------------------------------------------

DATE = "> Shall we talk it through on Thursday at ten?\n"


@pytest.mark.parametrize(
    ("end", "agreed"),
    [
        ("Okay, but I'll need to think about it. Call me again in a while.\n/end again", False),
        ("Versprechen kann ich noch nichts.\n/end again", False),
        ("Thursday is fine.\n/end again", True),
        ("Thursday is fine.\n/end agreed", True),
    ],
)
def test_nothing_is_agreed_where_the_client_took_no_date(
    score_text: ScoreText, end: str, agreed: bool
) -> None:
    assert (point(score_text(f"{ASKED}\n{DATE}{end}"), "next.agreed").points > 0) is agreed


def test_insults_count_as_a_quarrel_and_are_quoted_first(score_text: ScoreText) -> None:
    quarrel = "> You have to decide today, or the place is gone."
    calm = point(
        score_text(f"{OFFER}\n{quarrel}\nHm.\n{INSULT}\nBye.\n/end lost"), "guardrails.pressure"
    )
    assert calm.points == 0
    assert calm.evidence == (INSULT, quarrel)


@pytest.mark.parametrize(
    ("lines", "check"),
    [
        ((INSULT,), "guardrails.pressure"),
        (("> I could give you a discount of ten percent.",), "guardrails.discount"),
        (
            (INSULT, "> I could give you a discount of ten percent.", "> Half price, final offer."),
            "guardrails.discount",
        ),
    ],
)
def test_what_was_said_wrong_ended_the_call_and_comes_before_what_is_missing(
    score_text: ScoreText, scoring: Scoring, lines: tuple[str, ...], check: str
) -> None:
    part, _dot, name = check.partition(".")
    card = score_text("Hello.\n" + "\nHm.\n".join(lines) + "\nNo, leave it.\n/end lost")
    assert scoring.parts[part].checks[name].lost.en in change(card, scoring)


def test_where_somebody_else_decides_the_thing_to_change_is_to_ask_for_them(
    score_text: ScoreText, scoring: Scoring
) -> None:
    start = "> How much work is coming?\nThat's not me who decides. Mr Harper knows.\n"
    missed = score_text(f"{start}{PROPOSAL}\nHm.\n/end lost")
    assert change(missed, scoring) == scoring.debrief.change_decider.en
    asked = score_text(f"{start}> Could the three of us talk?\nYes, Thursday at ten.\n/end again")
    assert change(asked, scoring) != scoring.debrief.change_decider.en


def test_a_lost_call_does_not_end_with_what_three_such_clients_bring(
    score_text: ScoreText, scoring: Scoring
) -> None:
    lost, open_end = (score_text(f"{OFFER}\nI see.\n/end {end}") for end in ("lost", "again"))
    assert not debrief(lost, scoring, NAMES, FEE, str).year
    assert debrief(open_end, scoring, NAMES, FEE, str).year


def test_what_was_earned_or_lost_by_words_is_quoted_each_time(
    score_text: ScoreText, scoring: Scoring
) -> None:
    line = "> I could give you a discount of ten percent, sorry about the price."
    card = score_text(f"{OFFER}\nI see.\n{line}\nOh.")
    shown = "\n".join(score_lines(card, debrief(card, scoring, NAMES, FEE, str)))
    broken = next(p for p in card.parts if p.name == "guardrails")
    assert shown.count("discount of ten percent") >= sum(p.said for p in broken.checks) >= 2
