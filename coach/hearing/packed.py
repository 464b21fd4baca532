"""The index as a few flat arrays: small in memory, and read from disk in milliseconds.

Words stand in one text, their counts in one array; patterns of words are numbers (the numbers
of their words side by side), sorted, and found by bisection.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable

import msgspec

from coach.hearing.index import GROUPS, Index, Key, Row
from coach.hearing.verdict import CLASSES

_WIDTH = len(CLASSES)
_BITS = 20
"""Bits for the number of one word in the number of a pattern."""

_CLASS = 3
"""Bits for the number of a class."""

_ONCE: tuple[Row, ...] = tuple(
    tuple(int(at == own) for at in range(_WIDTH)) for own in range(_WIDTH)
)

_MOST = 0xFFFF


class Shelf(msgspec.Struct, frozen=True):
    """The features of one group: names or numbers, and a row of counts for each.

    Most patterns were said only ``once``: the number of the class is the end of their number.
    """

    names: str
    numbers: memoryview
    counts: memoryview
    once: memoryview


class Stored(msgspec.Struct, frozen=True):
    """An index as it is written to disk."""

    order: str
    """The byte order of the machine that wrote it."""
    phrases: list[int]
    names: str
    """The stems and signs that patterns are made of, one a line; their places are their numbers."""
    shelves: dict[str, Shelf]


class Packed:
    """Counts read back from :class:`Stored`."""

    def __init__(self, stored: Stored) -> None:
        """Raises ValueError or TypeError when the parts do not fit together."""
        if stored.order != sys.byteorder or len(stored.phrases) != _WIDTH:
            raise ValueError("written by another machine")
        self._ids = _numbered(stored.names)
        self._names: dict[str, dict[str, int]] = {}
        self._numbers: dict[str, memoryview[int]] = {}
        self._counts: dict[str, memoryview[int]] = {}
        self._once: dict[str, memoryview[int]] = {}
        for group in GROUPS:
            shelf = stored.shelves[group]
            self._names[group] = _numbered(shelf.names)
            self._numbers[group] = shelf.numbers.cast("B").cast("Q")
            self._counts[group] = shelf.counts.cast("B").cast("H")
            self._once[group] = shelf.once.cast("B").cast("Q")
            features = len(self._names[group]) or len(self._numbers[group])
            if len(self._counts[group]) != features * _WIDTH:
                raise ValueError("counts are missing")

    def row(self, group: str, key: Key) -> Row | None:
        """How often ``key`` was said in each class, None when it never was."""
        if isinstance(key, str):
            at = self._names[group].get(key, -1)
            return self._row(group, at) if at >= 0 else None
        number = 0
        for name in key:
            one = self._ids.get(name)
            if one is None:
                return None
            number = number << _BITS | one
        numbers = self._numbers[group]
        at = bisect_left(numbers, number)
        if at < len(numbers) and numbers[at] == number:
            return self._row(group, at)
        once = self._once[group]
        at = bisect_left(once, number << _CLASS)
        if at < len(once) and once[at] >> _CLASS == number:
            return _ONCE[once[at] % (1 << _CLASS) % _WIDTH]
        return None

    def _row(self, group: str, at: int) -> Row:
        return tuple(self._counts[group][at * _WIDTH : (at + 1) * _WIDTH])

    def words(self) -> Iterable[str]:
        """Every word, the most usual first."""
        return self._names["word"]


def pack(index: Index) -> Stored:
    """The counts of an index that was built from phrases, ready for the disk."""
    ids: dict[str, int] = {}
    shelves = {}
    for group in GROUPS:
        rows: dict[int | str, list[int]] = {}
        for at, tally in enumerate(index.tallies[group]):
            for key, count in tally.items():
                name = key if isinstance(key, str) else _number(key, ids)
                row = rows.get(name)
                if row is None:
                    row = rows[name] = [0] * _WIDTH
                row[at] = min(count, _MOST)
        shelves[group] = _shelf(rows)
    return Stored(sys.byteorder, index.phrases, "\n".join(ids), shelves)


def _shelf(rows: dict[int | str, list[int]]) -> Shelf:
    names = [name for name in rows if isinstance(name, str)]
    numbers = []
    once = []
    for number, row in rows.items():
        if isinstance(number, int):
            if sum(row) == 1:
                once.append(number << _CLASS | row.index(1))
            else:
                numbers.append(number)
    names.sort(key=lambda name: (-sum(rows[name]), name))
    numbers.sort()
    once.sort()
    counts = array("H")
    for name in names:
        counts.extend(rows[name])
    for number in numbers:
        counts.extend(rows[number])
    return Shelf(
        "\n".join(names),
        memoryview(array("Q", numbers)),
        memoryview(counts),
        memoryview(array("Q", once)),
    )


def _number(key: tuple[str, ...], ids: dict[str, int]) -> int:
    number = 0
    for name in key:
        number = number << _BITS | ids.setdefault(name, len(ids))
    return number


def _numbered(names: str) -> dict[str, int]:
    lines = names.split("\n") if names else []
    return dict(zip(lines, range(len(lines)), strict=True))
