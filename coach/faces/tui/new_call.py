"""A new call: with whom, by which script, in which language. Enter starts at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from coach.errors import CoachError
from coach.faces.tui.dialog import Dialog
from coach.faces.tui.foot import Shown
from coach.faces.tui.widgets.choices import Choice, Choices
from coach.faces.tui.widgets.ink import HEADING
from coach.faces.tui.widgets.line import Line, SteppingLine
from coach.faces.tui.widgets.sheet import joined
from coach.faces.tui.widgets.words import Words
from coach.playbook.text import Voice
from coach.words import _


class Wanted(NamedTuple):
    """What the call is to be."""

    client: str
    script: str
    voice: Voice


Who = Callable[[str], list[Choice]]
"""Whom the call can be with, for the words typed so far; the id is the name to begin with."""

MOST_CLIENTS = 6
"""Rows of clients in sight."""
AROUND = 10
"""Rows that are no list: the frame, the headings and what stands between them, the name."""
HIGHEST = 0.96
"""Of the rows above the keys, as for every dialog."""


class NameLine(SteppingLine):
    """The line of the name; its arrows move the mark at once, so that fast keys stay in order."""

    STEPS: ClassVar[dict[str, int]] = {"down": 1, "up": -1}

    def __init__(self, move: Callable[[int], None]) -> None:
        super().__init__(move, _("name of the client, or its beginning"), id="client")


class NewCallScreen(Dialog[None]):
    """Asks three things, of which two have an answer already."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", id="new.back", show=False),
        Binding("tab", "app.focus_next", id="new.next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", id="new.before", show=False, priority=True),
    ]

    def __init__(
        self,
        who: Who,
        scripts: Sequence[Choice],
        voice_of: Callable[[str], Voice],
        start: Callable[[Wanted], None],
        client: str | None = None,
    ) -> None:
        """``who`` is asked for the clients that the typed words mean; ``client`` stands first.

        ``voice_of`` tells how a client is spoken to, which stands until another is chosen. An empty
        ``client`` is the one without a name; with None nobody is asked for.
        """
        super().__init__()
        self._who = who
        self._client = client
        self._scripts = list(scripts)
        self._voices = [
            Choice("en", "English"),
            Choice("sie", "Deutsch, Sie"),
            Choice("du", "Deutsch, du"),
        ]
        self._voice_of = voice_of
        self._usual = 0
        """The place of the voice that stands for the marked client."""
        self._start = start

    def question(self) -> str:
        """What is asked first."""
        return _("Who is on the phone?")

    def about(self) -> str:
        """What the answers are for."""
        return _(
            "The name fills the lines to say, and finds what was prepared and said before: its"
            " beginning is enough. The script and the language are those of the call."
        )

    def body(self) -> ComposeResult:
        """The three questions."""
        yield Words(joined((self.question(), HEADING)))
        clients = Choices(self._who(self._client or ""), keeps_mark=True, id="clients")
        yield NameLine(self._mark)
        clients.can_focus = False  # its keys come from the line
        yield clients
        yield Words(joined((_("Script"), HEADING)))
        yield from self._listed(self._scripts, "script")
        yield Words(joined((_("Language of the call"), HEADING)))
        yield from self._listed(self._voices, "voice")

    def ways(self) -> Iterator[Shown]:
        """The keys."""
        yield Shown(_("Enter"), _("Start"), "")
        yield Shown("↑ ↓ 1 … 9", _("Client"), "")
        yield Shown("Tab", _("Next question"), "")

    def _listed(self, choices: list[Choice], name: str) -> ComposeResult:
        yield Choices(choices, keeps_mark=True, id=name)

    def on_mount(self) -> None:
        """The name first."""
        line, clients = self.query_one(Line), self.query_one("#clients", Choices)
        line.choices = sum(not choice.extra for choice in clients.choices)
        if self._client == "":
            clients.place = [choice.id for choice in clients.choices].index("")
            clients.redraw()
        line.value = self._client or ""
        self._suit()
        line.focus()

    def on_resize(self, event: events.Resize) -> None:
        """All languages are seen; scripts and clients share what is left, and scroll."""
        clients, scripts, voices = (
            self.query_one(name, Choices) for name in ("#clients", "#script", "#voice")
        )
        voices.styles.height = len(self._voices)
        room = int((event.size.height - 1) * HIGHEST) - AROUND - len(self._voices)
        of_scripts = max(1, min(len(self._scripts), room // 2))
        scripts.styles.height = of_scripts
        most = min(MOST_CLIENTS, room - of_scripts)
        clients.styles.height = max(1, min(len(clients.choices), most))

    def on_input_changed(self, event: Input.Changed) -> None:
        """The clients that are meant by what is typed."""
        event.stop()
        self._offer(event.value)

    def on_line_digit(self, event: Line.Digit) -> None:
        """A client by number."""
        self.query_one("#clients", Choices).mark(int(event.digit))
        self._suit()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter on the name."""
        event.stop()
        self._go()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Enter on a list, or a click."""
        event.stop()
        self._go()

    def _mark(self, by: int) -> None:
        self.query_one("#clients", Choices).action_move(by)
        self._suit()

    def _suit(self) -> None:
        """The voice of the marked client, unless the user has chosen one."""
        voices = self.query_one("#voice", Choices)
        if voices.place == self._usual:
            usual = self._voice_of(self.query_one("#clients", Choices).marked.id)
            self._usual = voices.place = [choice.id for choice in self._voices].index(usual)
            voices.redraw()

    def _offer(self, typed: str) -> None:
        clients = self.query_one("#clients", Choices)
        if clients.choices != (found := self._who(typed)):
            clients.place = 0
            clients.offer(found)
            clients.place = 0
        self._suit()

    def _go(self) -> None:
        self._offer(self.query_one(Line).value)
        client, script, voice = (
            self.query_one(name, Choices) for name in ("#clients", "#script", "#voice")
        )
        chosen = self._voices[voice.place].id
        wanted = Wanted(client.marked.id, script.marked.id, chosen)  # type: ignore[arg-type]
        try:
            self._start(wanted)
        except CoachError as error:
            self.tell_problem(str(error))
