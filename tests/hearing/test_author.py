"""Authors are told which phrases collide, which say nothing new, and which are misheard."""

from __future__ import annotations

from coach.hearing.author import Phrase, left_out, misheard, phrases, remarks
from coach.hearing.hear import Hearing
from coach.hearing.verdict import CLASSES
from coach.playbook.model import Objections


def phrase(text: str, label: str = "money") -> Phrase:
    return Phrase(label, "a_reason", "en", text)


def test_the_same_words_in_two_classes_collide(hearing: Hearing) -> None:
    first, second = phrase("That's far too pricey!"), phrase("far too pricey", "value")
    (remark,) = remarks([first, second], hearing.language)
    assert (remark.kind, remark.phrase, remark.other) == ("collides", second, first)


def test_the_same_words_in_one_class_are_redundant(hearing: Hearing) -> None:
    (remark,) = remarks(
        [phrase("the price is too high"), phrase("Price too high")], hearing.language
    )
    assert remark.kind == "redundant"


def test_different_words_are_fine(hearing: Hearing) -> None:
    said = [phrase("too pricey"), phrase("no budget"), phrase("see you Monday", "none")]
    assert list(remarks(said, hearing.language)) == []


def test_a_phrase_in_the_wrong_class_is_misheard(hearing: Hearing) -> None:
    wrong = phrase("we would have to ask our boss about this first", "how_it_works")
    right = phrase("that is much too expensive for us")
    (remark,) = misheard([wrong, right], hearing)
    assert (remark.kind, remark.phrase, remark.heard) == ("misheard", wrong, "general")
    assert remark.confidence > 0.5


def test_leaving_a_phrase_out_takes_support_from_its_class(
    hearing: Hearing, objections: Objections
) -> None:
    for said in list(phrases(objections))[:200]:
        own = CLASSES.index(said.label)
        alone = dict(hearing.explain(said.text).shares)[said.label]
        assert left_out(said, hearing)[own] <= alone + 0.1


def test_every_shipped_phrase_is_found(objections: Objections) -> None:
    found = list(phrases(objections))
    assert {one.label for one in found} == set(CLASSES)
    assert {one.lang for one in found} == {"en", "de"}
    assert all(one.text == one.text.strip() != "" for one in found)
