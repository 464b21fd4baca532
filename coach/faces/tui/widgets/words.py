"""The one widget that shows text: what comes in stands on the screen as it is.

Textual reads plain strings as markup: "[/]" would raise, "[@click=app.quit]" would act. Here a
string becomes a Content, which is never parsed; everything on the screens goes through this file.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile, zip_longest

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from coach.faces.tui.widgets.ink import DO, MUTED


class Words(Widget):
    """Text as it is."""

    def __init__(self, text: str | Content = "", *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._content = as_content(text)

    def show(self, text: str | Content) -> None:
        """Show this text from now on."""
        content = as_content(text)
        if not content.is_same(self._content):
            self._content = content
            self.refresh(layout=self.styles.auto_dimensions)

    def render(self) -> Content:
        """The text."""
        return self._content

    async def on_click(self, event: events.Click) -> None:
        """Do what the clicked piece stands for."""
        if action := event.style.meta.get(DO):
            event.stop()
            await self.run_action(action)


Draw = Callable[[int, int], list[Content]]
"""Rows of at most so many columns, for so many rows; what is longer is scrolled to."""


class Panel(Words):
    """Rows drawn for the room there is. It scrolls by itself, and says how much lies below."""

    def __init__(self, draw: Draw, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draw = draw
        self._rows: list[Content] = []
        self._drawn_for: tuple[int, int] | None = None
        self.top = 0

    def redraw(self, *, to_top: bool = False) -> None:
        """What is drawn may have changed; rows that have not are not painted again."""
        before, top = self._rows, self.top
        size = self._drawn_for
        self._drawn_for = None
        if to_top:
            self.top = 0
        if size is None or size != (self.content_size.width, self.content_size.height):
            self.refresh()
            return
        width, height = size
        after = self._rows_for(width, height)
        if top or max(len(before), len(after)) > height:
            self.refresh()
            return
        changed = [
            Region(0, place, width, 1)
            for place, (old, new) in enumerate(zip_longest(before, after))
            if old is None or new is None or not (old is new or old.is_same(new))
        ]
        if changed:
            self.refresh(*changed)

    def need(self, width: int, height: int) -> int:
        """How many rows it would like to have at this width."""
        return len(self._rows_for(width, height))

    def render(self) -> Content:
        """The rows that fit, from the one it is scrolled to."""
        width, height = self.content_size
        rows = self._rows_for(width, height)
        self.top = max(0, min(self.top, len(rows) - height))
        seen = rows[self.top : self.top + height]
        below = len(rows) - self.top - height
        if below > 0 and seen:
            mark = Content.styled(f" ↓{below + 1}", MUTED)
            last = seen[-1].truncate(width - mark.cell_length, pad=True)
            seen = [*seen[:-1], last + mark]
        return Content("\n").join(seen)

    def scroll_rows(self, rows: int) -> None:
        """Scroll down by so many rows (up when negative)."""
        self.top = max(0, self.top + rows)
        self.refresh()

    def goes_on(self, rows: int) -> bool:
        """Whether there is something to scroll to, below (or above, when negative)."""
        width, height = self.content_size
        below = len(self._rows_for(width, height)) - self.top - height
        return below > 0 if rows > 0 else self.top > 0

    def reveal(self, beginning: tuple[str, ...], follow: str) -> None:
        """Scroll until a row that begins in one of these ways is seen, and those of ``follow``.

        Where not all of them can be seen, the first ones are.
        """
        width, height = self.content_size
        rows = [row.plain for row in self._rows_for(width, height)]
        place = next((n for n, row in enumerate(rows) if row.startswith(beginning)), None)
        if place is None:
            return
        more = takewhile(lambda row: row.startswith(follow), rows[place + 1 :])
        end = place + 1 + sum(1 for _row in more)
        end += end < len(rows)  # the last row in sight tells how much lies below
        self.top = min(place, max(self.top, end - height))
        self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel."""
        event.stop()
        self.scroll_rows(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel."""
        event.stop()
        self.scroll_rows(-1)

    def _rows_for(self, width: int, height: int) -> list[Content]:
        if self._drawn_for != (width, height):
            self._rows = self._draw(width, height) if width > 0 else []
            self._drawn_for = (width, height)
        return self._rows


def as_content(text: str | Content) -> Content:
    """A string, taken literally."""
    return text if isinstance(text, Content) else Content(text)
