"""Somebody else decides: the client who cannot say yes arranges a call with the one who can."""

from __future__ import annotations

import re

from coach.practice.client.day import asks_else, asks_when, day_in, refuses_day
from coach.practice.client.tell import ELSEWHERE, tell_about, topics_asked
from coach.practice.client.turn import Turn
from coach.practice.moves.hear import CHOICES

ASKED_FOR = "asks_for_decider"
OFFERED = "decider_offered"
"""Noted when the client has offered a date with the one who decides."""

_TOGETHER = re.compile(
    r"\b(?:three|together|both|(?:all of|with) us|set up|arrange|appointment|join|and me|there too"
    r"|mit uns|dr(?:ei|itt)|zusammen|gemeinsam|termin|einrichten|dabei|dazu)\b",
    re.IGNORECASE,
)
"""A call is asked for with all of them, and not to be put through."""

_THEY = re.compile(
    r"\b(?:he|him|his|she|her|er|ihn|ihm|ihr|seine?[nr]?|sie|(?i:boss|che(?:f|fin)))\b"
)
"""The one who decides, with the small letter that tells her from the client in German."""
_NUMBER = re.compile(
    r"\b(?:numbers?|direct line|extension|mobile|e-?mail\w*|address"
    r"|\w*nummer|durchwahl|handy\w*|mail\w*|adresse)\b",
    re.IGNORECASE,
)
_CALLS = re.compile(r"\b(?:ring|call|talk|speak|ruf\w*|meld\w*|sprech\w*)\b", re.IGNORECASE)
_ON_PAPER = re.compile(
    r"\b(?:pages?|papers?|sheet|summary|in writing|send|seiten?|zettel|blatt|unterlagen?"
    r"|schriftlich\w*|zusammenfassung|schick\w*)\b",
    re.IGNORECASE,
)
_IS_IN = re.compile(
    r"\b(?:in|there|back|free|available|office|reach|get hold|catch|time|suits?|works?"
    r"|da|zurück|frei|büro|erreich\w*|erwisch\w*|ran|zeit|passt|recht|ginge|geht)\b",
    re.IGNORECASE,
)


def wants_decider(turn: Turn) -> bool:
    """Whether these words are about the call with the one who decides."""
    if turn.cast.persona.decides or turn.moves & CHOICES:
        return False
    if ASKED_FOR in turn.moves:
        return True
    if OFFERED in turn.notes and ("agrees_next_step" in turn.moves or asks_day(turn)):
        return True
    return ELSEWHERE in turn.notes and asks_of_them(turn, _NUMBER, _IS_IN, _CALLS)


def asks_day(turn: Turn) -> bool:
    """Whether a day of the freelancer's own is put forward."""
    return turn.waits() and bool(day_in(turn.text))


def asks_of_them(turn: Turn, *what: re.Pattern[str]) -> bool:
    """Whether one of these things is asked about the one who decides."""
    asked = any(thing.search(turn.text) for thing in what)
    return turn.waits() and asked and _THEY.search(turn.text) is not None


def arrange(turn: Turn) -> None:
    """The client answers, offers a date, and hangs up gladly once it is taken."""
    if turn.open == "general":  # whoever decides will answer it
        turn.open, turn.just_calmed = None, "general"
        turn.calmed = (*turn.calmed, "general")
    turn.doubts["general"] = 0.0
    offered = OFFERED in turn.notes
    if "offers_paid_trial" in turn.fresh():
        turn.say("boss_trial")
    asked = [topic for topic in topics_asked(turn) if topic != "decider"]
    for topic in asked[:2]:
        tell_about(turn, topic)
    if not offered:
        turn.once(OFFERED)
        turn.trust += 0.5
        turn.once(ELSEWHERE)
        if not day_in(turn.text):
            if _NUMBER.search(turn.text):
                turn.say("boss_number")
            elif not (_TOGETHER.search(turn.text) or asks_when(turn.text)):
                turn.say("boss_away")
            turn.say("again_boss")
    if not asked:
        date(turn, offered)


def date(turn: Turn, offered: bool) -> None:
    """When it is to be: a day that suits ends the call, a question for one is answered."""
    day = day_in(turn.text)
    turn.day = day or turn.day
    if day and asks_when(turn.text):  # which hour of that day
        turn.say("boss_when")
    elif day and not refuses_day(turn.text) and asks_else(turn.text):
        turn.say("takes_day")
        turn.say("boss_paper" if _ON_PAPER.search(turn.text) else "unknown_question")
    elif day and not refuses_day(turn.text):
        turn.say("boss_day")
        turn.outcome = "again"
    elif day:
        turn.say("boss_other_day")
    elif offered and _NUMBER.search(turn.text) and turn.waits():
        turn.say("boss_number")
    elif offered and (asks_when(turn.text) or refuses_day(turn.text) or asks_of_them(turn, _IS_IN)):
        turn.say("boss_when")
    elif "agrees_next_step" in turn.moves and offered:
        turn.say("goodbye")
        turn.outcome = "again"
    elif offered:
        turn.say("boss_arranged")
