"""What a content file may be: the word after ``kind:`` and the type it stands for."""

from __future__ import annotations

import importlib

import msgspec

TYPES: dict[str, str] = {
    "objections": "coach.playbook.model:Objections",
    "script": "coach.playbook.model:Script",
    "moves": "coach.playbook.moves:Moves",
    "personas": "coach.playbook.persona:Personas",
    "scoring": "coach.playbook.scoring:Scoring",
    "trades": "coach.offer.trades:Trades",
    "offer": "coach.offer.advice:Advice",
}
"""Each kind with the place of its type, so that only the wanted one is imported."""


def type_of(kind: str) -> type[msgspec.Struct] | None:
    """The type for the word after ``kind:``, or None where there is no such kind."""
    place = TYPES.get(kind)
    if place is None:
        return None
    module, name = place.split(":")
    found: type[msgspec.Struct] = getattr(importlib.import_module(module), name)
    return found
