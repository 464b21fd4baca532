"""A page to read, over the screen it belongs to."""

from __future__ import annotations

import re
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from coach.faces.tui.widgets.ink import HEADING, MUTED
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.faces.tui.widgets.words import Draw, Panel, Words
from coach.words import _


class PageScreen(ModalScreen[None]):
    """A page to read; every way out leads back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q,enter", "dismiss", id="page.back", show=False),
        Binding("down", "read(1)", id="page.down", show=False),
        Binding("up", "read(-1)", id="page.up", show=False),
        Binding("pagedown,space", "read(10)", id="page.on", show=False),
        Binding("pageup", "read(-10)", id="page.before", show=False),
        Binding("home", "read(-9999)", id="page.first", show=False),
        Binding("end", "read(9999)", id="page.last", show=False),
    ]

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self.draw = draw

    def compose(self) -> ComposeResult:
        """The page."""
        with Vertical(classes="page"):
            yield Panel(self.draw, id="page")
            yield Words(joined((_("↑ ↓ PgUp PgDn read, Esc goes back."), MUTED)))

    def action_read(self, rows: int) -> None:
        """Scroll."""
        self.query_one("#page", Panel).scroll_rows(rows)


_STRONG = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*")


def text_page(text: str) -> Draw:
    """Plain or Markdown text as a page: headings and emphasis stand out, no more than that."""

    def draw(width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        for line in text.splitlines():
            said = line.strip()
            if said.startswith("#"):
                sheet.gap()
                sheet.text((said.lstrip("# "), HEADING))
            elif said.startswith("- "):
                sheet.text(_emphasised(said[2:]), ("• ", MUTED))
            elif said:
                indent = " " * (len(line) - len(line.lstrip()))
                sheet.text(_emphasised(said), indent)
            else:
                sheet.gap()
        return sheet.rows

    return draw


def _emphasised(line: str) -> Content:
    content, done = Content(""), 0
    for found in _STRONG.finditer(line):
        content = content + line[done : found.start()]
        strong, soft = found.groups()
        content = content + joined((strong, "bold") if strong else (soft, MUTED))
        done = found.end()
    return content + line[done:]
