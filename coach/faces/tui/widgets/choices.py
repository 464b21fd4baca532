"""A few things to choose from: arrows, digits, Enter or a click."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from coach.faces.tui.widgets.ink import HERE, MUTED, clickable
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.faces.tui.widgets.words import Panel

NUMBERS = "1234567890abcdefghijklmnoprstuvwxyz"
"""One key for each choice, as far as there are keys."""


class Choice(NamedTuple):
    """One thing to choose."""

    id: str
    title: str
    detail: str = ""
    extra: bool = False
    """Whether it is there only now and then: it has no number, so that the others keep theirs."""


class Choices(Panel, can_focus=True):
    """The list; it says :class:`Chosen`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", id="choices.up", show=False),
        Binding("down", "move(1)", id="choices.down", show=False),
        Binding("home", "move(-99)", id="choices.first", show=False),
        Binding("end", "move(99)", id="choices.last", show=False),
        Binding("enter", "choose", id="choices.choose", show=False),
        *(
            Binding(key, f"pick({place})", id=f"choices.{key}", show=False)
            for place, key in enumerate(NUMBERS, 1)
        ),
    ]

    class Chosen(Message):
        """Something was chosen."""

        def __init__(self, choice: str) -> None:
            super().__init__()
            self.choice = choice

    def __init__(
        self, choices: list[Choice], *, keeps_mark: bool = False, id: str | None = None
    ) -> None:
        """With ``keeps_mark`` the choice stays visible while the keys go elsewhere."""
        super().__init__(self._lines, id=id)
        self._keeps_mark = keeps_mark
        self.choices = choices
        self.place = 0

    @property
    def marked(self) -> Choice:
        """The choice with the mark."""
        return self.choices[self.place]

    def offer(self, choices: list[Choice]) -> None:
        """Offer these from now on."""
        marked = self.marked.id if self.choices else ""
        places = (place for place, choice in enumerate(choices) if choice.id == marked)
        self.place = next(places, min(self.place, max(len(choices) - 1, 0)))
        self.choices = choices
        self.redraw()

    def _lines(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        titles = max((Content(c.title).cell_length for c in self.choices), default=0)
        beside = width >= titles + 30
        numbers = iter(NUMBERS)
        for place, choice in enumerate(self.choices):
            here = place == self.place and (self.has_focus or self._keeps_mark)
            number = " " if choice.extra else next(numbers, " ")
            title = clickable(choice.title, "bold" if here else "", f"take({place})")
            lead = joined(
                (" ▶ " if here else "   ", HERE), (f"{number}  ", HERE if here else MUTED)
            )
            if beside:
                pad = " " * (titles - title.cell_length + 3)
                sheet.row(lead, title, pad, (choice.detail, MUTED))
            else:
                sheet.row(lead, title)
                if choice.detail:
                    sheet.row("      ", (choice.detail, MUTED))
        return sheet.rows

    def watch_has_focus(self, has_focus: bool) -> None:
        """The mark shows where the keys go."""
        self.redraw()

    def action_move(self, by: int) -> None:
        """Move the mark."""
        self.place = max(0, min(self.place + by, len(self.choices) - 1))
        self.redraw()
        self.reveal((" ▶ ",), "      ")

    def action_choose(self) -> None:
        """Choose what is marked."""
        if self.choices:
            self.post_message(self.Chosen(self.choices[self.place].id))

    def action_pick(self, number: int) -> None:
        """Choose by number."""
        numbered = [place for place, choice in enumerate(self.choices) if not choice.extra]
        if 1 <= number <= len(numbered):
            self.action_take(numbered[number - 1])

    def action_take(self, place: int) -> None:
        """Choose by place, from 0."""
        self.place = place
        self.redraw()
        self.action_choose()
