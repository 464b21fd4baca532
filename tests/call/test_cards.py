"""The card for an objection asks what is not yet said, and answers what was meant."""

from __future__ import annotations

import msgspec
import pytest

from coach.call.cards import MOST, ObjectionCard, objection_card
from coach.call.facts import known_facts
from coach.call.fill import Prepared
from coach.call.guard import tripped
from coach.call.state import CallState, OpenObjection
from coach.hearing.cache import Kept
from coach.playbook.model import KINDS, Kind, Objections, Script
from coach.playbook.text import VOICES, Line, Voice

MEANT = [(kind, "") for kind in KINDS]
MIXED = {"learned"}
"""Reasons that hold words of all kinds: what is general about the kind is asked and said."""


def card(
    objections: Objections,
    kind: Kind,
    reason: str,
    voice: Voice = "en",
    facts: dict[str, str] | None = None,
) -> ObjectionCard:
    return objection_card(objections, OpenObjection(kind, reason), voice, facts or {}, {})


@pytest.mark.parametrize(
    ("voice", "said", "question", "answer"),
    [
        ("en", "i need to run it by my husband first", "you_yourself", "authority"),
        ("en", "is there a long contract", "plan_ahead", "commitment"),
        ("en", "talked to a cheaper girl on fiverr", "the_other_offer", "price_or_results"),
        ("en", "can u knock 10% off", "worth_most", "more_in_it"),
        ("en", "chatgpt writes our stuff just fine", "hours_it_takes", "your_hours"),
        ("en", "let me think about it", "on_your_mind", "in_your_hand"),
        ("en", "just send me something by email", "know_first", "brush_off"),
        ("en", "we got burned by an agency last year", "different_this_time", "this_time"),
        ("en", "call me again after March", "by_then", "plan_for_then"),
        ("en", "do unused hours roll over", "comes_back", "unused"),
        ("en", "we're too small for that", "stays_with_you", "a_hand"),
        ("sie", "muss im voraus zahlen, des machma nie", "paying_ahead", "in_advance"),
        ("sie", "da muss ich erst mit meinem Mann reden", "you_yourself", "authority"),
        ("sie", "Das ist uns zu teuer", "worth_the_fee", "price_or_results"),
        ("sie", "Können Sie da am Preis noch was machen?", "worth_most", "more_in_it"),
        ("sie", "Wir haben schon eine Agentur", "beside_them", "beside_team"),
        ("sie", "Verfallen die Stunden, die ich nicht nutze?", "comes_back", "unused"),
        ("sie", "schicken Sie mir was per Mail", "know_first", "brush_off"),
        ("sie", "Wir vergleichen noch ein paar Angebote.", "tips_the_scales", "do_compare"),
        ("sie", "Was, wenn es nicht klappt?", "rely_on", "adjust"),
        ("du", "Das machen wir mit ChatGPT", "hours_it_takes", "your_hours"),
        ("du", "kein Interesse", "what_it_is", "benefits"),
    ],
)
def test_what_was_said_gets_its_question_and_its_answer(
    built: Kept, objections: Objections, voice: Voice, said: str, question: str, answer: str
) -> None:
    heard = built.hearing.hear(said)
    assert heard.label in KINDS
    shown = card(objections, heard.label, heard.reason, voice)  # type: ignore[arg-type]
    objection = objections.objections[shown.kind]
    assert shown.find_out is not None
    assert shown.find_out.text == objection.questions[question].ask.to(voice)
    assert shown.responses[0].id == answer


@pytest.mark.parametrize(("kind", "reason"), [*MEANT, ("money", "learned"), ("value", "nowhere")])
def test_while_no_reason_is_known_the_general_question_is_asked(
    objections: Objections, kind: Kind, reason: str
) -> None:
    asked = card(objections, kind, reason).find_out
    assert asked is not None
    assert asked.text == objections.objections[kind].find_out.en


@pytest.mark.parametrize("kind", KINDS)
def test_every_reason_has_an_answer_that_can_be_said_at_once(
    objections: Objections, kind: Kind
) -> None:
    objection = objections.objections[kind]
    for reason in objection.reasons.keys() - MIXED:
        first = card(objections, kind, reason).responses[0]
        assert reason in objection.responses[first.id].best_for, reason
        assert (first.say.kind, first.say.gaps) == ("say", ()), reason


@pytest.mark.parametrize("reason", ["", "learned"])
def test_what_may_be_anything_about_money_leads_to_the_three_options(
    objections: Objections, reason: str
) -> None:
    assert card(objections, "money", reason).responses[0].id == "three_options"


