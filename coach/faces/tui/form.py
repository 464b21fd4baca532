"""A form on the screen: all fields at a glance, one line to type the marked one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import ClassVar, Generic, TypeVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen

from coach.errors import CoachError
from coach.faces.tui.commands import Command
from coach.faces.tui.foot import Shown, foot
from coach.faces.tui.keymap import meaning
from coach.faces.tui.part import LONGEST_REMARK
from coach.faces.tui.widgets.ink import DONE, ERROR, HEADING, HERE, MUTED, OPEN, clickable
from coach.faces.tui.widgets.line import SteppingLine
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.faces.tui.widgets.words import Panel, Words
from coach.offer.form import Field, take
from coach.words import _

Value = TypeVar("Value", bound=msgspec.Struct)

WIDE = 100
"""Columns from which the summary stands beside the fields."""


class Form(msgspec.Struct, Generic[Value]):
    """What a form asks for, and where its answers go."""

    title: str
    fields: tuple[Field[Value], ...]
    words: Mapping[str, tuple[str, str]]
    """Label and hint of each field."""
    value: Value
    keep: Callable[[Value], None]
    """Gets the value after every answer."""
    glance: Callable[[Value], Iterable[str]]
    """What the value comes to, line by line."""
    needed: tuple[str, ...] = ()
    """Fields without which something is missing."""


class FormLine(SteppingLine):
    """The line of a form. It moves on by itself, so that fast keys stay in their order."""

    STEPS: ClassVar[dict[str, int]] = {
        "enter": 1,
        "down": 1,
        "tab": 1,
        "up": -1,
        "shift+tab": -1,
        "pagedown": 8,
        "pageup": -8,
    }

    def __init__(self, move: Callable[[int], None]) -> None:
        super().__init__(move, id="line")
        self.edited = False
        """Whether something was typed in this field, be it the words that it held."""

    def hold(self, text: str) -> None:
        """Come to a field: the first letter replaces what it holds, an arrow keeps it."""
        self.value = text
        self.edited = False
        self.select_all()

    def replace(self, text: str, start: int, end: int) -> None:
        """Everything that edits the text comes through here."""
        self.edited = True
        super().replace(text, start, end)


class FormScreen(Screen[None], Generic[Value]):
    """Filled field by field; every answer is kept at once, so leaving loses nothing."""

    DEFAULT_CSS = """
    FormScreen #title, FormScreen #foot, FormScreen FormLine { height: 1; }
    FormScreen #title, FormScreen #foot { background: $panel; }
    FormScreen #body { height: 1fr; }
    FormScreen #fields { width: 1fr; height: 1fr; }
    FormScreen #glance { display: none; width: 52%; height: 1fr; padding: 0 1; }
    FormScreen.-wide #glance { display: block; background: $surface; }
    FormScreen #detail { background: $surface; padding: 0 1; }
    FormScreen #message { height: 1; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "glance", id="form.glance", show=False),
        Binding("escape", "leave", id="leave", show=False),
    ]

    def __init__(self, form: Form[Value], keys: Mapping[str, str]) -> None:
        """Show ``form``; ``keys`` names the key of each action."""
        super().__init__()
        self.form = form
        self.keys = keys
        self.place = next((n for n in range(len(form.fields)) if not self._shown(n)), 0)
        self._message = ""

    def compose(self) -> ComposeResult:
        """The fields, what they come to, the line to type on."""
        yield Words(joined((f" {self.form.title}", HEADING)), id="title")
        with Horizontal(id="body"):
            yield Panel(self._draw_fields, id="fields")
            yield Panel(self._draw_glance, id="glance")
        yield Panel(self._draw_detail, id="detail")
        yield FormLine(self.action_move)
        yield Panel(self._draw_message, id="message")
        yield Panel(self._draw_foot, id="foot")

    def on_mount(self) -> None:
        """The first empty field is ready to type."""
        self.query_one(FormLine).focus()
        self._enter(self.place)

    def on_resize(self, event: events.Resize) -> None:
        """Another size is drawn anew."""
        self.call_after_refresh(self._redraw)

    # --- filling --------------------------------------------------------------------------------

    def action_move(self, by: int) -> None:
        """Keep what is typed, and mark another field."""
        if self._kept():
            self._enter(max(0, min(self.place + by, len(self.form.fields) - 1)))

    def action_go(self, place: int) -> None:
        """The same with a click."""
        if self._kept():
            self._enter(place)

    def action_leave(self) -> None:
        """Keep what is typed, and go back. What does not fit is dropped by a second Esc."""
        line = self.query_one(FormLine)
        if not self._kept() and line.value != self._shown(self.place):
            line.hold(self._shown(self.place))
            return
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.app.exit(0)

    def _kept(self) -> bool:
        line = self.query_one(FormLine)
        field, typed = self.form.fields[self.place], line.value.strip()
        self._message = ""
        if typed == self._shown(self.place) and not line.edited:
            return True
        try:
            value = take(self.form.fields, self.form.value, field.key, typed)
            self.form.keep(value)
        except CoachError as error:
            self._message = ". ".join(filter(None, (error.what, error.todo)))
            self._redraw()
            return False
        self.form.value = value
        return True

    def _enter(self, place: int) -> None:
        self.place = place
        self.query_one(FormLine).hold(self._shown(place))
        self._redraw()

    def _shown(self, place: int) -> str:
        return self.form.fields[place].show(self.form.value)

    # --- drawing --------------------------------------------------------------------------------

    def _redraw(self) -> None:
        detail = self.query_one("#detail", Panel)
        most = min(9, self.size.height // 3)
        detail.styles.height = max(2, min(detail.need(self.size.width - 2, most), most))
        message = self.query_one("#message", Panel)
        message.styles.height = max(message.need(self.size.width, LONGEST_REMARK), 1)
        fields = self.query_one("#fields", Panel)
        fields.top = max(0, self.place - max(fields.content_size.height // 2, 1))
        for panel in self.query(Panel):
            panel.redraw()

    def _draw_fields(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width - 1)
        labels = [self.form.words[field.key][0] for field in self.form.fields]
        room = min(max(map(len, labels)), max(width // 2, 12))
        for place, (field, label) in enumerate(zip(self.form.fields, labels, strict=True)):
            shown = self._shown(place)
            missing = not shown and field.key in self.form.needed
            mark = ("✓", DONE) if shown else ("!", OPEN) if missing else ("·", MUTED)
            here = place == self.place
            sheet.row(
                ("▶" if here else " ", HERE),
                mark,
                " ",
                clickable(_fitted(label, room), "bold" if here else "", f"screen.go({place})"),
                "  ",
                (shown, "" if here else MUTED),
            )
        return sheet.rows

    def _draw_detail(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        label, hint = self.form.words[self.form.fields[self.place].key]
        sheet.text((label, "bold"))
        sheet.text((hint, MUTED))
        shown = self._shown(self.place)
        if len(shown) > width - 2:
            sheet.text(shown, most=max(height - len(sheet.rows), 1))
        return sheet.rows

    def _draw_glance(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        for line in self.form.glance(self.form.value):
            for part in line.split("\n"):
                text = part.lstrip(" +-?!")
                if "   " in text:  # a row of a table
                    sheet.row(part)
                else:
                    sheet.text(text, part[: len(part) - len(text)])
        return sheet.rows

    def _draw_message(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width - 1)
        if self._message:
            sheet.text(self._message, (" ! ", ERROR), "   ", most=LONGEST_REMARK)
        return sheet.rows

    def _draw_foot(self, width: int, height: int) -> list[Content]:
        keys = [
            Shown(self.keys["help"], meaning("help"), "app.help"),
            Shown(self.keys["quit"], meaning("quit"), "app.quit"),
            Shown(_("Enter"), _("Keep"), "screen.move(1)"),
            Shown("↑ ↓", _("Field"), ""),
            Shown("^U", _("Empty"), ""),
            Shown("F2", _("At a glance"), "screen.glance"),
            Shown(self.keys["leave"], meaning("leave"), "screen.leave"),
        ]
        return [foot(keys, width)]

    # --- pages and palette ----------------------------------------------------------------------

    def action_glance(self) -> None:
        """What the form comes to, as a page."""
        from coach.faces.tui.page import PageScreen

        if self._kept():
            self.app.push_screen(PageScreen(self._draw_glance))
            return
        self._message += " " + _("F2 waits until this field is right; Esc drops what you typed.")
        self.query_one(FormLine).select_all()
        self._redraw()

    def action_help(self) -> None:
        """Help for the marked field, and the keys."""
        from coach.faces.tui.page import PageScreen

        def draw(width: int, height: int) -> list[Content]:
            sheet = Sheet(width)
            label, hint = self.form.words[self.form.fields[self.place].key]
            sheet.text((label, HEADING))
            sheet.text(hint)
            sheet.gap()
            sheet.text(_("Enter, Tab or ↓ keeps the line and goes on; ↑ or Shift+Tab goes back."))
            sheet.text(
                _("What you type replaces what a field holds; ← → Home End keep it to change it.")
            )
            sheet.text(_("^U empties the field. Every answer is kept at once."))
            sheet.text(_("F2 shows what the form comes to. Esc goes back."))
            return sheet.rows

        self.app.push_screen(PageScreen(draw))

    def commands(self) -> Iterator[Command]:
        """For the palette: every field, and the summary."""
        yield Command(_("At a glance"), "F2", "screen.glance")
        for place, field in enumerate(self.form.fields):
            label, hint = self.form.words[field.key]
            yield Command(label, hint, f"screen.go({place})")


def _fitted(text: str, width: int) -> str:
    return f"{text[: width - 1]}…" if len(text) > width else f"{text:<{width}}"
