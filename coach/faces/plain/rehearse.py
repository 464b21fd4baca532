"""A rehearsal line by line: a line is what you say, an empty line is a silence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, TextIO

from coach.call.events import Event
from coach.faces.plain.show import ending, outcome_name
from coach.practice.rehearsal.aside import aside
from coach.practice.rehearsal.rehearse import Answer, Branch, Rehearsal, command_of
from coach.words import _, ngettext

Hints = Literal["ask", "always", "never"]

Score = Callable[[Sequence[Event]], int]
"""The points of a log."""


class PlainRehearsal:
    """Prints a rehearsal; what it needs beyond it comes in as functions."""

    def __init__(
        self,
        rehearsal: Rehearsal,
        out: TextIO,
        hints: Hints,
        score: Score,
        speak: Callable[[str], None],
    ) -> None:
        self._rehearsal = rehearsal
        self._out = out
        self._hints = hints
        self._score = score
        self._speak = speak
        self._name = rehearsal.cast.persona.name.to(rehearsal.cast.voice)

    def hold(self, lines: Iterable[str], closing: Callable[[], Iterable[str]]) -> int:
        """Rehearse until the lines end or a bare ``/end`` hangs up; returns the exit code."""
        self._show(self._opening())
        self._client(self._rehearsal.greeting)
        self._hint_if("always")
        for line in lines:
            command = command_of(line)
            if command is not None and command.name == "end" and self._rehearsal.ended:
                break
            self._show(self._lines_of(line))
            if command is not None and command.name == "end" and not command.rest:
                break
        if not self._rehearsal.ended:
            self._rehearsal.line("/end")
        self._show(closing())
        return 0

    def _lines_of(self, line: str) -> Iterator[str]:
        command = command_of(line)
        if command is not None and command.name == "help":
            yield from self._help()
        elif command is not None and command.name == "hint":
            yield from self._hint_lines()
        elif command is not None and command.name == "score":
            yield from self._scores()
        else:
            yield from self._answer(self._rehearsal.line(line))

    def _answer(self, answer: Answer) -> Iterator[str]:
        for warning in answer.warnings:
            yield f"!! {warning.name}: {warning.warning} {warning.instead.text}"
        if answer.message:
            yield answer.message if answer.ok else f"! {answer.message}"
        if answer.client:
            yield f"{self._name} ({len(self._rehearsal.turns)}): {answer.client}"
            self._speak(answer.client)
        if answer.ended:
            state = self._rehearsal.session.state
            outcome = ending(outcome_name(state.outcome), state.ended_by)
            yield _("The call has ended: {outcome}.").format(outcome=outcome)
        elif answer.client and self._hints == "always":
            yield from self._hint_lines()

    def _client(self, text: str) -> None:
        self._show([f"{self._name}: {text}"])
        self._speak(text)

    def _hint_if(self, mode: Hints) -> None:
        if self._hints == mode:
            self._show(self._hint_lines())

    def _hint_lines(self) -> Iterator[str]:
        if self._hints == "never":
            yield _("! This is a test: no hints.")
            return
        rehearsal = self._rehearsal
        if rehearsal.ended:
            yield "! " + _("The call is over; /rewind N tries another way.")
            return
        state = rehearsal.session.state
        for line in aside(rehearsal.script, rehearsal.prompts, state, rehearsal.client):
            yield f"({line})"

    def _scores(self) -> Iterator[str]:
        rehearsal = self._rehearsal
        for number, branch in enumerate((*rehearsal.branches, rehearsal.branch()), 1):
            yield self._branch_line(number, branch)

    def _branch_line(self, number: int, branch: Branch) -> str:
        points = self._score(branch.events)
        head = _("Branch {number}: {points} of 100").format(number=number, points=points)
        count = len(branch.turns)
        turns = ngettext("{count} turn", "{count} turns", count).format(count=count)
        if branch.left_at:
            how = _("left at turn {turn}").format(turn=branch.left_at)
        elif branch.outcome:
            how = outcome_name(branch.outcome)
        else:
            how = _("goes on")
        return f"{head} ({turns}, {how})"

    def _opening(self) -> Iterator[str]:
        persona, voice = self._rehearsal.cast.persona, self._rehearsal.cast.voice
        yield f"{self._name}, {persona.company.to(voice)}. {persona.about.to(voice)}"
        yield _("A line is what you say; an empty line or /wait is a silence. /help says more.")
        yield ""

    def _help(self) -> Iterator[str]:
        yield _("words: what you say (a leading > may stand before them)")
        yield _("empty line, /wait: you say nothing")
        yield _("/hint: what the coach would say now")
        yield _("/rewind N: back to before turn N, to try another answer; /rewind: the last turn")
        yield _("/score: the points so far, all branches side by side")
        yield _("/where, /next, /back, /goto N, /fact KEY VALUE, /note TEXT: as in a call")
        yield _("/end: hang up")

    def _show(self, lines: Iterable[str]) -> None:
        for line in lines:
            print(line, file=self._out)
        self._out.flush()
