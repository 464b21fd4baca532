"""A list over a whole screen: calls, scripts, whatever there are many of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from coach.errors import CoachError
from coach.faces.tui.dialog import Dialog
from coach.faces.tui.foot import Shown
from coach.faces.tui.widgets.choices import Choice, Choices
from coach.faces.tui.widgets.ink import HEADING
from coach.faces.tui.widgets.sheet import joined
from coach.faces.tui.widgets.words import Words
from coach.words import _


class PickScreen(Dialog[None]):
    """Stays until Escape; what is picked is opened on top of it."""

    FRAME = "page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", id="pick.back", show=False)
    ]

    def __init__(
        self, title: str, choices: Sequence[Choice], empty: str, open_: Callable[[str], None]
    ) -> None:
        """``empty`` stands there when there is nothing to pick."""
        super().__init__()
        self._title = title
        self._picks = list(choices)
        self._empty = empty
        self._open = open_

    def question(self) -> str:
        """What there is to pick."""
        return self._title

    def about(self) -> str:
        """What comes of it."""
        return _("What is picked is opened; Esc leads back to this list.")

    def body(self) -> ComposeResult:
        """The title and the list."""
        yield Words(joined((self._title, HEADING)))
        if self._picks:
            yield Choices(self._picks)
        else:
            yield Words(self._empty)

    def ways(self) -> Iterator[Shown]:
        """The keys."""
        yield Shown("↑ ↓", _("Choose"), "")
        yield Shown(_("Enter"), _("Open"), "")

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Open it; what stands in the way is told below the list."""
        event.stop()
        try:
            self._open(event.choice)
        except CoachError as error:
            self.tell_problem(str(error))
