"""A new call: with whom, by which script, in which language. Enter on the name starts at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from coach.clean import clean
from coach.errors import CoachError
from coach.faces.tui.widgets.choices import Choice, Choices
from coach.faces.tui.widgets.ink import ERROR, HEADING, MUTED
from coach.faces.tui.widgets.line import Line
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.faces.tui.widgets.words import Panel, Words
from coach.playbook.text import Voice
from coach.words import _


class Wanted(NamedTuple):
    """What the call is to be."""

    client: str
    script: str
    voice: Voice


class NewCallScreen(ModalScreen[None]):
    """Asks three things, of which two have an answer already."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", id="new.back", show=False),
        Binding("tab", "app.focus_next", id="new.next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", id="new.before", show=False, priority=True),
    ]

    def __init__(
        self, scripts: Sequence[Choice], voice: Voice, start: Callable[[Wanted], None]
    ) -> None:
        super().__init__()
        self._scripts = list(scripts)
        self._voices = [
            Choice("en", "English"),
            Choice("sie", "Deutsch, Sie"),
            Choice("du", "Deutsch, du"),
        ]
        self._voice = voice
        self._start = start
        self._problem = ""

    def compose(self) -> ComposeResult:
        """The three questions."""
        with Vertical(classes="box"):
            yield Words(joined((_("Who is on the phone?"), HEADING)))
            yield Line(_("name of the client; may stay empty"), id="client")
            yield Words(joined((_("Script"), HEADING)))
            yield from self._listed(self._scripts, "script", 0)
            yield Words(joined((_("Language of the call"), HEADING)))
            place = [choice.id for choice in self._voices].index(self._voice)
            yield from self._listed(self._voices, "voice", place)
            yield Words(joined((_("Enter starts the call. Tab goes on, Esc goes back."), MUTED)))
            yield Panel(self._draw_problem, id="problem")

    def _listed(self, choices: list[Choice], name: str, place: int) -> ComposeResult:
        listed = Choices(choices, keeps_mark=True, id=name)
        listed.place = place
        listed.styles.height = len(choices)
        yield listed

    def on_mount(self) -> None:
        """The name first."""
        self.query_one(Line).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter on the name."""
        event.stop()
        self._go()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Enter on a list."""
        event.stop()
        self._go()

    def _go(self) -> None:
        script, voice = self.query_one("#script", Choices), self.query_one("#voice", Choices)
        client = clean(self.query_one(Line).value)
        wanted = Wanted(client, script.marked.id, self._voices[voice.place].id)  # type: ignore[arg-type]
        try:
            self._start(wanted)
        except CoachError as error:
            self._problem = " ".join(str(error).split())
            self.query_one("#problem", Panel).redraw()

    def _draw_problem(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        if self._problem:
            sheet.text(self._problem, ("! ", ERROR), most=2)
        return sheet.rows
