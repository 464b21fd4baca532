"""What was said in a call, line by line, with what each line was: the ground of the score.

Words outrank commands: who spoke, in what order, and which moves the words made. A response that
was picked from the card counts as said. Other commands are kept beside the words, for what only
they can tell (a noted fact, a kept silence, a corrected label).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Literal, Protocol

import msgspec

from coach.call.events import (
    CallEnded,
    CallStarted,
    ClientSaid,
    DecisionAsked,
    Event,
    FactNoted,
    ObjectionDropped,
    ObjectionOpened,
    ObjectionResolved,
    ResponsePicked,
    StepEntered,
    VerdictCorrected,
    WaitEnded,
    WaitStarted,
    YouSaid,
)
from coach.call.parts import main_clauses
from coach.call.state import effective
from coach.playbook.model import KINDS, Outcome
from coach.practice.moves.haggling import DISCOUNT, haggles, unless_said_back

Hear = Callable[[str], Iterable[str]]
"""The moves in one line of the user's, the strongest first."""

Shown = Callable[[str, str], str]
"""The response with an id to a kind of objection, as the card shows it; empty where it is gone."""

SURE = 0.7
"""Confidence that a move needs to earn or cost anything."""


class Heard(Protocol):
    """A move and how sure it is."""

    @property
    def move(self) -> str: ...

    @property
    def confidence(self) -> float: ...


def sure_moves(heard: Iterable[Heard]) -> tuple[str, ...]:
    """The moves that are sure enough to be scored."""
    return tuple(one.move for one in heard if one.confidence >= SURE)


WRITTEN_DOWN = 1 / 3
"""Lines that you typed for one of the client's, from which your side of the call is known."""

_WORD = re.compile(r"[^\W_]+(?:['’.,:-][^\W_]+)*")


class Said(msgspec.Struct, frozen=True):
    """One line that was said."""

    number: int
    """From 1, over both speakers."""
    who: Literal["you", "client"]
    text: str
    turn: int
    """Lines in a row by the same speaker are one turn."""
    moves: frozenset[str] = frozenset()
    """Yours: what the line does."""
    haggled: bool = False
    """Yours: it names less than a line before it did."""
    tripped: tuple[str, ...] = ()
    """Yours: the guardrails that it ran into."""
    answers: str = ""
    """Yours: the kind of objection that it answers, where it was picked from the card."""
    label: str = "none"
    """The client's: what it was heard as, or corrected to."""
    reason: str = ""
    sure: float = 1.0
    """The client's: the chance that the label is right."""
    marked: bool = False
    """The client's: the user said what it was."""
    waited: bool = False
    """The client's: a silence was kept before it."""

    @property
    def quote(self) -> str:
        """The line as the plain face writes it."""
        return f"> {self.text}" if self.who == "you" else self.text

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.text))

    @property
    def objects(self) -> bool:
        """Whether the client objects here."""
        return self.label in KINDS


class Command(msgspec.Struct, frozen=True):
    """Something that was done with a command, after line ``after`` was said."""

    after: int
    what: Literal["fact", "step", "pick", "ask", "resolved", "agreed"]
    name: str = ""
    quote: str = ""


class Account(msgspec.Struct, frozen=True, dict=True):
    """A call, told for the score."""

    script: str
    lines: tuple[Said, ...] = ()
    commands: tuple[Command, ...] = ()
    outcome: Outcome | None = None

    @cached_property
    def yours(self) -> tuple[Said, ...]:
        """What you said."""
        return tuple(line for line in self.lines if line.who == "you")

    @cached_property
    def wordless(self) -> bool:
        """Whether your own words were not written down: none, or a line here and there."""
        typed = sum(not line.answers for line in self.yours)
        return not typed or typed < WRITTEN_DOWN * len(self.theirs)

    @cached_property
    def theirs(self) -> tuple[Said, ...]:
        """What the client said."""
        return tuple(line for line in self.lines if line.who == "client")

    @cached_property
    def turns(self) -> dict[int, list[Said]]:
        """Lines in a row by the same speaker, by the number of the turn."""
        found: dict[int, list[Said]] = {}
        for line in self.lines:
            found.setdefault(line.turn, []).append(line)
        return found

    def reply(self, turn: int) -> list[Said]:
        """What the other one said after a turn."""
        return self.turns.get(turn + 1, [])

    def done(self, what: str) -> tuple[Command, ...]:
        """The commands of one sort."""
        return tuple(command for command in self.commands if command.what == what)


