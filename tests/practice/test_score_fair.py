"""A score that a player can follow: what the client went along with, what belongs where."""

from __future__ import annotations

import pytest

from coach.playbook.load import Content, load
from coach.playbook.persona import Lines, Personas
from coach.playbook.scoring import Scoring
from coach.playbook.text import Voice
from coach.practice.score.account import holds
from coach.practice.score.excerpt import deciding, excerpt
from tests.practice.conftest import ScoreText
from tests.practice.test_debrief import spoken
from tests.practice.test_score import TO_THE_BOSS
from tests.practice.test_score_evidence import ANSWER, ASKED, OFFER, WORRY, point

ODD_ANSWER = "> The harvest speaks for itself there, look at the last barrels."
"""An answer in which nothing is heard."""


# --- answers ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "answered"),
    [
        ("All right, I can go along with that.", True),
        ("All right, I can go along with that. But what does it cost?", True),
        ("Okay, that makes sense to me. I'm just not quite there yet.", False),
        ("Hm.", False),
    ],
)
def test_an_answer_is_one_when_the_client_goes_along_with_it(
    score_text: ScoreText, reply: str, answered: bool
) -> None:
    note = score_text(f"{OFFER}\n{WORRY}\n{ODD_ANSWER}\n{reply}\n> Fine.\nYes.").objections[0]
    assert note.answered is answered
    assert note.resolved is answered


def test_what_the_simulated_client_says_when_it_is_convinced_is_known(
    scoring: Scoring, shipped: Content
) -> None:
    lines = load("scripts/personas.yaml", Personas, shipped).lines
    for kind in ("money", "value", "results", "general"):
        convinced = said_in(lines[f"calmed_{kind}"])
        unsure = [
            line for how in ("half", "weak", "objects") for line in said_in(lines[f"{how}_{kind}"])
        ]
        assert [line for line in convinced if not holds(line, scoring.convinced)] == []
        assert [line for line in unsure if holds(line, scoring.convinced)] == []


def said_in(pools: dict[str, Lines]) -> list[str]:
    voices: tuple[Voice, ...] = ("en", "sie", "du")
    return [line for pool in pools.values() for voice in voices for line in pool.to(voice)]


def test_going_along_with_a_question_answers_nothing(score_text: ScoreText) -> None:
    asked = "> What exactly worries you about it?\nThat's fair. Whether it works at all."
    (note,) = score_text(f"{OFFER}\n{WORRY}\n{asked}\n> Hm.\nYes.").objections
    assert not note.answered


def test_the_exchange_on_an_objection_is_quoted_whole(score_text: ScoreText) -> None:
    question = "> What exactly worries you about it?"
    first = f"{WORRY}\n{question}\nWhether it works.\n{ANSWER}\nGood, that helps."
    second = f"> Fine.\nThat's too expensive for us.\n{question}\nThe sum.\n> I'd add a blog.\nOk."
    shown = point(score_text(f"{OFFER}\n{first}\n{second}"), "objections.asked_first").evidence
    assert shown == (WORRY, question)


def test_before_a_proposal_no_terms_of_it_are_defended(score_text: ScoreText) -> None:
    worry = "Wait, why should I pay when I don't know what for?\n/money upfront_payment"
    before = score_text(f"Hi.\n> Hello.\n{worry}\n> Well.\nHm.")
    after = score_text(f"{OFFER}\n{worry}\n> Well.\nHm.")
    assert "Paying ahead" not in point(before, "objections.right_answer").better
    assert "Paying ahead" in point(after, "objections.right_answer").better


# --- the place of things ----------------------------------------------------------------------

DECIDER = (
    "> Could I speak to the person who decides on that?\nOn Thursday.\n"
    "> Thursday at ten then?\nYes."
)


def test_an_appointment_with_whoever_decides_is_never_early(score_text: ScoreText) -> None:
    card = score_text(f"Hi.\n{DECIDER}\n{OFFER}\nI see.")
    assert not point(card, "steps.order").lost
    assert point(card, "discovery.success").evidence == (
        "> What makes most sense for you is a retainer, with the fee paid each month.",
    )


def test_an_appointment_before_anything_else_is_early(score_text: ScoreText) -> None:
    early = "> Shall we talk again on Thursday at ten?\nYes."
    assert point(score_text(f"Hi.\n{early}\n{OFFER}\nI see."), "steps.order").lost


