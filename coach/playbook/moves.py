"""``scripts/moves.yaml`` as values: what a freelancer does in a call, well or badly."""

from __future__ import annotations

from typing import Literal

from coach.playbook.model import Entry, Phrases
from coach.playbook.text import Text

FILE = "scripts/moves.yaml"

Quality = Literal["good", "bad", "plain"]


class Move(Phrases, frozen=True, kw_only=True):
    """One move with the ways to say it. One without phrases is seen, not heard (a silence)."""

    name: Text
    about: Text
    quality: Quality
    asks: bool = False
    """A move that is a question: the same words as a statement are not it."""
    needs: tuple[str, ...] = ()
    """Words, one of which it cannot do without, lower case; ``retain*`` holds all endings,
    ``<num>`` is any number."""
    amounts: bool = False
    """Also heard in any amount of money."""


class Chatter(Phrases, frozen=True, kw_only=True):
    """One kind of talk that is no move at all."""

    about: Text


class Moves(Entry, frozen=True):
    """All moves by their ids, and by its kinds what is none."""

    kind: Literal["moves"]
    asking: str
    """Words that a question begins with, both languages together."""
    moves: dict[str, Move]
    chatter: dict[str, Chatter] = {}
