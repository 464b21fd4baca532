"""What is meant kindly is no quarrel, and what is only thrown in is no offer."""

from __future__ import annotations

import pytest

from coach.playbook.load import Content, load
from coach.playbook.moves import FILE, Moves
from coach.practice.moves import MoveHearing, listen

KIND = """
    Das ist fair.
    Völlig fair.
    Das ist ein faires Argument.
    Das finde ich nur fair.
    Klingt fair.
    Das ist unfair.
    Das sollte nicht sein.
    Das sollte nicht so sein.
    So sollte es nicht sein.
    Das ist doch Mist, wenn das liegen bleibt.
    Das ist ja Quatsch, dass Sie das abends machen müssen.
    Das ist blöd.
    Das ist wirklich doof.
    Das ist ja Mist.
    So ein Mist.
    Das geht ja gar nicht.
    Das ist doch kein Zustand.
    That's fair.
    That's a fair argument.
    Totally fair.
    That shouldn't be.
    That shouldn't happen to anybody.
    It shouldn't be like that.
    That's awful.
    That's silly.
    That's a shame.
    That's stupid, when you have to do it in the evening.
    That's rubbish when it's left lying around.
    That sucks.
    That must be hard.
"""
UNKIND = """
    Das ist doch Quatsch, was du da redest.
    Das ist Unsinn, was Sie da erzählen.
    Der Preis ist fair, Punkt.
    Sie irren sich gewaltig.
    Das ist blöd von Ihnen.
    Du redest Mist.
    That's nonsense, what you're saying.
    You're being silly.
    That's stupid of you.
    It isn't expensive, others charge double.
"""


def split(lines: str) -> list[str]:
    return [line.strip() for line in lines.strip().splitlines()]


@pytest.fixture(scope="module")
def ears(shipped: Content) -> MoveHearing:
    return listen(load(FILE, Moves, shipped))


def names(ears: MoveHearing, text: str) -> set[str]:
    return {heard.move for heard in ears.hear(text)}


@pytest.mark.parametrize("line", split(KIND))
def test_agreement_and_sympathy_are_no_quarrel(ears: MoveHearing, line: str) -> None:
    assert names(ears, line) <= {"acknowledges"}


@pytest.mark.parametrize("line", split(UNKIND))
def test_what_is_aimed_at_somebody_is_a_quarrel(ears: MoveHearing, line: str) -> None:
    assert names(ears, line) & {"argues", "insults"}
