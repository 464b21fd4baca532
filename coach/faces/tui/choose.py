"""A small question over a screen, answered with one key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from coach.faces.plain.show import label_name, outcome_name
from coach.faces.tui.widgets.choices import Choice, Choices
from coach.faces.tui.widgets.ink import HEADING, MUTED
from coach.faces.tui.widgets.sheet import joined
from coach.faces.tui.widgets.words import Words
from coach.hearing.verdict import LABELS
from coach.words import _


class ChooseScreen(ModalScreen[str | None]):
    """Ends with the id of the choice, or None after Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", id="choose.back", show=False)
    ]

    def __init__(self, question: str, choices: list[Choice], about: str = "") -> None:
        super().__init__()
        self.question = question
        self.choices = choices
        self.about = about

    def compose(self) -> ComposeResult:
        """The question, what it is about, the choices."""
        with Vertical(classes="box"):
            yield Words(joined((self.question, HEADING)))
            if self.about:
                yield Words(joined((self.about[:400], MUTED)))
            choices = Choices(self.choices)
            choices.styles.height = len(self.choices)
            yield choices
            yield Words(joined((_("A digit or ↑ ↓ Enter chooses, Esc goes back."), MUTED)))

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Answered."""
        event.stop()
        self.dismiss(event.choice)


def outcomes() -> list[Choice]:
    """How a call can end."""
    return [
        *(Choice(name, _capital(outcome_name(name))) for name in ("agreed", "again", "lost")),
        Choice("hung_up", _capital(outcome_name(None))),
    ]


def labels() -> list[Choice]:
    """What an utterance can be."""

    def each() -> Iterator[Choice]:
        for label in LABELS:
            if label != "unsure":
                yield Choice(label, label_name(label))

    return list(each())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
