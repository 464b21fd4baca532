"""What the simulated client tells when asked, and nothing that was not."""

from __future__ import annotations

import re

from coach.playbook.persona import Topic
from coach.practice.client.turn import Turn
from coach.practice.client.ways import TOPIC_OF

ELSEWHERE = "decider_elsewhere"
"""Noted when the client has said that somebody else decides."""

_AT_PRESENT = re.compile(
    r"\b(?:who|how|wer|wie)\b.*\b(?:now|moment|currently|so far|jetzt|zurzeit|bisher|gerade)\b"
    r"|\b(?:tried|probiert|versucht)\b",
    re.IGNORECASE,
)

_OPEN = r"(?:what|why|how|where|which|who|was|warum|wieso|weshalb|wie|wer|welche\w*|wo\w*)"
_YES_OR_NO = re.compile(
    rf"(?:^|[.!?,;:])\s*(?!(?:(?:and|und|so|also) )?{_OPEN}\b)\w[^.!?;:,]*\?", re.IGNORECASE
)
"""A question that can be answered with yes, unlike one for what, why or how."""


def topics_asked(turn: Turn) -> tuple[Topic, ...]:
    """What was asked about, once each, in the order of a call."""
    asked = dict.fromkeys(topic for move, topic in TOPIC_OF.items() if move in turn.moves)
    if "business" in asked and _AT_PRESENT.search(turn.text):  # who does it now is no profile
        del asked["business"]
        asked["pains"] = None
    return tuple(topic for topic in asked if len(asked) == 1 or _has_more(turn, topic))


def _has_more(turn: Turn, topic: Topic) -> bool:
    """Whether there is something to tell beside other topics; the business is no answer there."""
    facts = turn.cast.persona.facts.get(topic)
    held = len(facts.to(turn.cast.voice)) if facts else 0
    return topic != "business" and turn.told.get(topic, 0) < held


def tell(turn: Turn) -> None:
    """Answer what was asked, two topics at most; an estimate beside it gets half a sentence."""
    asked = topics_asked(turn)
    estimated = "estimates_volume" in turn.fresh() and "workload" in turn.told
    if asked and estimated and _YES_OR_NO.search(turn.text):
        turn.say("volume_in_passing")
    for topic in asked[:2]:
        tell_about(turn, topic)


def tell_about(turn: Turn, topic: Topic) -> None:
    """The first fact when asked first, more when asked again; talkers tell at once."""
    facts = turn.cast.persona.facts.get(topic)
    held = facts.to(turn.cast.voice) if facts else ()
    known = turn.told.get(topic, 0)
    turn.last_topic = topic
    if topic == "decider" and not turn.cast.persona.decides:
        turn.once(ELSEWHERE)
    if not held:
        turn.say("unknown_question")
        return
    if known >= len(held):
        turn.patience -= 0.2
        turn.say("said_already")
        return
    count = 2 if known == 0 and turn.cast.persona.talk == 3 else 1
    for line in held[known : known + count]:
        turn.add(line)
    turn.told[topic] = min(len(held), known + count)
    if known == 0:
        turn.trust += 0.5
        turn.interest += 0.3


def tell_once_more(turn: Turn, topic: Topic) -> bool:
    """Tell the first fact, even where it was told before; whether there is one."""
    facts = turn.cast.persona.facts.get(topic)
    if facts is None:
        return False
    if turn.told.get(topic, 0) == 0:
        tell_about(turn, topic)
    else:
        turn.say("as_told")
        turn.add(facts.to(turn.cast.voice)[0])
    return True
