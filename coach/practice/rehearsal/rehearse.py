"""A rehearsal: your lines against a simulated client, in the events of a call.

A session keeps the log, so that steps, guardrails and the scorecard are those of a real call; the
client's words are heard as what they were meant to be. Every turn is kept, so that one can go
back to it and try another answer: the branch left behind stays as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from coach.call.cards import WarningCard
from coach.call.commands import ClientLine, Command, YourLine, read_line
from coach.call.events import Event
from coach.call.prompts import Prompts
from coach.call.session import Listener, Session
from coach.call.state import CallState
from coach.clean import clean
from coach.hearing.verdict import Verdict
from coach.playbook.model import KINDS, Objections, Script
from coach.practice.client.lines import Cast
from coach.practice.client.respond import open_call, respond
from coach.practice.client.state import ClientState, Said
from coach.practice.client.turn import Reply
from coach.practice.moves.haggling import DISCOUNT, haggles, unless_said_back
from coach.practice.rehearsal.steps import step_of_moves
from coach.words import _, ngettext

Record = Callable[[Sequence[Event], CallState], None]


OF_THE_CALL = frozenset(("next", "back", "goto", "confirm", "fact", "note", "where"))
"""Commands of a call that do in a rehearsal what they do there."""

OWN_COMMANDS: dict[str, tuple[str, ...]] = {
    "hint": ("tipp", "hinweis"),
    "rewind": ("zurückspulen", "zurueckspulen", "spulen"),
    "score": ("punkte", "wertung"),
}
"""Commands of a rehearsal alone, with their German names."""

_OWN = {name: name for name in OWN_COMMANDS} | {
    other: name for name, others in OWN_COMMANDS.items() for other in others
}


def command_of(line: str) -> Command | None:
    """The slash command in a line, of a rehearsal or of a call; None where it holds words."""
    line = line.strip()
    if not line.startswith("/") or len(line) == 1:
        return None
    word, _space, rest = line[1:].partition(" ")
    if own := _OWN.get(word.casefold()):
        return Command(own, rest.strip())
    read = read_line(line)
    return read if isinstance(read, Command) else Command(word, rest.strip())


class Turn(msgspec.Struct, frozen=True):
    """One line of yours and the client's answer."""

    you: str
    """Empty: you kept silent."""
    client: str
    label: str
    before: ClientState
    """The client before your line."""
    events: int
    """Events of the session before your line."""


class Answer(msgspec.Struct, frozen=True):
    """What came of a line: the client's words, a remark of the coach, or both."""

    client: str = ""
    message: str = ""
    ok: bool = True
    warnings: tuple[WarningCard, ...] = ()
    """Guardrails that your words ran into, with what to say in their place."""
    ended: bool = False
    rewound: bool = False
    """A branch was left and another one begins."""


class Branch(msgspec.Struct, frozen=True):
    """A way through the rehearsal, with its log."""

    events: tuple[Event, ...]
    turns: tuple[Turn, ...]
    outcome: str | None
    left_at: int
    """The turn from 1 at which it was left; 0: the one that goes on."""


class _Meant:
    """Ears that hear the client's line as it was meant."""

    def __init__(self, ears: Listener, lang: str) -> None:
        self._ears = ears
        self._lang = lang
        self.label = "none"

    @property
    def objections(self) -> Objections:
        return self._ears.objections

    @property
    def ready(self) -> bool:
        return self._ears.ready

    def hear(self, text: str) -> Verdict:
        reason = ""
        if self.label in KINDS:
            heard = self._ears.hear(text)
            reason = heard.reason if heard.label == self.label else ""
        return Verdict(text, self.label, 1.0, lang=self._lang, reason=reason)


