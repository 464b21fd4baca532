"""The scorecard: the total, each part as a bar, and for each the line that earned or cost it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content

from coach.faces.tui.foot import Shown
from coach.faces.tui.part import PartScreen, heading
from coach.faces.tui.widgets.bars import bar, tone
from coach.faces.tui.widgets.ink import DONE, HEADING, HERE, MUTED, NEVER, SAY
from coach.faces.tui.widgets.roll import Roll
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.faces.tui.widgets.words import Panel
from coach.practice.score.card import Point, Scorecard, ScoredPart, unread
from coach.practice.score.debrief import Debrief
from coach.practice.score.excerpt import excerpt
from coach.words import _, number

LONGEST_QUOTE = 400
"""Characters of a quoted line that are shown."""
WIDE = 100
"""Columns from which the words stand beside the bars."""


class Sheets(NamedTuple):
    """What the screen shows: whose score, the card, the coach's words on it."""

    title: str
    card: Scorecard
    debrief: Debrief


class ScoreScreen(PartScreen):
    """The parts to choose from; the coach's words, or the marked part point by point."""

    DEFAULT_CSS = """
    ScoreScreen #both { height: 1fr; layout: vertical; }
    ScoreScreen #parts { height: 12; max-height: 54%; }
    ScoreScreen #detail { height: 1fr; background: $surface; padding: 0 1; }
    ScoreScreen.-wide #both { layout: horizontal; }
    ScoreScreen.-wide #parts { width: 50; height: 1fr; max-height: 100%; padding: 1 0; }
    ScoreScreen.-wide #detail { width: 1fr; padding: 1 2; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,space", "read(8)", id="score.on", show=False, priority=True),
        Binding("pageup", "read(-8)", id="score.before", show=False, priority=True),
    ]

    def __init__(self, shown: Sheets, keys: Mapping[str, str]) -> None:
        super().__init__(keys)
        self.shown = shown

    @property
    def card(self) -> Scorecard:
        """The scorecard."""
        return self.shown.card

    def title_line(self) -> Content:
        """Whose score."""
        return heading(_("Score"), self.shown.title)

    def body(self) -> ComposeResult:
        """The parts, and what is said about the marked one."""
        with Horizontal(id="both"):
            yield Roll(1 + len(self._parts()), self._row, id="parts")
            yield Panel(self._draw_detail, id="detail")

    def on_mount(self) -> None:
        """The list takes the keys."""
        roll = self.query_one(Roll)
        roll.focus()
        if len(self._parts()) + 1 < 12 and self.size.width < WIDE:
            roll.styles.height = len(self._parts()) + 1

    def on_roll_marked(self, event: Roll.Marked) -> None:
        """Another part is read."""
        event.stop()
        self.query_one("#detail", Panel).redraw(to_top=True)

    def on_roll_chosen(self, event: Roll.Chosen) -> None:
        """Enter reads the part over the whole screen."""
        event.stop()
        from coach.faces.tui.page import PageScreen

        self.app.push_screen(PageScreen(self._draw_detail))

    def action_read(self, rows: int) -> None:
        """Scroll what is said."""
        self.query_one("#detail", Panel).scroll_rows(rows)

    def own_keys(self) -> Iterator[Shown]:
        """Reading."""
        yield Shown("↑ ↓", _("Part"), "")
        yield Shown(_("PgDn"), _("Read on"), "screen.read(8)")
        yield Shown(_("Enter"), _("Whole"), "")

    def help_rows(self, sheet: Sheet) -> None:
        """What the figures are."""
        sheet.text((_("The scorecard"), HEADING))
        sheet.text(
            _(
                "Each part has so many points. Mark one with the arrows: beside it stands what"
                " earned or cost points, the line that did it, and what to say in its place."
            )
        )

    def _parts(self) -> tuple[ScoredPart, ...]:
        return () if self.card.empty else self.card.parts

    def _row(self, place: int, width: int, here: bool) -> Content:
        strong = "bold" if here else ""
        if not place:
            total = joined((f"{self.card.total}", f"bold {tone(self.card.total / 100)}"), "/100")
            return _between(joined((_("All in all"), strong or HEADING)), total, width)
        part = self._parts()[place - 1]
        share = part.points / part.max if part.max else 0.0
        points = joined(number(part.points), (f"/{part.max}", MUTED))
        pad = " " * max(0, 7 - points.cell_length)
        drawn = bar(share, 8 if width >= 60 else 6 if width >= 42 else 4) + pad + points
        return _between(joined((part.title, strong)), drawn, width)

    def _draw_detail(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        place = self.query_one(Roll).place
        if place:
            write_part(sheet, self._parts()[place - 1], wordless=self.card.wordless)
        else:
            _write_debrief(sheet, self.card, self.shown.debrief)
        return sheet.rows


def _write_debrief(sheet: Sheet, card: Scorecard, said: Debrief) -> None:
    if not card.empty:
        figure = _("{total} of 100").format(total=card.total)
        room = max(8, min(40, sheet.width - len(figure) - 2))
        sheet.row(bar(card.total / 100, room), "  ", (figure, "bold"))
        sheet.gap()
    for paragraph in said.lines:
        first = paragraph == said.opening
        sheet.text((paragraph, "bold") if first else paragraph)
        sheet.gap()


def write_part(sheet: Sheet, part: ScoredPart, *, wordless: bool = False) -> None:
    """A part point by point; a line before which much is missing stands there once."""
    share = part.points / part.max if part.max else 0.0
    figure = _("{points} of {max}").format(points=number(part.points), max=part.max)
    sheet.row((part.title, HEADING))
    sheet.row(bar(share, max(8, min(40, sheet.width - len(figure) - 2))), "  ", (figure, "bold"))
    if wordless and not part.points:
        return
    shown: set[tuple[str, str]] = set()
    for why, same in groupby(part.told, key=lambda point: point.why):
        alike = list(same)
        sheet.gap()
        sheet.text(why, signed(alike))
        for point in alike:
            _write_quotes(sheet, point, shown)
    if part.note:
        sheet.gap()
        sheet.text(part.note)


def signed(points: list[Point]) -> Content:
    """What these points earned, or what they cost."""
    lost = round(sum(point.lost for point in points if point.fault), 1)
    earned = round(sum(point.points for point in points), 1)
    if lost:
        return joined((f"{'−' + number(lost):>5}  ", f"bold {NEVER}"))
    return joined((f"{'+' + number(earned):>5}  ", f"bold {DONE}"))


def _write_quotes(sheet: Sheet, point: Point, shown: set[tuple[str, str]]) -> None:
    indent = " " * margin(sheet.width)
    quotes = unread(point, shown)
    if quotes and point.lead:
        sheet.text((point.lead, MUTED), joined(indent))
    for quote in quotes:
        words = excerpt(quote, point.decided, LONGEST_QUOTE).removeprefix("> ")
        sheet.text((words, MUTED), joined(indent, quote_mark(quote)))
    if not point.well:
        lead = joined(indent, ("▌ ", SAY))
        sheet.text(joined((f"{_('Better')}: ", HEADING), point.better), lead)


def quote_mark(quote: str) -> Content:
    """Who said it, as in the log of a call."""
    return joined(("» ", DONE) if quote.startswith("> ") else ("« ", HERE))


def margin(width: int) -> int:
    """Columns before a quoted line."""
    return 7 if width >= 60 else 2


def _between(left: Content, right: Content, width: int) -> Content:
    room = max(4, width - right.cell_length - 2)
    left = left.truncate(room, ellipsis=True)
    return left + " " * max(2, width - left.cell_length - right.cell_length) + right
