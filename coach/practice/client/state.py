"""What the simulated client knows, wants and doubts; it is folded from what was said to them."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from coach.playbook.model import Kind, Outcome
from coach.playbook.persona import Persona, Topic

Stage = Literal["talk", "proposed", "asked_how", "explained", "asked_fee", "put_off"]
"""How far the call has come, in the client's eyes."""

STAGES: tuple[Stage, ...] = ("talk", "proposed", "asked_how", "explained", "asked_fee", "put_off")

Difficulty = Literal[1, 2, 3, 4]

_STRENGTH = {1: 0.6, 2: 1.0, 3: 1.5, 4: 2.0}
"""How strong doubts are, by difficulty."""
_PATIENCE = {1: 1.5, 2: 1.0, 3: 0.8, 4: 0.6}
_TRUST = {1: 1.0, 2: 0.0, 3: -0.5, 4: -1.0}
_DEMAND = {1: 3.0, 2: 5.5, 3: 7.0, 4: 8.5}
"""How much a client must like it all to agree."""


class Said(NamedTuple):
    """What the freelancer said, as the client takes it; no words are a silence."""

    text: str
    moves: tuple[str, ...]


class ClientState(msgspec.Struct, frozen=True):
    """One client in the middle of a call."""

    trust: float
    patience: float
    doubts: dict[Kind, float]
    """What is left of each doubt; below one it is not worth mentioning."""
    demand: float = 5.5
    """Trust and interest, less the doubts left, from which the client agrees."""
    interest: float = 0.0
    stage: Stage = "talk"
    turn: int = 0
    open: Kind | None = None
    """The doubt that waits for an answer."""
    asked: bool = False
    """Whether the freelancer asked about the open doubt before answering it."""
    weak: int = 0
    """Weak answers to the open doubt so far."""
    tried: tuple[str, ...] = ()
    """Answers tried on the open doubt."""
    raised: tuple[Kind, ...] = ()
    calmed: tuple[Kind, ...] = ()
    told: dict[Topic, int] = {}
    """Lines told about each topic."""
    last_topic: Topic | None = None
    made: tuple[str, ...] = ()
    """Moves that the freelancer has made, in order."""
    said: tuple[str, ...] = ()
    """The client's own lines so far."""
    idle: int = 0
    """The freelancer's turns in a row without any move."""
    quiet: int = 0
    """Silences in a row."""
    chatted: int = 0
    """Rounds of small talk."""
    cheapened: int = 0
    """Times that the freelancer made the offer small."""
    day: str = ""
    """The day that the freelancer proposed last for talking again."""
    notes: tuple[str, ...] = ()
    """Things that happen once in a call and did."""
    outcome: Outcome | None = None


def first_state(persona: Persona, difficulty: Difficulty) -> ClientState:
    """The client before the first word."""
    return ClientState(
        trust=persona.trust + _TRUST[difficulty],
        patience=persona.patience * _PATIENCE[difficulty],
        demand=_DEMAND[difficulty],
        doubts={
            kind: strength * _STRENGTH[difficulty] for kind, strength in persona.concerns.items()
        },
    )
