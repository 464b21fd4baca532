"""What an utterance means in the step where it is said."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from coach.call.guard import fold, says
from coach.call.parts import kinds_beside
from coach.hearing.verdict import Verdict
from coach.playbook.model import KINDS, Step


def hear_in(step: Step, hear: Callable[[str], Verdict], text: str) -> Verdict:
    """What is heard; no objection where the step takes these words for an agreement.

    "Send me an e-mail" puts off whoever hears it early, and says yes once the e-mail is offered,
    unless another part of the same words objects.
    """
    verdict = hear(text)
    meant = _as_yes(step, verdict)
    if meant is verdict or kinds_beside(meant, lambda part: _as_yes(step, hear(part))):
        return verdict
    return meant


def _as_yes(step: Step, verdict: Verdict) -> Verdict:
    """A verdict that is none where it agrees; its reason stays, for whoever corrects it."""
    agreed = step.yes.get(verdict.reason) if verdict.label in (*KINDS, "unsure") else None
    if agreed is None or not says(fold(verdict.text), agreed):
        return verdict
    return msgspec.structs.replace(verdict, label="none", runner_up=verdict.label)
