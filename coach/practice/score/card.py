"""A scorecard: the points of a call part by part, and what became of its objections."""

from __future__ import annotations

import msgspec

from coach.playbook.model import Kind
from coach.playbook.text import Voice

LEAST = 1.0
"""Points below which what was kept is next to nothing."""


class Point(msgspec.Struct, frozen=True):
    """One check of a scorecard."""

    id: str
    points: float
    max: int
    why: str
    evidence: tuple[str, ...]
    """The lines that earned or cost it, as the plain face writes them."""
    better: str
    """What to say in its place."""
    well: bool
    """Whether it was done as it should be; points may still be missing for what came before."""
    fault: float
    """Points lost by what was done wrong here, and not by questions that were never asked."""
    said: bool = False
    """The evidence is the very words that did it, and is quoted each time."""
    lead: str = ""
    """Said before the evidence where it did not do it itself, and only explains it."""
    wrong: int = 0
    """How often something was said that must not be said."""
    missing: bool = False
    """There was nothing to measure."""
    tested: int = 1
    """How often the call put it to the test."""
    decided: tuple[str, ...] = ()
    """Words in the evidence that did it: a long line is quoted around them."""
    early: bool = False
    """It was kept, where too little happened for it to count in full."""

    @property
    def lost(self) -> float:
        """Points that are missing."""
        return round(self.max - self.points, 1)


def unread(point: Point, read: set[tuple[str, str]]) -> tuple[str, ...]:
    """The evidence not yet ``read``, which it joins: what explains several points is read once."""
    lines = {(point.lead, line) for line in point.evidence}
    fresh = lines if point.said else lines - read
    read |= lines
    return tuple(line for line in point.evidence if (point.lead, line) in fresh)


class ScoredPart(msgspec.Struct, frozen=True):
    """A group of checks."""

    name: str
    title: str
    points: float
    max: int
    checks: tuple[Point, ...]
    note: str = ""
    """What is to be said of all that was kept in it."""

    @property
    def told(self) -> tuple[Point, ...]:
        """The checks worth a word: what was kept and earns next to nothing is none."""
        return tuple(p for p in self.checks if not p.early or p.points >= LEAST)

    @property
    def worst(self) -> Point:
        """The check that cost most."""
        return max(self.checks, key=lambda point: point.lost)

    @property
    def evidence(self) -> tuple[str, ...]:
        """All quoted lines, those that cost points first."""
        ranked = sorted(self.checks, key=lambda point: -point.lost)
        return tuple(dict.fromkeys(line for point in ranked for line in point.evidence))


class ObjectionNote(msgspec.Struct, frozen=True):
    """What became of one objection."""

    kind: Kind
    reason: str
    text: str
    asked: bool
    answered: bool
    resolved: bool

    @property
    def fumbled(self) -> bool:
        """Whether it is worth drilling."""
        return not (self.asked and self.answered and self.resolved)


class Scorecard(msgspec.Struct, frozen=True):
    """The score of one call."""

    total: int
    """0 to 100."""
    parts: tuple[ScoredPart, ...]
    objections: tuple[ObjectionNote, ...]
    empty: bool
    """Nothing was said at all."""
    wordless: bool
    """The log holds none of the user's words."""
    voice: Voice
    silent: bool = False
    """Neither words nor commands of the user's are in it."""
    left_out: tuple[str, ...] = ()
    """Titles of the parts that could not come, because somebody else decides."""
    lost: bool = False
    """The client said no."""
    decider_missed: bool = False
    """Somebody else decides, and nobody asked for them."""
