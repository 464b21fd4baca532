"""Which of several doubts a question is about: the one whose words it takes up."""

from __future__ import annotations

from coach.playbook.model import Kind
from coach.practice.client.lines import lines_in, shared_words
from coach.practice.client.turn import CALM, Turn


def asked_of(turn: Turn, usual: Kind | None) -> Kind | None:
    """The doubt that a question takes up in the client's own words, or the ``usual`` one."""
    left = [kind for kind in turn.raised if turn.doubts.get(kind, 0.0) > CALM and kind != usual]
    others = [usual, *left] if usual else left
    return max(others, key=lambda kind: _nearness(turn, kind), default=None)


def _nearness(turn: Turn, kind: Kind) -> int:
    """How many words a question has in common with what was said of a doubt."""
    voiced = (f"{name}_{kind}" for name in ("objects", "late", "behind"))
    own = {line for situation in voiced for line in lines_in(turn.cast, situation)}
    return max((shared_words(line, turn.text) for line in turn.was.said if line in own), default=0)
