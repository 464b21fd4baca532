"""The drill: cards come back when they are about to be forgotten, fumbled ones first."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.call.events import ActionUndone, VerdictCorrected
from coach.errors import CoachError
from coach.playbook.model import KINDS, Objections
from coach.playbook.scoring import Scoring
from coach.playbook.text import Voice
from coach.practice.drill.cards import (
    NEW,
    RATINGS,
    Card,
    Rating,
    card_said,
    comes_back,
    corrected_cards,
    deck,
    decode,
    due_count,
    encode,
    exercise,
    fumbled_cards,
    grade,
    judge,
    kind_keys,
    playbook_cards,
)
from coach.practice.score.card import ObjectionNote

NOW = 1_800_000_000.0
DAY = 86_400.0


def fumbled(text: str = "That's too much.", call: int = 7) -> Card:
    return card_said("money", "too_expensive", text, "fumbled", call, NOW)


# --- the step ---------------------------------------------------------------------------------


def test_a_repetition_gives_a_new_card_and_a_log_and_leaves_the_old_one() -> None:
    card = fumbled()
    after, log = grade(card, "good", NOW)
    assert (card.reviews, card.memory) == (0, None)
    assert after.reviews == 1
    assert after.due > NOW
    assert (log.card, log.rating, log.at) == (card.id, "good", NOW)


def test_the_same_answers_give_the_same_plan() -> None:
    assert grade(fumbled(), "good", NOW) == grade(fumbled(), "good", NOW)


def test_a_better_answer_comes_back_later() -> None:
    dues = [grade(fumbled(), rating, NOW)[0].due for rating in RATINGS]
    assert dues == sorted(dues)
    assert dues[0] - NOW <= 600
    assert dues[-1] - NOW > DAY


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(RATINGS), min_size=1, max_size=12))
def test_any_course_of_grades_moves_on_in_time(course: list[Rating]) -> None:
    card, now = fumbled(), NOW
    for rating in course:
        card, _log = grade(card, rating, now)
        assert now < card.due <= now + 181 * DAY
        now = card.due
    assert card.reviews == len(course)
    assert card.lapses == course.count("again")


def test_a_card_survives_being_written_down() -> None:
    card, _log = grade(fumbled("=cmd [/] 👩‍👩‍👧 \u00e4"), "hard", NOW)
    assert decode(encode(card)) == card


@pytest.mark.parametrize("held", [b"", b"{}", b"[]", b'{"id": 3}', b"\xff"])
def test_a_broken_card_is_one_clear_error(held: bytes) -> None:
    with pytest.raises(CoachError):
        decode(held)


# --- cards and decks --------------------------------------------------------------------------


def test_the_playbook_gives_a_card_for_each_answered_reason(objections: Objections) -> None:
    cards = playbook_cards(objections)
    assert 40 <= len(cards) <= 120
    assert len({card.id for card in cards}) == len(cards)
    assert [card.kind for card in cards[:4]] == list(KINDS)


def test_fumbled_ones_come_first_then_corrections(objections: Objections) -> None:
    old = Card(id="reason.value.worth_it", kind="value", source="playbook", due=NOW - DAY)
    mine = card_said("general", "", "not now", "correction", 3, NOW)
    found = deck([old, mine, fumbled()], objections, NOW)
    assert [card.source for card in found.due] == ["fumbled", "correction", "playbook"]
    assert old.id not in {card.id for card in found.fresh}


def test_a_first_session_brings_some_new_cards(objections: Objections) -> None:
    assert len(deck([], objections, NOW).session(None)) == NEW


@pytest.mark.parametrize("new", [0, 1, 3, 9999])
def test_the_number_of_new_cards_can_be_chosen(objections: Objections, new: int) -> None:
    found = deck([fumbled()], objections, NOW)
    assert len(found.session(new)) == 1 + min(new, len(found.fresh))


def test_with_nothing_due_the_next_time_is_known_and_new_ones_work(objections: Objections) -> None:
    card, _log = grade(fumbled(), "good", NOW)
    found = deck([card], objections, NOW)
    assert found.due == ()
    assert found.next_due == card.due
    assert found.session(None) == ()
    assert len(found.session(2)) == 2


def test_due_cards_are_counted_for_the_home_screen() -> None:
    later, _log = grade(fumbled("b"), "easy", NOW)
    assert due_count([encode(fumbled("a")), encode(later)], NOW) == 1
    assert due_count([], NOW) == 0


def test_only_what_went_wrong_becomes_a_card() -> None:
    notes = [
        ObjectionNote("money", "too_expensive", "Too much.", True, True, True),
        ObjectionNote("value", "", "Who are you?", False, True, True),
        ObjectionNote("general", "", "/general", False, False, False),
    ]
    (card,) = fumbled_cards(notes, 4, NOW)
    assert (card.text, card.kind, card.source, card.call) == ("Who are you?", "value", "fumbled", 4)
    assert card.due <= NOW


@pytest.mark.parametrize(
    ("of_call", "asked_in", "spoken"),
    [("du", "sie", "du"), ("sie", "du", "sie"), ("du", "en", "en"), (None, "sie", "sie")],
)
def test_a_card_keeps_the_form_of_address_of_its_call(
    objections: Objections, of_call: Voice | None, asked_in: Voice, spoken: Voice
) -> None:
    card = msgspec.structs.replace(fumbled("Das ist mir zu teuer."), voice=of_call)
    held = decode(encode(card))
    asked = exercise(held, objections, asked_in, {})
    assert asked.voice == spoken
    assert asked.find_out == exercise(fumbled(card.text), objections, spoken, {}).find_out


def test_a_correction_becomes_a_card_unless_it_was_taken_back() -> None:
    made = VerdictCorrected(at=1, action=2, text="hm, well", was="none", label="money")
    other = VerdictCorrected(at=2, action=3, text="yes", was="money", label="none")
    (card,) = corrected_cards([made, other], 1, NOW)
    assert (card.kind, card.text, card.source) == ("money", "hm, well", "correction")
    assert not corrected_cards([made, ActionUndone(at=3, action=4, undone=2)], 1, NOW)


def test_the_last_correction_is_the_one_that_is_drilled() -> None:
    first = VerdictCorrected(at=1, action=2, text="hm, well", was="none", label="money")
    second = VerdictCorrected(at=2, action=3, text="hm, well", was="money", label="value")
    back = VerdictCorrected(at=3, action=4, text="hm, well", was="value", label="none")
    (card,) = corrected_cards([first, second], 1, NOW)
    assert card.kind == "value"
    assert not corrected_cards([first, second, back], 1, NOW)


def test_the_same_words_are_the_same_card() -> None:
    assert fumbled("Das ist zu TEUER", 1).id == fumbled("das  ist zu teuer", 2).id


# --- the exercise -----------------------------------------------------------------------------


@pytest.mark.parametrize("voice", ["en", "sie", "du"])
def test_every_card_reads_like_speech_and_has_responses(objections: Objections, voice: str) -> None:
    language = "en" if voice == "en" else "de"
    for card in playbook_cards(objections):
        asked = exercise(card, objections, voice, {})  # type: ignore[arg-type]
        phrases = objections.objections[card.kind].reasons[card.reason].phrases(language)
        assert asked.text in phrases
        assert asked.text[0].isupper()
        assert len(asked.responses) >= 3
        assert asked.find_out.text


def test_a_repetition_and_a_seed_bring_other_words(objections: Objections) -> None:
    card = playbook_cards(objections)[0]
    again, _log = grade(card, "good", NOW)
    first = exercise(card, objections, "en", {}).text
    assert first == exercise(card, objections, "en", {}).text
    assert first != exercise(again, objections, "en", {}).text
    assert first != exercise(card, objections, "en", {}, seed=1).text


def test_a_card_asks_in_the_clients_own_words(objections: Objections) -> None:
    assert exercise(fumbled("Zu viel!"), objections, "en", {}).text == "Zu viel!"


def test_a_card_of_a_reason_that_is_gone_still_works(objections: Objections) -> None:
    card = Card(id="reason.money.gone", kind="money", source="playbook", reason="gone")
    assert exercise(card, objections, "en", {}).text


@pytest.mark.parametrize(
    ("named", "answer", "rating"),
    [
        ("money", "", None),
        (None, "", "again"),
        ("value", "May I ask what makes you hesitate?", "again"),
        ("money", "Hm.", "hard"),
        ("money", "May I ask what makes you hesitate?", "good"),
        ("money", "Then I'd put something more into it for you, the newsletter.", "good"),
        (
            "money",
            "Is it the amount, or paying in advance? Then I'd put the newsletter in for you.",
            "easy",
        ),
        ("money", "I could give you a discount of ten percent.", "again"),
        ("money", "I don't give discounts, but I'd put the newsletter in for you.", "good"),
    ],
)
def test_the_answer_suggests_the_grade(
    objections: Objections,
    scoring: Scoring,
    hear: Callable[[str], tuple[str, ...]],
    named: str,
    answer: str,
    rating: Rating | None,
) -> None:
    found = judge(fumbled(), named, answer, objections, scoring, hear)  # type: ignore[arg-type]
    assert found.rating == rating


@pytest.mark.parametrize(("language", "letters"), [("en", "mvrg"), ("de", "gwea")])
def test_one_key_names_a_kind(language: str, letters: str) -> None:
    keys = kind_keys(language)  # type: ignore[arg-type]
    assert [keys[letter] for letter in letters] == list(KINDS)
    assert [keys[digit] for digit in "1234"] == list(KINDS)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "1 minute"), (600, "10 minutes"), (3 * 3600, "3 hours"), (2 * DAY, "2 days")],
)
def test_the_time_until_a_card_comes_back_is_said_in_words(seconds: float, said: str) -> None:
    assert comes_back(seconds) == said


@pytest.mark.parametrize("voice", ["en", "sie"])
def test_the_first_new_cards_are_short_and_plain(objections: Objections, voice: Voice) -> None:
    for card in playbook_cards(objections)[:5]:
        for seed in range(20):
            text = exercise(card, objections, voice, {}, seed).text
            assert len(text.split()) <= 9, text
            assert not re.search("premium|solar|council|robbery|Kommune|Photovoltaik", text), text
