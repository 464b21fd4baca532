"""The matcher on disk, so that the next start has it in milliseconds.

An index of the shipped phrases comes with the program; where there is none, or one for other
content, it is counted once and kept in the cache folder (see build.py). What a user's own file
says more or less is kept beside it in a small file and counted on top. Each file begins with the
hash of all that it was made from: another hash, another shape or anything else wrong only means
counting anew. They hold data and nothing else, and are safe to delete.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from coach.errors import CoachError
from coach.hearing.hear import Hearing
from coach.hearing.opening import opened
from coach.hearing.said import Said
from coach.playbook.load import OBJECTIONS, Content, sources, write_atomically
from coach.playbook.model import Objections

FILE = "hearing.index"
OWN = "hearing-own.msgpack"

CARDS = "cards"
"""The part of an index that holds the objections without their phrases."""


class Kept(NamedTuple):
    """What an index holds."""

    objections: Objections
    hearing: Hearing


class Own(msgspec.Struct, frozen=True):
    """What a user's own file makes of the shipped one."""

    cards: Objections | None = None
    more: tuple[Said, ...] = ()
    less: tuple[Said, ...] = ()
    broken: tuple[str, str, str] | None = None
    """What is wrong with it, where, and what to do; then it counts for nothing."""


def find(content: Content, report: Callable[[CoachError], None]) -> Kept | None:
    """What was kept for this content, None where a part of it is not there.

    A broken file of the user's is reported, and the shipped content is what there is.
    """
    digest = sources(OBJECTIONS, content).digest
    whole = index_for(digest, content)
    if whole is not None:
        return whole
    own = _read_own(digest, content.cache / OWN)
    base = index_for(sources(OBJECTIONS, alone(content)).digest, content) if own else None
    if own is None or base is None:
        return None
    return laid(base, own, report)


def alone(content: Content) -> Content:
    """The same content without the user's own file."""
    return content._replace(own=content.cache / "nobody")


def index_for(digest: bytes, content: Content) -> Kept | None:
    """The index with this hash: the one that came with the program, or a kept one."""
    return read(digest, content.shipped / FILE) or read(digest, content.cache / FILE)


def laid(base: Kept, own: Own, report: Callable[[CoachError], None]) -> Kept:
    """What the user's own file says, counted on top."""
    if own.broken is not None:
        report(CoachError(*own.broken))
        return base
    base.hearing.follow(own.less, -1)
    base.hearing.follow(own.more)
    return base._replace(objections=own.cards or base.objections)


def read(digest: bytes, file: Path) -> Kept | None:
    """The index in ``file``, None where it is missing, made from something else or damaged."""
    try:
        held = _File(file)
        if not digest or held.read(len(digest), 0) != digest:
            return None
        hearing = opened(held.read, len(digest), held.size - len(digest))
        cards = msgspec.msgpack.decode(hearing.index.base.part(CARDS), type=Objections)
        return Kept(cards, hearing)
    except (OSError, msgspec.MsgspecError, RecursionError, ValueError):
        return None


def write(digest: bytes, file: Path, held: bytes) -> None:
    """Keep something for the next start; a cache that cannot be written is no error."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(file, [digest, held])
    except OSError:
        return


def _read_own(digest: bytes, file: Path) -> Own | None:
    try:
        held = file.read_bytes()
        if held[: len(digest)] != digest:
            return None
        return msgspec.msgpack.decode(memoryview(held)[len(digest) :], type=Own)
    except (OSError, msgspec.MsgspecError, RecursionError):
        return None


class _File:
    """A file that is read piece by piece; nothing of it stays in memory."""

    def __init__(self, file: Path) -> None:
        self._lock = threading.Lock()
        self._file = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self.size = os.fstat(self._file).st_size

    def read(self, size: int, at: int) -> bytes:
        """Bytes from a place on; fewer, or none, where they cannot be read."""
        try:
            if sys.platform != "win32":
                return os.pread(self._file, size, at)
            with self._lock:
                os.lseek(self._file, at, os.SEEK_SET)
                return os.read(self._file, size)
        except OSError:
            return b""

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            os.close(self._file)
