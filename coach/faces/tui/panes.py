"""The widgets that the board is drawn on; each is painted again when something has changed."""

from __future__ import annotations

from collections.abc import Iterator

from textual.geometry import Region

from coach.faces.tui.board import Board
from coach.faces.tui.card import BELOW_PICKED, MARKED
from coach.faces.tui.desk import regions
from coach.faces.tui.widgets.words import Panel, Words

FIRST = ("rail", "stage")
"""The parts of the first picture: the step, and the lines to say."""


class Panes:
    """Head, clock, the name of the line, and a panel for each part of the board."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._head, self._clock, self._lead = Words(id="head"), Words(id="clock"), Words(id="lead")
        self._panels = {name: Panel(draw, id=name) for name, draw in board.parts().items()}
        self._regions: dict[str, Region] = {}
        self.furnished = False
        """Whether all of them are on the screen."""

    def first(self) -> Iterator[Words]:
        """What the first picture shows."""
        yield self._head
        yield self._clock
        for name in FIRST:
            yield self._panels[name]
        yield self._lead

    def rest(self) -> list[Panel]:
        """What follows it."""
        return [panel for name, panel in self._panels.items() if name not in FIRST]

    def tell_head(self) -> None:
        """The step, the client, the time."""
        self._head.show(self._board.head())
        self._clock.show(self._board.clocks())

    def tell_lead(self, typed: str) -> None:
        """What the line will be taken for."""
        self._lead.show(self._board.lead(typed))

    def tick(self) -> None:
        """A second has passed."""
        self._clock.show(self._board.clocks())
        if self._board.prompts.waiting is not None:
            self._panels["card"].redraw()

    def redraw(self, *names: str) -> None:
        """These parts have changed; where none is named, all, and they are read from the top."""
        for name, panel in self._panels.items():
            if not names or name in names:
                panel.redraw(to_top=not names)
        stage = self._panels["stage"]
        placed = regions(stage.screen.size, self._board.needs())
        if placed != self._regions:
            self._regions = placed
            stage.refresh(layout=True)

    # --- reading on -----------------------------------------------------------------------------

    def show_picked(self) -> None:
        """Another response is picked: it is in sight."""
        self.redraw("card")
        self._panels["card"].reveal(MARKED, BELOW_PICKED)

    def read_on(self, rows: int) -> None:
        """Where there is no response to pick, the arrows scroll what goes on."""
        for name in ("card", "stage"):
            if self._panels[name].goes_on(rows):
                self._panels[name].scroll_rows(rows)
                return

    def read(self, rows: int) -> None:
        """Scroll what does not fit: the answers, else the lines to say."""
        self._panels["card" if self._board.answering else "stage"].scroll_rows(rows)
