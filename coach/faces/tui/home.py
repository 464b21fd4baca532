"""The home screen: a list that leads to every part there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from coach.errors import CoachError
from coach.faces.tui.commands import Command
from coach.faces.tui.foot import Shown, foot
from coach.faces.tui.keymap import meaning
from coach.faces.tui.widgets.choices import Choice, Choices
from coach.faces.tui.widgets.ink import ERROR, HEADING, HERE, MUTED
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.faces.tui.widgets.words import Panel, Words
from coach.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.faces.tui.app import CoachApp


class Entry(NamedTuple):
    """One part of the program; ``open`` leads there, mostly by pushing a screen."""

    id: str
    title: str
    detail: str
    open: Callable[[CoachApp], object]
    extra: bool = False
    """Whether it is there only now and then, without a digit of its own."""


class HomeScreen(Screen[None]):
    """Where the program starts without a command."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", id="leave", show=False)]

    def __init__(
        self,
        entries: Callable[[], Sequence[Entry]],
        keys: Mapping[str, str],
        welcome: Callable[[], str],
        remark: str = "",
    ) -> None:
        """``entries`` are asked for each time the screen comes up: counts change.

        ``welcome`` is what to do first, or empty when there is something already; ``remark``
        says what went wrong at the start.
        """
        super().__init__()
        self._ask = entries
        self.entries = list(entries())
        self.keys = keys
        self._welcome = welcome
        self._message, self._wrong = remark, True

    def compose(self) -> ComposeResult:
        """The name, the list, a line for what went wrong, the keys."""
        yield Words(joined((f" {_('Retainer coach')}", HEADING)), id="title")
        yield Panel(self._draw_welcome, id="welcome")
        yield Choices(self._choices(), id="parts")
        yield Panel(self._draw_message, id="message")
        yield Panel(self._draw_foot, id="foot")

    def on_mount(self) -> None:
        """The list takes the keys."""
        self.query_one(Choices).focus()

    def on_screen_resume(self) -> None:
        """Back from a part: counts may have changed."""
        self.entries = list(self._ask())
        for choices in self.query(Choices):
            choices.offer(self._choices())
        for panel in self.query("#welcome").results(Panel):
            panel.redraw()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Lead there."""
        event.stop()
        self.open(event.choice)

    def open(self, part: str) -> None:
        """Lead to a part; what stands in the way is told here."""
        entry = next(entry for entry in self.entries if entry.id == part)
        try:
            self.tell("")
            entry.open(cast("CoachApp", self.app))
        except CoachError as error:
            self.tell(str(error), wrong=True)

    def tell(self, message: str, *, wrong: bool = False) -> None:
        """Say something below the list."""
        self._message, self._wrong = " ".join(message.split()), wrong
        for panel in self.query("#message").results(Panel):
            panel.redraw()

    def action_open(self, part: str) -> None:
        """The same from the palette."""
        self.open(part)

    def commands(self) -> Iterator[Command]:
        """For the palette."""
        for entry in self.entries:
            yield Command(entry.title, entry.detail, f"screen.open({entry.id!r})")

    def action_help(self) -> None:
        """What the list leads to."""
        from coach.faces.tui.page import PageScreen

        self.app.push_screen(PageScreen(self._draw_help))

    def action_leave(self) -> None:
        """There is nothing behind the home screen."""
        self.tell(_("{quit} leaves the program.").format(quit=self.keys["quit"]))

    def _choices(self) -> list[Choice]:
        return [Choice(entry.id, entry.title, entry.detail, entry.extra) for entry in self.entries]

    def _draw_welcome(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width - 1)
        sheet.text(
            (_("Sits beside the phone while you talk about a monthly retainer."), MUTED), " "
        )
        if welcome := self._welcome():
            sheet.text(welcome, (" → ", HERE), "   ")
        return sheet.rows

    def _draw_message(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width - 1)
        if self._message:
            mark = (" ! ", ERROR) if self._wrong else (" · ", MUTED)
            sheet.text(self._message, mark, "   ", most=height)
        return sheet.rows

    def _draw_foot(self, width: int, height: int) -> list[Content]:
        keys = [
            Shown(self.keys["help"], meaning("help"), "app.help"),
            Shown(self.keys["quit"], meaning("quit"), "app.quit"),
            Shown("↑ ↓", _("Choose"), ""),
            Shown(_("Enter"), _("Open"), ""),
            Shown(self.keys["palette"], meaning("palette"), "app.command_palette"),
        ]
        return [foot(keys, width)]

    def _draw_help(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        sheet.row((_("Home"), HEADING))
        sheet.text(_("↑ ↓ and Enter, a digit or a click lead to a part. Esc leads back from it."))
        sheet.gap()
        for entry in self.entries:
            sheet.text((entry.title, "bold"))
            sheet.text((entry.detail, MUTED), "   ")
        return sheet.rows
