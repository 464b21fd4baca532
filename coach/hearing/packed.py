"""The counts as they lie on disk: sorted numbers in small blocks, each read when it is asked for.

A matcher that was read from a file holds hardly anything of it in memory: where the blocks
begin, and the shelves and rows that are asked for all the time. A lookup is two reads of a few
hundred bytes: the block that tells where the row is, and the row.
Whatever the file holds, a lookup ends with an answer and never with an error.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterable, Sequence
from struct import Struct
from typing import NamedTuple

import msgspec

from coach.hearing.fitted import DOUBT, SMOOTHING
from coach.hearing.numbers import BITS, code_of
from coach.hearing.verdict import CLASSES
from coach.hearing.votes import FEW, LANE, side_by_side, written
from coach.hearing.weighing import Row, Scores

Read = Callable[[int, int], bytes]
"""So many bytes (first) from a place on (second); fewer, or none, where there are no more."""

SIZE = Struct("=I")
ROW = Struct(f"={len(CLASSES)}H{len(CLASSES)}eH")
"""Counts, scores (short floats: three digits are more than counting can tell), and how many bytes
of votes follow."""
_ROW_SIZE = ROW.size
SCORES = Struct(f"={len(CLASSES)}e")
_COUNTS = 2 * len(CLASSES)
"""Bytes before the scores of a row."""
_VOTES = Struct("=H")
_ONE = len(written([(0, 0)], 1))
"""Bytes of a single vote."""
_ENTRY = 8
SILENT = "silent"
"""The scores of the rows without votes once more: asked for all the time, and kept in memory."""
GROUPS = ("word", "gram", "pair", "triple", "content", "clause")
"""The groups of features (index.py)."""
_HELD = ("gram",)
"""Shelves that stay in memory: small, and asked for most of all."""
_LIMIT = 100
"""Rows with one vote that are remembered once read: most features share one of these."""
FORMAT = 6
"""The shape of it all: another one is another program's."""


class Reason(NamedTuple):
    """One reason of the playbook."""

    label: str
    name: str
    phrases: int


class Says(NamedTuple):
    """What a feature says."""

    scores: Scores
    """For each of CLASSES."""
    votes: int
    """For each reason (votes.py)."""


class Contents(msgspec.Struct, frozen=True):
    """The beginning of the packed bytes."""

    format: int
    """FORMAT."""
    order: str
    """The byte order of the machine that wrote it."""
    phrases: list[int]
    reasons: list[Reason]
    weighed: tuple[float, float]
    """What the counts were weighed with."""
    parts: dict[str, tuple[int, int]]
    """Where each part begins, after the contents, and its size."""
    grain: int
    """Rows begin at multiples of so many bytes."""
    silent: int
    """So many bytes of rows, the first ones, have no votes."""
    few: int
    """So many have few votes, or none."""
    letters: dict[str, list[int]]
    """First letter -> where its words of each length begin, from one letter on."""


class Shelf:
    """Number -> code, for the numbers of one group."""

    def __init__(self, ends: bytes, start: int, size: int, read: Read) -> None:
        """Raises ValueError when the parts do not fit together."""
        self._ends = array("I", ends)
        self._start = start
        self._read = read
        blocks = len(self._ends) - 1
        if blocks < 1 or blocks & (blocks - 1) or self._ends[0] or self._ends[-1] * _ENTRY != size:
            raise ValueError("blocks are missing")
        if any(map(int.__gt__, self._ends, self._ends[1:])):
            raise ValueError("blocks are out of order")
        self._shift = BITS + 1 - blocks.bit_length()
        self._size = size
        self._held: Sequence[int] | None = None

    def hold(self) -> None:
        """Keep all of it in memory."""
        self._held = array("Q", self._read(self._size, self._start))

    def codes(self, numbers: Iterable[int]) -> list[int]:
        """The code of each of ``numbers``, -1 where it is none of these."""
        if self._held is not None:
            return [code_of(number, self._held) for number in numbers]
        ends, shift, start, read = self._ends, self._shift, self._start, self._read
        found = []
        for number in numbers:
            block = number >> shift
            first = ends[block]
            held = read((ends[block + 1] - first) * _ENTRY, start + first * _ENTRY)
            whole = len(held) // _ENTRY * _ENTRY  # the file may have shrunk
            found.append(code_of(number, memoryview(held)[:whole].cast("Q")))
        return found


