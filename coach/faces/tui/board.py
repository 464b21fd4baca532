"""What the live screen shows at this moment, drawn for any size. It knows no widget."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from coach.call.prompts import FactField, Prompts
from coach.call.session import Preview, Session
from coach.faces.tui import card as below
from coach.faces.tui import stage as above
from coach.faces.tui.desk import Needs, Shape
from coach.faces.tui.foot import foot, live_keys
from coach.faces.tui.keymap import meaning
from coach.faces.tui.widgets.ink import ERROR, HERE, MUTED, SAY
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.words import _

ROOMY = 99
"""More rows than any card has."""


class Board:
    """The prompts of the session, and what is being typed on top of them."""

    def __init__(
        self, session: Session, keys: Mapping[str, str], number: int, message: str
    ) -> None:
        """``keys`` names the key of each action; ``message`` stands there first."""
        self.number = number
        self.session = session
        self.keys = keys
        self._prompts = session.prompts_at_once()
        self._rows: dict[tuple[int, int, bool], int] = {}
        self.preview: Preview | None = None
        """What the words typed so far would mean."""
        self.chosen = 0
        """The response picked in the preview, from 0."""
        self.reading = True
        """Whether the objections are still being read."""
        self.editing = ""
        """The key of the fact that the line holds."""
        self.message, self.wrong = message, False
        self.shape: Shape = "wide"
        script, voice = session.script, session.state.voice
        self._phases = {name: step.phase for name, step in script.steps.items()}
        self._titles = {name: step.title.to(voice) for name, step in script.steps.items()}
        self._labels = {key: fact.label.to(voice) for key, fact in script.facts.items()}

    @property
    def prompts(self) -> Prompts:
        """What the session shows."""
        return self._prompts

    @prompts.setter
    def prompts(self, prompts: Prompts) -> None:
        self._prompts = prompts
        self._rows = {}

    @property
    def answering(self) -> bool:
        """Whether the card has something to answer."""
        return below.answering(self.prompts, self.preview)

    @property
    def field(self) -> FactField | None:
        """The fact that is being noted."""
        return next((f for f in self.prompts.facts if f.key == self.editing), None)

    def needs(self) -> Needs:
        """How many rows the parts would like to have."""
        return Needs(
            stage=self._stage_rows,
            side=lambda width: len(self.side(width, 1)),
            card=lambda width: len(self.card(width, ROOMY)),
            hint=lambda width: len(self.hint(width, 3)),
            lines=len(self.prompts.say) + len(self.prompts.ask),
            answering=self.answering,
        )

    def _stage_rows(self, width: int, height: int) -> int:
        """Asked for at every key, and the same until the step changes."""
        asked = (width, height, self.answering)
        if asked not in self._rows:
            self._rows[asked] = len(self.stage(width, height))
        return self._rows[asked]

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
        return above.stage(self.prompts, width, height, brief=self.answering)

    def side(self, width: int, height: int) -> list[Content]:
        """The facts to note."""
        return above.side(self.prompts, self.editing, self.keys["fact"], width, height)

    def card(self, width: int, height: int) -> list[Content]:
        """What was heard and what to answer; else the benefits or the log."""
        if self.preview is not None or self.answering:
            now = self.session.now
            rows = below.card(
                self.prompts, self.preview, self.chosen, now, self.keys, width, height
            )
            if rows:
                return rows
        if self.reading:
            return [Content.styled(f" {_('Reading the objections …')}", MUTED)]
        log = [] if self.shape == "wide" else self.log(width, height)
        return below.idle(self.prompts, self.number, log, width, height)

    def log(self, width: int, height: int) -> list[Content]:
        """The call so far, the newest last."""
        rows = below.log_rows(self.session.events, self._titles, self._labels, width)
        return rows[-height:] if height else []

    def hint(self, width: int, height: int) -> list[Content]:
        """A message, help for the fact in the line, or the keys for an objection."""
        sheet = Sheet(width - 1)
        if self.message:
            mark = ("! ", ERROR) if self.wrong else ("· ", SAY)
            sheet.text(self.message, joined(" ", mark), "   ", most=height)
        elif self.field is not None:
            ways = _("Enter keeps it, Tab keeps it and goes on, Esc goes back.")
            sheet.text(joined(f"{self.field.ask} ", (ways, MUTED)), " ", most=height)
        elif self.shape != "narrow" or not self.answering:
            names = ("money", "value", "results", "general", "unsure")
            lead = joined((f" {_('They object:')}  " if width >= 90 else " ", MUTED))
            parts = [joined((f"{self.keys[n]} ", HERE), (meaning(n), MUTED)) for n in names]
            sheet.flow(parts, lead)
            wrong = joined((f"  {self.keys['wrong']} ", HERE), (meaning("wrong"), MUTED))
            heard = self.session.state.last_heard is not None
            if heard and sheet.rows[-1].cell_length + wrong.cell_length < width:
                sheet.rows[-1] = sheet.rows[-1] + wrong
        return sheet.rows

    def foot(self, width: int, height: int) -> list[Content]:
        """The keys."""
        return [foot(live_keys(self.prompts, self.keys), width)]
