"""What an utterance means in the step where it is said."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from coach.call.guard import fold, says
from coach.call.parts import conclusion, kinds_beside
from coach.hearing.verdict import Verdict
from coach.playbook.model import KINDS, Kind, Step

Hear = Callable[[str], Verdict]


def hear_in(step: Step, hear: Hear, text: str) -> Verdict:
    """What is heard; no objection where the step takes these words for an agreement.

    "Send me an e-mail" puts off whoever hears it early, and says yes once the e-mail is offered,
    unless another part of the same words objects. Whatever was sighed before, "but all right, send
    it" says yes as well. The reason stays, for whoever corrects it.
    """
    verdict = hear(text)
    if verdict.label not in KINDS:
        return verdict
    meant = msgspec.structs.replace(verdict, label="none", runner_up=verdict.label)
    if _agrees_after_all(step, hear, text):
        return meant
    agreed = step.yes.get(verdict.reason)
    if agreed is None or not says(fold(text), agreed):
        return verdict
    return verdict if also_in(step, hear, meant) else meant


def _agrees_after_all(step: Step, hear: Hear, text: str) -> bool:
    end = conclusion(text)
    if end == text or not any(says(fold(end), phrases) for phrases in step.yes.values()):
        return False
    heard = hear(end)
    return heard.label == "none" or heard.reason in step.yes


def also_in(step: Step, hear: Hear, verdict: Verdict) -> dict[Kind, str]:
    """What single parts of the words object to besides, and why; an agreement is none there."""

    def part(text: str) -> Verdict:
        heard = hear(text)
        return msgspec.structs.replace(heard, label="none") if heard.reason in step.yes else heard

    if _agrees_after_all(step, hear, verdict.text):
        return {}
    return kinds_beside(verdict, part)
