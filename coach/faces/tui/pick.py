"""A list over a whole screen: calls, scripts, whatever there are many of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from coach.errors import CoachError
from coach.faces.tui.widgets.choices import Choice, Choices
from coach.faces.tui.widgets.ink import ERROR, HEADING, MUTED
from coach.faces.tui.widgets.sheet import joined
from coach.faces.tui.widgets.words import Words
from coach.words import _


class PickScreen(ModalScreen[None]):
    """Stays until Escape; what is picked is opened on top of it."""

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

    def compose(self) -> ComposeResult:
        """The title, the list, the way back."""
        with Vertical(classes="page"):
            yield Words(joined((self._title, HEADING)))
            if self._picks:
                yield Choices(self._picks)
            else:
                yield Words(self._empty)
            yield Words(joined((_("↑ ↓ Enter opens, Esc goes back."), MUTED)), id="way")

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Open it; what stands in the way is told below the list."""
        event.stop()
        try:
            self._open(event.choice)
        except CoachError as error:
            text = " ".join(str(error).split())
            self.query_one("#way", Words).show(joined((f"! {text}", ERROR)))
