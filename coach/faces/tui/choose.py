"""A small question over a screen, answered with one key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from coach.call.commands import label_name
from coach.call.false_start import Ending
from coach.faces.plain.show import outcome_name
from coach.faces.tui.dialog import Dialog
from coach.faces.tui.foot import Shown
from coach.faces.tui.widgets.choices import Choice, Choices
from coach.faces.tui.widgets.ink import HEADING, MUTED
from coach.faces.tui.widgets.sheet import joined
from coach.faces.tui.widgets.words import Words
from coach.hearing.verdict import LABELS
from coach.words import _


class ChooseScreen(Dialog[str | None]):
    """Ends with the id of the choice, or None after Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", id="choose.back", show=False)
    ]

    def __init__(
        self, question: str, why: str, choices: list[Choice], subject: str = "", marked: int = 0
    ) -> None:
        """``why`` tells what the answer is for; ``subject`` is what it is about.

        ``marked`` is the place of the choice that Enter takes; -1: none yet.
        """
        super().__init__()
        self._question = question
        self._why = why
        self.choices = choices
        self._subject = subject
        self._marked = marked

    def question(self) -> str:
        """What is asked."""
        return self._question

    def about(self) -> str:
        """What the answer is for."""
        return self._why

    def body(self) -> ComposeResult:
        """The question, what it is about, the choices."""
        yield Words(joined((self._question, HEADING)))
        if self._subject:
            yield Words(joined((self._subject[:400], MUTED)))
        choices = Choices(self.choices)
        choices.place = self._marked
        choices.styles.height = len(self.choices)
        yield choices

    def ways(self) -> Iterator[Shown]:
        """The keys."""
        yield Shown(f"1 … {len(self.choices)}", _("Choose"), "")
        yield Shown("↑ ↓", _("Mark"), "")
        yield Shown(_("Enter"), _("Choose"), "")

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Answered."""
        event.stop()
        self.dismiss(event.choice)


HUNG_UP = ""
"""The call is over, without an outcome."""
DISCARD = "discard"
"""No outcome: the call was a mistake."""


def how_it_ended(agreed: str, offered: Ending) -> ChooseScreen:
    """Asks how a call ended; ``agreed`` says what the script calls success, or is empty.

    The answer is an outcome, HUNG_UP or DISCARD. Where the call speaks for none, none is marked.
    """
    why = _("The outcome leads to what comes next, and to the list of calls.")
    choices = _outcomes(agreed)
    if offered.discardable:
        choices.append(Choice(DISCARD, _("Begun by mistake: throw the call away")))
    ids = [choice.id for choice in choices]
    marked = ids.index(offered.speaks_for) if offered.speaks_for else -1
    return ChooseScreen(_("How did it end?"), why, choices, marked=marked)


def what_it_was(said: str) -> ChooseScreen:
    """Asks what misheard words really were."""
    why = _("The coach answers that, and remembers the phrase.")
    return ChooseScreen(_("What was it really?"), why, _labels(), said)


def _outcomes(agreed: str) -> list[Choice]:
    names = {name: outcome_name(name) for name in ("agreed", "again", "lost")}
    if agreed:
        names["agreed"] = agreed
    return [
        *(Choice(name, _capital(title)) for name, title in names.items()),
        Choice(HUNG_UP, _capital(outcome_name(None))),
    ]


def _labels() -> list[Choice]:

    def each() -> Iterator[Choice]:
        for label in LABELS:
            if label != "unsure":
                yield Choice(label, label_name(label))

    return list(each())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
