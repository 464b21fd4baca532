"""The client's voice, through the system's own speech program where there is one.

Nothing waits for it: the program runs on its own, a new line stops the one before, and a
machine without any stays silent.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence

from coach.words import Language

_PROGRAMS: tuple[tuple[str, dict[Language, tuple[str, ...]]], ...] = (
    ("espeak-ng", {"en": ("-v", "en", "--"), "de": ("-v", "de", "--")}),
    ("spd-say", {"en": ("-l", "en", "--"), "de": ("-l", "de", "--")}),
    ("say", {"en": ("--",), "de": ("-v", "Anna", "--")}),
)
"""Speech programs in the order of preference, with what selects the language."""


def speech_command(
    language: Language, which: Callable[[str], str | None] = shutil.which
) -> tuple[str, ...]:
    """The command that speaks the words appended to it; empty where there is none."""
    for program, options in _PROGRAMS:
        if found := which(program):
            return (found, *options[language])
    return ()


class Speaker:
    """Speaks line after line, each in a process of its own."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._running: subprocess.Popen[bytes] | None = None

    def speak(self, text: str) -> None:
        """Begin to speak ``text``, and let go of what is still being said."""
        self.stop()
        if not self._command or not text:
            return
        try:
            self._running = subprocess.Popen(
                [*self._command, text],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            self._command = ()

    def stop(self) -> None:
        """Fall silent."""
        if self._running is not None and self._running.poll() is None:
            self._running.terminate()
        self._running = None
