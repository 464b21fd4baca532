"""What a feature says for each reason: its votes, side by side in one whole number.

Such numbers add up in one go, reason by reason: an utterance has a hundred features, and a playbook
more than a hundred reasons.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from math import exp, log
from struct import Struct

from coach.hearing.fitted import DOUBT

LANE = 4
"""Bytes for the sum of one reason."""

FINE = 256
"""Steps of one vote."""

_MOST = 0xFFFF
_VOTE = Struct("=HH")
FEW = 20 * _VOTE.size
"""Bytes up to which votes lie on disk one by one; more of them lie there as they are added."""


def vote(count: int, share: float) -> int:
    """What it says for a reason to hold a feature in so many phrases, in steps of 1 / FINE.

    ``share`` is how much of the whole class holds it, above 0. A reason is taken to have DOUBT
    more phrases that are like its class: what was said once or twice decides little.
    """
    return min(round(FINE * log(1 + count / (DOUBT * share))), _MOST)


def written(votes: Sequence[tuple[int, int]], reasons: int) -> bytes:
    """Votes by the place of their reason, as they lie on disk."""
    if _VOTE.size * len(votes) > FEW:
        return _lanes(votes, reasons)
    return b"".join([_VOTE.pack(*one) for one in votes])


def side_by_side(held: bytes, reasons: int) -> int:
    """The votes :func:`written` for so many reasons, as one number; others are left out."""
    if len(held) <= FEW:
        held = _lanes(_VOTE.iter_unpack(held[: len(held) // _VOTE.size * _VOTE.size]), reasons)
    return int.from_bytes(held[: LANE * reasons], sys.byteorder)


def _lanes(votes: Iterable[tuple[int, int]], reasons: int) -> bytes:
    lanes = array("I", bytes(LANE * reasons))
    for place, strength in votes:
        if place < reasons:
            lanes[place] = strength
    return lanes.tobytes()


def alone(place: int, strength: int) -> int:
    """One vote, to be added to such a number."""
    return strength << 8 * LANE * place


def one_less(votes: int, place: int, share: float) -> int:
    """The same votes with one phrase less in a reason."""
    before = votes >> 8 * LANE * place & _MOST
    count = round(DOUBT * share * (exp(before / FINE) - 1))
    return votes - alone(place, before - (vote(count - 1, share) if count > 1 else 0))


def apart(sums: int, reasons: int) -> Sequence[int]:
    """The sums of so many reasons."""
    lanes = array("I")
    lanes.frombytes((sums & (1 << 8 * LANE * reasons) - 1).to_bytes(LANE * reasons, sys.byteorder))
    return lanes
