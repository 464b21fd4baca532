"""Small questions that belong to no step of the call: the line, the moment, once more, and so?"""

from __future__ import annotations

from coach.call.figures import says_back
from coach.practice.client.turn import Turn

_ASIDE = frozenset(("greets", "acknowledges", "builds_rapport"))
"""Beside these a small question is still the thing to reply to."""
_SUMS_UP = frozenset(("summarises", "estimates_volume"))
"""What a figure said back may sound like."""
_LIKES_IT = 4.0
"""Trust and interest, less the doubts, from which a client says that they like it so far."""


def small_question(turn: Turn) -> bool:
    """Answer it where nothing else was said that wants a reply."""
    asked = turn.moves - _ASIDE
    if asked == {"checks_line"}:
        turn.say("still_here")
    elif asked == {"asks_to_repeat"} and turn.was.said:
        last = turn.was.said[-1]
        turn.say("says_again")
        turn.add(last)
    elif asked == {"asks_moment"}:
        turn.say("good_moment")
    elif not asked - _SUMS_UP and says_back(turn.text, turn.was.said):
        turn.say("confirms")
    elif asked == {"asks_opinion"}:
        opinion(turn)
    else:
        return False
    return True


def opinion(turn: Turn) -> None:
    """What the client thinks of it, as far as they know it."""
    behind = f"behind_{turn.open}"
    if turn.stage == "proposed":
        turn.stage = "asked_how"
        turn.say("how_it_works", "how_it_works")
    elif not turn.reached("explained") and turn.open is None:
        turn.say("tell_me")
    elif turn.open is not None and turn.fresh_line(behind):
        turn.say(behind, turn.open, near=turn.last_said())
    else:
        turn.say("likes_it" if turn.liking() >= _LIKES_IT else "undecided")
