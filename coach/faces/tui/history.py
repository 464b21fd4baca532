"""Calls and rehearsals in a list of any length, with how the scores go beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input

from coach.errors import CoachError
from coach.faces.plain.history import Listed, day_and_time, kind_name, short_outcome
from coach.faces.tui.charts import Charts, ChartsScreen, Told
from coach.faces.tui.foot import Shown
from coach.faces.tui.part import PartScreen, heading
from coach.faces.tui.widgets.bars import bar
from coach.faces.tui.widgets.ink import HEADING, HERE, MUTED, OPEN, clickable
from coach.faces.tui.widgets.line import Line
from coach.faces.tui.widgets.roll import Roll
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.faces.tui.widgets.words import Panel, Words
from coach.offer.dates import show_short_day
from coach.words import _, spoken

WIDE = 110
"""Columns from which the charts stand beside the list."""
ROOMY = 60
"""Columns of the list from which kind and outcome have a column."""
KIND, ENDING = 9, 13
"""Columns of the kind and the outcome."""
FIRST = 200
"""Calls that are read before the first picture."""


class Shelf(NamedTuple):
    """Where the calls come from, and what can be done with them."""

    newest: Callable[[int], Sequence[Listed]]
    """So many calls, the newest first."""
    whole: Callable[[], Sequence[Listed]]
    """All of them, and each with its score; run in a thread."""
    told: Callable[[], Told]
    """The series of the charts."""
    read: Callable[[int], Screen[None]]
    """The screen of one call, by its number."""
    rehearse: Callable[[], Screen[None]]
    """Where the first score comes from."""
    export: Callable[[str, bool], str]
    """Writes every call to a file (.csv or .json); whether an old one is replaced. Its path."""


class HistoryScreen(PartScreen):
    """The list; Enter reads a call."""

    DEFAULT_CSS = """
    HistoryScreen #both { height: 1fr; }
    HistoryScreen #calls { width: 1fr; height: 1fr; }
    HistoryScreen #beside { display: none; width: 44; padding: 1 1 0 2; background: $surface; }
    HistoryScreen.-wide #beside { display: block; }
    HistoryScreen #empty { width: 1fr; height: 1fr; padding: 1 1; }
    HistoryScreen #entry { height: 1; background: $surface-lighten-1; }
    HistoryScreen #lead { width: auto; }
    HistoryScreen Line { width: 1fr; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", id="history.filter", show=False),
        Binding("c", "charts", id="history.charts", show=False),
        Binding("x", "export", id="history.export", show=False),
        Binding("r", "rehearse", id="history.rehearse", show=False),
    ]

    def __init__(self, shelf: Shelf, keys: Mapping[str, str]) -> None:
        super().__init__(keys)
        self.shelf = shelf
        self.calls: Sequence[Listed] = shelf.newest(FIRST)
        self.shown: Sequence[Listed] = self.calls
        self._whole = False
        self._wanted = ""

    # --- what there is ------------------------------------------------------------------------

    def title_line(self) -> Content:
        """How many there are, and which one is marked."""
        older = not self._whole and len(self.calls) == FIRST
        count = f"{len(self.shown)}+" if older else f"{len(self.shown)}"
        if self._wanted:
            detail = _("{count} with “{words}”").format(count=count, words=self._wanted)
        elif self.shown:
            place = self._place() + 1
            detail = _("{place} of {count}").format(place=place, count=count)
        else:
            detail = ""
        return heading(_("History"), detail)

    def body(self) -> ComposeResult:
        """The list, or what to do first; the charts; the line of the filter."""
        with Horizontal(id="both"):
            yield Roll(len(self.shown), self._row, id="calls")
            yield Panel(self._draw_empty, id="empty")
            yield Vertical(id="beside")
        with Horizontal(id="entry"):
            yield Words(joined((f" {_('Filter')} ", HERE)), id="lead")
            yield Line(_("client, outcome, rehearsal …"), id="line")

    def on_mount(self) -> None:
        """The list takes the keys; the charts and older calls follow the first picture."""
        self.query_one("#entry").display = False
        self._arrange()
        self.call_after_refresh(self._furnish)

    async def _furnish(self) -> None:
        await self.query_one("#beside").mount(Charts(self.shelf.told()))
        await self._read_all()

    def on_screen_resume(self) -> None:
        """Back from a call: its score may be new."""
        if self._whole:
            self.run_worker(self._read_all())

    async def _read_all(self) -> None:
        try:
            calls = await asyncio.to_thread(self.shelf.whole)
        except CoachError as error:
            self.tell(str(error), wrong=True)
            return
        self._whole = True
        self._take(calls)
        self.query_one(Charts).tell(self.shelf.told())

    def _take(self, calls: Sequence[Listed]) -> None:
        self.calls = calls
        self._choose(self._wanted, self._place())

    def _choose(self, words: str, place: int = 0) -> None:
        """Show the calls with these words in them."""
        self._wanted = words
        folded = words.casefold()
        self.shown = (
            [call for call in self.calls if folded in _searched(call)] if folded else self.calls
        )
        self.query_one(Roll).offer(len(self.shown), place)
        self._arrange()

    def _arrange(self) -> None:
        roll, empty = self.query_one(Roll), self.query_one("#empty", Panel)
        roll.display, empty.display = bool(self.shown), not self.shown
        empty.redraw()
        if not self.query_one("#entry").display:
            self.set_focus(roll if self.shown else None)
        self.retell()

    def _place(self) -> int:
        return next((roll.place for roll in self.query(Roll)), 0)

    # --- keys ---------------------------------------------------------------------------------

    def on_roll_marked(self, event: Roll.Marked) -> None:
        """The title counts along."""
        event.stop()
        self.retell()

    def on_roll_chosen(self, event: Roll.Chosen) -> None:
        """Read it."""
        event.stop()
        try:
            self.tell("")
            self.app.push_screen(self.shelf.read(self.shown[event.place].number))
        except CoachError as error:
            self.tell(str(error), wrong=True)

    def action_filter(self) -> None:
        """Type what the calls must have in them."""
        self.query_one("#entry").display = True
        self.query_one(Line).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """The echo is painted first."""
        event.stop()
        self.call_after_refresh(self._filter_by, event.value)

    def _filter_by(self, words: str) -> None:
        if words == self.query_one(Line).value:
            self._choose(words.strip())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Back to the list, as it is filtered."""
        event.stop()
        self._close_filter()

    def _close_filter(self) -> None:
        self.query_one("#entry").display = False
        self._arrange()

    def action_leave(self) -> None:
        """Out of the filter, then out of the list."""
        line = self.query_one(Line)
        if self.query_one("#entry").display or self._wanted:
            line.value = ""
            self._choose("")
            self._close_filter()
        else:
            super().action_leave()

    def action_charts(self) -> None:
        """The charts, where they do not stand beside the list."""
        if not self.query_one("#beside").display:
            self.app.push_screen(ChartsScreen(self.shelf.told()))

    def action_rehearse(self) -> None:
        """To the first score, or to the next."""
        self.app.push_screen(self.shelf.rehearse())

    def action_export(self) -> None:
        """Every call in a file."""
        from coach.faces.tui.letter import SaveScreen

        def save(name: str, replace: bool) -> None:
            self.tell(_("Written to {file}.").format(file=self.shelf.export(name, replace)))

        self.app.push_screen(
            SaveScreen("coach-history.csv", save, _(".csv for a spreadsheet, .json for programs."))
        )

    def own_keys(self) -> Iterator[Shown]:
        """What can be done with the list."""
        if self.calls:
            yield Shown(_("Enter"), _("Read"), "")
            yield Shown("/", _("Filter"), "screen.filter")
            if self.size.width < WIDE:
                yield Shown("c", _("Charts"), "screen.charts")
            else:
                yield Shown("x", _("Export"), "screen.export")
        else:
            yield Shown("r", _("Rehearse"), "screen.rehearse")

    def help_rows(self, sheet: Sheet) -> None:
        """What can be done here."""
        sheet.text((_("History"), HEADING))
        sheet.text(_("Your calls and rehearsals, the newest first. Enter reads one."))
        sheet.gap()
        for key, what in (
            ("/", _("Filter: only calls with these words in client, kind, outcome or date")),
            ("c", _("Charts: scores, objections, what costs most")),
            ("x", _("Export every call as CSV or JSON")),
            ("r", _("Rehearse")),
        ):
            sheet.text(what, (f"  {key}  ", HERE))

    # --- drawing ------------------------------------------------------------------------------

    def _row(self, place: int, width: int, here: bool) -> Content:
        call = self.shown[place]
        client = call.client or "–"
        score = "–" if call.score is None else f"{call.score}"
        share = (call.score or 0) / 100
        style = "bold" if here else ""
        figure = joined((f"{score:>3}", "" if call.score is not None else MUTED))
        if width < ROOMY:
            day = show_short_day(datetime.fromtimestamp(call.started), spoken())
            room = max(width - len(day) - 7, 4)
            name = Content(client).truncate(room, ellipsis=True, pad=True)
            return joined((f"{day}  ", MUTED), name.stylize(style) if style else name, "  ", figure)
        ending = short_outcome(call.outcome) if call.ended else _("not ended")
        kind = _cell(kind_name(call.kind), KIND).stylize(
            MUTED if call.kind == "rehearsal" else OPEN
        )
        moment = day_and_time(call.started)
        room = max(width - len(moment) - KIND - ENDING - 3 - 7 - 8, 8)
        name = Content(client).truncate(room, ellipsis=True, pad=True)
        drawn = bar(share, 6) if call.score is not None else Content(" " * 6)
        return joined(
            (f"{moment}  ", MUTED),
            kind,
            "  ",
            name.stylize(style) if style else name,
            "  ",
            _cell(ending, ENDING),
            "  ",
            figure,
            " ",
            drawn,
        )

    def _draw_empty(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        if self.calls:
            sheet.text(_("No call has these words in it. Esc shows all of them again."))
            return sheet.rows
        sheet.text((_("No call yet."), "bold"))
        sheet.gap()
        sheet.text(_("What you rehearse and what you call stands here, with its score."))
        sheet.text(
            clickable(
                _("r: rehearse with a simulated client, five minutes"), HERE, "screen.rehearse"
            ),
            ("→ ", HERE),
        )
        return sheet.rows


def _cell(text: str, width: int) -> Content:
    """A text in exactly so many columns."""
    return Content(text).truncate(width, ellipsis=True, pad=True)


def _searched(call: Listed) -> str:
    """What the filter looks in."""
    ending = short_outcome(call.outcome) if call.ended else _("not ended")
    parts = (
        call.client,
        kind_name(call.kind),
        ending,
        day_and_time(call.started),
        str(call.number),
    )
    return " ".join(parts).casefold()
