"""A past call: its log with what each line earned or cost, and its replay at its own pace."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer

from coach.call.events import ClientSaid, Event, ResponsePicked, YouSaid
from coach.call.state import corrections, fold, lasting
from coach.errors import CoachError
from coach.faces.tui.foot import Shown
from coach.faces.tui.log import Names, entry_rows
from coach.faces.tui.part import PartScreen, heading
from coach.faces.tui.scorecard import ScoreScreen, Sheets, signed
from coach.faces.tui.stage import clock_text
from coach.faces.tui.widgets.ink import HEADING, MUTED, SAY
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.faces.tui.widgets.words import Panel
from coach.playbook.model import Script
from coach.practice.score.card import Point, Scorecard
from coach.words import _, ngettext

TICK = 0.1
"""Seconds between two steps of the replay."""
MOST_POINTS = 3
"""Points told below one line."""
SPEEDS = (1, 2, 4, 8, 16, 32)


class Past(NamedTuple):
    """A call to read."""

    title: str
    about: str
    """When, how long, how it ended."""
    events: Sequence[Event]
    script: Script
    left: Sequence[str]
    """What it left behind: facts, notes, corrections, line by line."""
    sheets: Callable[[], Sheets]
    """Its score; made in a thread, since the rules have to be read."""


class Entry(NamedTuple):
    """One line of the log, with the points that hang on it."""

    event: Event
    points: tuple[Point, ...]


class ReadingScreen(PartScreen):
    """The log, scrolled or replayed."""

    DEFAULT_CSS = """
    ReadingScreen #about { height: 1; padding: 0 1; }
    ReadingScreen #log { height: 1fr; background: $surface; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "replay", id="reading.replay", show=False),
        Binding("s", "score", id="reading.score", show=False),
        Binding("e", "evidence", id="reading.evidence", show=False),
        Binding("space", "pause", id="reading.pause", show=False),
        Binding("right", "next", id="reading.next", show=False),
        Binding("plus,f", "faster(1)", id="reading.faster", show=False),
        Binding("minus", "faster(-1)", id="reading.slower", show=False),
        Binding("down", "read(1)", id="reading.down", show=False),
        Binding("up", "read(-1)", id="reading.up", show=False),
        Binding("pagedown", "read(10)", id="reading.on", show=False),
        Binding("pageup", "read(-10)", id="reading.before", show=False),
        Binding("home", "read(-999999)", id="reading.first", show=False),
        Binding("end", "last", id="reading.last", show=False),
    ]

    def __init__(self, past: Past, keys: Mapping[str, str]) -> None:
        super().__init__(keys)
        self.past = past
        self.sheets: Sheets | None = None
        self.entries = _entries(past.events, None)
        self.with_evidence = True
        self.at: float | None = None
        """Seconds of the call that have been replayed; None when all of it is there."""
        self.speed = SPEEDS[0]
        self._ticking: Timer | None = None
        self._drawn: dict[tuple[int, int], list[Content]] = {}
        self._names = Names(past.script, fold(past.events).voice)
        self._corrected = corrections(past.events)

    def title_line(self) -> Content:
        """Which call; while it is replayed, the clock."""
        if self.at is None:
            return heading(self.past.title)
        length = max((entry.event.at for entry in self.entries), default=0.0)
        mark = "▶" if self._ticking is not None else "‖"
        clock = f"{mark} {clock_text(self.at)} / {clock_text(length)}  ×{self.speed}"
        return heading(self.past.title, clock)

    def body(self) -> ComposeResult:
        """When and how it ended; the log."""
        yield Panel(self._draw_about, id="about")
        yield Panel(self._draw_log, id="log")

    def on_mount(self) -> None:
        """The score comes when it is made."""
        self.run_worker(self._score())

    async def _score(self) -> None:
        try:
            self.sheets = await asyncio.to_thread(self.past.sheets)
        except CoachError as error:
            self.tell(str(error), wrong=True)
            return
        self.entries = _entries(self.past.events, self.sheets.card)
        self._drawn.clear()
        for panel in self.query(Panel):
            panel.redraw()

    # --- keys ---------------------------------------------------------------------------------

    def action_read(self, rows: int) -> None:
        """Scroll."""
        self.query_one("#log", Panel).scroll_rows(rows)

    def action_last(self) -> None:
        """To the end; a replay stops there."""
        self._stop()
        self.at = None
        self._show_log()
        self.action_read(1_000_000)

    def action_score(self) -> None:
        """The scorecard."""
        if self.sheets is not None:
            self._stop()
            self.retell()
            self.app.push_screen(ScoreScreen(self.sheets, self.keys))

    def action_evidence(self) -> None:
        """With the points, or only what was said."""
        self.with_evidence = not self.with_evidence
        self._drawn.clear()
        self._show_log()

    def action_replay(self) -> None:
        """From the beginning, at the pace of the call."""
        self._stop()
        self.at = 0.0
        self._go_on()

    def action_pause(self) -> None:
        """Stop and go on; when all of it is there, read on."""
        if self.at is None:
            self.action_read(10)
        elif self._ticking is None:
            self._go_on()
        else:
            self._stop()
            self.retell()

    def action_next(self) -> None:
        """The next line, without waiting for it."""
        if self.at is None:
            return
        at = self.at
        later = [entry.event.at for entry in self.entries if entry.event.at > at]
        if later:
            self.at = later[0]
            self._show_log()
        else:
            self.action_last()

    def action_faster(self, by: int) -> None:
        """Another speed."""
        place = max(0, min(SPEEDS.index(self.speed) + by, len(SPEEDS) - 1))
        self.speed = SPEEDS[place]
        self.retell()

    def action_leave(self) -> None:
        """Out of the replay, then out of the call."""
        if self.at is not None:
            self.action_last()
        else:
            super().action_leave()

    def _go_on(self) -> None:
        self._ticking = self.set_interval(TICK, self._tick)
        self._show_log()

    def _stop(self) -> None:
        if self._ticking is not None:
            self._ticking.stop()
            self._ticking = None

    def _tick(self) -> None:
        if self.at is None:
            return
        before = self.at
        self.at += TICK * self.speed
        if not any(entry.event.at > self.at for entry in self.entries):
            self.action_last()
        elif any(before < entry.event.at <= self.at for entry in self.entries):
            self._show_log()
        else:
            self.retell()

    def _show_log(self) -> None:
        log = self.query_one("#log", Panel)
        log.redraw()
        if self.at is not None:
            log.scroll_rows(1_000_000)
        self.retell()

    # --- drawing ------------------------------------------------------------------------------

    def own_keys(self) -> Iterator[Shown]:
        """Reading, or replaying."""
        if self.at is not None:
            yield Shown(
                _("Space"), _("Go on") if self._ticking is None else _("Pause"), "screen.pause"
            )
            yield Shown("→", _("Next"), "screen.next")
            yield Shown("+ −", _("Speed"), "screen.faster(1)")
            return
        yield Shown("s", _("Score"), "screen.score")
        yield Shown("r", _("Replay"), "screen.replay")
        yield Shown("e", _("Points on or off"), "screen.evidence")

    def help_rows(self, sheet: Sheet) -> None:
        """How to read it."""
        sheet.text((_("A past call"), HEADING))
        sheet.text(
            _(
                "« is the client, » is you. Below a line stands what it earned or cost, and what"
                " would have been better."
            )
        )
        sheet.text(
            _(
                "r shows the call again at its own pace. Space pauses, → shows the next line at"
                " once."
            )
        )

    def _draw_about(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        score = f"{self.sheets.card.total}/100  " if self.sheets is not None else ""
        sheet.row((score, "bold"), (self.past.about, MUTED))
        return sheet.rows

    def _draw_log(self, width: int, height: int) -> list[Content]:
        rows: list[Content] = []
        for place, entry in enumerate(self.entries):
            if self.at is None or entry.event.at <= self.at:
                rows += self._entry_rows(place, entry, width)
        if self.at is None and self.past.left:
            sheet = Sheet(width)
            sheet.rows.append(Content(""))
            for line in self.past.left:
                text = line.lstrip()
                indent = " " * (len(line) - len(text))
                sheet.text(text if indent else (text, HEADING), indent)
            rows += sheet.rows
        return rows

    def _entry_rows(self, place: int, entry: Entry, width: int) -> list[Content]:
        if (place, width) not in self._drawn:
            sheet = Sheet(width)
            sheet.rows += entry_rows(entry.event, self._names, self._corrected, width)
            if self.with_evidence:
                _write_points(sheet, entry.points)
            self._drawn[place, width] = sheet.rows
        return self._drawn[place, width]


def _write_points(sheet: Sheet, points: Sequence[Point]) -> None:
    """What hangs on a line, the weightiest first; the scorecard has all of it."""
    told = [point for point in points if point.lost == 0 or not point.well]
    told.sort(key=lambda point: -max(point.lost, point.points))
    indent = " " * (7 if sheet.width >= 60 else 1)
    for point in told[:MOST_POINTS]:
        sheet.text((point.why, MUTED), joined(indent, signed([point])))
        if not point.well:
            lead = joined(indent, "       ", ("▌ ", SAY))
            sheet.text(joined((f"{_('Better')}: ", HEADING), point.better), lead)
    more = len(told) - MOST_POINTS
    if more > 0:
        text = ngettext("and {count} more point: s", "and {count} more points: s", more)
        sheet.text((text.format(count=more), MUTED), joined(indent, "       "))


def _quote(event: Event) -> str:
    """What was said, as the score quotes it; empty where nothing was."""
    match event:
        case YouSaid(text=text) | ResponsePicked(say=text) if text:
            return f"> {text}"
        case ClientSaid(text=text):
            return text
        case _:
            return ""


def _entries(events: Sequence[Event], card: Scorecard | None) -> list[Entry]:
    """The lines of the log; each point hangs on the first line that earned or cost it."""
    waiting: dict[str, list[Point]] = {}
    for part in card.parts if card is not None else ():
        for point in part.checks:
            if point.evidence and not point.lead:
                waiting.setdefault(point.evidence[0], []).append(point)
    entries = []
    for event in lasting(events):
        quote = _quote(event)
        entries.append(Entry(event, tuple(waiting.pop(quote, ()) if quote else ())))
    return entries
