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
_LEAST = 1e-300
"""What an exponential is at least taken to be."""
_STEP = 1 / (_STEPS * FINE)


class Votes(NamedTuple):
    """How much was said for each reason, and how much was said at all."""

    sums: Sequence[float]
    weight: float


class Reasons:
    """The reasons of a playbook, class by class."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        self._size = len(reasons)
        self._names = [reason.name for reason in reasons]
        self._usual = [log(1 + reason.phrases / DOUBT) for reason in reasons]
        self._places = {
            label: [at for at, reason in enumerate(reasons) if reason.label == label]
            for label in CLASSES
        }

    def votes(self, found: Sequence[Evidence]) -> Votes:
        """All votes of an utterance; a group counts by its sum over the root of its size."""
        whole = 0
        weight = 0.0
        for group in found:
            if group.group in VOTING:
                root = sqrt(len(group.keys))
                whole += round(_STEPS * VOTE / root) * sum(group.votes)
                weight += VOTE * root
        return Votes([one * _STEP for one in apart(whole, self._size)], weight)

    def together(self, cast: Votes) -> list[float]:
        """What the reasons add to the score of each of CLASSES."""
        top = max(cast.sums, default=0.0)
        powers = [exp(total - top) for total in cast.sums]
        means = (
            sum(map(powers.__getitem__, mine)) / len(mine) if mine else exp(-top)
            for mine in self._places.values()
        )
        return [TOGETHER * (top + log(max(mean, _LEAST))) for mean in means]

    def likeliest(self, label: str, cast: Votes) -> str:
        """The reason of class ``label`` that is most likely meant; empty when none was voted for.

        Where a reason has many phrases, more is to be expected of it.
        """
        sums, usual = cast.sums, self._usual
        voted = [at for at in self._places.get(label, ()) if sums[at] > 0]
        best = max(voted, key=lambda at: sums[at] - cast.weight * usual[at], default=None)
        return "" if best is None else self._names[best]
