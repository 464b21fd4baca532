"""Features as numbers: small to keep, quick to count, the same on every machine.

A name is known by its checksum, mixed anew for each place in a pattern, and a pattern by the
numbers of its names put together (exclusive or). That two features share a number is possible
and does not matter: among a million of them it is to be expected once in a hundred playbooks.
"""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

BITS = 44
"""Bits of a number."""

_MIX = (0x9E3779B97F5, 0x6A09E667F3D, 0xB7E151628AF)
"""Odd, one for each place."""

_MASK = (1 << BITS) - 1


def in_a_row(numbers: Iterable[int]) -> int:
    """The number of some names one after the other, however many."""
    whole = 0
    for number in numbers:
        whole = (whole * _MIX[0] ^ number) & _MASK
    return whole


class Numbers(dict[str, int]):
    """Name -> its number at one place of a pattern (0, 1 or 2), remembered."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._mix = _MIX[place]

    def __missing__(self, name: str) -> int:
        sum_ = crc32(name.encode("utf-8", "surrogatepass"))
        found = self[name] = sum_ * self._mix & _MASK
        return found
