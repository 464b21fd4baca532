"""What is meant kindly is no quarrel, and what is only thrown in is no offer."""

from __future__ import annotations

import pytest

from coach.playbook.load import Content, load
from coach.playbook.moves import FILE, Moves
from coach.practice.moves.hear import MoveHearing, listen

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


@pytest.mark.parametrize(
    ("line", "moves"),
    [
        ("Zu viel?", "asks_more"),
        ("Too expensive?", "asks_more"),
        ("Ihre Konkurrenz hat schon zugesagt.", "pressures"),
        ("Ja, für alles halt. Ist ja auch egal. Oder lieber so wie immer. Wie du willst.", ""),
        ("Für Content. Du zahlst, ich schreibe. Fertig.", ""),
        (
            "Ich kann dir auch einfach was billiger machen. Oder halt umsonst.",
            "discount free_trial",
        ),
        ("Eine Küche von Ihnen kostet zwanzigtausend Euro.", ""),
        ("Wo hakt es heute bei Ihnen im Haus?", "asks_pains"),
        (
            "Am Betrag schraube ich nicht, dafür nehme ich die Fotos für jedes Projekt mit rein,"
            " so kriegen Sie mehr für dasselbe Geld.",
            "upgrades_offer",
        ),
        ("Na gut. Dann machen wir halt einen Retainer.", "proposes_retainer"),
        ("Ist ja gut, Mädchen. Reg dich ab.", "insults"),
        ("Ihr Problem. Tschö.", "says_goodbye"),
        ("Dann verbinden Sie mich mal schnell weiter.", "asks_for_decider"),
    ],
)
def test_short_and_careless_lines_are_heard_as_they_are_meant(
    ears: MoveHearing, line: str, moves: str
) -> None:
    assert names(ears, line) == set(moves.split())
