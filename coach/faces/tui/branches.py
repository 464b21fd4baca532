"""Going back in a rehearsal: the turns to go back to, and the branches side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from coach.faces.plain.show import outcome_name
from coach.faces.tui.widgets.bars import bar, tone
from coach.faces.tui.widgets.ink import DONE, HEADING, HERE, MUTED
from coach.faces.tui.widgets.roll import Roll
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.faces.tui.widgets.words import Draw, Words
from coach.practice.rehearsal.rehearse import Branch, Turn
from coach.words import _, ngettext

BESIDE = 60
"""Columns from which two branches stand side by side."""


class Scored(NamedTuple):
    """A branch with its points so far."""

    branch: Branch
    points: int


class RewindScreen(ModalScreen[int | None]):
    """Ends with the turn to go back to, from 1; a branch is opened on top of it."""

    DEFAULT_CSS = """
    RewindScreen Roll { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f3", "dismiss(None)", id="rewind.back", show=False)
    ]

    def __init__(self, current: Scored, left: Sequence[Scored]) -> None:
        super().__init__()
        self.current = current
        self.left = list(left)
        self._turns = current.branch.turns

    def compose(self) -> ComposeResult:
        """The turns, then the branches that were left."""
        with Vertical(classes="page"):
            yield Words(joined((_("Back to which turn? It is said anew from there."), HEADING)))
            yield Roll(len(self._turns) + len(self.left), self._row)
            yield Words(joined((self._way(), MUTED)))

    def on_mount(self) -> None:
        """The last turn is marked."""
        roll = self.query_one(Roll)
        roll.offer(roll.count, max(len(self._turns) - 1, 0))
        roll.focus()

    def on_roll_chosen(self, event: Roll.Chosen) -> None:
        """Go back there, or compare."""
        event.stop()
        if event.place < len(self._turns):
            self.dismiss(event.place + 1)
            return
        from coach.faces.tui.page import PageScreen

        number = event.place - len(self._turns)
        self.app.push_screen(PageScreen(side_by_side(number + 1, self.left[number], self.current)))

    def _row(self, place: int, width: int, here: bool) -> Content:
        strong = "bold" if here else ""
        if place < len(self._turns):
            turn = self._turns[place]
            said = turn.you or _("(silence)")
            return joined(
                (f"{place + 1:>2} ", MUTED),
                ("» ", DONE),
                (said, strong),
                "  ",
                (turn.client, MUTED),
            )
        number = place - len(self._turns)
        return joined(
            ("⎇ ", HERE),
            (_("Branch {number}").format(number=number + 1), strong),
            "  ",
            _points(self.left[number]),
            (f"  {ending(self.left[number].branch)}", MUTED),
        )

    def _way(self) -> str:
        if self.left:
            return _("Enter goes back, or shows a branch beside this one. Esc goes on.")
        return _("Enter goes back to before that turn. Esc goes on.")


def ending(branch: Branch) -> str:
    """How far a branch went, and why it ended."""
    count = len(branch.turns)
    turns = ngettext("{count} turn", "{count} turns", count).format(count=count)
    if branch.left_at:
        how = _("left at turn {turn}").format(turn=branch.left_at)
    elif branch.outcome:
        how = outcome_name(branch.outcome)
    else:
        how = _("goes on")
    return f"{turns}, {how}"


def side_by_side(number: int, left: Scored, current: Scored) -> Draw:
    """A branch that was left beside the one that goes on, from the turn where they part."""

    def draw(width: int, height: int) -> list[Content]:
        parted = _parted(left.branch.turns, current.branch.turns)
        columns = [
            (_("Branch {number}").format(number=number), left),
            (_("Now"), current),
        ]
        sheet = Sheet(width)
        sheet.text(
            (_("The same up to turn {turn}; from there:").format(turn=parted), MUTED)
            if parted
            else (_("Different from the first turn:"), MUTED)
        )
        sheet.gap()
        if width < BESIDE:
            for name, scored in columns:
                sheet.rows += _column(name, scored, parted, width)
                sheet.gap()
            return sheet.rows
        room = (width - 3) // 2
        one, other = (_column(name, scored, parted, room) for name, scored in columns)
        for a, b in zip_longest(one, other, fillvalue=Content("")):
            sheet.row(a.truncate(room, pad=True), (" │ ", MUTED), b)
        return sheet.rows

    return draw


def _column(name: str, scored: Scored, parted: int, width: int) -> list[Content]:
    sheet = Sheet(width)
    sheet.row((name, HEADING), "  ", _points(scored))
    sheet.row(bar(scored.points / 100, min(width, 30)))
    sheet.row((ending(scored.branch), MUTED))
    for turn in scored.branch.turns[parted:]:
        sheet.gap()
        sheet.text(turn.you or (_("(silence)"), MUTED), ("» ", DONE))
        sheet.text(turn.client, ("« ", HERE))
    return sheet.rows


def _points(scored: Scored) -> Content:
    figure = _("{total} of 100").format(total=scored.points)
    return joined((figure, f"bold {tone(scored.points / 100)}"))


def _parted(one: Sequence[Turn], other: Sequence[Turn]) -> int:
    """How many turns both have in common."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if (a.you, a.client) != (b.you, b.client):
            break
        count += 1
    return count
