"""Somebody else decides: the client who cannot say yes arranges a call with the one who can."""

from __future__ import annotations

from coach.practice.client_tell import ELSEWHERE, tell_about, topics_asked
from coach.practice.client_turn import Turn

ASKED_FOR = "asks_for_decider"
OFFERED = "decider_offered"
"""Noted when the client has offered a date with the one who decides."""


def wants_decider(turn: Turn) -> bool:
    """Whether these words are about the call with the one who decides."""
    if turn.cast.persona.decides:
        return False
    return ASKED_FOR in turn.moves or (OFFERED in turn.notes and "agrees_next_step" in turn.moves)


def arrange(turn: Turn) -> None:
    """The client answers, offers a date, and hangs up gladly once it is taken."""
    if turn.open == "general":  # whoever decides will answer it
        turn.open, turn.just_calmed = None, "general"
        turn.calmed, turn.doubts["general"] = (*turn.calmed, "general"), 0.0
    offered = OFFERED in turn.notes
    asked = [topic for topic in topics_asked(turn) if topic != "decider"]
    for topic in asked[:2]:
        tell_about(turn, topic)
    if not offered:
        turn.once(OFFERED)
        turn.trust += 0.5
        if ELSEWHERE not in turn.notes:
            tell_about(turn, "decider")
        turn.say("again_boss")
    if asked:
        return
    if "agrees_next_step" in turn.moves:
        turn.outcome = "again"
        turn.say("goodbye")
    elif offered:
        turn.say("boss_arranged")
