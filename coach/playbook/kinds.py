"""What a content file may be: the word after ``kind:`` and the type it stands for."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from coach.playbook.model import Objections, Script


def _objections() -> type[msgspec.Struct]:
    return Objections


def _script() -> type[msgspec.Struct]:
    return Script


KINDS_OF_FILES: dict[str, Callable[[], type[msgspec.Struct]]] = {
    "objections": _objections,
    "script": _script,
}
"""Each kind with a function that gives its type, so that only the wanted one is imported."""
