from decimal import Decimal

import msgspec
import pytest

from coach.clean import clean
from coach.errors import CoachError
from coach.offer.answer import BEST, draft_for, draft_of, drafts, written_for
from coach.offer.brief import (
    KEYS,
    NEEDED,
    Brief,
    client_key,
    facts_of,
    is_complete,
    missing,
)
from coach.offer.brief_form import FIELDS
from coach.offer.form import take
from coach.offer.kept import decode, encode
from coach.offer.profile import Profile, from_trade
from coach.offer.qualify import check_answer, qualify
from coach.playbook.text import VOICES

replace = msgspec.structs.replace


def filled(**written):
    brief = Brief()
    for key, text in written.items():
        brief = take(FIELDS, brief, key, text)
    return brief


FULL = {
    "client": "Miller Joinery",
    "contact": "Sabine Miller",
    "email": "s@miller.example",
    "decision_maker": "ja",
    "appointment": "12.05.2026 14:30",
    "need": "yes",
    "growth": "y",
    "budget": "j",
    "regular": "no",
    "workload": "3 posts a week",
    "goals": "20 enquiries a month",
    "pains": "no time",
    "services": "content",
    "extras": "newsletter",
    "proof": "Doubled the enquiries of a carpenter.",
    "places": "2",
    "floor": "2.8k",
    "answer": "You pay a flat fee.",
}


def test_a_form_fills_every_field_of_the_brief(advice):
    brief = filled(**FULL)
    assert missing(brief) == ()
    assert is_complete(brief)
    assert brief.appointment == "2026-05-12 14:30"
    assert (brief.floor, brief.currency) == (Decimal(2800), "EUR")
    assert tuple(field.key for field in FIELDS) == KEYS
    assert set(KEYS) == set(FULL) == set(advice.forms["brief"])


def test_what_is_missing_stands_in_order():
    brief = filled(client="Miller", goals="grow")
    assert missing(brief)[:3] == ("contact", "email", "decision_maker")
    assert "goals" not in missing(brief)


@pytest.mark.parametrize("key", NEEDED)
def test_without_a_needed_field_the_brief_is_not_complete(key):
    assert not is_complete(filled(**{**FULL, key: ""}))


def test_a_contact_who_does_not_decide_is_still_missing():
    assert "decision_maker" in missing(filled(**{**FULL, "decision_maker": "no"}))


def test_the_brief_fills_the_lines_of_the_call_and_the_floor_stays_out():
    facts = facts_of(filled(**FULL), Profile(name="Jana"))
    assert facts["contact"] == facts["decision_maker"] == "Sabine Miller"
    assert facts["me"] == "Jana"
    assert facts["places"] == "2"
    assert facts["proof"] == "Doubled the enquiries of a carpenter"
    assert facts["services"] == "newsletter, content"
    assert not {"floor", "need", "budget"} & set(facts)
    assert "2800" not in " ".join(facts.values())


def test_unknown_facts_are_left_out_so_that_no_line_says_what_is_not_true():
    assert facts_of(filled(client="Miller", places="0"), Profile()) == {"client": "Miller"}


def test_the_upper_tiers_are_what_can_be_suggested(own):
    services = facts_of(filled(client="Miller"), own)["services"]
    assert services.startswith("täglicher Austausch mit der Community")
    assert "Erstellung der Inhalte" not in services


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("email", "nobody"),
        ("decision_maker", "perhaps"),
        ("appointment", "soon"),
        ("places", "two"),
        ("places", "-1"),
        ("floor", "3.0.0"),
        ("nothing", "x"),
    ],
)
def test_what_does_not_fit_a_field_is_refused(key, written):
    with pytest.raises(CoachError):
        take(FIELDS, Brief(), key, written)


def test_every_field_can_be_cleared():
    brief = filled(**FULL)
    for key in FULL:
        brief = take(FIELDS, brief, key, "")
    assert brief == Brief()


def test_a_brief_is_kept_and_read_back():
    brief = filled(**FULL)
    assert decode(encode(brief), Brief) == brief
    with pytest.raises(CoachError):
        decode(b"{", Brief)


def test_a_client_is_found_however_the_name_is_typed():
    assert client_key("  KRÄMER  & Söhne ") == client_key("krämer & söhne")


def test_hostile_text_is_kept_as_visible_text(hostile):
    brief = take(FIELDS, Brief(), "client", hostile)
    assert decode(encode(brief), Brief) == brief
    assert brief.client == clean(brief.client) == clean(hostile).strip()


YES, NO, OPEN = True, False, None


@pytest.mark.parametrize(
    ("need", "growth", "budget", "verdict"),
    [
        (YES, YES, YES, "good"),
        (YES, YES, OPEN, "maybe"),
        (OPEN, OPEN, OPEN, "maybe"),
        (YES, NO, YES, "maybe"),
        (YES, YES, NO, "maybe"),
        (NO, YES, YES, "not_yet"),
        (YES, NO, NO, "not_yet"),
    ],
)
def test_the_verdict_follows_need_growth_and_budget(need, growth, budget, verdict, advice):
    judged = qualify(Brief(need=need, growth=growth, budget=budget))
    assert judged.verdict == verdict
    assert set(judged.known) == set(advice.criteria)
    assert verdict in advice.verdicts


def test_goals_that_are_known_show_the_wish_to_grow():
    assert qualify(Brief(goals="twice the orders")).known["growth"] == "yes"


@pytest.mark.parametrize("voice", VOICES)
def test_every_draft_answer_names_three_benefits_in_one_breath(advice, trades, objections, voice):
    language = "en" if voice == "en" else "de"
    for draft in drafts(advice, trades):
        checked = check_answer(draft.to(voice), advice.answer, language)
        assert len(checked.named) == BEST, (draft, checked.named)
        assert {*checked.named, *checked.unnamed} == set(objections.benefits)
        assert 50 <= checked.words <= 70
        assert written_for(draft.to(voice)) == voice


def test_each_trade_has_a_draft_of_its_own(advice, trades):
    made = {draft_for(from_trade(trades, trade, "en"), advice, trades) for trade in trades.trades}
    assert len(made) == len(trades.trades)
    assert draft_for(Profile(), advice, trades) == advice.answer.draft.en


def test_a_draft_is_known_in_every_voice_and_own_words_are_not(advice, trades):
    known = drafts(advice, trades)
    for draft in known:
        assert {draft_of(draft.to(voice), known) for voice in VOICES} == {draft}
    assert draft_of("You pay a flat fee.", known) is None
    assert draft_of("", known) is None


@pytest.mark.parametrize(
    ("answer", "voice"),
    [
        ("You pay, and your hours are yours.", "en"),
        ("Sie zahlen im Voraus, dafür gehören Ihnen Stunden.", "sie"),
        ("Du zahlst im Voraus, und ich bin für dich da.", "du"),
        ("It is a flat fee.", None),
    ],
)
def test_an_answer_shows_whom_it_is_written_for(answer, voice):
    assert written_for(answer) == voice


def test_an_answer_is_timed_by_its_words(advice):
    assert check_answer("word " * 140, advice.answer, "en").seconds == 60
    assert check_answer("", advice.answer, "en").named == ()


@pytest.mark.parametrize(
    ("answer", "named"),
    [
        ("You have guaranteed access to me", {"access"}),
        ("Ihnen gehören zehn Stunden im Monat", {"hours"}),
        ("no paperwork, and faster", {"paperwork", "turnaround"}),
        ("I hope you like it", set()),
    ],
)
def test_benefits_are_heard_in_an_answer(advice, answer, named):
    assert set(check_answer(answer, advice.answer, "en").named) == named
