"""Calls and their scores as lists, tables and ``--json`` tell them."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from coach.cli.practice.scored import Scored
from coach.faces.plain.history import Listed
from coach.journal.store import CallRow
from coach.practice.score.card import Point


def listed(row: CallRow) -> Listed:
    """A row of the list, for the faces."""
    return Listed(
        row.id, row.kind, row.client, row.script, row.started, row.ended, row.outcome, row.score
    )


def as_listed(row: CallRow) -> dict[str, object]:
    """A call as ``--json`` lists it."""
    return {
        "call": row.id,
        "kind": row.kind,
        "client": row.client,
        "script": row.script,
        "date": iso(row.started),
        "ended": row.ended,
        "outcome": row.outcome,
        "score": row.score,
    }


def iso(seconds: float) -> str:
    """A moment as programs read it."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


class _Part(msgspec.Struct, frozen=True):
    """A part of the score as ``--json`` prints it."""

    name: str
    title: str
    points: float
    max: int
    evidence: tuple[str, ...]
    better: str
    checks: tuple[Point, ...]


def scorecard_value(result: Scored) -> dict[str, object]:
    """The scorecard as ``--json`` prints it."""
    return {
        "total": result.card.total,
        "parts": [
            _Part(
                part.name,
                part.title,
                part.points,
                part.max,
                part.evidence,
                part.worst.better,
                part.checks,
            )
            for part in result.card.parts
        ],
        "objections": result.card.objections,
        "debrief": result.debrief.lines,
    }
