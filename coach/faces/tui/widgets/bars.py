"""Bars; the figure always stands beside them in words."""

from __future__ import annotations

from textual.content import Content

from coach.faces.tui.widgets.ink import DONE, MUTED, NEVER, OPEN
from coach.faces.tui.widgets.sheet import joined

GOOD, FAIR = 0.7, 0.4
"""Shares from which a bar is drawn as good, and as fair."""


def bar(share: float, width: int, style: str = "") -> Content:
    """A bar of ``width`` columns, filled by a share from 0 to 1."""
    halves = round(max(0.0, min(share, 1.0)) * width * 2)
    full, half = divmod(halves, 2)
    rest = width - full - half
    return joined(("━" * full + "╸" * half, style or tone(share)), ("·" * rest, MUTED))


def tone(share: float) -> str:
    """The colour of a share; it only repeats what the figure says."""
    return DONE if share >= GOOD else OPEN if share >= FAIR else NEVER
