"""Counts laid down as packed.py reads them back."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, repeat
from operator import add, lshift
from typing import NamedTuple

import msgspec

from coach.hearing.fitted import DOUBT, SMOOTHING
from coach.hearing.numbers import BITS, CODE, MOST_CODE
from coach.hearing.packed import (
    FORMAT,
    GROUPS,
    ROW,
    SCORES,
    SILENT,
    SIZE,
    Contents,
    Reason,
)
from coach.hearing.votes import FEW
from coach.hearing.weighing import Row, Scores

MOST = 0xFFFF
"""The highest count that is kept."""

_FULL = 48
"""Entries of a block, about."""


class Written(NamedTuple):
    """A row of counts, ready to be packed."""

    counts: Row
    scores: Scores
    votes: bytes


def pack(
    phrases: Sequence[int],
    reasons: Sequence[Reason],
    rows: Sequence[Written],
    shelves: Mapping[str, Mapping[int, int]],
    words: Mapping[str, int],
    parts: Mapping[str, bytes],
) -> bytes:
    """Everything in one piece, for :class:`Packed`.

    ``shelves`` hold codes (20 bits) by number, those of the groups of features (GROUPS) the places
    of their ``rows``; ``words`` how often each was said.
    """
    held = dict(parts)
    grain, silent, few, starts, held["rows"] = _laid(rows)
    held[SILENT] = b"".join([SCORES.pack(*row.scores) for row in rows if not row.votes])
    for name, codes in shelves.items():
        mine = codes.values()
        _shelve(held, name, codes, map(starts.__getitem__, mine) if name in GROUPS else mine)
    held["words"], letters = _words(words)
    stops = accumulate(map(len, held.values()))
    places = {
        name: (end - len(part), len(part))
        for (name, part), end in zip(held.items(), stops, strict=True)
    }
    contents = Contents(
        FORMAT,
        sys.byteorder,
        list(phrases),
        list(reasons),
        (SMOOTHING, DOUBT),
        places,
        grain,
        silent,
        few,
        letters,
    )
    head = msgspec.msgpack.encode(contents)
    return b"".join([SIZE.pack(len(head)), head, *held.values()])


def _laid(rows: Sequence[Written]) -> tuple[int, int, int, list[int], bytes]:
    """Rows one after the other, those without votes first, those with many last: what they begin at
    multiples of, how many bytes have no votes, how many have few, where each row begins, and all
    of them.
    """
    packed = [ROW.pack(*row.counts, *row.scores, len(row.votes)) + row.votes for row in rows]
    grain = 8
    while sum(-(-len(row) // grain) for row in packed) > MOST_CODE:
        grain *= 2
    padded = [row + bytes(-len(row) % grain) for row in packed]
    order = sorted(range(len(rows)), key=lambda at: _crowd(rows[at].votes))
    ends = accumulate((len(padded[at]) // grain for at in order), initial=0)
    starts = dict(zip(order, ends, strict=False))
    crowds = Counter[int]()
    for at in order:
        crowds[_crowd(rows[at].votes)] += len(padded[at])
    laid = b"".join([padded[at] for at in order])
    return grain, crowds[0], crowds[0] + crowds[1], [starts[at] for at in range(len(rows))], laid


def _crowd(votes: bytes) -> int:
    """0 without votes, 1 where they are told one by one, 2 where there are many."""
    return (len(votes) > 0) + (len(votes) > FEW)


def _shelve(held: dict[str, bytes], name: str, keys: Iterable[int], codes: Iterable[int]) -> None:
    # As floats they are sorted several times as fast, and the number is all that is looked at.
    entries = array("Q", sorted(map(add, map(lshift, keys, repeat(CODE)), codes), key=float))
    blocks = 1 << max(len(entries) // _FULL, 1).bit_length() - 1
    shift = BITS + CODE + 1 - blocks.bit_length()
    ends = [bisect_left(entries, block << shift) for block in range(blocks)]
    held[name] = entries.tobytes()
    held[f"{name} ends"] = array("I", [*ends, len(entries)]).tobytes()


def _words(words: Mapping[str, int]) -> tuple[bytes, dict[str, list[int]]]:
    """Words and counts by first letter and length, and where those of each length begin."""
    letters: dict[str, dict[int, list[str]]] = {}
    for word in sorted(words):
        letters.setdefault(word[0], {}).setdefault(len(word), []).append(f"{word} {words[word]}\n")
    text = bytearray()
    starts: dict[str, list[int]] = {}
    for letter, lengths in letters.items():
        starts[letter] = [len(text)]
        for length in range(1, max(lengths) + 1):
            text += "".join(lengths.get(length, ())).encode()
            starts[letter].append(len(text))
    return bytes(text), starts