class Packed:
    """Named parts, some of them shelves, behind something that can be read from."""

    def __init__(self, read: Read, start: int, size: int) -> None:
        """They lie in ``size`` bytes from ``start`` on.

        Raises ValueError or msgspec's error when they are damaged.
        """
        (length,) = SIZE.unpack(read(SIZE.size, start).ljust(SIZE.size, b"\0"))
        held = read(min(length, size), start + SIZE.size)
        contents = msgspec.msgpack.decode(held, type=Contents)
        mine = (contents.format, contents.order, contents.weighed)
        if mine != (FORMAT, sys.byteorder, (SMOOTHING, DOUBT)):
            raise ValueError("written by another machine or another version")
        if len(contents.phrases) != len(CLASSES) or contents.grain < 1:
            raise ValueError("classes are missing, or rows have no size")
        first = SIZE.size + length
        for at, part in contents.parts.values():
            if at < 0 or part < 0 or first + at + part > size:
                raise ValueError("a part is missing")
        self.phrases = contents.phrases
        self.reasons = contents.reasons
        self._read = read
        self._start = start + first
        self._parts = contents.parts
        self._letters = contents.letters
        self._shelves = {
            name: Shelf(self.part(f"{name} ends"), self._start + at, part, read)
            for name, (at, part) in contents.parts.items()
            if f"{name} ends" in contents.parts
        }
        for name in _HELD:
            self._shelves[name].hold()
        self._rows = self._start + contents.parts["rows"][0]
        self._end = contents.parts["rows"][1]
        self._grain = contents.grain
        self._silent = contents.silent
        self._stride = -(-_ROW_SIZE // contents.grain) * contents.grain
        self._scores = self.part(SILENT)
        self._few = contents.few
        self._all = LANE * len(self.reasons)
        self._once: dict[int, Says] = {}

    def part(self, name: str) -> bytes:
        """One part as it was packed; nothing where there is none."""
        return self.piece(name, 0, self._parts.get(name, (0, 0))[1])

    def piece(self, name: str, at: int, size: int) -> bytes:
        """Some bytes of a part; fewer, or none, where it ends."""
        start, length = self._parts.get(name, (0, 0))
        size = min(size, length - at)
        return self._read(size, self._start + start + at) if at >= 0 and size > 0 else b""

    def find(self, shelf: str, number: int) -> int:
        """The code of ``number`` on a shelf, -1 where it is not there.

        Raises KeyError where there is no such shelf.
        """
        return self._shelves[shelf].codes((number,))[0]

    def row(self, group: str, number: int) -> Row | None:
        """How often a feature was said in each class, None when it never was."""
        held = self._row(self.find(group, number), ROW.size)
        return ROW.unpack_from(held)[: len(CLASSES)] if held else None

    def says(self, group: str, numbers: Iterable[int]) -> list[Says | None]:
        """What each of these features says, None when it was never said."""
        codes = self._shelves[group].codes(numbers)
        once = self._once
        return [once.get(at) or self._says(at) if at >= 0 else None for at in codes]

    def _says(self, at: int) -> Says | None:
        place = at * self._grain
        if place < self._silent:
            start = place // self._stride * SCORES.size
            there = start + SCORES.size <= len(self._scores)
            return Says(SCORES.unpack_from(self._scores, start), 0) if there else None
        most = FEW if place < self._few else self._all
        held = self._read(_ROW_SIZE + most, self._rows + place)
        if len(held) < _ROW_SIZE:  # the file has shrunk
            return None
        (size,) = _VOTES.unpack_from(held, _ROW_SIZE - _VOTES.size)
        votes = side_by_side(held[_ROW_SIZE : _ROW_SIZE + size], len(self.reasons))
        found = Says(SCORES.unpack_from(held, _COUNTS), votes)
        if size == _ONE and len(self._once) < _LIMIT:
            self._once[at] = found
        return found

    def _row(self, at: int, size: int) -> bytes:
        """The first bytes of a row, at least what all rows have; nothing where there is none."""
        place = at * self._grain
        held = self._read(size, self._rows + place) if 0 <= place < self._end else b""
        return held if len(held) >= _ROW_SIZE else b""

    def words(self, letter: str, lengths: range) -> list[str]:
        """The words of so many letters that begin with ``letter``."""
        return self._lines(letter, lengths).split()[::2]

    def begun(self, form: str) -> dict[str, int]:
        """The longer words that begin with ``form``, and how often each was said."""
        longer = range(len(form) + 1, len(self._letters.get(form[0], ())) + 1)
        held = f"\n{self._lines(form[0], longer)}\n"
        lines = (rest.partition("\n")[0] for rest in held.split(f"\n{form}")[1:])
        parts = (line.partition(" ") for line in lines)
        return {form + end: int(count) for end, _, count in parts if count.isdecimal()}

    def _lines(self, letter: str, lengths: range) -> str:
        starts = self._letters.get(letter)
        if not starts:
            return ""
        last = len(starts) - 1
        first, end = (
            starts[min(max(length - 1, 0), last)] for length in (lengths.start, lengths.stop)
        )
        return self.piece("words", first, end - first).decode("utf-8", "replace")
