"""Words that mean nothing to the simulated client: a nod, a puzzled word, and then the end."""

from __future__ import annotations

from coach.playbook.persona import Mood
from coach.practice.client_turn import Turn

_SHORT = 6
"""Words up to which a remark is harmless."""
LONG = 25
"""Words from which one talks at somebody who waits for their turn."""
_MONOLOGUE = 60
"""Words from which nobody takes in what else was in it, unless they had asked for it."""
_BEARS: dict[Mood, int] = {"friendly": 2, "gruff": 1, "brisk": 1}
"""Puzzling remarks in a row that each mood puts up with."""
_HURRIED = 4.0
"""Patience below which nobody is puzzled politely any more."""


def nothing_heard(turn: Turn) -> None:
    """No move in it: each time costs more than the one before, and a long one counts double."""
    words = len(turn.text.split())
    asks = turn.asks()
    harmless = words <= _SHORT and not asks and turn.was.idle == 0
    turn.idle = turn.was.idle + (2 if words > LONG else 1)
    if not harmless:
        turn.patience -= turn.idle - 0.5
    if words <= LONG and asked_again(turn):
        return
    if harmless:
        turn.say("backchannel")
    elif words > LONG:
        turn.say("interrupts")
    elif turn.idle > _BEARS[turn.cast.persona.mood] or turn.patience < _HURRIED:
        turn.say("impatience")
    else:
        turn.say("unclear_question" if asks else "puzzled")


def drones(turn: Turn) -> bool:
    """Whether this is a monologue that the client has not asked for."""
    asked_for = turn.stage in ("proposed", "asked_how") or turn.open is not None
    return len(turn.text.split()) > _MONOLOGUE and not asked_for and not turn.asks()


def asked_again(turn: Turn) -> bool:
    """A question of the client's own that was passed over is asked once more."""
    if turn.stage == "asked_fee" and turn.once("insisted"):
        turn.say("insists_fee", "monthly_fee")
        return True
    if turn.stage == "asked_how" and turn.once("asked_how_again"):
        turn.say("how_it_works", "how_it_works")
        return True
    return False
