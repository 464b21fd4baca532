"""What most screens share: a title, a line for remarks, the keys, the way out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from coach.faces.tui.commands import Command
from coach.faces.tui.foot import Shown, foot
from coach.faces.tui.keymap import meaning
from coach.faces.tui.widgets.ink import ERROR, HEADING, HERE, MUTED
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.faces.tui.widgets.words import Panel, Words
from coach.words import _

LONGEST_REMARK = 3
"""Rows of a remark that are shown."""


class PartScreen(Screen[None]):
    """A part of the program over the whole terminal; ``keys`` names the key of each action."""

    DEFAULT_CSS = """
    PartScreen #title, PartScreen #foot { height: 1; background: $panel; }
    PartScreen #message { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", id="leave", show=False),
    ]

    def __init__(self, keys: Mapping[str, str]) -> None:
        super().__init__()
        self.keys = keys
        self._message = ""
        self._wrong = False

    # --- what each of them says -----------------------------------------------------------------

    def title_line(self) -> Content:
        """What stands in the first row."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """What stands between the title and the remark."""
        raise NotImplementedError

    def own_keys(self) -> Iterator[Shown]:
        """The keys that matter now, after help and quit."""
        raise NotImplementedError

    def way_out(self) -> Iterator[Shown]:
        """The key that leads back, where there is something to go back to."""
        yield Shown(self.keys["leave"], meaning("leave"), "screen.leave")

    def help_rows(self, sheet: Sheet) -> None:
        """Write the help page, without the keys."""
        raise NotImplementedError

    # --- the frame ------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Title, body, remark, keys."""
        yield Words(self.title_line(), id="title")
        yield from self.body()
        yield Panel(self._draw_message, id="message")
        yield Panel(self._draw_foot, id="foot")

    def tell(self, message: str, *, wrong: bool = False) -> None:
        """Say something in the line above the keys."""
        message = " ".join(message.split())
        if (message, wrong) == (self._message, self._wrong):
            return
        self._message, self._wrong = message, wrong
        for panel in self.query("#message").results(Panel):
            rows = panel.need(self.size.width, LONGEST_REMARK)
            panel.styles.height = min(max(rows, 1), LONGEST_REMARK)
            panel.redraw()

    def retell(self) -> None:
        """The title and the keys may have changed."""
        for words in self.query("#title").results(Words):
            words.show(self.title_line())
        for panel in self.query("#foot").results(Panel):
            panel.redraw()

    def on_line_too_long(self) -> None:
        """Nothing is lost without a word."""
        self.tell(_("That was too long for one line: its first 20,000 characters are here."))

    def action_leave(self) -> None:
        """Back to where one came from, or out."""
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.app.exit(0)

    def action_help(self) -> None:
        """What this is, and every key."""
        from coach.faces.tui.page import PageScreen

        def draw(width: int, height: int) -> list[Content]:
            sheet = Sheet(width)
            self.help_rows(sheet)
            sheet.gap()
            sheet.row((_("Keys"), HEADING))
            for key in (*self.own_keys(), *self.way_out()):
                sheet.row((f"  {key.key:<8} ", HERE), key.label)
            return sheet.rows

        self.app.push_screen(PageScreen(draw))

    def commands(self) -> Iterator[Command]:
        """For the palette: what the keys do."""
        for key in self.own_keys():
            if key.action:
                yield Command(key.label, key.key, key.action)

    def _draw_message(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width - 1)
        if self._message:
            lead = (" ! ", ERROR) if self._wrong else (" · ", MUTED)
            sheet.text(self._message, lead, "   ", most=LONGEST_REMARK)
        return sheet.rows

    def _draw_foot(self, width: int, height: int) -> list[Content]:
        keys = [
            Shown(self.keys["help"], meaning("help"), "app.help"),
            Shown(self.keys["quit"], meaning("quit"), "app.quit"),
            *self.own_keys(),
            *self.way_out(),
        ]
        return [foot(keys, width)]


def heading(title: str, detail: str = "") -> Content:
    """A title with something beside it."""
    return joined((f" {title}", HEADING), (f"  {detail}" if detail else "", MUTED))
