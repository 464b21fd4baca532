"""The colours, all of the theme; and text that can be clicked."""

from __future__ import annotations

from textual.content import Content, Span
from textual.style import Style

MUTED = "$foreground 62%"
HEADING = "bold $text-secondary"
HERE = "bold $text-primary"
SAY = "$text-accent"
DONE = "$text-success"
OPEN = "$text-warning"
ERROR = "bold $text-error"
NEVER = "$text-error"


DO = "do"
"""The key under which a piece of text holds the action of a click on it."""


def clickable(text: str, style: str, action: str) -> Content:
    """A piece that does something when it is clicked."""
    whole = (0, len(text))
    return Content(text, [Span(*whole, style), Span(*whole, Style.from_meta({DO: action}))])
