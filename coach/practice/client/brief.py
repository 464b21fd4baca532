"""A persona made from what is known of a real client, so that one rehearses this very call."""

from __future__ import annotations

import random
from collections.abc import Mapping

from coach.playbook.model import KINDS, Kind
from coach.playbook.persona import Lines, Mood, Persona, Personas, Topic
from coach.playbook.text import Text

_FACT_OF: dict[Topic, str] = {
    "workload": "workload",
    "goals": "goals",
    "pains": "pains",
    "success": "success",
    "decider": "decision_maker",
    "extras": "extras",
}
"""The fact of a brief or a call that answers each topic."""

_MOODS: tuple[Mood, ...] = ("friendly", "gruff", "brisk")


def persona_of(
    client: str, facts: Mapping[str, str], shared: Personas, du: bool, seed: int
) -> Persona:
    """A client who knows these facts; the seed chooses mood and doubts.

    A topic without a fact stays open: the client then says that they would have to look it up.
    """
    chance = random.Random(f"{seed}/{client}")
    doubts: list[Kind] = chance.sample(KINDS, 3)
    name = facts.get("contact", "").strip() or client
    return Persona(
        name=Text(en=name, de=name),
        company=Text(en=client, de=client),
        about=Text(en=client, de=client),
        form="du" if du else "sie",
        mood=chance.choice(_MOODS),
        traits=("stranger",),
        talk=2,
        patience=chance.randint(5, 8),
        trust=chance.randint(1, 3),
        decides=True,
        concerns={doubts[0]: 3, doubts[1]: 2, doubts[2]: 1},
        facts={
            topic: _answer(facts[key], shared.lines.get(f"brief_{topic}", {}).get("any"))
            for topic, key in _FACT_OF.items()
            if facts.get(key, "").strip()
        },
    )


def _answer(fact: str, frame: Lines | None) -> Lines:
    """The fact in a sentence; the facts of one client may be noted one after the other."""
    fact = fact.strip().rstrip(".")
    frame = frame or Lines(en=("{fact}.",), de=("{fact}.",))
    return Lines(
        en=tuple(line.replace("{fact}", fact) for line in frame.to("en")[:1]),
        de=tuple(line.replace("{fact}", fact) for line in frame.to("sie")[:1]),
    )
