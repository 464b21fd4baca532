"""The playbook as immutable values, exactly as the YAML files spell it.

Everything is a mapping from an id to a value, in the order of the file, so that a user's file
can change, add or remove one thing by its id.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from coach.playbook.text import Line, Text, Voice
from coach.words import Language

Kind = Literal["money", "value", "results", "general"]
KINDS: tuple[Kind, ...] = ("money", "value", "results", "general")
"""The kinds of objection (article A7; ``general`` holds timing, authority, commitment)."""

CueName = Literal["how_it_works", "monthly_fee"]
CUES: tuple[CueName, ...] = ("how_it_works", "monthly_fee")

Phase = Literal["prepare", "call", "follow_up"]
Outcome = Literal["agreed", "again", "lost"]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A mapping in a content file; unknown keys are errors."""


class Phrases(Entry, frozen=True):
    """Many ways to say one thing: a block with one phrase a line, or a list.

    A block is kept as it stands and split when asked, because the first screen needs no phrase.
    """

    en: str | tuple[str, ...] = ()
    de: str | tuple[str, ...] = ()

    def phrases(self, language: Language) -> tuple[str, ...]:
        """The phrases of one language, in the order of the file."""
        written = self.en if language == "en" else self.de
        lines = written.splitlines() if isinstance(written, str) else written
        return tuple(line.strip() for line in lines if line.strip())


class Reason(Phrases, frozen=True, kw_only=True):
    """Why a client says it, with the ways to say it."""

    about: Text


class Response(Entry, frozen=True):
    """What to say to an objection, with the reason why (``section`` of the article)."""

    kind: Literal["ask", "reframe", "benefits", "proof", "offer", "walk_away"]
    section: str
    say: Line
    why: Text
    best_for: tuple[str, ...] = ()
    """Ids of the reasons for which this response is shown first."""


class Question(Entry, frozen=True):
    """What to ask first where the reason is known: not what the client has just said."""

    ask: Line
    best_for: tuple[str, ...]
    """Ids of the reasons for which this question is asked."""


class Objection(Entry, frozen=True):
    """One kind of objection: its names, the questions that find out more, what to answer."""

    name: Text
    about: Text
    find_out: Line
    """What to ask while nobody knows the reason, or where no question is made for it."""
    responses: dict[str, Response]
    reasons: dict[str, Reason]
    questions: dict[str, Question] = {}

    def first_ask(self, reason: str) -> Line:
        """What to ask first when the client objects for ``reason``; it may be empty."""
        made = (q.ask for q in self.questions.values() if reason in q.best_for)
        return next(made, self.find_out)

    @property
    def answered(self) -> frozenset[str]:
        """The reasons with an answer of their own; the others only hold more ways to say it."""
        return frozenset(name for answer in self.responses.values() for name in answer.best_for)


class Cue(Entry, frozen=True):
    """A question of the client that moves the call on when the script says so."""

    name: Text
    about: Text
    reasons: dict[str, Reason]


class Harmless(Entry, frozen=True):
    """What is no objection (label ``none``): phrases that keep the matcher from false alarms."""

    name: Text
    reasons: dict[str, Reason]


class Unsure(Entry, frozen=True):
    """The article's own first move (A7): ask which it is, the money, the value or the results."""

    name: Text
    ask: Line
    why: Text
    section: str


class Guardrail(Phrases, frozen=True, kw_only=True):
    """What must not be said. A phrase may end in ``*`` for any ending (``rabatt*``)."""

    name: Text
    section: str
    warning: Text
    instead: Line
    amounts: bool = False
    """Also trips on an amount of money ("3,000 a month", "2.500 €")."""
    mail: bool = True
    """Whether the proposal e-mail must keep to it too (a price belongs into the e-mail)."""


class Lexicon(Entry, frozen=True):
    """What the hearing knows about words, besides the phrases.

    ``short`` spells abbreviations out (``rn: right now``); ``fillers`` are words without a
    meaning of their own; ``concepts`` are words that count as one another, both languages
    together, where ``*`` stands for any letters (``DISCOUNT: discount* rabatt* *nachlass``);
    ``turns`` are words after which the real point comes ("yes, but ...").
    """

    short: dict[str, str] = {}
    fillers: str = ""
    turns: str = ""
    concepts: dict[str, str] = {}


class Benefit(Entry, frozen=True):
    """One of the nine things that a client gains by a retainer (A2)."""

    name: Text
    say: Line


class Objections(Entry, frozen=True):
    """``objections.yaml``: what clients say, what to answer, and what never to say."""

    kind: Literal["objections"]
    objections: dict[str, Objection]
    cues: dict[str, Cue]
    none: Harmless
    unsure: Unsure
    benefits: dict[str, Benefit]
    guardrails: dict[str, Guardrail]
    lexicon: Lexicon = Lexicon()


class Fact(Entry, frozen=True):
    """Something to note during the call, under a key that users can type."""

    label: Text
    ask: Text
    hint: Text | None = None
    needed: bool = True
    """Leaving a step without a needed fact warns (and never blocks)."""
    estimate: bool = False
    """Holds a volume, as pieces x effort: "8 posts x 1.5 h" becomes hours a month (A8, step 3)."""
    spoken: Text | None = None
    """How an estimate is said to the client, with ``{hours}``; the sum is for the user alone."""


class Wait(Entry, frozen=True):
    """The kept silence of step 6: say nothing until the client asks (A8)."""

    seconds: Annotated[int, msgspec.Meta(ge=1, le=600)]
    say: Text
    over: Text
    """What to do when the seconds have passed and the client still says nothing."""


class Step(Entry, frozen=True):
    """One step of a script."""

    phase: Phase
    title: Text
    goal: Text
    done_when: Text
    say: dict[str, Line] = {}
    ask: dict[str, Line] = {}
    facts: tuple[str, ...] = ()
    wait_for: Text | None = None
    never: dict[str, Text] = {}
    on: dict[str, str] = {}
    """A cue heard here moves to this step."""
    off: dict[str, Line] = {}
    """A cue heard here does not move; this line puts it off."""
    yes: dict[str, Phrases] = {}
    """Reasons of objections that are an agreement here, where one of these phrases is said."""
    wait: Wait | None = None
    confirm: Text | None = None
    """A preparation step that one key confirms, with this label."""
    benefits: bool = False
    """Whether the nine benefits stand beside this step."""
    next: str = ""
    """The step that follows; empty: the next one in the file."""


class Start(Entry, frozen=True):
    """Where a call starts: without a brief, and with a complete one."""

    blank: str
    briefed: str


class Script(Entry, frozen=True):
    """A call script: its steps in order."""

    kind: Literal["script"]
    name: Text
    about: Text
    start: Start
    agreed: str
    """The step that an agreed call enters."""
    facts: dict[str, Fact]
    steps: dict[str, Step]
    agreed_means: Text | None = None
    """What was agreed, where it is not the e-mail with the tiers."""
    then: Literal["proposal", "agreement"] = "proposal"
    """What an agreed call leads to."""
    carries: bool = False
    """Whether the facts of the client's last call are carried over."""
    allows: tuple[str, ...] = ()
    """Guardrails that do not hold in this call (prices stand in the e-mail already)."""

    def outcome_name(self, outcome: str | None, voice: Voice) -> str:
        """How this script calls an outcome; empty where it has no name of its own for it."""
        means = self.agreed_means if outcome == "agreed" else None
        return means.to(voice) if means else ""
