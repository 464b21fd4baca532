"""Words that mean nothing to the simulated client: a nod, a puzzled word, and then the end."""

from __future__ import annotations

import re

from coach.playbook.persona import Mood
from coach.practice.client.answer import exact
from coach.practice.client.lines import shares_a_word
from coach.practice.client.turn import Turn
from coach.practice.client.ways import DISCOVERY
from coach.practice.moves.hear import QUARREL

_NOD = 3
"""Words up to which it is only a nod."""
_SHORT = 6
"""Words up to which a remark is harmless."""
_LONG = 25
"""Words from which one talks at somebody who waits for their turn."""
_MONOLOGUE = 60
"""Words from which nobody takes in what else was in it, unless they had asked for it."""
_GOES_WELL = 5.0
"""Trust with which a client does not mind a remark that leads nowhere."""
_PAY = r"\b(?:pay|(?:be)?zahl\w*|überweis\w*)\b"
_DEMANDS = re.compile(rf"{_PAY}.*\b(?:month|monat)|\b(?:month|monat).*{_PAY}", re.IGNORECASE)
"""Money is asked for before anything was offered."""
_BEARS: dict[Mood, int] = {"friendly": 2, "gruff": 1, "brisk": 1}
"""Puzzling remarks in a row that each mood puts up with."""
_HURRIED = 4.0
"""Patience below which nobody is puzzled politely any more."""


def nothing_heard(turn: Turn) -> None:
    """No move in it: each time costs more than the one before, and talking on counts double."""
    words = len(turn.text.split())
    turn.idle = turn.was.idle + (2 if talks_on(turn) else 1)
    if wish_taken_up(turn):
        turn.say("extra_wish")
        return
    if not turn.reached("proposed") and _DEMANDS.search(turn.text):
        turn.say("pay_for_what")
        return
    if harmless(turn, words) or (exact(turn) and turn.was.idle == 0 and words <= _MONOLOGUE):
        turn.say("backchannel")
        return
    turn.patience -= turn.idle - 0.5
    if talks_on(turn):
        turn.say("interrupts")
    elif asked_again(turn):
        pass
    elif turn.idle > _BEARS[turn.cast.persona.mood] or hurried(turn):
        turn.say("impatience")
    elif not turn.asks():
        early = turn.was.idle == 0 and not turn.made_any(DISCOVERY | QUARREL)
        turn.say("tell_me" if early else "puzzled")
    elif turn.reached("proposed") and not turn.cast.persona.decides:
        turn.say("unknown_question")
    else:
        turn.say("unclear_question")


def hurried(turn: Turn) -> bool:
    """Whether there is no time to be puzzled politely; a question is still listened to once."""
    return turn.patience < _HURRIED and (turn.was.idle > 0 or not turn.asks())


def talks_on(turn: Turn) -> bool:
    """Whether it goes on for too long: at once, or for the second time."""
    words = len(turn.text.split())
    return words > _MONOLOGUE or (words > _LONG and turn.was.idle > 0)


def wish_taken_up(turn: Turn) -> bool:
    """Whether this speaks of something extra that the client has just wished for."""
    facts = turn.cast.persona.facts.get("extras")
    held = facts.to(turn.cast.voice) if facts else ()
    wished = [line for line in held if line in turn.was.said[-2:]]
    return any(shares_a_word(line, turn.text) for line in wished)


def harmless(turn: Turn, words: int) -> bool:
    """Whether it is a passing remark that wants nothing of the client."""
    if turn.asks() or turn.stage in ("asked_how", "asked_fee"):
        return False
    passing = _SHORT if turn.trust < _GOES_WELL else _LONG
    return words <= (_NOD if turn.was.idle == 1 else passing) and turn.was.idle < 2


def drones(turn: Turn) -> bool:
    """Whether this is a monologue that the client has not asked for."""
    asked_for = turn.stage in ("proposed", "asked_how") or turn.open is not None
    return len(turn.text.split()) > _MONOLOGUE and not asked_for and not turn.text.endswith("?")


def asked_again(turn: Turn) -> bool:
    """A question of the client's own that was passed over is asked once more."""
    if turn.stage == "asked_fee" and turn.once("insisted"):
        turn.say("insists_fee", "monthly_fee")
        return True
    if turn.stage == "asked_how" and turn.once("asked_how_again"):
        turn.say("how_it_works", "how_it_works")
        return True
    return False
