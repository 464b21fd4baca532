"""One call, live: an action in, events on disk, prompts out.

Every action makes events; the journal has them before anything is shown (``record`` returns only
then, or raises); the state is folded from them. An action that is not possible changes nothing
and says why.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from coach.call import events as ev
from coach.call.commands import (
    ClientLine,
    Command,
    Unknown,
    YourLine,
    label_named,
    outcome_named,
    read_line,
)
from coach.call.guard import tripped
from coach.call.machine import (
    ENDED,
    OBJECTION,
    TRIGGER_OF_OUTCOME,
    WAITING,
    CallMachine,
    Illegal,
    step_of,
)
from coach.call.prompts import (
    ObjectionCard,
    Prompts,
    WarningCard,
    known_facts,
    labels_of,
    missing_facts,
    needs_objections,
    objection_card,
    prompts,
    warning_card,
)
from coach.call.state import CallState, OpenObjection, apply, effective, fold
from coach.call.volume import hours_a_month
from coach.clean import clean
from coach.hearing.verdict import LABELS, Verdict
from coach.playbook.model import CUES, KINDS, CueName, Kind, Objections, Outcome, Script
from coach.words import _

START = 0
"""The number of the action that starts a call; it cannot be undone."""

BRIEF_KEYS = ("contact", "me", "proof", "places", "services", "answer")
"""Facts that a brief holds and that can be noted in any script."""


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


class Preview(msgspec.Struct, frozen=True):
    """What the words typed so far would mean; nothing is recorded."""

    verdict: Verdict
    card: ObjectionCard | None = None
    warnings: tuple[WarningCard, ...] = ()


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

    @property
    def machine(self) -> CallMachine:
        """The moves of this script; built when the first move is made."""
        if self._machine is None:
            self._machine = CallMachine(self.script)
        return self._machine

    def prompts(self) -> Prompts:
        """What to show now. Objections are read only where they are needed."""
        objections = None
        if self.ears.ready or needs_objections(self.state, self.script):
            objections = self.ears.objections
        return prompts(self.state, self.script, objections)

    def prompts_at_once(self) -> Prompts:
        """What can be shown before the objections are read (the first screen)."""
        return prompts(self.state, self.script, None)

    def reply(self, message: str = "", *, ok: bool = True) -> Reply:
        """A reply without events."""
        return Reply((), self.prompts(), message, ok)

    # --- one line, from either face -----------------------------------------------------------

    def line(self, line: str) -> Reply:
        """Do what a typed line says."""
        match read_line(line):
            case ClientLine(text):
                return self.client_said(text)
            case YourLine(text):
                return self.you_said(text)
            case Unknown(written, close):
                hint = _("Did you mean /{name}?").format(name=close) if close else ""
                return self._refuse(
                    " ".join(
                        filter(
                            None,
                            [
                                _("There is no command /{name}.").format(name=clean(written)),
                                hint,
                                _("/help lists them all."),
                            ],
                        )
                    )
                )
            case Command(name, rest):
                return self._command(name, rest)
        raise AssertionError(line)  # pragma: no cover

    def _command(self, name: str, rest: str) -> Reply:
        if name in KINDS:
            return self.object(name)
        simple: dict[str, Callable[[], Reply]] = {
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
        if name in simple:
            return simple[name]()
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
                verdict = self.ears.hear(clean(text))
                return Preview(verdict, self._card(verdict))
            case YourLine(text):
                names = self._tripped(clean(text))
                return Preview(Verdict(text, "none", 1.0), None, self._warnings(names))
            case _:
                return None

    def client_said(self, text: str) -> Reply:
        """The client said ``text``: hear it, and follow what it means."""
        text = clean(text)
        if not text:
            return self.reply()
        if refused := self._refuse_ended():
            return refused
        verdict = self.ears.hear(text)
        at, action = self._stamp()
        made: list[ev.Event] = [ev.ClientSaid(at=at, action=action, text=text, verdict=verdict)]
        if self.state.waiting:
            made.append(ev.WaitEnded(at=at, action=action, kept=True))
        made += self._follow(verdict.label, verdict.reason, at, action)
        return self._commit(made)

    def you_said(self, text: str) -> Reply:
        """The user said ``text``: guardrails watch it."""
        text = clean(text)
        if not text:
            return self.reply()
        if refused := self._refuse_ended():
            return refused
        at, action = self._stamp()
        names = self._tripped(text)
        made: list[ev.Event] = [ev.YouSaid(at=at, action=action, text=text, tripped=names)]
        if self.state.waiting:
            made.append(ev.WaitEnded(at=at, action=action, kept=False))
        return self._commit(made)

    def wrong(self, word: str) -> Reply:
        """The last utterance was misheard: it is ``word``."""
        label = label_named(word.strip())
        if label is None or label == "unsure":
            known = ", ".join(name for name in LABELS if name != "unsure")
            return self._refuse(
                _("Say what it was: /wrong LABEL, with one of {labels}.").format(labels=known)
            )
        heard = self.state.last_heard
        if heard is None:
            return self._refuse(_("Nothing has been heard yet that could be wrong."))
        if heard.label == label:
            return self._refuse(_("It was heard as {label} already.").format(label=label))
        at, action = self._stamp()
        made: list[ev.Event] = [
            ev.VerdictCorrected(at=at, action=action, text=heard.text, was=heard.label, label=label)
        ]
        made += self._take_back(heard, at, action)
        state = self.state
        for event in made:
            state = apply(state, event)
        made += self._follow(label, "", at, action, state)
        reply = self._commit(made)
        self._learn(heard.text, label)
        return reply

    # --- objections ---------------------------------------------------------------------------

    def object(self, kind: str) -> Reply:
        """The client objects for ``kind``: heard by the user, or the answer to an unsure."""
        if refused := self._refuse_ended():
            return refused
        wanted: Kind = next(k for k in KINDS if k == kind)
        heard = self.state.last_heard
        if self.state.unsure and heard is not None and heard.label == "unsure":
            return self.wrong(kind)
        if self._is_open(wanted, self.state):
            return self._refuse(_("This objection is open already; /resolved closes it."))
        at, action = self._stamp()
        made: list[ev.Event] = []
        if self.state.waiting:
            made.append(ev.WaitEnded(at=at, action=action, kept=True))
        made.append(ev.ObjectionOpened(at=at, action=action, kind=wanted))
        return self._commit(made)

    def ask_which(self) -> Reply:
        """The user does not know which it is: show the article's first question (A7)."""
        if refused := self._refuse_ended():
            return refused
        at, action = self._stamp()
        return self._commit([ev.DecisionAsked(at=at, action=action)])

    def pick(self, which: str) -> Reply:
        """Choose a response to the open objection, by its number from 1 or its id."""
        card = self.prompts().objection
        if card is None:
            return self._refuse(_("No objection is open, so there is no response to pick."))
        ids = [response.id for response in card.responses]
        if which.isdigit() and 1 <= int(which) <= len(ids):
            which = ids[int(which) - 1]
        if which not in ids:
            return self._refuse(
                _("Pick a response by its number, 1 to {count}.").format(count=len(ids))
            )
        at, action = self._stamp()
        return self._commit([ev.ResponsePicked(at=at, action=action, response=which)])

    def resolved(self) -> Reply:
        """The newest objection is answered: back to where the call was."""
        if not self.state.open:
            return self._refuse(_("No objection is open."))
        self._move("resolved")
        at, action = self._stamp()
        kind = self.state.open[-1].kind
        return self._commit([ev.ObjectionResolved(at=at, action=action, kind=kind)])

    # --- steps --------------------------------------------------------------------------------

    def next(self) -> Reply:
        """Go on to the next step."""
        return self._go("next", "next")

    def back(self) -> Reply:
        """Go back to the step before."""
        return self._go("back", "back")

    def goto(self, word: str) -> Reply:
        """Go to a step by its number or its id."""
        names = list(self.script.steps)
        word = word.strip()
        if word.isdigit() and 1 <= int(word) <= len(names):
            word = names[int(word) - 1]
        if word not in names:
            return self._refuse(
                _("Say a step from 1 to {count}: /goto 3.").format(count=len(names))
            )
        if word == self.state.step and not self.state.waiting:
            return self._refuse(_("You are at this step already."))
        return self._go(f"goto_{word}", "goto")

    def confirm(self) -> Reply:
        """A preparation step is done: note it, and go on."""
        step = self.script.steps[self.state.step]
        if step.confirm is None:
            return self._refuse(_("There is nothing to confirm in this step; /next goes on."))
        return self._go("next", "next", confirmed=True)

    def wait(self) -> Reply:
        """Begin the silence of step 6 (A8)."""
        if refused := self._refuse_ended():
            return refused
        if self.state.waiting:
            return self._refuse(_("You are waiting already. Say nothing."))
        try:
            self._move("wait")
        except Illegal:
            with_wait = next(
                (
                    f"{number} {step.title.to(self.state.voice)}"
                    for number, step in enumerate(self.script.steps.values(), 1)
                    if step.wait
                ),
                "",
            )
            return self._refuse(
                _("Waiting belongs to step {step}.").format(step=with_wait)
                if with_wait
                else _("This script has no step that waits.")
            )
        at, action = self._stamp()
        return self._commit([ev.WaitStarted(at=at, action=action)])

    # --- facts, notes, end --------------------------------------------------------------------

    def fact_line(self, rest: str) -> Reply:
        """``KEY VALUE`` notes a fact, ``KEY += VALUE`` adds to it."""
        word, _space, value = rest.strip().partition(" ")
        append = False
        if word.endswith("+="):
            word, append = word[:-2], True
        elif value.startswith("+="):
            value, append = value[2:], True
        return self.append_fact(word, value) if append else self.note_fact(word, value)

    def note_fact(self, word: str, value: str) -> Reply:
        """Note a fact; a repeated one replaces."""
        return self._fact(word, value, "")

    def append_fact(self, word: str, value: str) -> Reply:
        """Add to a fact."""
        key = self._key(word)
        return self._fact(word, value, self.state.facts.get(key, "") if key else "")

    def _fact(self, word: str, value: str, before: str) -> Reply:
        key = self._key(word)
        if key is None:
            return self._refuse(
                _("Say which fact: /fact KEY VALUE, with one of {keys}.").format(
                    keys=", ".join(self.script.facts)
                )
            )
        value = clean(value)
        if not value:
            return self._refuse(_("Say what to note: /fact {key} VALUE.").format(key=key))
        if before:
            value = f"{before}; {value}"
        fact = self.script.facts.get(key)
        message = ""
        if fact and fact.estimate and (hours := hours_a_month(value)) is not None:
            message = _("That makes about {hours} hours a month.").format(hours=f"{hours:g}")
            if "≈" not in value:
                value = f"{value} ≈ {hours:g} h"
        at, action = self._stamp()
        return self._commit([ev.FactNoted(at=at, action=action, key=key, value=value)], message)

    def _key(self, word: str) -> str | None:
        """The fact that the user means, by key or by its label on the screen."""
        word = clean(word).casefold()
        if word in self.script.facts or word in BRIEF_KEYS:
            return word
        for key, fact in self.script.facts.items():
            if word in (fact.label.en.casefold(), fact.label.to("sie").casefold()):
                return key
        return None

    def note(self, text: str) -> Reply:
        """Keep a free note."""
        text = clean(text)
        if not text:
            return self._refuse(_("Say what to note: /note TEXT."))
        at, action = self._stamp()
        return self._commit([ev.NoteTaken(at=at, action=action, text=text)])

    def end_named(self, word: str) -> Reply:
        """End the call with an outcome by name; without one the call is hung up."""
        outcome = outcome_named(word.strip()) if word.strip() else None
        if word.strip() and outcome is None:
            return self._refuse(
                _("{word} is no outcome. Say /end agreed, /end again or /end lost.").format(
                    word=clean(word)
                )
            )
        return self.end(outcome)

    def end(self, outcome: Outcome | None) -> Reply:
        """End the call; an agreed one enters the step that follows it up."""
        if refused := self._refuse_ended():
            return refused
        self._move(TRIGGER_OF_OUTCOME[outcome])
        at, action = self._stamp()
        made: list[ev.Event] = []
        if self.state.waiting:
            made.append(ev.WaitEnded(at=at, action=action, kept=True))
        made.append(ev.CallEnded(at=at, action=action, outcome=outcome))
        if outcome == "agreed" and self.state.step != self.script.agreed:
            made.append(ev.StepEntered(at=at, action=action, step=self.script.agreed, by="end"))
        return self._commit(made)

    def undo(self) -> Reply:
        """Take back the last action; again and again."""
        counting = [
            event
            for event in effective(self.events)
            if event.action > START and not isinstance(event, ev.CallResumed)
        ]
        if not counting:
            return self._refuse(_("There is nothing to take back."))
        last = counting[-1].action
        at, action = self._stamp()
        reply = self._commit([ev.ActionUndone(at=at, action=action, undone=last)])
        for event in counting:
            if event.action == last and isinstance(event, ev.VerdictCorrected):
                self._forget(event.text, event.label)
        return reply

    def where(self) -> Reply:
        """Where am I: the step, the next question and the open objection in one line."""
        return self.reply(self.prompts().where)

    def help(self) -> Reply:
        """The commands; the face lays them out."""
        return self.reply(
            " ".join(
                [
                    "/next /back /goto N /confirm /fact KEY VALUE /note TEXT /wait",
                    "/money /value /results /general /unsure /pick N /wrong LABEL /resolved",
                    "/undo /where /end [agreed|again|lost] /help",
                ]
            )
        )

    # --- inside -------------------------------------------------------------------------------

    def _stamp(self) -> tuple[float, int]:
        return round(max(self._clock(), self.state.now), 3), self.state.action + 1

    def _commit(self, made: list[ev.Event], message: str = "") -> Reply:
        """Put the events on disk, then into the state."""
        events = (*self.events, *made)
        if any(isinstance(event, ev.ActionUndone) for event in made):
            state = fold(events)
        else:
            state = self.state
            for event in made:
                state = apply(state, event)
        self._record(made, state)
        self.events, self.state = events, state
        return Reply(tuple(made), self.prompts(), message)

    def _refuse(self, why: str) -> Reply:
        return self.reply(why, ok=False)

    def _refuse_ended(self) -> Reply | None:
        if not self.state.ended:
            return None
        return self._refuse(_("The call has ended. /undo takes the end back."))

    @property
    def _place(self) -> str:
        state = self.state
        if state.ended:
            return ENDED
        if state.waiting:
            return state.step + WAITING
        return state.step + OBJECTION if state.open else state.step

    def _move(self, trigger: str) -> str:
        return self.machine.move(self._place, trigger, len(self.state.open))

    def _go(self, trigger: str, by: ev.By, *, confirmed: bool = False) -> Reply:
        if refused := self._refuse_ended():
            return refused
        try:
            target = step_of(self._move(trigger))
        except Illegal:
            return self._refuse(
                _("This is the last step; /end agreed, again or lost ends the call.")
                if trigger == "next"
                else _("This is the first step.")
            )
        at, action = self._stamp()
        made: list[ev.Event] = []
        if confirmed:
            made.append(ev.StepConfirmed(at=at, action=action, step=self.state.step))
        made += self._leave(by == "next" and not confirmed, at, action)
        made.append(ev.StepEntered(at=at, action=action, step=target, by=by))
        return self._commit(made, self._left_message(made))

    def _leave(self, forward: bool, at: float, action: int) -> list[ev.Event]:
        made: list[ev.Event] = []
        if self.state.waiting:
            made.append(ev.WaitEnded(at=at, action=action, kept=False))
        missing = missing_facts(self.state, self.script) if forward else ()
        if missing:
            made.append(ev.StepLeft(at=at, action=action, step=self.state.step, missing=missing))
        return made

    def _left_message(self, made: Sequence[ev.Event]) -> str:
        for event in made:
            if isinstance(event, ev.StepLeft):
                names = ", ".join(
                    self.script.facts[key].label.to(self.state.voice) for key in event.missing
                )
                return _("Still to find out: {facts}.").format(facts=names)
        return ""

    def _follow(
        self, label: str, reason: str, at: float, action: int, state: CallState | None = None
    ) -> list[ev.Event]:
        """The events that follow from what was heard."""
        state = state or self.state
        for kind in KINDS:
            if label == kind and not self._is_open(kind, state):
                return [ev.ObjectionOpened(at=at, action=action, kind=kind, reason=reason)]
        for cue in CUES:
            if label == cue:
                return self._follow_cue(cue, at, action)
        return [ev.DecisionAsked(at=at, action=action)] if label == "unsure" else []

    def _follow_cue(self, cue: CueName, at: float, action: int) -> list[ev.Event]:
        step = self.script.steps[self.state.step]
        put_off = cue in step.off and cue not in step.on
        made: list[ev.Event] = [ev.CueHeard(at=at, action=action, cue=cue, put_off=put_off)]
        if cue in step.on and not self.state.ended:
            target = step_of(self._move(f"cue_{cue}"))
            made.append(ev.StepEntered(at=at, action=action, step=target, by="cue"))
        return made

    def _take_back(self, heard: Verdict, at: float, action: int) -> list[ev.Event]:
        """Undo what followed from a misheard utterance, as far as it still stands."""
        said = [e for e in effective(self.events) if isinstance(e, ev.ClientSaid)]
        if not said:
            return []
        followed = [e for e in effective(self.events) if e.action == said[-1].action]
        made: list[ev.Event] = []
        for event in followed:
            if (
                isinstance(event, ev.ObjectionOpened)
                and self.state.open
                and self.state.open[-1].at == event.at
                and self.state.open[-1].kind == event.kind
            ):
                made.append(ev.ObjectionDropped(at=at, action=action, kind=event.kind))
            if isinstance(event, ev.StepEntered) and self.state.step == event.step:
                before = fold(e for e in self.events if e.action < event.action).step
                made.append(ev.StepEntered(at=at, action=action, step=before, by="back"))
        return made

    def _is_open(self, kind: Kind, state: CallState) -> bool:
        """Whether the newest open objection is of this kind: the client goes on about it."""
        return state.objection is not None and state.objection.kind == kind

    def _tripped(self, text: str) -> tuple[str, ...]:
        if not text:
            return ()
        rails = {
            name: rail
            for name, rail in self.ears.objections.guardrails.items()
            if name not in self.script.allows
        }
        return tripped(text, rails)

    def _card(self, verdict: Verdict) -> ObjectionCard | None:
        for kind in KINDS:
            if verdict.label == kind:
                voice = self.state.voice
                return objection_card(
                    self.ears.objections,
                    OpenObjection(kind, verdict.reason),
                    voice,
                    known_facts(self.state),
                    labels_of(self.script, voice),
                )
        return None

    def _warnings(self, names: Sequence[str]) -> tuple[WarningCard, ...]:
        voice = self.state.voice
        facts, labels = known_facts(self.state), labels_of(self.script, voice)
        return tuple(
            warning_card(name, self.ears.objections, voice, facts, labels) for name in names
        )

    def _learn(self, text: str, label: str) -> None:
        if self._learner is not None:
            self._learner.learn(text, label)

    def _forget(self, text: str, label: str) -> None:
        if self._learner is not None:
            self._learner.forget(text, label)
