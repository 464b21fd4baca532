"""The drill line by line: the client's words, your two answers, the best responses, your grade."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TextIO

from coach.call.commands import Command, label_name, label_named, read_line
from coach.clean import clean
from coach.playbook.model import KINDS, Kind, Objections
from coach.playbook.scoring import Scoring
from coach.playbook.text import Voice, language_of
from coach.practice.drill.cards import (
    RATINGS,
    Card,
    Deck,
    Exercise,
    Judgement,
    Rating,
    comes_back,
    exercise,
    grade,
    judge,
    kind_keys,
)
from coach.practice.drill.round import Round
from coach.practice.score.account import Hear
from coach.words import _, ngettext

WIDTH = 78
RESPONSES = 3
"""Best responses that are shown."""


class Tools(NamedTuple):
    """What a drill works with."""

    objections: Objections
    scoring: Scoring
    hear: Hear
    voice: Voice
    labels: Mapping[str, str]
    clock: Callable[[], float]
    """Seconds since 1970."""
    keep: Callable[[Card], None]
    """Puts a graded card on disk before anything more is shown."""


class _Stopped(Exception):
    """The lines have ended, or the user has had enough."""


def converse(deck: Deck, new: int | None, tools: Tools, lines: TextIO, out: TextIO) -> int:
    """Drill until the cards or the lines are through; returns the exit code."""
    talk = _Talk(lines, out)
    sitting = Round()
    try:
        sitting = Round(tuple(deck.session(new) or _offered(deck, tools, talk)))
        talk.say(_("/end stops. An empty line is no answer."))
        while (card := sitting.card) is not None:
            talk.say("", f"{sitting.done + 1}/{sitting.total}")
            after, rating = _ask(card, tools, talk)
            tools.keep(after)
            sitting = sitting.after(after, rating)
            talk.say(_("Comes back in {time}.").format(time=comes_back(after.due - tools.clock())))
    except _Stopped:
        pass
    done = sitting.done
    talk.say("", ngettext("{count} card done.", "{count} cards done.", done).format(count=done))
    return 0


class _Talk:
    """Lines in, lines out."""

    def __init__(self, lines: TextIO, out: TextIO) -> None:
        self._lines = lines
        self._out = out

    def say(self, *lines: str) -> None:
        for line in lines:
            print(line, file=self._out)
        self._out.flush()

    def hear(self, question: str) -> str:
        """The next line; stops at the end of the lines and at ``/end``."""
        self.say(question)
        line = self._lines.readline()
        read = read_line(line)
        if not line or (isinstance(read, Command) and read.name == "end"):
            raise _Stopped
        return clean(line).removeprefix(">").strip()


def _offered(deck: Deck, tools: Tools, talk: _Talk) -> Sequence[Card]:
    """Nothing is due: say when, and offer new cards."""
    if deck.next_due is not None:
        away = comes_back(deck.next_due - tools.clock())
        talk.say(_("Nothing is due. The next card comes back in {time}.").format(time=away))
    else:
        talk.say(_("Nothing is due."))
    if not deck.fresh:
        raise _Stopped
    answer = talk.hear(_("New ones? Say how many, or an empty line for none."))
    if not answer.isdecimal() or not int(answer[:4]):
        raise _Stopped
    return deck.session(int(answer[:4]))


def _ask(card: Card, tools: Tools, talk: _Talk) -> tuple[Card, Rating]:
    """One card: kind, answer, best responses, grade."""
    asked = exercise(card, tools.objections, tools.voice, tools.labels)
    talk.say(*_wrapped("", asked.text))
    named = _named_kind(tools, talk)
    answer = talk.hear(_("What do you say?"))
    verdict = judge(card, named, answer, tools.objections, tools.scoring, tools.hear)
    talk.say(*_judged(verdict, asked, tools), *_responses(asked))
    rating = _rating(verdict, talk)
    after, _log = grade(card, rating, tools.clock())
    return after, rating


def _named_kind(tools: Tools, talk: _Talk) -> Kind | None:
    """The kind that the user names; an empty line is none, anything unknown is asked again."""
    keys = kind_keys(language_of(tools.voice))
    letters = [key for key in keys if not key.isdigit()]
    choices = ", ".join(
        f"{letter} {label_name(kind)}" for letter, kind in zip(letters, KINDS, strict=True)
    )
    while True:
        word = talk.hear(_("Which is it? {choices}").format(choices=choices))
        if not word:
            return None
        label = label_named(word.removeprefix("/"))
        kind = keys.get(word.casefold()) or next((k for k in KINDS if k == label), None)
        if kind is not None:
            return kind
        talk.say(_("! {word} is none of these: {choices}").format(word=word, choices=choices))


def _judged(verdict: Judgement, asked: Exercise, tools: Tools) -> Iterator[str]:
    about = f"{asked.kind_name} ({asked.reason})" if asked.reason else asked.kind_name
    yield (_("Right, it is {kind}.") if verdict.named_right else _("It is {kind}.")).format(
        kind=about
    )
    for name in verdict.tripped:
        rail = tools.objections.guardrails[name]
        yield from _wrapped("! ", rail.warning.to(asked.voice))
    if verdict.asked:
        yield _("You asked back.")
    if verdict.answered:
        yield _("That answers it.")


def _responses(asked: Exercise) -> Iterator[str]:
    yield _("Ask first:")
    yield from _wrapped("  ", asked.find_out.text)
    yield _("Good answers:")
    for place, card in enumerate(asked.responses[:RESPONSES], 1):
        yield from _wrapped(f"  {place} ", card.say.text)
        yield from _wrapped("    ", card.why)


def _rating(verdict: Judgement, talk: _Talk) -> Rating:
    """The grade that the user gives; an empty line takes the suggested one."""
    suggested = verdict.rating or "hard"
    names = {"again": _("again"), "hard": _("hard"), "good": _("good"), "easy": _("easy")}
    choices = ", ".join(f"{place} {names[name]}" for place, name in enumerate(RATINGS, 1))
    question = _("How was it? {choices}. An empty line means {suggested}.").format(
        choices=choices, suggested=names[suggested]
    )
    by_word = {str(place): name for place, name in enumerate(RATINGS, 1)}
    by_word |= {name: name for name in RATINGS} | {names[name]: name for name in RATINGS}
    while True:
        word = talk.hear(question).casefold()
        if not word:
            return suggested
        if word in by_word:
            return by_word[word]
        talk.say(_("! {word} is none of these: {choices}").format(word=word, choices=choices))


def _wrapped(head: str, text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=head, subsequent_indent=" " * len(head), break_on_hyphens=False
    )