@pytest.mark.parametrize("kind", KINDS)
def test_a_reason_has_one_question_and_mostly_one_of_its_own(
    objections: Objections, kind: Kind
) -> None:
    objection = objections.objections[kind]
    asked = [reason for question in objection.questions.values() for reason in question.best_for]
    assert len(asked) == len(set(asked))
    assert objection.reasons.keys() - set(asked) <= MIXED | {"worth_it", "will_it_work"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_asks_in_one_breath_and_needs_no_fact(
    objections: Objections, kind: Kind
) -> None:
    for name, question in objections.objections[kind].questions.items():
        for voice in VOICES:
            ask = question.ask.to(voice)
            assert ask.endswith("?"), name
            assert ask.count("?") == 1, name
            assert "{" not in ask, name
            assert len(ask.split()) <= 25, name


def test_no_question_and_no_answer_runs_into_a_guardrail(objections: Objections) -> None:
    for objection in objections.objections.values():
        lines: list[Line] = [question.ask for question in objection.questions.values()]
        lines += [response.say for response in objection.responses.values()]
        for line in lines:
            for voice in VOICES:
                assert not tripped(line.to(voice), objections.guardrails), line.to(voice)


def test_a_heading_is_no_label_of_data(objections: Objections) -> None:
    for objection in objections.objections.values():
        for name, reason in objection.reasons.items():
            for voice in VOICES:
                about = reason.about.to(voice)
                assert "_" not in about, name
                assert not {"remarks", "notes", "Äußerungen", "Notizen"} & set(about.split()), name


# --- what is put in for the money -------------------------------------------------------------


def facts(retainer: Script, noted: dict[str, str]) -> dict[str, str]:
    state = msgspec.structs.replace(CallState(), client="Krause", step="explain", facts=noted)
    return known_facts(state, retainer)


def test_what_was_prepared_is_put_in_for_a_discount(
    objections: Objections, retainer: Script
) -> None:
    known = facts(retainer, {"own_extras": "a newsletter, campaign reports"})
    first = card(objections, "money", "discount", facts=known).responses[0]
    assert first.id == "upgrade"
    assert "a newsletter, campaign reports" in first.say.text


def test_what_was_agreed_is_not_given_away_once_more(
    objections: Objections, retainer: Script
) -> None:
    noted = {"own_extras": "a newsletter, campaign reports", "extras": "campaign reports"}
    first = card(objections, "money", "discount", facts=facts(retainer, noted)).responses[0]
    assert "a newsletter" in first.say.text
    assert "campaign reports" not in first.say.text
    noted["extras"] = "newsletter and campaign reports"
    for response in card(objections, "money", "discount", facts=facts(retainer, noted)).responses:
        assert response.say.kind == "prompt" or "campaign reports" not in response.say.text


def test_hours_that_move_on_are_said_where_the_offer_has_them(objections: Objections) -> None:
    first = card(objections, "value", "unused_hours", facts={"rollover": "4"}).responses[0]
    assert "4 unused hours" in first.say.text


# --- how many answers -------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_holds_what_one_takes_in_while_the_client_waits(
    objections: Objections, kind: Kind
) -> None:
    for reason in ("", *objections.objections[kind].reasons):
        assert 3 <= len(card(objections, kind, reason).responses) <= MOST


@pytest.mark.parametrize("kind", KINDS)
def test_what_only_tells_what_to_speak_of_is_no_answer(objections: Objections, kind: Kind) -> None:
    for reason in ("", *objections.objections[kind].reasons):
        shown = card(objections, kind, reason)
        assert {response.say.kind for response in shown.responses} == {"say"}
        assert {hint.say.kind for hint in shown.hints} <= {"prompt"}
        assert len(shown.responses) + len(shown.hints) <= MOST


def test_an_answer_whose_fact_is_missing_is_a_hint_until_it_is_known(
    objections: Objections,
) -> None:
    unknown = card(objections, "results", "proof")
    assert [hint.id for hint in unknown.hints] == ["proof"]
    known = card(objections, "results", "proof", facts={"proof": "120 orders"})
    assert (known.responses[0].id, known.hints) == ("proof", ())


def with_own(objections: Objections, best_for: tuple[str, ...]) -> Objections:
    """The objections with one more response to money, as a user's own file adds it."""
    money = objections.objections["money"]
    own = msgspec.structs.replace(money.responses["benefits"], best_for=best_for)
    money = msgspec.structs.replace(money, responses={**money.responses, "own": own})
    return msgspec.structs.replace(objections, objections={**objections.objections, "money": money})


def test_an_answer_for_any_reason_comes_after_those_for_this_one(objections: Objections) -> None:
    ids = [r.id for r in card(with_own(objections, ()), "money", "instalments").responses]
    assert ids[:2] == ["monthly_parts", "own"]


def test_an_answer_for_another_reason_only_fills_up(objections: Objections) -> None:
    own = with_own(objections, ("discount",))
    assert "own" in [r.id for r in card(own, "money", "discount").responses]
    assert "own" not in [r.id for r in card(own, "money", "instalments").responses]


def test_who_has_no_proof_is_still_told_to_bring_some(objections: Objections) -> None:
    (hint,) = card(objections, "results", "references").hints
    assert (hint.id, hint.say.kind) == ("proof", "prompt")


def test_nothing_is_quoted_that_stands_in_the_brief_alone(objections: Objections) -> None:
    known = {"pains": Prepared("nobody answers the mails")}
    told = [
        response.say.text
        for kind, reason in (("value", "no_need"), ("money", "cannot_justify"))
        for response in card(objections, kind, reason, facts=known).responses[:1]  # type: ignore[arg-type]
    ]
    assert "You told me" not in told[0]
    assert "nobody answers the mails" not in told[1]
