"""One call, live: an action in, events on disk, prompts out.

Every action is decided by a pure function (steps, saying, noting) into events; the journal has
them before anything is shown (``record`` returns only then, or raises); the state is folded from
them. An action that is not possible changes nothing and says why.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from coach.call import events as ev
from coach.call import noting, saying, steps
from coach.call.cards import (
    ObjectionCard,
    PutOffCard,
    WarningCard,
    objection_card,
    put_off_card,
    warning_card,
)
from coach.call.commands import ClientLine, Command, Read, Unknown, YourLine, read_line
from coach.call.facts import FactField, known_facts, labels_of, left_fields
from coach.call.figures import says_back
from coach.call.guard import tripped
from coach.call.machine import CallMachine
from coach.call.meant import also_in, hear_in
from coach.call.prompts import Prompts, needs_objections, prompts
from coach.call.scene import Decision, Scene, refuse, refuse_ended
from coach.call.state import CallState, OpenObjection, apply, corrections, effective, fold, gone_on
from coach.clean import clean
from coach.hearing.verdict import Verdict
from coach.playbook.model import KINDS, Kind, Objections, Outcome, Script, Step
from coach.words import _

DIGITS = tuple("0123456789")
"""Where answers stand with their numbers, a number alone is one of them and nobody's words."""


class Listener(Protocol):
    """What a session hears with."""

    @property
    def objections(self) -> Objections: ...

    @property
    def ready(self) -> bool: ...

    def hear(self, text: str) -> Verdict: ...


class Learner(Protocol):
    """Keeps what the user corrected, for the next time."""

    def learn(self, text: str, label: str) -> None: ...

    def forget(self, text: str, label: str) -> None: ...


class Reply(msgspec.Struct, frozen=True):
    """What came of an action."""

    events: tuple[ev.Event, ...]
    prompts: Prompts
    message: str = ""
    """Why nothing happened, or a remark; empty when the prompts say it all."""
    ok: bool = True
    at: float = 0.0
    """Seconds since the call began."""


class Preview(msgspec.Struct, frozen=True):
    """What the words typed so far would mean; nothing is recorded."""

    verdict: Verdict
    card: ObjectionCard | None = None
    warnings: tuple[WarningCard, ...] = ()
    put_off: PutOffCard | None = None
    """The line that puts a cue off, where this step does not answer it."""


