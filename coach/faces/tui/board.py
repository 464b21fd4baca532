"""What the live screen shows at this moment, drawn for any size. It knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.content import Content

from coach.call.facts import FactField
from coach.call.prompts import Prompts
from coach.call.session import Preview, Session
from coach.faces.tui import card as below
from coach.faces.tui import side as facts
from coach.faces.tui import stage as above
from coach.faces.tui.desk import Needs, Shape
from coach.faces.tui.foot import foot, live_keys, noting_keys
from coach.faces.tui.keymap import meaning
from coach.faces.tui.log import Names, log_rows
from coach.faces.tui.ways import Way, ways_on
from coach.faces.tui.widgets.ink import ERROR, HERE, MUTED, SAY, clickable
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.faces.tui.widgets.words import Draw
from coach.words import _

ROOMY = 99
"""More rows than any card has."""


class Board:
    """The prompts of the session, and what is being typed on top of them."""

    def __init__(self, session: Session, keys: Mapping[str, str], remark: str) -> None:
        """``keys`` names the key of each action; ``remark`` stands there first."""
        self.session = session
        self.keys = keys
        self._prompts = session.prompts_at_once()
        self._fields = self._fields_now()
        self._rows: dict[tuple[str, int, Shape, bool, str], int] = {}
        self._preview: Preview | None = None
        self._tallest: dict[int, int] = {}
        self._stirred = False
        self.chosen = 0
        """The response picked in the preview, from 0."""
        self.reading = True
        """Whether the objections are still being read."""
        self.editing = ""
        """The key of the fact that the line holds."""
        self.remark, self.wrong = remark, False
        self.shape: Shape = "wide"
        script, voice = session.script, session.state.voice
        self._phases = {name: step.phase for name, step in script.steps.items()}
        self._names = Names(script, voice)

    @property
    def prompts(self) -> Prompts:
        """What the session shows."""
        return self._prompts

    @prompts.setter
    def prompts(self, prompts: Prompts) -> None:
        self._prompts = prompts
        self._fields = self._fields_now()
        self._rows = {}

    def _fields_now(self) -> tuple[FactField, ...]:
        return self._prompts.facts or self.session.left()

    @property
    def fields(self) -> tuple[FactField, ...]:
        """The facts to note: of the step, or those that earlier ones have left open."""
        return self._fields

    @property
    def field(self) -> FactField | None:
        """The fact that is being noted."""
        return next((field for field in self._fields if field.key == self.editing), None)

    @property
    def preview(self) -> Preview | None:
        """What the words typed so far would mean."""
        return self._preview

    @preview.setter
    def preview(self, preview: Preview | None) -> None:
        self._preview = preview
        if preview is None:
            self._tallest = {}
        self._stirred = preview is not None and (self._stirred or self.answering)

    @property
    def answering(self) -> bool:
        """Whether the card has something to answer."""
        return below.answering(self.prompts, self.preview)

    @property
    def busy(self) -> bool:
        """Whether the card goes before the step.

        Once it does, it does so until the line is empty again: nothing jumps while one types,
        and the screen is laid out anew at a few keys only.
        """
        return self._stirred or self.answering

    def parts(self) -> dict[str, Draw]:
        """What draws each part of the screen, by its id; those of the first picture first."""
        above: dict[str, Draw] = {"rail": self.rail, "stage": self.stage, "side": self.side}
        below: dict[str, Draw] = {"message": self.message, "hint": self.hint, "foot": self.foot}
        return above | {"card": self.card, "log": self.log} | below

    def needs(self) -> Needs:
        """How many rows the parts would like to have."""
        leads = map(self.lead, ("", ">", "/"))
        return Needs(
            stage=self._kept("stage", lambda width: len(self.stage(width, ROOMY))),
            side=self._kept("side", lambda width: len(self._row(width))),
            column=self._kept("column", lambda width: len(self._column(width, ROOMY))),
            rail=self._kept("rail", lambda width: len(self.rail(width, ROOMY))),
            card=self._card_rows,
            message=lambda width: len(self.message(width, ROOMY)),
            hint=self._kept("hint", lambda width: len(self.hint(width, ROOMY))),
            lead=max(lead.cell_length for lead in leads),
            lines=self._kept("lines", self._line_rows),
            answering=self.busy,
        )

    def _kept(self, part: str, count: Callable[[int], int]) -> Callable[[int], int]:
        """Rows that are asked for at every key, and stay the same until something is done."""

        def rows(width: int) -> int:
            asked = (part, width, self.shape, self.busy, self.editing)
            if asked not in self._rows:
                self._rows[asked] = count(width)
            return self._rows[asked]

        return rows

    def _line_rows(self, width: int) -> int:
        prompts = self.prompts
        if self.busy:
            return len(prompts.say) + len(prompts.ask)
        return above.lines_need(prompts, width)

    def _card_rows(self, width: int) -> int:
        """As many as the tallest card of this line; where there is only the log, one."""
        calm = not (self.busy or self.prompts.benefits or self.prompts.ended)
        rows = 1 if calm else len(self._card(width, ROOMY, None))
        if self.preview is not None:
            rows = self._tallest[width] = max(rows, self._tallest.get(width, 0))
        return rows

    def head(self) -> Content:
        """The step and the client."""
        return above.head(self.prompts, narrow=self.shape == "narrow")

    def clocks(self) -> Content:
        """How long the call and the step have lasted."""
        state = self.session.state
        now = state.now if state.ended else self.session.now
        return above.clocks(now, now - state.step_since, narrow=self.shape == "narrow")

    def lead(self, typed: str) -> Content:
        """What the line will be taken for."""
        first = typed.lstrip()[:1]
        if self.shape == "narrow":
            name = "✎" if self.field else {">": "»", "/": "/"}.get(first, "«")
        elif self.field is not None:
            name = f"✎ {self.field.label}"
        elif first == ">":
            name = "» " + _("You said")
        else:
            name = "/ " + _("Command") if first == "/" else "« " + _("They said")
        return joined((f" {name}", HERE))

    def rail(self, width: int, height: int) -> list[Content]:
        """The steps."""
        return above.rail(self.prompts, self._phases, width, height)

    def stage(self, width: int, height: int) -> list[Content]:
        """The lines to say and to ask."""
        beside = self.shape == "wide"
        return above.stage(self.prompts, width, height, brief=self.busy, beside=beside)

    def side(self, width: int, height: int) -> list[Content]:
        """The facts to note."""
        return self._column(width, height) if self.shape == "wide" else self._row(width)

    def _column(self, width: int, height: int) -> list[Content]:
        key = self.keys["fact"]
        return facts.column(self.prompts, self.fields, self.editing, key, width, height)

    def _row(self, width: int) -> list[Content]:
        fields = self.fields if self.prompts.facts or self.editing else ()
        return facts.row(fields, self.editing, self.keys["fact"], width)

    def card(self, width: int, height: int) -> list[Content]:
        """What was heard and what to answer; else the way on, the benefits or the log."""
        return self._card(width, height, None if self.shape == "wide" else self.log)

    def _card(self, width: int, height: int, log: below.Log | None) -> list[Content]:
        prompts, rows = self.prompts, []
        if self.preview is not None or self.answering:
            rows = below.card(
                prompts, self.preview, self.chosen, self.session.now, self.keys, width, height
            )
            if below.filled(prompts, self.preview):
                return rows
        elif prompts.ended:
            rows = below.over(prompts, self._ways(), width)
        if self.reading:
            return [*rows, Content.styled(f" {_('Reading the objections …')}", MUTED)]
        if not rows:
            rows = below.behind(prompts, self.keys, width)
        left = height - len(rows)
        if left < 1 or (prompts.ended and log is None):
            return rows
        return [*rows, *below.idle(prompts, log, width, left)]

    def _ways(self) -> list[Way]:
        return list(ways_on(self.prompts, self.fields, self.keys))

    def log(self, width: int, height: int) -> list[Content]:
        """The call so far, the newest last."""
        return log_rows(self.session.events, self._names, width, height)

    def message(self, width: int, height: int) -> list[Content]:
        """What there is to say about the last action."""
        sheet = Sheet(width - 1)
        if self.remark:
            mark = ("! ", ERROR) if self.wrong else ("· ", SAY)
            sheet.text(self.remark, joined(" ", mark), "   ", most=height)
        return sheet.rows

    def hint(self, width: int, height: int) -> list[Content]:
        """Help for the fact in the line, or the keys for an objection."""
        sheet = Sheet(width - 1)
        if self.field is not None:
            name = f"{self.field.label}: " if self.shape == "narrow" else ""
            sheet.text(joined((name, HERE), self.field.ask), " ")
            ways = _("Enter keeps it, Tab keeps it and goes on, Esc goes back.")
            sheet.text((ways, MUTED), " ")
        elif not self.prompts.ended and (self.shape != "narrow" or not self.busy):
            names = ("money", "value", "results", "general", "unsure")
            lead = joined((f" {_('They object:')}  " if width >= 90 else " ", MUTED))
            sheet.flow([self._key(name) for name in names], lead)
            wrong = self._key("wrong")
            heard = self.session.state.last_heard is not None
            if heard and sheet.rows[-1].cell_length + wrong.cell_length + 2 < width:
                sheet.rows[-1] = joined(sheet.rows[-1], "  ", wrong)
        return sheet.rows

    def _key(self, name: str) -> Content:
        action = "screen.wrong" if name == "wrong" else f"screen.say('/{name}')"
        return joined((f"{self.keys[name]} ", HERE), clickable(meaning(name), MUTED, action))

    def foot(self, width: int, height: int) -> list[Content]:
        """The keys."""
        keys = (
            noting_keys(self.keys)
            if self.editing
            else live_keys(self.prompts, self.fields, self._ways(), self.keys)
        )
        return [foot(keys, width)]
