"""The home screen: a list that leads to every part there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.app import ComposeResult
from textual.content import Content

from coach.errors import CoachError
from coach.faces.tui.commands import Command
from coach.faces.tui.foot import Shown
from coach.faces.tui.keymap import meaning
from coach.faces.tui.part import PartScreen, heading
from coach.faces.tui.widgets.choices import Choice, Choices
from coach.faces.tui.widgets.ink import HEADING, HERE, MUTED
from coach.faces.tui.widgets.sheet import Sheet
from coach.faces.tui.widgets.words import Panel
from coach.words import _

if TYPE_CHECKING:
    from coach.faces.tui.app import CoachApp


class Entry(NamedTuple):
    """One part of the program; ``open`` leads there, mostly by pushing a screen."""

    id: str
    title: str
    detail: str
    open: Callable[[CoachApp], object]
    extra: bool = False
    """Whether it is there only now and then, without a digit of its own."""


class HomeScreen(PartScreen):
    """Where the program starts without a command."""

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
        super().__init__(keys)
        self._ask = entries
        self.entries = list(entries())
        self._welcome = welcome
        self._remark = remark

    def title_line(self) -> Content:
        """The name."""
        return heading(_("Retainer coach"))

    def body(self) -> ComposeResult:
        """What it is, and the list."""
        yield Panel(self._draw_welcome, id="welcome")
        yield Choices(self._choices(), id="parts")

    def on_mount(self) -> None:
        """The list takes the keys."""
        self.query_one(Choices).focus()
        if self._remark:  # its rows are counted once there is a width
            self.call_after_refresh(self.tell, self._remark, wrong=True)

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

    def action_open(self, part: str) -> None:
        """The same from the palette."""
        self.open(part)

    def commands(self) -> Iterator[Command]:
        """For the palette."""
        for entry in self.entries:
            yield Command(entry.title, entry.detail, f"screen.open({entry.id!r})")

    def action_leave(self) -> None:
        """There is nothing behind the home screen."""
        self.tell(_("{quit} leaves the program.").format(quit=self.keys["quit"]))

    def way_out(self) -> Iterator[Shown]:
        """None but the end of the program."""
        return iter(())

    def own_keys(self) -> Iterator[Shown]:
        """Those of the list, and the way to every command."""
        yield Shown("↑ ↓", _("Choose"), "")
        yield Shown(_("Enter"), _("Open"), "")
        yield Shown(self.keys["palette"], meaning("palette"), "app.command_palette")

    def help_rows(self, sheet: Sheet) -> None:
        """What the list leads to."""
        sheet.row((_("Home"), HEADING))
        sheet.text(_("↑ ↓ and Enter, a digit or a click lead to a part. Esc leads back from it."))
        sheet.gap()
        for entry in self.entries:
            sheet.text((entry.title, "bold"))
            sheet.text((entry.detail, MUTED), "   ")

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
