"""``coach drill`` line by line: cards are asked, graded, kept, and come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.cli.parts import open_journal
from coach.cli.practice.deck import due_cards
from coach.practice.drill.cards import DOCUMENT, Card, decode
from tests.cli.conftest import Coach
from tests.conftest import HOSTILE

BAD = (Path(__file__).parent.parent / "practice" / "transcripts" / "bad.en.txt").read_text("utf-8")


def cards() -> list[Card]:
    return [decode(body) for _name, body in open_journal().documents(DOCUMENT)]


def test_a_first_drill_brings_cards_of_the_playbook(coach: Coach) -> None:
    done = coach("drill", "--plain", lines="m\nWhat makes you hesitate?\n3\n")
    assert done.code == 0
    assert "1/5" in done.out
    assert "Right, it is Money" in done.out
    assert "Ask first:" in done.out
    assert "Comes back in 2 days." in done.out
    assert "1 card done." in done.out
    assert [card.reviews for card in cards()] == [1]


def test_the_end_of_the_lines_ends_it_cleanly_anywhere(coach: Coach) -> None:
    for lines in ("", "m\n", "m\nhello\n", "m\nhello"):
        done = coach("drill", "--plain", lines=lines)
        assert done.code == 0
        assert "0 cards done." in done.out
    assert cards() == []


def test_the_same_lines_give_the_same_drill(coach: Coach) -> None:
    first = coach("drill", "--plain", lines="m\n").out
    assert coach("drill", "--plain", lines="m\n").out == first


def test_with_nothing_due_it_says_when_and_offers_new_ones(coach: Coach) -> None:
    coach("drill", "--plain", "--new", "1", lines="m\n\n3\n")
    done = coach("drill", "--plain", lines="2\nv\n\n\n")
    assert "Nothing is due. The next card comes back in 2 days." in done.out
    assert "1/2" in done.out
    assert coach("drill", "--plain", lines="\n").out.count("Which is it") == 0


def test_new_zero_asks_only_what_is_due(coach: Coach) -> None:
    assert "Nothing is due." in coach("drill", "--plain", "--new", "0", lines="").out


def test_objections_fumbled_in_a_call_come_first_in_the_clients_words(coach: Coach) -> None:
    coach("call", "Krause", "--plain", lines=BAD)
    done = coach("drill", "--plain", lines="m\n")
    assert "That's quite a lot of money." in done.out
    assert due_cards(open_journal()) >= 2


def test_a_card_that_was_forgotten_comes_again_in_the_same_session(coach: Coach) -> None:
    done = coach("drill", "--plain", "--new", "1", lines="v\n\n1\nm\n\n3\n")
    assert "2/2" in done.out
    assert "2 cards done." in done.out


def test_a_wrong_kind_is_told_and_a_typo_is_asked_again(coach: Coach) -> None:
    done = coach("drill", "--plain", "--new", "1", lines="x\nv\n\n\n")
    assert done.out.count("Which is it?") == 2 + 1  # once more, since the card was forgotten
    assert "It is Money" in done.out


@pytest.mark.parametrize("key", ["g", "G", "1", "geld", "/geld"])
def test_german_keys_name_the_kinds(coach: Coach, key: str) -> None:
    done = coach("drill", "--plain", "--lang", "de", lines=f"{key}\n\n3\n")
    assert [card.memory.state for card in cards() if card.memory] == [2]
    assert done.code == 0


def test_a_discount_in_the_answer_is_warned_of(coach: Coach) -> None:
    done = coach("drill", "--plain", lines="m\nI could give you a discount.\n\n")
    assert "! No discount" in done.out


def test_end_stops(coach: Coach) -> None:
    assert "0 cards done." in coach("drill", "--plain", lines="/end\nm\n\n3\n").out


def test_hostile_answers_are_answers(coach: Coach) -> None:
    said = [text.encode("utf-8", "replace").decode() for text in HOSTILE if "\n" not in text]
    lines = "".join(f"m\n{text}\n3\n" for text in said)
    done = coach("drill", "--plain", "--new", str(len(said)), lines=lines)
    assert done.code == 0
    assert f"{len(said)} cards done." in done.out


@pytest.mark.parametrize("new", ["-1", "x", "1.5", "99999"])
def test_a_wrong_number_is_wrong_use(coach: Coach, new: str) -> None:
    assert coach("drill", f"--new={new}").code == 2
