"""The line to type on. Everything that is typed on the live screen is typed here."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.widgets import Input

from coach.clean import LONGEST, clean

AT_ONCE = 1.0
"""Seconds: digits that come faster belong to one figure."""
UNITS = "hkmtx"
"""Letters that make a figure of one digit when they stand alone behind it ("3k", "2x")."""


class Line(Input):
    """One row, always focused; what is pasted comes in clean and whole, on one line."""

    class Digit(Message):
        """A digit was typed on the empty line."""

        def __init__(self, digit: str) -> None:
            super().__init__()
            self.digit = digit

    class Figure(Message):
        """These digits were the beginning of a figure, and stand in the line now."""

        def __init__(self, digits: str) -> None:
            super().__init__()
            self.digits = digits

    class TooLong(Message):
        """More was pasted than a line keeps."""

    choices = 0
    """How many things a digit on the empty line picks from, instead of being typed."""

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, compact=True, id=id)
        self.cursor_blink = False
        self._picked = ""
        self._picked_at = 0.0

    async def on_key(self, event: events.Key) -> None:
        """Digits pick while the line is empty, unless they turn out to begin a figure."""
        empty = not self.value
        if empty and event.key in map(str, range(1, self.choices + 1)):
            event.prevent_default()
            event.stop()
            at_once = event.time - self._picked_at < AT_ONCE
            self._picked = self._picked + event.key if at_once else event.key
            self._picked_at = event.time
            self.post_message(self.Digit(event.key))
            return
        picked, self._picked = self._picked, ""
        if picked and self.choices:
            if self._goes_on(picked, event) if empty else self._was_unit(event):
                self._begin_with(picked)
            elif empty and event.key in UNITS:
                self._picked = picked  # the next key tells a unit from the first letter of a word
        await self._edit(event)

    def _begin_with(self, picked: str) -> None:
        """The digits have picked nothing: they stand before what is typed."""
        self.value = picked + self.value
        self.cursor_position = len(self.value)
        self.post_message(self.Figure(picked))

    async def _edit(self, event: events.Key) -> None:
        """Keys that edit the line do it here: as bindings they would come after later letters."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            event.prevent_default()
            event.stop()
            await self.run_action(binding.action)

    def _goes_on(self, picked: str, event: events.Key) -> bool:
        """Whether this key goes on with a figure ("3 000", "12k"); a letter after one digit begins
        the client's words."""
        typed = event.character or ""
        in_figure = len(picked) > 1 or not typed.isalpha()
        return typed.isprintable() and in_figure and typed not in "/>"

    def _was_unit(self, event: events.Key) -> bool:
        """Whether the one letter before this key stands alone behind a digit."""
        typed = event.character or ""
        return (
            len(self.value) == 1 and typed.isprintable() and not (typed.isalpha() or typed == "'")
        )

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
            if self._picked and len(self.value) == 1:
                self._begin_with(self._picked)
            self._picked = ""
            event.prevent_default()
            event.stop()
            self._say(self.value.strip())
            return
        await super().on_key(event)


class SteppingLine(Line):
    """A line whose STEPS lead on at once, so that keys typed after them stay in order."""

    STEPS: ClassVar[dict[str, int]] = {}
    """Key -> how far it leads, back below 0."""

    def __init__(
        self, move: Callable[[int], None], placeholder: str = "", *, id: str | None = None
    ) -> None:
        super().__init__(placeholder, id=id)
        self._move = move

    async def on_key(self, event: events.Key) -> None:
        """A step, or a key to type."""
        if event.key in self.STEPS:
            event.prevent_default()
            event.stop()
            self._move(self.STEPS[event.key])
            return
        await super().on_key(event)
