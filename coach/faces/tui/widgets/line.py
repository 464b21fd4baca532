"""The line to type on. Everything that is typed on the live screen is typed here."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.message import Message
from textual.widgets import Input

from coach.clean import LONGEST, clean


class Line(Input):
    """One row, always focused; what is pasted comes in clean and whole, on one line."""

    class Digit(Message):
        """A digit was typed on the empty line."""

        def __init__(self, digit: str) -> None:
            super().__init__()
            self.digit = digit

    class TooLong(Message):
        """More was pasted than a line keeps."""

    takes_digits = False
    """Whether a digit on the empty line picks something instead of being typed."""

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, compact=True, id=id)
        self.cursor_blink = False

    async def on_key(self, event: events.Key) -> None:
        """Digits pick only while the line is empty."""
        if self.takes_digits and not self.value and event.key.isdigit():
            event.prevent_default()
            event.stop()
            self.post_message(self.Digit(event.key))

    @property
    def content_width(self) -> int:
        """At least the width of the row, so that a key changes no layout."""
        return max(super().content_width, self.size.width)

    def on_paste(self, event: events.Paste) -> None:
        """All lines of what was pasted, not only the first."""
        event.prevent_default()
        event.stop()
        self.put(event.text)

    def action_paste(self) -> None:
        """Put in what was copied here."""
        self.put(self.app.clipboard)

    def put(self, text: str) -> None:
        """Put text in at the cursor, as one clean line."""
        room = LONGEST - len(self.value)
        if len(text) > room:
            self.post_message(self.TooLong())
        if text := clean(text)[: max(room, 0)]:
            self.replace(text, *self.selection)


class Mouth(Line):
    """A line that says its words at Enter at once, so that keys typed after it stay in order."""

    def __init__(self, say: Callable[[str], None], placeholder: str = "") -> None:
        super().__init__(placeholder, id="line")
        self._say = say

    async def on_key(self, event: events.Key) -> None:
        """Enter."""
        if event.key == "enter":
            event.prevent_default()
            event.stop()
            self._say(self.value.strip())
            return
        await super().on_key(event)
