"""What a feature says for each reason: its votes, side by side in one whole number.

Such numbers add up in one go, reason by reason: an utterance has a hundred features, and a playbook
more than a hundred reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log
from struct import Struct, iter_unpack

from coach.hearing.fitted import DOUBT

LANE = 4
"""Bytes for the sum of one reason."""

FINE = 256
"""Steps of one vote."""

_MOST = 0xFFFF
_VOTE = Struct("<HH")


def vote(count: int, share: float) -> int:
    """What it says for a reason to hold a feature in so many phrases, in steps of 1 / FINE.

    ``share`` is how much of the whole class holds it, above 0. A reason is taken to have DOUBT
    more phrases that are like its class: what was said once or twice decides little.
    """
    return min(round(FINE * log(1 + count / (DOUBT * share))), _MOST)


def written(votes: Iterable[tuple[int, int]]) -> bytes:
    """Votes by the place of their reason, as they lie on disk."""
    return b"".join([_VOTE.pack(*one) for one in votes])


def side_by_side(held: bytes, reasons: int) -> int:
    """The votes :func:`written` for so many reasons, as one number; others are left out."""
    lanes = bytearray(reasons * LANE)
    for place, strength in iter_unpack(_VOTE.format, held[: len(held) // _VOTE.size * _VOTE.size]):
        if place < reasons:
            lanes[place * LANE : place * LANE + 2] = strength.to_bytes(2, "little")
    return int.from_bytes(lanes, "little")


def alone(place: int, strength: int) -> int:
    """One vote, to be added to such a number."""
    return strength << 8 * LANE * place


def apart(sums: int, reasons: int) -> Sequence[int]:
    """The sums of so many reasons."""
    return Struct(f"<{reasons}I").unpack(
        (sums & (1 << 8 * LANE * reasons) - 1).to_bytes(reasons * LANE, "little")
    )
