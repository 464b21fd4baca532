"""One reply of the simulated client in the making."""

from __future__ import annotations

import msgspec

from coach.call.events import Side
from coach.playbook.model import Kind, Outcome
from coach.practice.client.day import day_in
from coach.practice.client.lines import Cast, line_for
from coach.practice.client.state import STAGES, ClientState, Said, Stage
from coach.practice.client.ways import APPOINTS, BENEFITS, DISCOVERY, REACTIONS
from coach.practice.moves.hear import QUARREL

_WORTH_SAYING = 0.9
"""A doubt below this strength is kept to oneself."""
CALM = 0.45
"""A doubt below this strength is answered."""
_LONG_CALL = 45
"""Turns after which a client grows tired."""
_FORGIVES = 6
"""Trust with which a call that was broken off may be taken up again."""
_TOO_SHORT_TO_TELL = 3
"""Words up to which nobody notices that a line was said before."""

_PLEASED = tuple(
    sorted({"accepts", "extra", "how_i_am", "reacts_valued", "small_talk", *REACTIONS.values()})
)
"""Situations in which nobody has complained of anything."""


class Reply(msgspec.Struct, frozen=True):
    """What the client says, and what it means."""

    text: str
    label: str = "none"
    """As the matcher would have it: money, value, results, general, a cue, or none."""
    calmed: Kind | None = None
    """The doubt that your words have answered."""
    kept_silence: bool = False
    """The client spoke first after the proposal."""
    outcome: Outcome | None = None
    ended_by: Side = "you"
    """Who ended the call, where there is an outcome."""


