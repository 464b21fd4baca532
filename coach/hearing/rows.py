"""Counting by reason: rows of counts, those that are alike kept once.

Most features were said once, in one of the reasons, so that a million counts are a few ten
thousand different rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

Counts = tuple[tuple[int, int], ...]
"""(column, how often), in the order in which the columns were counted."""


class _Steps(dict[tuple[int, int], int]):
    """(row, how often in a column) -> the row with that beside it."""

    def __init__(self, column: int, rows: list[Counts]) -> None:
        super().__init__()
        self._column = column
        self._rows = rows

    def __missing__(self, step: tuple[int, int]) -> int:
        before, count = step
        found = self[step] = len(self._rows)
        self._rows.append((*self._rows[before], (self._column, count)))
        return found


class Tallied(NamedTuple):
    """What was counted: the rows that occur, and which of them is that of a feature."""

    rows: Sequence[Counts]
    codes: Mapping[str, Mapping[int, int]]
    """Group -> feature -> the place of its row."""


class Tally:
    """Counts column by column, each of them at most once in a group."""

    def __init__(self, groups: Iterable[str]) -> None:
        self._rows: list[Counts] = [()]
        self._steps: dict[int, _Steps] = {}
        self._known: dict[str, dict[int, int]] = {group: {} for group in groups}

    def add(self, group: str, column: int, counts: Mapping[int, int]) -> None:
        """What one column says of the features of a group."""
        steps = self._steps.get(column) or self._steps.setdefault(
            column, _Steps(column, self._rows)
        )
        known = self._known[group]
        before = map(known.get, counts, repeat(0))
        known.update(
            zip(
                counts,
                map(steps.__getitem__, zip(before, counts.values(), strict=True)),
                strict=True,
            )
        )

    def result(self) -> Tallied:
        """The rows that a feature ended up with."""
        used = dict.fromkeys(code for known in self._known.values() for code in known.values())
        places = dict(zip(used, range(len(used)), strict=True))
        codes = {
            group: dict(zip(known, map(places.__getitem__, known.values()), strict=True))
            for group, known in self._known.items()
        }
        return Tallied([self._rows[code] for code in used], codes)
