"""Where everything lies on the live screen, for every size of terminal.

One pure function gives each part its region; the layout below hands it to Textual. Three shapes:

    wide (112x28 and more)   the rail and the log on the left, the step in the middle, the facts on
                             the right, the answer card below both; a long one below all three
    middle                   everything below each other, the rail in one row
    narrow (under 64)        the same, with short words

The line to type on never moves, and a message stands in rows of its own. The step gets the rows
that it needs as long as the card keeps its own; when there is something to answer, the card goes
before the step.
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
MOST = 6
"""Rows that a message or a hint may take."""


Shape = Literal["wide", "middle", "narrow"]


class Needs(NamedTuple):
    """How many rows the parts would like to have, by their width."""

    stage: Callable[[int], int]
    side: Callable[[int], int]
    column: Callable[[int], int]
    """The side in a column of its own."""
    rail: Callable[[int], int]
    card: Callable[[int], int]
    message: Callable[[int], int]
    hint: Callable[[int], int]
    lead: int
    """The columns of what stands before the line."""
    lines: Callable[[int], int]
    """The lines to say and to ask: whole, or the beginning of each while something is answered."""
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
    hint = min(needs.hint(width), MOST)
    message = min(needs.message(width), MOST, max(height - hint - 9, 1))
    lead = 3 if name == "narrow" else min(max(needs.lead + 1, 16), width // 2)
    clock = NARROW_CLOCK if name == "narrow" else CLOCK
    bottom = height - message - hint - 2
    placed = {
        "head": Region(0, 0, width - clock, 1),
        "clock": Region(width - clock, 0, clock, 1),
        "message": Region(0, bottom, width, message),
        "hint": Region(0, bottom + message, width, hint),
        "lead": Region(0, height - 2, lead, 1),
        "line": Region(lead, height - 2, width - lead, 1),
        "foot": Region(0, height - 1, width, 1),
    }
    placed |= _wide(size, bottom, needs) if name == "wide" else _below(size, bottom, needs)
    return {part: region for part, region in placed.items() if region.width > 0 < region.height}


def _wide(size: Size, bottom: int, needs: Needs) -> dict[str, Region]:
    left = min(38, size.width // 4 + 4)
    right = min(44, size.width // 4 + 1)
    middle = size.width - left - right
    top = 1
    body = bottom - top
    rail = min(needs.rail(left) + 1, body - 4)
    wanted = max(needs.stage(middle), needs.column(right))
    least = max(min(needs.lines(middle), body // 2), 1)
    card = max(needs.card(middle + right) + 1, 3)  # with the rule above it
    stage = max(min(wanted, body - card), least)
    placed = {
        "rail": Region(0, top, left, rail),
        "stage": Region(left, top, middle, stage),
        "side": Region(left + middle, top, right, stage),
    }
    if stage + card <= body:
        log, card_from = body - rail, left
    else:  # below all three columns the sentences need fewer rows
        stage = max(min(wanted, body - needs.card(size.width) - 1), rail + 2)
        log, card_from = stage - rail, 0
        placed |= {
            "stage": Region(left, top, middle, stage),
            "side": Region(left + middle, top, right, stage),
        }
    return placed | {
        "log": Region(0, top + rail, left, log),
        "card": Region(card_from, top + stage, size.width - card_from, body - stage),
    }


def _below(size: Size, bottom: int, needs: Needs) -> dict[str, Region]:
    width = size.width
    top = 2
    body = bottom - top
    narrow = shape(size) == "narrow"
    side = min(needs.side(width), 1 if narrow and needs.answering else max(1, body // 5))
    body -= side
    card = max(needs.card(width), 2)
    if needs.answering:
        least = min(needs.lines(width), body // 4 if narrow else body * 7 // 17)
        stage = max(least, min(needs.stage(width), body - card))
    else:
        stage = min(needs.stage(width), body - min(card, body // 2))
    stage = max(stage, 1)
    return {
        "rail": Region(0, 1, width, 1),
        "stage": Region(0, top, width, stage),
        "side": Region(0, top + stage, width, side),
        "card": Region(0, top + stage + side, width, body - stage),
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
