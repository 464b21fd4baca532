"""A question over a screen: its own keys in the last row, its own help behind F1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from coach.faces.tui.foot import Shown, foot
from coach.faces.tui.keymap import meaning
from coach.faces.tui.widgets.ink import ERROR, HEADING, HERE
from coach.faces.tui.widgets.sheet import Sheet
from coach.faces.tui.widgets.words import Panel
from coach.words import _

if TYPE_CHECKING:
    from coach.faces.tui.app import CoachApp

Answer = TypeVar("Answer")

LONGEST_PROBLEM = 8
"""Rows of what went wrong that are shown."""


class Dialog(ModalScreen[Answer]):
    """Over the screen that asks; Esc leads back to it."""

    DEFAULT_CSS = """
    Dialog #ways { dock: bottom; width: 100%; height: 1; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [  # those of the program do not reach a dialog
        Binding("f1", "help", id="help", show=False),
        Binding("ctrl+q", "app.quit", id="quit", show=False, priority=True),
    ]
    FRAME = "box"
    """``box`` around a few rows, or ``page`` over the whole screen."""

    def __init__(self) -> None:
        super().__init__()
        self._problem = ""

    # --- what each of them says -----------------------------------------------------------------

    def question(self) -> str:
        """What is asked."""
        raise NotImplementedError

    def about(self) -> str:
        """What the answer is for, in a sentence or two."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """What stands in the frame."""
        raise NotImplementedError

    def ways(self) -> Iterator[Shown]:
        """The keys, besides help and the way back."""
        raise NotImplementedError

    # --- the frame ------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """What went wrong, the question in its frame, the keys."""
        with Vertical(classes=self.FRAME):
            yield Panel(self._draw_problem, id="problem")  # on top: the last rows may be cut
            yield from self.body()
        yield Panel(self._draw_ways, id="ways")

    def tell_problem(self, problem: str) -> None:
        """Say what went wrong, whole."""
        self._problem = " ".join(problem.split())
        panel = self.query_one("#problem", Panel)
        width = panel.parent.content_size.width if panel.parent is not None else 0  # type: ignore[attr-defined]
        panel.styles.height = min(panel.need(width, LONGEST_PROBLEM), LONGEST_PROBLEM)
        panel.redraw()

    def action_help(self) -> None:
        """What is asked here, and with which keys it is answered."""
        from coach.faces.tui.page import PageScreen

        self.app.push_screen(PageScreen(self._draw_help))

    def _keys(self) -> list[Shown]:
        keys = cast("CoachApp", self.app).keys
        return [
            Shown(keys["help"], meaning("help"), "app.help"),
            *self.ways(),
            Shown(keys["leave"], meaning("leave"), ""),
        ]

    def _draw_problem(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        if self._problem:
            sheet.text(self._problem, ("! ", ERROR), "  ")
        return sheet.rows

    def _draw_ways(self, width: int, height: int) -> list[Content]:
        return [foot(self._keys(), width)]

    def _draw_help(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        sheet.text((self.question(), HEADING))
        sheet.text(self.about())
        sheet.gap()
        sheet.row((_("Keys"), HEADING))
        for shown in self._keys():
            sheet.row((f"  {shown.key:<8} ", HERE), shown.label)
        return sheet.rows
