"""How the practice goes, drawn: scores over time, objections by kind, what costs most."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import fmean
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Sparkline

from coach.call.commands import label_name
from coach.faces.tui.widgets.bars import bar, tone
from coach.faces.tui.widgets.ink import HEADING, MUTED, NEVER
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.faces.tui.widgets.words import Panel, Words
from coach.playbook.model import KINDS
from coach.practice.progress import Progress
from coach.words import _, number

COSTLY = 5
"""Parts of the score that are shown, the dearest first."""


class Told(NamedTuple):
    """The series, and what the parts of the score are called."""

    progress: Progress
    titles: Mapping[str, str]


class Charts(Vertical):
    """The charts, one below the other; without a score it says how to get one."""

    DEFAULT_CSS = """
    Charts { height: 1fr; }
    Charts Sparkline { height: 3; margin: 0 1 1 0; }
    """

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.told = told

    def compose(self) -> ComposeResult:
        """The scores as a line, the rest as bars."""
        scores = Panel(self._draw_scores, id="scores")
        scores.styles.height, scores.styles.margin = 3, 0
        yield scores
        line = Sparkline(self._data(), summary_function=fmean)
        line.display = len(self.told.progress.scores) > 1
        yield line
        bars = Panel(self._draw_bars, id="bars")
        bars.styles.height, bars.styles.margin = "1fr", 0
        yield bars

    def tell(self, told: Told) -> None:
        """Other series."""
        if told == self.told:
            return
        self.told = told
        line = self.query_one(Sparkline)
        line.data = self._data()
        line.display = len(told.progress.scores) > 1
        for panel in self.query(Panel):
            panel.redraw()

    def _data(self) -> list[float]:
        return [float(total) for total in self.told.progress.scores]

    def _draw_scores(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width - 1)
        scores = self.told.progress.scores
        sheet.row((_("Score over time"), HEADING))
        if not scores:
            sheet.text((_("No score yet: rehearse once, and it stands here."), MUTED))
            return sheet.rows
        last = (f"{scores[-1]}", f"bold {tone(scores[-1] / 100)}")
        parts = [
            joined((f"{_('first')} ", MUTED), f"{scores[0]}"),
            joined((f"{_('best')} ", MUTED), f"{max(scores)}"),
            joined((f"{_('last')} ", MUTED), last, (f" {_('of 100')}", MUTED)),
        ]
        sheet.flow(parts, Content(""))
        return sheet.rows

    def _draw_bars(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width - 1)
        told = self.told.progress
        heard = {kind: told.kinds[kind] for kind in KINDS if told.kinds.get(kind)}
        if heard:
            sheet.row((_("Objections, and how many were resolved"), HEADING))
            room = max(len(label_name(kind)) for kind in heard)
            for kind, count in heard.items():
                share = told.resolved.get(kind, 0.0)
                length = round(_room(width, room) * count / max(heard.values())) or 1
                sheet.row(
                    (f"{label_name(kind):<{room}}  ", ""),
                    bar(share, length),
                    f" {round(share * count)}/{count}",
                    (f"  {share:.0%}", MUTED),
                )
            if told.resolved_share is not None:
                sheet.row(
                    (
                        _("All: {percent} resolved").format(percent=f"{told.resolved_share:.0%}"),
                        MUTED,
                    )
                )
        if told.costly:
            sheet.gap()
            sheet.row((_("What costs most, in points a call"), HEADING))
            dear = told.costly[:COSTLY]
            titles = [self.told.titles.get(cost.part, cost.part) for cost in dear]
            room = min(max(map(len, titles)), max(width // 2, 8))
            for title, cost in zip(titles, dear, strict=True):
                length = round(_room(width, room) * cost.lost / dear[0].lost) or 1
                name = Content(title).truncate(room, ellipsis=True, pad=True)
                sheet.row(name, "  ", ("━" * length, NEVER), (f" −{number(cost.lost)}", ""))
        return sheet.rows


def _room(width: int, label: int) -> int:
    """Columns that are left for a bar beside its label and its figure."""
    return max(4, min(24, width - label - 16))


class ChartsScreen(ModalScreen[None]):
    """The charts over the list, where there is no room beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,c,q,enter", "dismiss", id="charts.back", show=False),
        Binding("down,pagedown", "read(3)", id="charts.down", show=False),
        Binding("up,pageup", "read(-3)", id="charts.up", show=False),
    ]

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.told = told

    def compose(self) -> ComposeResult:
        """The charts."""
        with Vertical(classes="page"):
            yield Charts(self.told)
            yield Words(joined((_("Esc goes back."), MUTED)))

    def action_read(self, rows: int) -> None:
        """Scroll the bars."""
        self.query_one("#bars", Panel).scroll_rows(rows)