class Session:
    """A call in progress."""

    def __init__(
        self,
        script: Script,
        ears: Listener,
        record: Callable[[Sequence[ev.Event], CallState], None],
        clock: Callable[[], float],
        events: Sequence[ev.Event],
        learner: Learner | None = None,
    ) -> None:
        """Go on with ``events``; ``clock`` gives seconds since the call began."""
        self.script = script
        self.ears = ears
        self.events = tuple(events)
        self.state = fold(self.events)
        self._record = record
        self._clock = clock
        self._learner = learner
        self._machine: CallMachine | None = None

    @property
    def now(self) -> float:
        """Seconds since the call began."""
        return self._clock()

    def prompts(self) -> Prompts:
        """What to show now. Objections are read only where they are needed."""
        if self.ears.ready or needs_objections(self.state, self.script):
            return prompts(self.state, self.script, self.ears.objections)
        return self.prompts_at_once()

    def left(self) -> tuple[FactField, ...]:
        """The facts of earlier steps that nobody has noted."""
        return left_fields(self.state, self.script)

    def prompts_at_once(self) -> Prompts:
        """What can be shown before the objections are read (the first screen)."""
        return prompts(self.state, self.script, None)

    # --- one line, from either face -----------------------------------------------------------

    def line(self, line: str) -> Reply:
        """Do what a typed line says."""
        read = read_line(line)
        match read:
            case ClientLine(text) if text in DIGITS and self.prompts().at_hand:
                return self.pick(text)
            case ClientLine(text):
                return self.client_said(text)
            case YourLine(text):
                return self.you_said(text)
            case Unknown():
                return self._do(refuse(_no_such_command(read)))
            case Command(name, rest):
                return self._command(name, rest)

    def _command(self, name: str, rest: str) -> Reply:
        for kind in KINDS:
            if name == kind:
                return self.object(kind)
        plain: dict[str, Callable[[], Reply]] = {
            "next": self.next,
            "back": self.back,
            "confirm": self.confirm,
            "wait": self.wait,
            "resolved": self.resolved,
            "undo": self.undo,
            "unsure": self.ask_which,
            "where": self.where,
            "help": self.help,
        }
        if name in plain:
            return plain[name]()
        with_rest: dict[str, Callable[[str], Reply]] = {
            "goto": self.goto,
            "fact": self.fact_line,
            "note": self.note,
            "wrong": self.wrong,
            "pick": self.pick,
            "end": self.end_named,
        }
        return with_rest[name](rest)

    # --- what was said ------------------------------------------------------------------------

    def preview(self, line: str) -> Preview | None:
        """What a half-typed line would mean; None for commands and nothing."""
        match read_line(line):
            case ClientLine(text) if text:
                verdict = self._hear(clean(text))
                return Preview(verdict, self._card(verdict), put_off=self._put_off(verdict))
            case YourLine(text) if text:
                cards = self._warnings(self._tripped(clean(text)))
                return Preview(Verdict(text, "none", 1.0), None, cards)
            case _:
                return None

    def client_said(self, text: str) -> Reply:
        """The client said ``text``."""
        text = clean(text)
        if not text:
            return self._do(Decision())
        if self.state.ended:
            return self._do(refuse_ended())
        verdict = self._hear(text)
        also = also_in(self._step, self.ears.hear, verdict)
        return self._do(saying.client_said(self._scene(), text, verdict, also))

    def you_said(self, text: str) -> Reply:
        """The user said ``text``: guardrails watch it."""
        text = clean(text)
        if not text:
            return self._do(Decision())
        return self._do(saying.you_said(self._scene(), text, self._tripped(text)))

    def wrong(self, word: str) -> Reply:
        """The last utterance was misheard: it is ``word``."""
        return self._do(saying.correct(self._scene(), word))

    def object(self, kind: Kind) -> Reply:
        """The client objects for ``kind``, as the user hears it."""
        return self._do(saying.objected(self._scene(), kind))

    def ask_which(self) -> Reply:
        """The user cannot tell which objection it is."""
        return self._do(saying.ask_which(self._scene()))

    def pick(self, which: str) -> Reply:
        """Choose a response to the open objection, by its number from 1 or its id."""
        card = self.prompts().objection
        return self._do(saying.pick(self._scene(), which, card.responses if card else ()))

    def unpick(self) -> Reply:
        """The last action picked no response: what was typed was part of a sentence."""
        return self._do(saying.unpick(self._scene()))

    def resolved(self) -> Reply:
        """The newest objection is answered."""
        return self._do(saying.resolve(self._scene()))

    # --- steps --------------------------------------------------------------------------------

    def next(self) -> Reply:
        """Go on to the next step."""
        return self._do(steps.go_next(self._scene()))

    def back(self) -> Reply:
        """Go back to the step before."""
        return self._do(steps.go_back(self._scene()))

    def goto(self, word: str) -> Reply:
        """Go to a step by its number or its id."""
        return self._do(steps.go_to(self._scene(), word))

    def confirm(self) -> Reply:
        """A preparation step is done."""
        return self._do(steps.confirm(self._scene()))

    def wait(self) -> Reply:
        """Begin the silence of step 6."""
        return self._do(steps.wait(self._scene()))

    def end_named(self, word: str) -> Reply:
        """End the call with an outcome by name; without one the call is hung up."""
        return self._do(steps.end_named(self._scene(), word))

    def end(self, outcome: Outcome | None, by: ev.Side = "you") -> Reply:
        """End the call."""
        return self._do(steps.end(self._scene(), outcome, by))

    def undo(self) -> Reply:
        """Take back the last action."""
        return self._do(steps.undo(self._scene()))

    # --- facts, notes, questions --------------------------------------------------------------

    def fact_line(self, rest: str) -> Reply:
        """``KEY VALUE`` notes a fact, ``KEY += VALUE`` adds to it."""
        return self._do(noting.fact_line(self._scene(), rest))

    def note_fact(self, key: str, value: str) -> Reply:
        """Note a fact; a repeated one replaces."""
        return self._do(noting.note_fact(self._scene(), key, value))

    def note(self, text: str) -> Reply:
        """Keep a free note."""
        return self._do(noting.note(self._scene(), text))

    def where(self) -> Reply:
        """Where am I: the step, the next question and the open objection in one line."""
        return self._do(Decision(message=self.prompts().where))

    def help(self) -> Reply:
        """The commands in a few lines."""
        return self._do(
            Decision(
                message=_(
                    "/next /back /goto N /confirm /fact KEY VALUE /note TEXT /wait"
                    " /money /value /results /general /unsure /pick N /wrong LABEL /resolved"
                    " /undo /where /end [agreed|again|lost] /help"
                )
            )
        )

    # --- inside -------------------------------------------------------------------------------

    def _scene(self) -> Scene:
        if self._machine is None:  # built with the first action, not with the first screen
            self._machine = CallMachine(self.script)
        at = round(max(self._clock(), self.state.now), 3)
        return Scene(self.state, self.events, self.script, self._machine, at)

    def _do(self, decision: Decision) -> Reply:
        """Put the events on disk, then into the state, then show."""
        made = decision.events
        if made:
            events = (*self.events, *made)
            undone = [event for event in made if isinstance(event, ev.ActionUndone)]
            state = fold(events) if undone else self.state
            for event in () if undone else made:
                state = apply(state, event)
            self._record(made, state)
            before, self.events, self.state = self.events, events, state
            self._keep_learning(made, undone, before)
        at = made[-1].at if made else round(self._clock(), 3)
        return Reply(made, self.prompts(), decision.message, decision.ok, at)

    def _keep_learning(
        self,
        made: Sequence[ev.Event],
        undone: Sequence[ev.ActionUndone],
        before: Sequence[ev.Event],
    ) -> None:
        """What was corrected is learned; a correction taken back is forgotten."""
        if self._learner is None:
            return
        for event in made:
            if isinstance(event, ev.VerdictCorrected):
                self._learner.learn(event.text, event.label)
        actions = {event.undone for event in undone}
        for event in effective(before):
            if isinstance(event, ev.VerdictCorrected) and event.action in actions:
                self._learner.forget(event.text, event.label)
                earlier = corrections(self.events).get(event.text)
                if earlier is not None:
                    self._learner.learn(event.text, earlier.label)

    @property
    def _step(self) -> Step:
        return self.script.steps[self.state.step]

    def _hear(self, text: str) -> Verdict:
        return hear_in(self._step, self.ears.hear, text)

    def _tripped(self, text: str) -> tuple[str, ...]:
        rails = self.ears.objections.guardrails
        allowed = self.script.allows
        found = tripped(text, {n: rail for n, rail in rails.items() if n not in allowed})
        amounts = {name for name in found if rails[name].amounts}
        theirs = (said.text for said in effective(self.events) if isinstance(said, ev.ClientSaid))
        if amounts and says_back(text, theirs):
            return tuple(name for name in found if name not in amounts)
        return found

    def _card(self, verdict: Verdict) -> ObjectionCard | None:
        top = self.state.objection
        for kind in KINDS:
            if verdict.label == kind:
                voice = self.state.voice
                fresh = OpenObjection(kind, before=self.state.answered.get(kind, ()))
                opened = top if top and top.kind == kind else fresh
                return objection_card(
                    self.ears.objections,
                    gone_on(opened, verdict),
                    voice,
                    known_facts(self.state, self.script),
                    labels_of(self.script, voice),
                )
        return None

    def _put_off(self, verdict: Verdict) -> PutOffCard | None:
        step = self._step
        cue = next((cue for cue in step.off if cue == verdict.label and cue not in step.on), None)
        if cue is None:
            return None
        return put_off_card(self.state, self.script, self.ears.objections, cue)

    def _warnings(self, names: Sequence[str]) -> tuple[WarningCard, ...]:
        voice = self.state.voice
        facts, labels = known_facts(self.state, self.script), labels_of(self.script, voice)
        return tuple(
            warning_card(name, self.ears.objections, voice, facts, labels) for name in names
        )


def _no_such_command(read: Read) -> str:
    assert isinstance(read, Unknown)
    said = [_("There is no command /{name}.").format(name=clean(read.written))]
    if read.close:
        said.append(_("Did you mean /{name}?").format(name=read.close))
    return " ".join([*said, _("/help lists them all.")])