class Turn:
    """One reply in the making: what changes in the client, and the parts of the reply."""

    def __init__(self, cast: Cast, state: ClientState, said: Said) -> None:
        self.cast = cast
        self.was = state
        self.moves = set(said.moves)
        self.text = said.text
        self.trust = state.trust
        self.interest = state.interest
        self.patience = state.patience
        self.doubts = dict(state.doubts)
        self.stage: Stage = state.stage
        self.open = state.open
        self.asked = state.asked
        self.weak = state.weak
        self.tried = state.tried
        self.raised = state.raised
        self.calmed = state.calmed
        self.told = dict(state.told)
        self.last_topic = state.last_topic
        self.made = state.made + tuple(move for move in said.moves if move not in state.made)
        self.lines = state.said
        self.idle = max(0, state.idle - 1)
        self.quiet = 0
        self.chatted = state.chatted
        self.cheapened = state.cheapened
        day = day_in(said.text) if APPOINTS & self.moves else ""
        self.day = day or state.day
        self.notes = state.notes
        self.outcome: Outcome | None = None
        self.ended_by: Side = "you"
        self.parts: list[str] = []
        self.label = "none"
        self.just_calmed: Kind | None = None
        self.kept_silence = False
        self.announced = False

    def done(self) -> tuple[ClientState, Reply]:
        """The new state and the reply."""
        if self.was.turn > _LONG_CALL:
            self.patience -= 0.5
        if self.patience <= 0 and self.outcome is None:
            quarrelled = not QUARREL.isdisjoint(self.moves)
            self.hang_up("hangs_up" if quarrelled else "lost_patience")
            if self.trust >= _FORGIVES:
                self.outcome = "again"
        state = ClientState(
            trust=self.trust,
            patience=self.patience,
            doubts=self.doubts,
            demand=self.was.demand,
            interest=self.interest,
            stage=self.stage,
            turn=self.was.turn + 1,
            open=self.open,
            asked=self.asked,
            weak=self.weak,
            tried=self.tried,
            raised=self.raised,
            calmed=self.calmed,
            told=self.told,
            last_topic=self.last_topic,
            made=self.made,
            said=self.lines,
            idle=self.idle,
            quiet=self.quiet,
            chatted=self.chatted,
            cheapened=self.cheapened,
            day=self.day,
            notes=self.notes,
            outcome=self.outcome,
        )
        reply = Reply(
            text=" ".join(self.parts),
            label=self.label,
            calmed=self.just_calmed,
            kept_silence=self.kept_silence,
            outcome=self.outcome,
            ended_by=self.ended_by,
        )
        return state, reply

    def say(self, situation: str, label: str = "none", near: str = "") -> None:
        """Add a line for ``situation`` to the reply, about what ``near`` is about if possible."""
        line = line_for(self.cast, situation, self.lines, near)
        if line in self.lines and len(line.split()) > _TOO_SHORT_TO_TELL:
            line = self._instead(situation)
        self.add(line)
        if label != "none":
            self.label = label

    def _instead(self, situation: str) -> str:
        """What to say where the lines run out: a nod, or that one turns in circles."""
        if situation.startswith(_PLEASED):
            return line_for(self.cast, "backchannel", self.lines)
        self.patience -= 1
        return line_for(self.cast, "nothing_new", self.lines)

    def add(self, line: str) -> None:
        """Add a line to the reply."""
        if line:
            self.parts.append(line.replace("{day}", self.day))
            self.lines = (*self.lines, line)

    def hang_up(self, situation: str) -> None:
        """End the call with these words alone."""
        self.parts, self.label = [], "none"
        self.say(situation)
        self.outcome = "lost"
        if "says_goodbye" not in self.moves:
            self.ended_by = "client"

    def asks(self) -> bool:
        """Whether there is a question in the words."""
        return "?" in self.text

    def waits(self) -> bool:
        """Whether the words end in a question: nobody hangs up who waits for an answer."""
        return self.text.rstrip().endswith("?")

    def fresh_line(self, situation: str) -> bool:
        """Whether there is a line for ``situation`` that was not said yet."""
        line = line_for(self.cast, situation, self.lines)
        return bool(line) and line not in self.lines

    def last_said(self, count: int = 1) -> str:
        """The client's own last line, or more of them."""
        return " ".join(self.was.said[-count:])

    def once(self, note: str) -> bool:
        """Whether this happens for the first time."""
        if note in self.notes:
            return False
        self.notes = (*self.notes, note)
        return True

    def reached(self, stage: Stage) -> bool:
        """Whether the call has come at least to ``stage``."""
        return STAGES.index(self.stage) >= STAGES.index(stage)

    def knows_the_offer(self) -> bool:
        """Whether the client was told how it works and what is good about it, asked for or not."""
        told = "explains" in self.made and not set(BENEFITS).isdisjoint(self.made)
        return told or self.reached("explained")

    def fresh(self) -> set[str]:
        """Moves made for the first time."""
        return self.moves - set(self.was.made)

    def made_any(self, moves: frozenset[str]) -> bool:
        """Whether any of these moves was made in this call."""
        return not moves.isdisjoint(self.made)

    def strongest(self, kinds: tuple[Kind, ...]) -> Kind | None:
        """The strongest doubt that was not raised yet and is worth raising."""
        open_ones = [
            kind
            for kind in kinds
            if kind not in self.raised and self.doubts.get(kind, 0.0) >= _WORTH_SAYING
        ]
        return max(open_ones, key=lambda kind: self.doubts[kind], default=None)

    def unsettled(self) -> Kind | None:
        """The strongest doubt that was talked about and not answered."""
        left = [kind for kind in self.raised if self.doubts.get(kind, 0.0) > CALM]
        return max(left, key=lambda kind: self.doubts[kind], default=None)

    def put_on_table(self, kind: Kind) -> None:
        """This doubt waits for an answer from now on."""
        if self.open != kind:
            self.open, self.asked, self.weak, self.tried = kind, False, 0, ()
        if kind not in self.raised:
            self.raised = (*self.raised, kind)

    def raise_doubt(self, kind: Kind) -> None:
        """Say the doubt aloud; late in the call it asks for more and denies nothing any more."""
        if self.parts and not self.announced:
            self.say("yet_general" if kind == "general" else "yet")
        late = f"late_{kind}"
        own = self.cast.persona.lines.get(f"objects_{kind}")
        agreed = self.calmed and own is None and self.fresh_line(late)
        self.say(late if agreed else f"objects_{kind}", kind)
        self.put_on_table(kind)

    def liking(self) -> float:
        """Trust and interest against the doubts that are left and what nobody asked about."""
        left = sum(value for value in self.doubts.values() if value > CALM)
        unasked = len(DISCOVERY - set(self.made))
        return self.trust + self.interest - left - 1.2 * unasked - 1.5 * self.cheapened