@pytest.mark.parametrize(
    ("line", "worked_out"),
    [
        ("Forty a month, puh.", False),
        ("Vierzig im Monat, puh.", False),
        ("Also vierzig Artikel und zwanzig Stunden im Monat.", True),
        ("Vierzig Artikel im Monat à zwei Stunden, das macht achtzig Stunden.", True),
        ("Was habt ihr auf dem Zettel, also an Posts, Texten, Newslettern?", False),
    ],
)
def test_saying_back_what_the_client_counted_works_nothing_out(
    score_text: ScoreText, line: str, worked_out: bool
) -> None:
    count = "Forty new articles a month. So vierzig neue Artikel im Monat."
    card = score_text(f"Hi.\n> How much work is coming?\n{count}\n> {line}\nJa.", "sie")
    assert (point(card, "discovery.volume").points > 0) is worked_out


def test_an_extra_is_one_with_prices_in_it(score_text: ScoreText) -> None:
    extra = (
        "> There's one more thing I could take off your desk: a short monthly market report for"
        " owners, with the prices in your streets. Would that be handy?"
    )
    assert not point(score_text(f"{ASKED}\n{extra}\nYes, gladly."), "steps.suggest").lost


def test_a_fee_that_is_demanded_is_stated_and_not_explained(score_text: ScoreText) -> None:
    demand = "> Ich will künftig eine feste Pauschale im Monat von dir, im Voraus bezahlt."
    card = score_text(f"Hi.\n{demand}\nAha.", "du")
    assert not point(card, "steps.flat_fee").lost
    assert point(card, "steps.explain").lost


@pytest.mark.parametrize(
    ("line", "voice"),
    [
        ("Was genau wollen Sie sehen, bis wann?", "sie"),
        ("What exactly would you want to see, and by when?", "en"),
    ],
)
def test_what_there_must_be_to_see_asks_for_success(
    score_text: ScoreText, line: str, voice: Voice
) -> None:
    card = score_text(f"{ASKED}\n> {line}\nMore orders by June.", voice)
    assert not point(card, "discovery.success").lost


# --- the one thing to change ------------------------------------------------------------------

FOUND_OUT = (
    "Hi.\n> How much work is coming?\nTwelve posts.\n> What are your goals?\nMore orders.\n"
    "> What's holding you up most at the moment?\nTime.\n"
    "> Twelve posts at two hours each, that's twenty-four hours a month.\nYes.\n"
    "> I could also write your newsletter every month.\nGood.\n"
    "> I charge a flat monthly fee, and it covers the work.\nOkay.\n"
    "> What makes most sense for you is a retainer.\nHow does that work?\n"
    "> You pay at the start of each month, set hours are yours, no quotes, less paperwork.\n"
    "Good. And the fee?\n> I'll e-mail you three monthly fees to choose from.\n"
)
"""A call in which only success was not asked about."""


def test_an_open_objection_and_no_date_weigh_more_than_one_question(
    score_text: ScoreText, scoring: Scoring
) -> None:
    objections = scoring.parts["objections"].checks
    agreed = scoring.parts["next"].checks["agreed"]
    open_worry = spoken(score_text(f"{FOUND_OUT}{WORRY}\n> Let's see.\nHm."), scoring).change
    no_date = spoken(score_text(f"{FOUND_OUT}Fine.\n> Bye.\nBye."), scoring).change
    assert any(check.lost.en in open_worry for check in objections.values())
    assert agreed.lost.en in no_date


def test_few_questions_are_no_fault_where_somebody_else_answers_them(
    score_text: ScoreText, scoring: Scoring
) -> None:
    change = spoken(score_text(TO_THE_BOSS + "/end again"), scoring).change
    assert not any(check.lost.en in change for check in scoring.parts["questions"].checks.values())


# --- quotes -----------------------------------------------------------------------------------

LONG = (
    "Oh, I know what you need, " * 12 + "and I can do it for, I don't know, two thousand a month?"
)


def test_a_long_line_is_quoted_around_the_words_that_decided(score_text: ScoreText) -> None:
    kept = point(score_text(f"Hi.\n> {LONG}\nOh."), "price.kept")
    assert kept.evidence == (f"> {LONG}",)
    quoted = excerpt(kept.evidence[0], kept.decided, 220)
    assert quoted.startswith("> … ")
    assert quoted.endswith("two thousand a month?")
    assert len(quoted) <= 220


def test_the_shortest_end_of_a_sentence_decides() -> None:
    line = "Well, fine. Yes, and so, it is ten, or so."
    assert deciding(line, lambda words: "ten" in words) == "it is ten, or so."
    assert deciding(line, lambda words: "twelve" in words) == ""


def test_a_line_is_cut_at_its_end_where_nothing_in_it_decided() -> None:
    assert excerpt("> one two three", (), 12) == "> one two …"
    assert excerpt("> one two three", ("two",), 40) == "> one two three"
