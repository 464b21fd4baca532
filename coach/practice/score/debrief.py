"""The coach after a call: what went well, the one thing to change, what to drill."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

import msgspec

from coach.playbook.model import Kind
from coach.playbook.scoring import Scoring
from coach.practice.score.card import Point, Scorecard, ScoredPart
from coach.practice.score.judge import filled

CLIENTS = 3
MONTHS = 12
OBJECTIONS = "objections"
"""The part whose checks are about the same objections."""
SMALL = 1.0
"""Points below which a loss is a small thing."""
POOR = 35
"""The total below which a call went wrong."""


class Debrief(msgspec.Struct, frozen=True):
    """What the coach says after a call, a paragraph each; some may be empty."""

    opening: str
    remark: str
    """That the log holds no words of the user's, or what is not in the total."""
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
    fee: Decimal,
    show_money: Callable[[Decimal], str],
) -> Debrief:
    """The coach's words on a scorecard.

    ``fee`` is what such a client pays a month; ``show_money`` writes an amount in its currency.
    """
    said, voice = scoring.debrief, card.voice
    amounts = {"month": show_money(fee), "year": show_money(CLIENTS * fee * MONTHS)}
    failed = card.lost or (card.total < POOR and not (card.empty or card.wordless))
    year = "" if failed else filled(said.year.to(voice), amounts)
    if card.empty:
        return Debrief(said.empty.to(voice), "", "", "", "", year)
    drill = _drill(card, scoring, kind_names)
    if card.silent:
        return Debrief("", said.silent.to(voice), "", "", drill, "")
    if card.wordless:  # what was not heard is neither praised nor blamed
        return Debrief("", said.wordless.to(voice), "", "", drill, year)
    best = _best(card, scoring)
    left_out = filled(said.left_out.to(voice), {"parts": ", ".join(card.left_out)})
    return Debrief(
        opening=_opening(card, scoring),
        remark=left_out if card.left_out else "",
        well=(
            filled(said.well.to(voice), {"why": " ".join(point.why for point in best)})
            if best
            else said.well_none.to(voice)
        ),
        change=_change(card, scoring, _worst(card, scoring, failed)),
        drill=drill,
        year=year,
    )


def _drill(card: Scorecard, scoring: Scoring, kind_names: Mapping[Kind, str]) -> str:
    said = scoring.debrief
    kinds = dict.fromkeys(note.kind for note in card.objections if note.fumbled)
    if kinds:
        names = ", ".join(kind_names[kind] for kind in kinds)
        return filled(said.drill.to(card.voice), {"kinds": names})
    return (said.drill_none if card.objections else said.drill_unmet).to(card.voice)


def _change(card: Scorecard, scoring: Scoring, worst: Point | None) -> str:
    """The one thing to change: whoever decides elsewhere, unless the same fault came again."""
    said = scoring.debrief
    if card.decider_missed and (worst is None or worst.wrong <= 1):
        return said.change_decider.to(card.voice)
    if worst is None:
        return said.change_none.to(card.voice)
    text = said.change if worst.fault >= SMALL else said.change_small
    return filled(text.to(card.voice), {"why": worst.why, "better": worst.better})


def _opening(card: Scorecard, scoring: Scoring) -> str:
    floors = {
        int(floor): text for floor, text in scoring.debrief.opening.items() if floor.isdecimal()
    }
    reached = [floor for floor in floors if floor <= card.total]
    if not reached:
        return ""
    return filled(floors[max(reached)].to(card.voice), {"total": str(card.total)})


def _best(card: Scorecard, scoring: Scoring) -> list[Point]:
    """The two weightiest things that were done in full, from two parts that deserve praise.

    What the call put to the test again and again weighs more each time.
    """
    praised = [part for part in card.parts if part.name in scoring.debrief.praise]
    earned = [[p for p in part.checks if not p.lost and p.tested] for part in praised]
    best = [max(points, key=_weight) for points in earned if points]
    return sorted(best, key=_weight, reverse=True)[:2]


def _weight(point: Point) -> int:
    return point.max * point.tested


def _worst(card: Scorecard, scoring: Scoring, failed: bool) -> Point | None:
    """What went wrong and cost most; what was kept and counts for less is nothing to change.

    Where the call failed, what was said comes before what was left out: it ended the call.
    Where the client ended it, nobody is to blame for what could not come any more.
    An objection costs what it cost in all its checks, and of two alike a question comes last.
    """
    found = [(part, p) for part in card.parts for p in part.checks if p.fault]
    found = [(part, p) for part, p in found if not (card.lost and p.missing)]
    said = [p for _part, p in found if p.wrong]
    if failed and said:
        return max(said, key=lambda point: point.wrong * point.fault)

    def cost(one: tuple[ScoredPart, Point]) -> tuple[float, bool, float]:
        part, point = one
        alike = part.checks if part.name == OBJECTIONS else (point,)
        whole = sum(p.fault for p in alike)
        return whole, part.name != scoring.foundation, point.fault

    return max(found, key=cost, default=(None, None))[1]
