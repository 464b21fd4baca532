"""What is an objection in one step says yes in another."""

from __future__ import annotations

import pytest

from coach.call import events as ev
from coach.call.meant import hear_in
from coach.hearing.verdict import Verdict
from coach.playbook.model import Script
from tests.call.conftest import StartCall

YES = "general/send_me_something: okay, send me that by e-mail"


@pytest.mark.parametrize("step", ["price", "follow_up"])
def test_send_me_the_mail_is_a_yes_once_the_mail_is_offered(start: StartCall, step: str) -> None:
    session = start(step)
    reply = session.client_said(YES)
    (said,) = reply.events
    assert isinstance(said, ev.ClientSaid)
    assert (said.verdict.label, said.also, reply.prompts.objection) == ("none", (), None)


def test_send_me_the_mail_puts_off_whoever_hears_it_early(start: StartCall) -> None:
    assert start("propose").client_said(YES).prompts.objection is not None


@pytest.mark.parametrize(
    "text",
    [
        "general/think_it_over: send it, and let me think",
        "money/too_expensive: that is too dear, send it by mail",
    ],
)
def test_other_objections_stay_what_they_are(start: StartCall, text: str) -> None:
    assert start("price").client_said(text).prompts.objection is not None


def test_the_preview_takes_a_yes_for_a_yes(start: StartCall) -> None:
    shown = start("price").preview(YES)
    assert shown is not None
    assert shown.card is None


def test_a_yes_corrected_to_an_objection_has_the_reason_that_was_heard(start: StartCall) -> None:
    session = start("price")
    session.client_said(YES)
    session.wrong("general")
    assert session.state.open[-1].reason == "send_me_something"


def hear(text: str) -> Verdict:
    """A brush-off, however it is said; the time is another objection, and so is the money."""
    if any(word in text for word in ("dear", "Geld")):
        return Verdict(text, "money", 0.9, reason="too_expensive")
    reason = "timing" if text == "But not now." else "send_me_something"
    return Verdict(text, "general", 0.9, reason=reason)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("send me an e-mail", "none"),
        ("Passt, schicken Sie mir das", "none"),
        ("don't call us, we'll call you", "general"),
        ("Send it. Then we talk.", "none"),
        ("Send me an e-mail. But not now.", "general"),
        ("dear, but all right, send it", "none"),
        ("Viel Geld, aber schicken Sie's halt", "none"),
        ("send it, but it is dear", "money"),
    ],
)
def test_it_takes_the_words_and_nothing_against_it(retainer: Script, text: str, label: str) -> None:
    assert hear_in(retainer.steps["price"], hear, text).label == label


def test_the_reason_stays_for_whoever_corrects_it(retainer: Script) -> None:
    meant = hear_in(retainer.steps["price"], hear, "send me an e-mail")
    assert (meant.reason, meant.runner_up) == ("send_me_something", "general")
