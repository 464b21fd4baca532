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


Who = Callable[[str], list[Choice]]
"""Whom the call can be with, for the words typed so far; the id is the name to begin with."""

MOST_CLIENTS = 6
"""Rows of clients in sight."""
OTHER_ROWS = 15
"""Rows that the other questions need."""


class NameLine(Line):
    """The line of the name; its arrows move the mark at once, so that fast keys stay in order."""

    STEPS: ClassVar[dict[str, int]] = {"down": 1, "up": -1}

    def __init__(self, move: Callable[[int], None]) -> None:
        super().__init__(_("name of the client, or its beginning"), id="client")
        self._move = move

    async def on_key(self, event: events.Key) -> None:
        """The arrows mark another client."""
        if event.key in self.STEPS:
            event.prevent_default()
            event.stop()
            self._move(self.STEPS[event.key])
            return
        await super().on_key(event)


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
        voice: Voice,
        start: Callable[[Wanted], None],
        client: str | None = None,
    ) -> None:
        """``who`` is asked for the clients that the typed words mean; ``client`` stands first.

        An empty ``client`` is the one without a name; with None nobody is asked for.
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
        self._voice = voice
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
        yield NameLine(clients.action_move)
        clients.can_focus = False  # its keys come from the line
        yield clients
        yield Words(joined((_("Script"), HEADING)))
        yield from self._listed(self._scripts, "script", 0)
        yield Words(joined((_("Language of the call"), HEADING)))
        place = [choice.id for choice in self._voices].index(self._voice)
        yield from self._listed(self._voices, "voice", place)

    def ways(self) -> Iterator[Shown]:
        """The keys."""
        yield Shown(_("Enter"), _("Start"), "")
        yield Shown("↑ ↓ 1 … 9", _("Client"), "")
        yield Shown("Tab", _("Next question"), "")

    def _listed(self, choices: list[Choice], name: str, place: int) -> ComposeResult:
        listed = Choices(choices, keeps_mark=True, id=name)
        listed.place = place
        listed.styles.height = len(choices)
        yield listed

    def on_mount(self) -> None:
        """The name first."""
        line, clients = self.query_one(Line), self.query_one("#clients", Choices)
        room = min(MOST_CLIENTS, self.size.height - OTHER_ROWS)
        clients.styles.height = max(1, min(len(clients.choices), room))
        line.choices = sum(not choice.extra for choice in clients.choices)
        if self._client == "":
            clients.place = [choice.id for choice in clients.choices].index("")
            clients.redraw()
        line.value = self._client or ""
        line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """The clients that are meant by what is typed."""
        event.stop()
        self._offer(event.value)

    def on_line_digit(self, event: Line.Digit) -> None:
        """A client by number."""
        self.query_one("#clients", Choices).mark(int(event.digit))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter on the name."""
        event.stop()
        self._go()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Enter on a list, or a click."""
        event.stop()
        self._go()

    def _offer(self, typed: str) -> None:
        clients = self.query_one("#clients", Choices)
        if clients.choices != (found := self._who(typed)):
            clients.place = 0
            clients.offer(found)
            clients.place = 0

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
