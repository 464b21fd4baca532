"""Progress over many calls, as series for charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from coach.playbook.model import KINDS, Kind
from coach.practice.score.card import Scorecard

DOCUMENT = "score"
"""The journal's kind of document for what a score came to."""

RECENT = 50
"""Calls that the charts look back on."""


class Handled(msgspec.Struct, frozen=True):
    """One objection of a scored call."""

    kind: Kind
    resolved: bool


class Record(msgspec.Struct, frozen=True):
    """What one call's score came to, kept for the charts."""

    call: int
    started: float
    """Tells a later call under the same number apart."""
    total: int
    lost: dict[str, float]
    """Points lost, by part."""
    objections: tuple[Handled, ...] = ()


class Cost(msgspec.Struct, frozen=True):
    """A part of the score and what it costs on average."""

    part: str
    lost: float
    """Points a call."""


class Progress(msgspec.Struct, frozen=True):
    """The series of the charts; empty ones where nothing was scored yet."""

    scores: tuple[int, ...]
    """Totals, the oldest first."""
    kinds: dict[Kind, int]
    """Objections heard, by kind."""
    resolved: dict[Kind, float]
    """The share of them that was resolved, 0 to 1, for kinds that were heard."""
    costly: tuple[Cost, ...]
    """Parts that cost points, the dearest first."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.scores

    @property
    def resolved_share(self) -> float | None:
        """The share of all objections that was resolved; None where none was heard."""
        heard = sum(self.kinds.values())
        if not heard:
            return None
        return sum(self.resolved[kind] * self.kinds[kind] for kind in self.resolved) / heard


def record(card: Scorecard, call: int, started: float) -> Record:
    """What is kept of a scorecard."""
    return Record(
        call=call,
        started=started,
        total=card.total,
        lost={part.name: round(part.max - part.points, 1) for part in card.parts},
        objections=tuple(Handled(note.kind, note.resolved) for note in card.objections),
    )


def encode(kept: Record) -> bytes:
    """A record as a document of the journal."""
    return msgspec.json.encode(kept)


def decode(held: bytes) -> Record | None:
    """The record of a document; None where it is of another version: it can be made again."""
    try:
        return msgspec.json.decode(held, type=Record)
    except msgspec.MsgspecError:
        return None


def progress(records: Iterable[Record]) -> Progress:
    """The series over these calls, whatever order they come in."""
    ordered = sorted(records, key=lambda kept: (kept.started, kept.call))
    heard = Counter(handled.kind for kept in ordered for handled in kept.objections)
    settled = Counter(h.kind for kept in ordered for h in kept.objections if h.resolved)
    return Progress(
        scores=tuple(kept.total for kept in ordered),
        kinds={kind: heard[kind] for kind in KINDS},
        resolved={kind: settled[kind] / heard[kind] for kind in KINDS if heard[kind]},
        costly=_costs(ordered),
    )


def _costs(records: Sequence[Record]) -> tuple[Cost, ...]:
    parts = dict.fromkeys(part for kept in records for part in kept.lost)
    costs = [
        Cost(part, round(sum(kept.lost.get(part, 0.0) for kept in records) / len(records), 1))
        for part in parts
    ]
    return tuple(sorted((cost for cost in costs if cost.lost > 0), key=lambda cost: -cost.lost))
