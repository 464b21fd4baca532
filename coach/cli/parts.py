"""The parts that commands are built from: journal, content, ears, remarks."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

import msgspec

from coach.errors import CoachError
from coach.hearing.ears import Ears, Knowledge
from coach.journal.store import FILE, Journal
from coach.places import config_folder, data_folder
from coach.playbook.load import BrokenOverlay, load_objections, load_script, standard
from coach.playbook.model import Objections, Script
from coach.playbook.text import Voice
from coach.words import Language

if TYPE_CHECKING:
    from coach.faces.tui.app import First

Loaded = TypeVar("Loaded")


def open_journal() -> Journal:
    """The user's journal."""
    return Journal(data_folder() / FILE)


def warn(error: CoachError) -> None:
    """A remark on standard error that does not stop anything."""
    print(f"coach: {error}", file=sys.stderr)


def unsaid(error: CoachError) -> None:
    """The check tells about broken files; a page to read need not."""


class Remarks:
    """Remarks kept for a screen, where standard error would not be seen."""

    def __init__(self) -> None:
        self._kept: list[CoachError] = []

    def keep(self, error: CoachError) -> None:
        """One more remark."""
        self._kept.append(error)

    def take(self) -> str:
        """All remarks since the last time, in one text; mostly none."""
        taken, self._kept = self._kept, []
        return " ".join(str(error) for error in taken)


def own_keys(report: Callable[[CoachError], None]) -> dict[str, str]:
    """The keys that the user has chosen, by action; where the file is wrong, none and a remark."""
    from coach.faces.tui.keymap import read_keymap

    try:
        return read_keymap(config_folder() / "keys.toml")
    except CoachError as error:
        report(error)
        return {}


def run_screen(first: First) -> int:
    """Show one screen, with the user's own keys, until it is left; returns the exit code."""
    from coach.faces.tui.app import run

    return run(first, own_keys(warn))


def shipped_at_worst(
    load: Callable[[], Loaded], report: Callable[[CoachError], None] = warn
) -> Loaded:
    """What is loaded; where the user's own file over it is broken, the shipped, and a remark."""
    try:
        return load()
    except BrokenOverlay as broken:
        report(broken)
        return cast(Loaded, broken.value)


def script_named(name: str, report: Callable[[CoachError], None] = warn) -> Script:
    """A script, the shipped one at worst."""
    return shipped_at_worst(lambda: load_script(name), report)


def objections(report: Callable[[CoachError], None] = warn) -> Objections:
    """The objections, the shipped ones at worst."""
    return shipped_at_worst(load_objections, report)


def ears(report: Callable[[CoachError], None] = warn) -> Ears:
    """Ears that read the objections when they are first needed, the matcher from its cache."""

    def load() -> Knowledge:
        from coach.hearing.build import knowledge

        return Knowledge(*knowledge(standard(), report))

    return Ears(load)


def voice_for(language: Language, form: str = "sie") -> Voice:
    """English, or German in the form that the user has chosen."""
    if language == "en":
        return "en"
    return "du" if form == "du" else "sie"


_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


def to_json(value: object) -> str:
    """One line of JSON, also for readers that end lines at every Unicode line end."""
    return msgspec.json.encode(value).decode().translate(_LINE_ENDS)