class _Log:
    """Gathers what one turn makes, so that the turn is stored as one."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._events: list[Event] = []

    def add(self, events: Sequence[Event], _state: CallState) -> None:
        """More events of this turn."""
        self._events += events

    def store(self, state: CallState) -> None:
        """The turn is over: all of it to the journal, which has it before anything is shown."""
        if self._events:
            self._record(self._events, state)
            self._events = []


class Rehearsal:
    """A rehearsal in progress."""

    def __init__(
        self,
        cast: Cast,
        first: ClientState,
        script: Script,
        ears: Listener,
        moves: Callable[[str], tuple[str, ...]],
        begin: Callable[[tuple[Event, ...]], tuple[tuple[Event, ...], Record]],
        clock: Callable[[], float],
    ) -> None:
        """``begin`` stores the log of a new branch (its first events; empty for a fresh one) and
        returns those events and what records the next ones."""
        self.cast = cast
        self.script = script
        self.branches: tuple[Branch, ...] = ()
        self._meant = _Meant(ears, "en" if cast.voice == "en" else "de")
        self._moves = moves
        self._begin = begin
        self._clock = clock
        self._turns: tuple[Turn, ...] = ()
        self._log, self.session = self._new_session(())
        self.client, greeting = open_call(cast, first)
        self.greeting = greeting.text
        self._client_says(greeting)
        self._log.store(self.session.state)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns of this branch."""
        return self._turns

    @property
    def ended(self) -> bool:
        """Whether the client or you have ended the call."""
        return self.session.state.ended

    @property
    def prompts(self) -> Prompts:
        """What the coach would show now."""
        return self.session.prompts()

    # --- lines --------------------------------------------------------------------------------

    def line(self, line: str) -> Answer:
        """Do what a typed line says: your words, a silence, or a slash command."""
        answer = self._answer(line)
        self._log.store(self.session.state)
        return answer

    def _answer(self, line: str) -> Answer:
        command = command_of(line)
        if command is None:
            read = read_line(line)
            return self._say(read.text if isinstance(read, ClientLine | YourLine) else line)
        if command.name == "wait":
            return self._say("")
        if command.name == "rewind":
            return self._rewind(command.rest)
        if command.name == "end":
            return self._hang_up(command.rest)
        if command.name in OF_THE_CALL:
            reply = self.session.line(line)
            return Answer(message=reply.message, ok=reply.ok)
        return Answer(message=_("There is no such command here; /help lists them."), ok=False)

    def _say(self, text: str) -> Answer:
        """Your words, or a silence where there are none; the client answers."""
        if self.ended:
            return Answer(message=_("The call is over; /rewind N tries another way."), ok=False)
        text = clean(text)
        before, known = self.client, len(self.session.events)
        moves = self._moves_in(text) if text else ()
        warnings: tuple[WarningCard, ...] = ()
        if text:
            self._go_to(step_of_moves(moves, self.session.state.step, before.stage))
            said = self.session.you_said(text)
            warnings = said.prompts.warnings
        elif not self.session.state.waiting:
            self.session.wait()
        self.client, reply = respond(self.cast, self.client, Said(text, moves))
        self._client_says(reply)
        self._turns = (*self._turns, Turn(text, reply.text, reply.label, before, known))
        return Answer(reply.text, warnings=warnings, ended=self.ended)

    def _moves_in(self, text: str) -> tuple[str, ...]:
        """The moves in your words, as those before them let them mean."""

        def meant(line: str) -> tuple[str, ...]:
            return unless_said_back(line, self._moves(line), self.client.said)

        moves = meant(text)
        before = ((turn.you, meant(turn.you)) for turn in self._turns if turn.you)
        return (*moves, DISCOUNT) if haggles(text, moves, before) else moves

    def _hang_up(self, outcome: str) -> Answer:
        """End it, with an outcome of your own or none."""
        reply = self.session.end_named(outcome)
        return Answer(message=reply.message, ok=reply.ok, ended=self.ended)

    def _client_says(self, reply: Reply) -> None:
        session = self.session
        newest = session.state.objection
        if newest is not None and newest.kind == reply.calmed:
            session.resolved()
        if reply.text:
            self._meant.label = reply.label
            session.client_said(reply.text)
        if reply.outcome is not None:
            session.end(reply.outcome, reply.ended_by)

    def _go_to(self, step: str) -> None:
        """Follow the moves along the script, so that the log tells where the call was."""
        if step in self.script.steps and step != self.session.state.step:
            self.session.goto(step)

    # --- branches -----------------------------------------------------------------------------

    def _rewind(self, word: str) -> Answer:
        """Go back to before turn ``word`` (from 1), or to before the last one without it."""
        number = int(word) if word.isdecimal() and len(word) < 6 else 0
        if not word:
            number = len(self._turns)
        if not 1 <= number <= len(self._turns):
            return Answer(
                message=ngettext(
                    "There is {count} turn so far: /rewind {count}.",
                    "Say a turn from 1 to {count}: /rewind {count}.",
                    len(self._turns),
                ).format(count=len(self._turns))
                if self._turns
                else _("There is no turn yet to go back to."),
                ok=False,
            )
        turn = self._turns[number - 1]
        self.branches = (*self.branches, self.branch(number))
        kept = self.session.events[: turn.events]
        if not self.ended:
            self.session.end(None)
        self._log.store(self.session.state)
        self._log, self.session = self._new_session(kept)
        self.client = turn.before
        self._turns = self._turns[: number - 1]
        last = self._turns[-1].client if self._turns else self.greeting
        return Answer(
            client=last,
            message=_("Back before turn {number}.").format(number=number),
            rewound=True,
        )

    def branch(self, left_at: int = 0) -> Branch:
        """The current branch as it stands."""
        state = self.session.state
        return Branch(self.session.events, self._turns, state.outcome, left_at)

    def _new_session(self, kept: tuple[Event, ...]) -> tuple[_Log, Session]:
        events, record = self._begin(kept)
        log = _Log(record)
        return log, Session(self.script, self._meant, log.add, self._clock, events)
