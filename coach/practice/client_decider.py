"""Somebody else decides: the client who cannot say yes arranges a call with the one who can."""

from __future__ import annotations

from coach.practice.client_turn import Turn

ASKED_FOR = "asks_for_decider"
ELSEWHERE = "decider_elsewhere"
"""Noted when the client has said that somebody else decides."""
OFFERED = "decider_offered"
"""Noted when the client has offered a date with the one who decides."""


def wants_decider(turn: Turn) -> bool:
    """Whether these words are about the call with the one who decides."""
    if turn.cast.persona.decides:
        return False
    return ASKED_FOR in turn.moves or (OFFERED in turn.notes and "agrees_next_step" in turn.moves)


def arrange(turn: Turn) -> None:
    """The client offers a date, and hangs up gladly once it is taken."""
    if turn.open == "general":  # whoever decides will answer it
        turn.open, turn.just_calmed = None, "general"
        turn.calmed, turn.doubts["general"] = (*turn.calmed, "general"), 0.0
    offered = OFFERED in turn.notes
    if not offered:
        turn.once(OFFERED)
        turn.trust += 0.5
        turn.say("again_boss")
    if "agrees_next_step" in turn.moves:
        turn.outcome = "again"
        turn.say("goodbye")
    elif offered:
        turn.say("boss_arranged")