def holds(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether one of these phrases, in lower case, stands in a text."""
    folded = text.casefold().replace("’", "'")
    return any(phrase.casefold() in folded for phrase in phrases)  # "ß" is "ss"


def asks(text: str) -> bool:
    """Whether a sentence is a question, by its mark."""
    return "?" in text


def does(line: Said, wanted: set[str], others: set[str], hear: Hear) -> bool:
    """Whether a line makes a wanted move, in some clause more strongly than any of the others."""
    if line.moves.isdisjoint(wanted):
        return False
    if line.moves.isdisjoint(others):
        return True
    heard = (tuple(hear(part)) for part in main_clauses(line.text))
    return any(first_of(moves, wanted) < first_of(moves, others) for moves in heard)


def first_of(heard: tuple[str, ...], moves: set[str]) -> int:
    """The place of the strongest of some moves; behind all others where there is none."""
    return next((place for place, move in enumerate(heard) if move in moves), len(heard))


def tell(events: Iterable[Event], hear: Hear, shown: Shown) -> Account:
    """The account of a call; ``hear`` tells the moves in a line of yours."""
    teller = _Teller(hear, shown)
    for event in effective(events):
        teller.add(event)
    return Account(teller.script, tuple(teller.lines), tuple(teller.commands), teller.outcome)


class _Teller:
    """Goes through the events once, in order."""

    def __init__(self, hear: Hear, shown: Shown) -> None:
        self.hear = hear
        self.shown = shown
        self.open: list[tuple[str, int]] = []
        """The kinds of the open objections, and the places of the lines that raised them."""
        self.script = "retainer"
        self.lines: list[Said] = []
        self.commands: list[Command] = []
        self.outcome: Outcome | None = None
        self.waiting = False

    def add(self, event: Event) -> None:
        match event:
            case CallStarted(script=script):
                self.script = script
            case ClientSaid(text=text, verdict=verdict):
                if _WORD.search(text):  # "..." is silence written down
                    self._say(
                        "client",
                        text,
                        label=verdict.label,
                        reason=verdict.reason,
                        sure=verdict.confidence,
                    )
            case YouSaid(text=text, tripped=tripped):
                if _WORD.search(text):
                    self._you_said(text, tripped)
            case VerdictCorrected(label=label):
                self._relabel(label)
            case ObjectionOpened(kind=kind):
                self._opened(kind)
            case ObjectionDropped():
                self.open = self.open[:-1]  # the correction beside it tells what the line was
            case WaitStarted():
                self.waiting = True
            case WaitEnded(kept=kept):
                self._wait_over(kept)
            case FactNoted(key=key, value=value):
                self._command("fact", key, f"/fact {key} {value}")
            case StepEntered(step=step, by=by):
                if by not in ("start", "end"):
                    self._command("step", step, f"/{by} → {step}")
            case ResponsePicked(response=response, say=say):
                self._command("pick", response, f"/pick {response}")
                self._picked(response, say)
            case DecisionAsked():
                self._command("ask", "", "/unsure")
            case ObjectionResolved(kind=kind):
                self.open = self.open[:-1]
                self._command("resolved", kind, "/resolved")
            case CallEnded(outcome=outcome):
                self.outcome = outcome
                if outcome == "agreed":
                    self._command("agreed", "agreed", "/end agreed")
            case _:
                pass

    def _you_said(self, text: str, tripped: tuple[str, ...]) -> None:
        theirs = (line.text for line in self.lines if line.who == "client")
        moves = frozenset(unless_said_back(text, self.hear(text), theirs))
        before = ((line.text, line.moves) for line in self.lines if line.who == "you")
        haggled = haggles(text, moves, before)
        if haggled:
            moves |= {DISCOUNT}
        self._say("you", text, moves=moves, haggled=haggled, tripped=tripped)

    def _picked(self, response: str, say: str) -> None:
        """What the card showed is said; of several picks in a row, the last one."""
        if not self.open:
            return
        kind, place = self.open[-1]
        say = say or self.shown(kind, response)  # old calls did not keep the line
        if not say:
            return
        self.lines[place] = msgspec.structs.replace(self.lines[place], marked=True)
        if self.lines and self.lines[-1].answers:
            self.lines.pop()
        only_tells = say.startswith("[")  # a prompt: what to speak of
        moves = () if only_tells else self.hear(say)
        self._say("you", say, moves=frozenset(moves), answers=kind)

    def _say(
        self,
        who: Literal["you", "client"],
        text: str,
        *,
        moves: frozenset[str] = frozenset(),
        haggled: bool = False,
        tripped: tuple[str, ...] = (),
        answers: str = "",
        label: str = "none",
        reason: str = "",
        sure: float = 1.0,
    ) -> None:
        last = self.lines[-1] if self.lines else None
        turn = 1 if last is None else last.turn + (last.who != who)
        self.lines.append(
            Said(
                number=len(self.lines) + 1,
                who=who,
                text=text,
                turn=turn,
                moves=moves,
                haggled=haggled,
                tripped=tripped,
                answers=answers,
                label=label,
                reason=reason,
                sure=sure,
                waited=who == "client" and self.waiting,
            )
        )
        self.waiting = False

    def _command(self, what: str, name: str, quote: str) -> None:
        self.commands.append(
            msgspec.convert(
                {"after": len(self.lines), "what": what, "name": name, "quote": quote}, Command
            )
        )

    def _relabel(self, label: str) -> None:
        """The client's last line was misheard."""
        for place in reversed(range(len(self.lines))):
            if self.lines[place].who == "client":
                changed = msgspec.structs.replace(
                    self.lines[place], label=label, reason="", marked=True
                )
                self.lines[place] = changed
                return

    def _opened(self, kind: str) -> None:
        """An objection was marked: it is in the client's words just before."""
        last = self.lines[-1] if self.lines else None
        if last is not None and last.who == "client":
            if last.label != kind:
                self._relabel(kind)
        else:
            self._say("client", f"/{kind}", label=kind)
            self._relabel(kind)
        self.open.append((kind, len(self.lines) - 1))

    def _wait_over(self, kept: bool) -> None:
        if kept and self.lines and self.lines[-1].who == "client":
            self.lines[-1] = msgspec.structs.replace(self.lines[-1], waited=True)
        self.waiting = False
