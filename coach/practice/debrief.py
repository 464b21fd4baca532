"""The coach after a call: what went well, the one thing to change, what to drill."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from coach.playbook.model import Kind
from coach.playbook.scoring import Scoring
from coach.practice.score import Point, Scorecard, filled

CLIENTS = 3
MONTHS = 12
SMALL = 1.0
"""Points below which a loss is nothing to speak of."""
POOR = 35
"""The total below which a call went wrong."""


class Debrief(msgspec.Struct, frozen=True):
    """What the coach says after a call, a paragraph each; some may be empty."""

    opening: str
    remark: str
    """That the log holds no words of the user's."""
    well: str
    change: str
    drill: str
    year: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The paragraphs there are."""
        every = (self.opening, self.remark, self.well, self.change, self.drill, self.year)
        return tuple(line for line in every if line)


def debrief(
    card: Scorecard,
    scoring: Scoring,
    kind_names: Mapping[Kind, str],
    show_money: Callable[[int], str],
) -> Debrief:
    """The coach's words on a scorecard; ``show_money`` writes an amount in the user's currency."""
    said, voice = scoring.debrief, card.voice
    fee = said.fee
    amounts = {"month": show_money(fee), "year": show_money(CLIENTS * fee * MONTHS)}
    failed = card.lost or (card.total < POOR and not (card.empty or card.wordless))
    year = "" if failed else filled(said.year.to(voice), amounts)
    if card.empty:
        return Debrief(said.empty.to(voice), "", "", "", "", year)
    best = _best(card, scoring)
    worst = _worst(card, failed)
    kinds = dict.fromkeys(note.kind for note in card.objections if note.fumbled)
    names = ", ".join(kind_names[kind] for kind in kinds)
    drill = filled(said.drill.to(voice), {"kinds": names}) if names else said.drill_none.to(voice)
    if card.wordless:  # what was not heard is neither praised nor blamed
        return Debrief("", said.wordless.to(voice), "", "", drill, year)
    return Debrief(
        opening=_opening(card, scoring),
        remark="",
        well=(
            filled(said.well.to(voice), {"why": " ".join(point.why for point in best)})
            if best
            else said.well_none.to(voice)
        ),
        change=(
            said.change_decider.to(voice)
            if card.decider_missed
            else filled(said.change.to(voice), {"why": worst.why, "better": worst.better})
            if worst
            else said.change_none.to(voice)
        ),
        drill=drill,
        year=year,
    )


def _opening(card: Scorecard, scoring: Scoring) -> str:
    floors = {
        int(floor): text for floor, text in scoring.debrief.opening.items() if floor.isdecimal()
    }
    reached = [floor for floor in floors if floor <= card.total]
    if not reached:
        return ""
    return filled(floors[max(reached)].to(card.voice), {"total": str(card.total)})


def _best(card: Scorecard, scoring: Scoring) -> list[Point]:
    """The two weightiest things that were done in full, from two parts that deserve praise."""
    best = []
    for part in card.parts:
        if part.name in scoring.debrief.praise:
            earned = [point for point in part.checks if not point.lost and point.evidence]
            best += sorted(earned, key=lambda point: -point.max)[:1]
    return sorted(best, key=lambda point: -point.max)[:2]


def _worst(card: Scorecard, failed: bool) -> Point | None:
    """What went wrong and cost most; what was kept and counts for less is nothing to change.

    Where the call failed, what was said comes before what was left out: it ended the call.
    """
    points = [p for part in card.parts for p in part.checks if p.fault >= SMALL]
    said = [point for point in points if point.wrong]
    if failed and said:
        return max(said, key=lambda point: point.wrong * point.fault)
    return max(points, key=lambda point: point.fault, default=None)
