"""Features as numbers: small to keep, quick to count, the same on every machine.

A name is known by its checksum, mixed anew for each place in a pattern, and a pattern by the
numbers of its names put together (exclusive or). That two features share a number is possible
and does not matter: among a million of them it is to be expected once in a hundred playbooks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from zlib import crc32

BITS = 44
"""Bits of a number."""

CODE = 20
"""Bits of an entry for what a number stands for; the others are the number."""
MOST_CODE = (1 << CODE) - 1

_MIX = (0x9E3779B97F5, 0x6A09E667F3D, 0xB7E151628AF)
"""Odd, one for each place."""

_MASK = (1 << BITS) - 1


def in_a_row(numbers: Iterable[int]) -> int:
    """The number of some names one after the other, however many."""
    whole = 0
    for number in numbers:
        whole = (whole * _MIX[0] ^ number) & _MASK
    return whole


def numbered(name: str, place: int = 0) -> int:
    """The number of a name at one place of a pattern (0, 1 or 2)."""
    return crc32(name.encode("utf-8", "surrogatepass")) * _MIX[place] & _MASK


class Numbers(dict[str, int]):
    """Name -> its number at one place of a pattern, remembered."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place

    def __missing__(self, name: str) -> int:
        found = self[name] = numbered(name, self._place)
        return found


def code_of(number: int, entries: Sequence[int]) -> int:
    """What stands for ``number`` in sorted entries (``number << CODE | code``), -1 if nothing."""
    wanted = number << CODE
    at = bisect_left(entries, wanted)
    code = entries[at] - wanted if at < len(entries) else -1
    return code if code <= MOST_CODE else -1
