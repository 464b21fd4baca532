"""A new call: with whom, by which script, in which language. Enter on the name starts at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from coach.clean import clean
from coach.errors import CoachError
from coach.faces.tui.dialog import Dialog
from coach.faces.tui.foot import Shown
from coach.faces.tui.widgets.choices import Choice, Choices
from coach.faces.tui.widgets.ink import HEADING
from coach.faces.tui.widgets.line import Line
from coach.faces.tui.widgets.sheet import joined
from coach.faces.tui.widgets.words import Words
from coach.playbook.text import Voice
from coach.words import _


class Wanted(NamedTuple):
    """What the call is to be."""

    client: str
    script: str
    voice: Voice


class NewCallScreen(Dialog[None]):
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

    def question(self) -> str:
        """What is asked first."""
        return _("Who is on the phone?")

    def about(self) -> str:
        """What the answers are for."""
        return _(
            "The name fills the lines to say, and finds what was prepared and said before. The"
            " script and the language are those of the call."
        )

    def body(self) -> ComposeResult:
        """The three questions."""
        yield Words(joined((self.question(), HEADING)))
        yield Line(_("name of the client; may stay empty"), id="client")
        yield Words(joined((_("Script"), HEADING)))
        yield from self._listed(self._scripts, "script", 0)
        yield Words(joined((_("Language of the call"), HEADING)))
        place = [choice.id for choice in self._voices].index(self._voice)
        yield from self._listed(self._voices, "voice", place)

    def ways(self) -> Iterator[Shown]:
        """The keys."""
        yield Shown(_("Enter"), _("Start"), "")
        yield Shown("Tab", _("Next question"), "")
        yield Shown("↑ ↓", _("Choose"), "")

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
            self.tell_problem(str(error))
