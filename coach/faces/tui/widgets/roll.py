"""A list of any length: only the rows that are seen are drawn, and the mark is always seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.style import Style

from coach.faces.tui.widgets.ink import DO, HERE
from coach.faces.tui.widgets.sheet import joined
from coach.faces.tui.widgets.words import Panel

Row = Callable[[int, int, bool], Content]
"""The row at a place, so many columns wide; whether it is the marked one."""

FAR = 1_000_000_000


class Roll(Panel, can_focus=True):
    """The list; it says :class:`Marked` and :class:`Chosen`, with the place from 0."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", id="roll.up", show=False),
        Binding("down", "move(1)", id="roll.down", show=False),
        Binding("pageup", "page(-1)", id="roll.before", show=False),
        Binding("pagedown", "page(1)", id="roll.on", show=False),
        Binding("home", f"move({-FAR})", id="roll.first", show=False),
        Binding("end", f"move({FAR})", id="roll.last", show=False),
        Binding("enter", "choose", id="roll.choose", show=False),
    ]

    class Marked(Message):
        """The mark has moved."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    class Chosen(Message):
        """The marked row was chosen."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, count: int, row: Row, *, id: str | None = None) -> None:
        super().__init__(self._seen, id=id)
        self.count = count
        self._row = row
        self.place = 0
        self._first = 0

    def offer(self, count: int, place: int = 0) -> None:
        """There are so many rows from now on."""
        self.count = count
        self.place = max(0, min(place, count - 1))
        self.redraw()

    def _seen(self, width: int, height: int) -> list[Content]:
        room = max(height, 1)
        self._first = max(self.place - room + 1, min(self._first, self.place, self.count - room), 0)
        seen = range(self._first, min(self._first + room, self.count))
        return [self._line(place, width) for place in seen]

    def _line(self, place: int, width: int) -> Content:
        here = place == self.place
        row = self._row(place, max(width - 4, 4), here).truncate(max(width - 4, 4), ellipsis=True)
        line = joined((" ▶ " if here else "   ", HERE), row)
        return line.stylize(Style.from_meta({DO: f"pick({place})"}))

    def scroll_rows(self, rows: int) -> None:
        """The wheel moves the mark."""
        self.action_move(rows)

    def action_move(self, by: int) -> None:
        """Move the mark."""
        place = max(0, min(self.place + by, self.count - 1))
        if place != self.place:
            self.place = place
            self.redraw()
            self.post_message(self.Marked(place))

    def action_page(self, by: int) -> None:
        """Move it by a screen."""
        self.action_move(by * max(self.content_size.height - 1, 1))

    def action_pick(self, place: int) -> None:
        """A click marks; a click on the mark chooses."""
        if place == self.place:
            self.action_choose()
        else:
            self.action_move(place - self.place)

    def action_choose(self) -> None:
        """Choose what is marked."""
        if self.count:
            self.post_message(self.Chosen(self.place))
