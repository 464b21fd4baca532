"""What is to be done next, one below the other: open it, or mark it as done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from coach.errors import CoachError
from coach.faces.tui.foot import Shown
from coach.faces.tui.part import PartScreen, heading
from coach.faces.tui.widgets.choices import Choice, Choices
from coach.faces.tui.widgets.ink import HEADING
from coach.faces.tui.widgets.sheet import Sheet
from coach.words import _


class Todo(NamedTuple):
    """What there is to do, and what can be done with it, by the id of its choice."""

    waiting: Callable[[], list[Choice]]
    open: Callable[[str], None]
    """Leads to what it asks for; raises CoachError where that cannot be."""
    done: Callable[[str], None]
    undone: Callable[[str], None]


class FollowUpsScreen(PartScreen):
    """The most urgent first."""

    DEFAULT_CSS = """
    FollowUpsScreen #waiting { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "done", id="todo.done", show=False),
        Binding("ctrl+z", "undo", id="todo.undo", show=False),
    ]

    def __init__(self, todo: Todo, keys: Mapping[str, str]) -> None:
        super().__init__(keys)
        self._todo = todo
        self._marked_done: list[Choice] = []

    def title_line(self) -> Content:
        """Where one is."""
        return heading(_("Follow-ups"))

    def body(self) -> ComposeResult:
        """The list."""
        yield Choices(self._todo.waiting(), id="waiting")

    def own_keys(self) -> Iterator[Shown]:
        """Open, done, and back again."""
        yield Shown("↑ ↓", _("Choose"), "")
        yield Shown(_("Enter"), _("Open"), "screen.open")
        yield Shown("F8", _("Done"), "screen.done")
        yield Shown("^Z", _("Undo"), "screen.undo")

    def help_rows(self, sheet: Sheet) -> None:
        """What the list is."""
        sheet.row((_("Follow-ups"), HEADING))
        sheet.text(_("What is to be done next, the most urgent first."))
        sheet.text(_("Enter opens the e-mail, the call or the report. F8 marks it as done."))

    def on_mount(self) -> None:
        """The list takes the keys."""
        self.query_one(Choices).focus()
        self._show()

    def on_screen_resume(self) -> None:
        """Back from a letter or a call: less may be left."""
        if self.query(Choices):
            self._show()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Lead there."""
        event.stop()
        try:
            self._todo.open(event.choice)
        except CoachError as error:
            self.tell(str(error), wrong=True)

    def action_open(self) -> None:
        """The marked one, with a click below."""
        self.query_one(Choices).action_choose()

    def action_done(self) -> None:
        """The marked one is done."""
        choices = self.query_one(Choices)
        if choices.choices:
            done = choices.marked
            if self._keep(self._todo.done, done, _("Marked as done; ^Z takes it back.")):
                self._marked_done.append(done)

    def action_undo(self) -> None:
        """The last one is not done after all."""
        if not self._marked_done:
            self.tell(_("There is nothing to take back."))
            return
        again = self._marked_done[-1]
        told = _("To do again: {what}").format(what=again.title)
        if self._keep(self._todo.undone, again, told):
            self._marked_done.pop()

    def _keep(self, change: Callable[[str], None], one: Choice, told: str) -> bool:
        """Whether the change was made."""
        try:
            change(one.id)
        except CoachError as error:
            self.tell(str(error), wrong=True)
            return False
        self._show(told)
        return True

    def _show(self, told: str = "") -> None:
        waiting = self._todo.waiting()
        self.query_one(Choices).offer(waiting)
        self.tell(" ".join(filter(None, (told, "" if waiting else _("Nothing to follow up.")))))
