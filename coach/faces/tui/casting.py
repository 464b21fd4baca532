"""Whom to rehearse with: the clients to choose from, how hard, and with which hints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from coach.errors import CoachError
from coach.faces.plain.rehearse import Hints
from coach.faces.tui.foot import Shown
from coach.faces.tui.part import PartScreen, heading
from coach.faces.tui.widgets.ink import HEADING, HERE, MUTED, OPEN, clickable
from coach.faces.tui.widgets.roll import Roll
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.faces.tui.widgets.words import Panel
from coach.practice.client.state import Difficulty
from coach.words import _

DIFFICULTIES: tuple[Difficulty, ...] = (1, 2, 3, 4)
HINTS: tuple[Hints, ...] = ("ask", "always", "never")
WIDE_NAME = 24
"""Columns of a name in the list."""


class Client(NamedTuple):
    """Somebody to rehearse with."""

    id: str
    """Empty: the seed chooses."""
    name: str
    company: str = ""
    mood: str = ""
    """``friendly``, ``gruff`` or ``brisk``; empty where it is not known beforehand."""
    about: str = ""
    own: bool = False
    """A client of the user's own, from a brief."""


class Wanted(NamedTuple):
    """The rehearsal that is wanted."""

    client: Client
    difficulty: Difficulty
    hints: Hints


class CastingScreen(PartScreen):
    """Enter calls the marked client."""

    DEFAULT_CSS = """
    CastingScreen #clients { height: 1fr; margin: 1 0 0 0; }
    CastingScreen #about { height: 5; background: $surface; padding: 0 1; }
    CastingScreen #ways { height: 2; margin: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,plus", "harder(1)", id="casting.harder", show=False),
        Binding("left,minus", "harder(-1)", id="casting.easier", show=False),
        Binding("h", "hints", id="casting.hints", show=False),
    ]

    def __init__(
        self,
        clients: Sequence[Client],
        wanted: Wanted,
        call: Callable[[Wanted], None],
        keys: Mapping[str, str],
    ) -> None:
        """``wanted`` is marked first; ``call`` begins the rehearsal."""
        super().__init__(keys)
        self.clients = list(clients)
        self.wanted = wanted
        self._call = call

    def title_line(self) -> Content:
        """The question."""
        return heading(_("Rehearse"), _("Whom do you call?"))

    def body(self) -> ComposeResult:
        """The clients, the marked one in words, the two settings."""
        yield Roll(len(self.clients), self._row, id="clients")
        yield Panel(self._draw_about, id="about")
        yield Panel(self._draw_ways, id="ways")

    def on_mount(self) -> None:
        """The list takes the keys."""
        roll = self.query_one(Roll)
        roll.focus()
        if self.wanted.client in self.clients:
            roll.offer(len(self.clients), self.clients.index(self.wanted.client))

    def on_roll_marked(self, event: Roll.Marked) -> None:
        """Another client."""
        event.stop()
        self.wanted = self.wanted._replace(client=self.clients[event.place])
        self.tell("")
        self.query_one("#about", Panel).redraw()

    def on_roll_chosen(self, event: Roll.Chosen) -> None:
        """Call."""
        event.stop()
        self.wanted = self.wanted._replace(client=self.clients[event.place])
        try:
            self.tell("")
            self._call(self.wanted)
        except CoachError as error:
            self.tell(str(error), wrong=True)

    def action_harder(self, by: int) -> None:
        """Another difficulty."""
        place = DIFFICULTIES.index(self.wanted.difficulty) + by
        place = max(0, min(place, len(DIFFICULTIES) - 1))
        self.wanted = self.wanted._replace(difficulty=DIFFICULTIES[place])
        self.query_one("#ways", Panel).redraw()

    def action_hints(self) -> None:
        """Another way of hints."""
        place = (HINTS.index(self.wanted.hints) + 1) % len(HINTS)
        self.wanted = self.wanted._replace(hints=HINTS[place])
        self.query_one("#ways", Panel).redraw()

    def own_keys(self) -> Iterator[Shown]:
        """Choosing."""
        yield Shown(_("Enter"), _("Call"), "")
        yield Shown("← →", _("Difficulty"), "screen.harder(1)")
        yield Shown("h", _("Hints"), "screen.hints")

    def help_rows(self, sheet: Sheet) -> None:
        """What a rehearsal is."""
        sheet.text((_("Rehearse"), HEADING))
        sheet.text(
            _(
                "A simulated client answers what you type, offline and without a model. Each has"
                " doubts that they do not tell at once. At the end every point of the score quotes"
                " the line that earned or cost it."
            )
        )
        sheet.gap()
        for hints in HINTS:
            sheet.text(hints_name(hints), (f"{_('Hints')}: ", MUTED))

    def _row(self, place: int, width: int, here: bool) -> Content:
        client = self.clients[place]
        room = min(WIDE_NAME, max(width // 2, 8))
        name = Content(client.name).truncate(room, ellipsis=True, pad=True)
        beside = ", ".join(filter(None, (client.company, mood_name(client.mood))))
        mark = ("✎ ", OPEN) if client.own else ("", "")
        return joined(name.stylize("bold") if here else name, "  ", mark, (beside, MUTED))

    def _draw_about(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        client = self.wanted.client
        sheet.row((client.name, "bold"), (f"  {client.company}" if client.company else "", MUTED))
        sheet.text(client.about)
        if client.mood:
            sheet.text(mood_name(client.mood), (f"{_('Mood')}: ", MUTED))
        return sheet.rows

    def _draw_ways(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width - 1)
        level = self.wanted.difficulty
        label = max(len(_("Difficulty")), len(_("Hints")))
        sheet.row(
            (f" {_('Difficulty'):<{label}}  ", MUTED),
            clickable("◀ ", HERE, "screen.harder(-1)"),
            ("●" * level, HERE),
            ("○" * (len(DIFFICULTIES) - level), MUTED),
            clickable(" ▶", HERE, "screen.harder(1)"),
            f"  {difficulty_name(level)}",
        )
        sheet.row(
            (f" {_('Hints'):<{label}}  ", MUTED),
            clickable("h ", HERE, "screen.hints"),
            hints_name(self.wanted.hints),
        )
        return sheet.rows


def mood_name(mood: str) -> str:
    """A mood as it stands on the screen."""
    return {"friendly": _("friendly"), "gruff": _("gruff"), "brisk": _("brisk")}.get(mood, mood)


def difficulty_name(level: Difficulty) -> str:
    """A difficulty in words."""
    return {1: _("easy"), 2: _("as in life"), 3: _("hard"), 4: _("very hard")}[level]


def hints_name(hints: Hints) -> str:
    """A way of hints in words."""
    return {
        "ask": _("when you ask for one"),
        "always": _("always"),
        "never": _("never: a test"),
    }[hints]
