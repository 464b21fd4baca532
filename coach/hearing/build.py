"""Counting what is not kept yet, once: in a process of its own, so that no screen waits for it.

python -m coach.hearing.build SHIPPED OWN CACHE     (three folders)
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from coach.errors import CoachError
from coach.hearing import cache
from coach.hearing.cache import Kept
from coach.hearing.opening import in_memory, opened
from coach.hearing.said import beyond, without_phrases
from coach.playbook.load import OBJECTIONS, BrokenOverlay, Content, load_objections, sources
from coach.playbook.model import Objections

_PATIENCE = 60
"""Seconds after which the other process is taken to be stuck."""


def knowledge(content: Content, report: Callable[[CoachError], None]) -> Kept:
    """What hearing needs: kept, or else counted and kept.

    Raises CoachError when the shipped content is missing or broken.
    """
    return (
        cache.find(content, report)
        or (_elsewhere(content) and cache.find(content, report))
        or prepare(content, report)
    )


def prepare(content: Content, report: Callable[[CoachError], None]) -> Kept:
    """Count what is not kept, here and now, and keep it."""
    digest = sources(OBJECTIONS, content).digest
    shipped = sources(OBJECTIONS, cache.alone(content)).digest
    base = cache.index_for(shipped, content)
    if base is not None and digest == shipped:
        return base
    plain = load_objections(cache.alone(content))
    if base is None:
        base = keep(shipped, content.cache / cache.FILE, plain)
    if digest == shipped:
        return base
    try:
        merged = load_objections(content)
    except BrokenOverlay as broken:
        own = cache.Own(broken=(broken.what, broken.where, broken.todo))
    else:
        if merged.lexicon != plain.lexicon:  # then every phrase may count differently
            return keep(digest, content.cache / cache.FILE, merged)
        more, less = tuple(beyond(plain, merged)), tuple(beyond(merged, plain))
        own = cache.Own(without_phrases(merged), more, less)
    cache.write(digest, content.cache / cache.OWN, msgspec.msgpack.encode(own))
    return cache.laid(base, own, report)


def keep(digest: bytes, file: Path, objections: Objections) -> Kept:
    """Count all phrases, and keep the index in ``file``."""
    from coach.hearing.counting import packed  # seldom needed, and larger than all that is

    cards = without_phrases(objections)
    held = packed(objections, {cache.CARDS: msgspec.msgpack.encode(cards)})
    cache.write(digest, file, held)
    return Kept(cards, opened(in_memory(held), 0, len(held)))


def _elsewhere(content: Content) -> bool:
    """Prepare in another process, and wait for it without holding anything up."""
    command = [sys.executable, "-m", "coach.hearing.build", *map(str, map(Path.absolute, content))]
    try:
        done = subprocess.run(
            command,
            cwd=Path(__file__).parents[2],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def main() -> None:
    """Prepare for the content in the folders that are named."""
    shipped, own, kept = map(Path, sys.argv[1:])
    prepare(Content(shipped, own, kept), lambda _: None)


if __name__ == "__main__":
    main()
