"""To the clipboard: through the system, else through the terminal (OSC 52)."""

from __future__ import annotations

import base64
from typing import TextIO

from coach.errors import CoachError

LONGEST_OSC = 74_000
"""Many terminals drop a longer sequence in silence."""


def copy(text: str, terminal: TextIO) -> None:
    """Send ``text`` to the clipboard; whether it arrives, nobody tells.

    Raises CoachError where there is neither a clipboard program nor a terminal.
    """
    import pyperclip

    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException:
        if not terminal.isatty() or len(sequence(text)) > LONGEST_OSC:
            raise CoachError(
                "no clipboard can be reached from here", "--copy", "Write a file with -o FILE."
            ) from None
        terminal.write(sequence(text))
        terminal.flush()


def sequence(text: str) -> str:
    """The escape sequence by which a terminal takes ``text`` into its clipboard."""
    held = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    return f"\x1b]52;c;{held}\x07"
