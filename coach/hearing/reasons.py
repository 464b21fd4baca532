"""Which reasons an utterance gives.

Within its class, a feature speaks for a reason by how much more often it was said there than in the
class as a whole (votes.py). Evidence that falls together on one reason makes a class more likely
than the same evidence scattered over all its reasons: nobody objects in general.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, sqrt
from typing import NamedTuple

from coach.hearing.features import Evidence
from coach.hearing.fitted import DOUBT, TOGETHER, VOTE
from coach.hearing.packed import Reason
from coach.hearing.verdict import CLASSES
from coach.hearing.votes import FINE, apart

VOTING = ("word", "pair", "triple", "content")
"""The groups of features that speak for reasons."""

_STEPS = 1024
"""A group's weight is counted in so many steps."""


class Votes(NamedTuple):
    """How much was said for each reason, and how much was said at all."""

    sums: Sequence[float]
    weight: float


def votes(found: Sequence[Evidence], reasons: int) -> Votes:
    """All votes of an utterance; a group counts by its sum over the square root of its size."""
    whole = 0
    weight = 0.0
    for group in found:
        if group.group in VOTING:
            size = len(group.keys)
            whole += round(_STEPS * VOTE / sqrt(size)) * sum(group.votes)
            weight += VOTE * sqrt(size)
    return Votes([one / (_STEPS * FINE) for one in apart(whole, reasons)], weight)


def together(cast: Votes, reasons: Sequence[Reason]) -> list[float]:
    """What the reasons add to the score of each of CLASSES."""
    powers: dict[str, list[float]] = {label: [] for label in CLASSES}
    for reason, total in zip(reasons, cast.sums, strict=True):
        powers[reason.label].append(exp(total))
    return [TOGETHER * log(sum(mine) / len(mine)) if mine else 0.0 for mine in powers.values()]


def likeliest(label: str, cast: Votes, reasons: Sequence[Reason]) -> str:
    """The reason of class ``label`` that is most likely meant; empty when none was voted for.

    Where a reason has many phrases, more is to be expected of it.
    """
    mine = [
        (total - cast.weight * log(1 + reason.phrases / DOUBT), reason.name)
        for reason, total in zip(reasons, cast.sums, strict=True)
        if reason.label == label and total > 0
    ]
    return max(mine, default=(0.0, ""))[1]
