"""To the clipboard: through the system, else through the terminal (OSC 52)."""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable

from coach.errors import CoachError
from coach.words import _

LONGEST = 74_000
"""Characters; many terminals drop a longer sequence in silence."""


def copy(text: str, otherwise: Callable[[str], None]) -> None:
    """Send ``text`` to the clipboard; whether it arrives, nobody tells.

    ``otherwise`` sends it where the system has no clipboard program.
    """
    import pyperclip

    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException:
        otherwise(text)


def by_terminal(text: str) -> None:
    """Let the terminal at standard output take ``text``; raises CoachError where there is none."""
    asked = sequence(text)
    if not sys.stdout.isatty() or len(asked) > LONGEST:
        raise CoachError(
            _("no clipboard can be reached from here"), "--copy", _("Write a file with -o FILE.")
        )
    sys.stdout.write(asked)
    sys.stdout.flush()


def sequence(text: str) -> str:
    """The escape sequence by which a terminal takes ``text`` into its clipboard."""
    held = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    return f"\x1b]52;c;{held}\x07"
