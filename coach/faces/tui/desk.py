"""Where everything lies on the live screen, for every size of terminal.

One pure function gives each part its region; the layout below hands it to Textual. Three shapes:

    wide (112x28 and more)   the rail and the log on the left, the step in the middle, the facts on
                             the right, the answer card below both
    middle                   everything below each other, the rail in one row
    narrow (under 64)        the same, with short words

The line to type on never moves. The step gets the rows that it needs as long as the card keeps
its own; when there is something to answer, the card goes before the step.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

WIDE, TALL = 112, 28
NARROW = 64
CLOCK, NARROW_CLOCK = 24, 12
"""Columns of the two clocks."""


Shape = Literal["wide", "middle", "narrow"]


class Needs(NamedTuple):
    """How many rows the parts would like to have."""

    stage: Callable[[int, int], int]
    side: Callable[[int], int]
    card: Callable[[int], int]
    hint: Callable[[int], int]
    lines: int
    """The lines to say and to ask: so many rows show the beginning of each."""
    answering: bool
    """Whether the card has something to say now."""


def shape(size: Size) -> Shape:
    """``wide``, ``middle`` or ``narrow``."""
    if size.width >= WIDE and size.height >= TALL:
        return "wide"
    return "narrow" if size.width < NARROW else "middle"


def regions(size: Size, needs: Needs) -> dict[str, Region]:
    """The region of each part, by its id."""
    width, height = size
    name = shape(size)
    hint = min(needs.hint(width), 3)
    lead = 3 if name == "narrow" else 16
    clock = NARROW_CLOCK if name == "narrow" else CLOCK
    bottom = height - hint - 2
    placed = {
        "head": Region(0, 0, width - clock, 1),
        "clock": Region(width - clock, 0, clock, 1),
        "hint": Region(0, bottom, width, hint),
        "lead": Region(0, bottom + hint, lead, 1),
        "line": Region(lead, bottom + hint, width - lead, 1),
        "foot": Region(0, height - 1, width, 1),
    }
    placed |= _wide(size, bottom, needs) if name == "wide" else _below(size, bottom, needs)
    return {part: region for part, region in placed.items() if region.width > 0 < region.height}


def _wide(size: Size, bottom: int, needs: Needs) -> dict[str, Region]:
    left = min(34, size.width // 4)
    right = min(44, size.width // 4 + 2)
    top, rail = 1, 14
    body = bottom - top
    middle = size.width - left - right
    stage = max(min(needs.stage(middle, 0) + 3, (body + 1) // 2), min(13, body // 2))
    return {
        "rail": Region(0, top, left, rail),
        "log": Region(0, top + rail, left, body - rail),
        "stage": Region(left, top, middle, stage),
        "side": Region(left + middle, top, right, stage),
        "card": Region(left, top + stage, middle + right, body - stage),
    }


def _below(size: Size, bottom: int, needs: Needs) -> dict[str, Region]:
    width = size.width
    top = 2
    body = bottom - top
    narrow = shape(size) == "narrow"
    side = min(needs.side(width), 1 if narrow and needs.answering else max(1, body // 5))
    body -= side
    if needs.answering:
        least = min(needs.lines, body // 4 if narrow else body * 7 // 17)
        stage = max(least, min(needs.stage(width, 0), body - max(needs.card(width), 2)), 1)
    else:
        wanted = max(needs.stage(width, 0), needs.stage(width, body - 6))
        stage = min(wanted, body - (2 if narrow else min(4, body // 3)))
    card = body - stage
    return {
        "rail": Region(0, 1, width, 1),
        "stage": Region(0, top, width, stage),
        "side": Region(0, top + stage, width, side),
        "card": Region(0, top + stage + side, width, card),
    }


class Desk(Layout):
    """Textual's side of :func:`regions`."""

    name = "desk"

    def __init__(self, needs: Callable[[], Needs]) -> None:
        self._needs = needs

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Put every child where its id belongs."""
        places = regions(size, self._needs())
        return [
            WidgetPlacement(places[child.id], NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if child.id in places
        ]
