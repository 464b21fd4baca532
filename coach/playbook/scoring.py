"""``scripts/scoring.yaml`` as values: what a call is scored by, with every sentence of the score.

A score is the sum of its checks. A check is one of three things: something that has to be said
(``moves``), something that must not be said (``avoid``, ``guardrails``), or something measured.
"""

from __future__ import annotations

from typing import Literal

from coach.playbook.model import Entry, Kind
from coach.playbook.text import Line, Text

Measure = Literal[
    "order",
    "wait",
    "asked_first",
    "right_answer",
    "resolved",
    "best_three",
    "no_dump",
    "question_count",
    "question_spread",
    "word_share",
    "monologue",
]

Lead = Literal["helped", "tested", "belonged"]
"""What a quoted line is: what helped, where it was put to the test, before what it belonged."""

Footing = Literal["", "discovery", "progress"]
"""What a check stands on: nothing, the questions asked before, or the steps that were done."""


class Check(Entry, frozen=True, kw_only=True):
    """One thing that is worth points."""

    points: int
    earned: Text
    """Why the quoted line earned the points."""
    lost: Text
    """Why the quoted line cost them, or what is missing."""
    better: Line
    """What to say in its place."""
    missing: Text | None = None
    """Why it is lost where there was nothing to measure at all."""
    spoiled: Text | None = None
    """Why it is lost where something in it or before it undid it."""
    settles: bool = False
    """Earned only where the client went along."""
    moves: tuple[str, ...] = ()
    """Earned when one of these moves was made."""
    fact: str = ""
    """A fact that, noted by command alone, earns half of it."""
    steps: tuple[str, ...] = ()
    """Script steps that stand for it, at half, in a log that holds none of the user's words."""
    avoid: tuple[str, ...] = ()
    """Lost when one of these moves was made."""
    guardrails: tuple[str, ...] = ()
    """Lost when the words ran into one of these guardrails."""
    unless: tuple[str, ...] = ()
    """Moves that are something else in the same words: "no free trial, a paid one"."""
    tested_by: tuple[str, ...] = ()
    """What puts it to the test: kinds of objections, or the question for the fee."""
    measure: Measure | None = None
    rests_on: Footing = ""


class Part(Entry, frozen=True):
    """A group of checks under one heading."""

    name: Text
    checks: dict[str, Check]

    @property
    def max(self) -> int:
        """The points of all its checks."""
        return sum(check.points for check in self.checks.values())


class Bands(Entry, frozen=True):
    """What is usual in the field, as wide bands and never as targets."""

    share_low: int
    """Word share in per cent below which points fade."""
    share_high: int
    """Word share in per cent up to which nothing is lost."""
    share_bad: int
    """Word share in per cent from which nothing is left."""
    questions: int
    """Questions in a call of a quarter of an hour that are enough."""
    monologue: int
    """Words in a row that are fine, two minutes of talk at the most."""
    long: int
    """Words in a row that are many, where the client hardly gets a word in anyway."""
    benefits: int
    """Benefits that suffice."""
    dump: int
    """Benefits in one turn that are a dump."""
    tail: int
    """Words that may follow the proposal in the same breath."""
    patience: int
    """Your turns within which an objection has to be answered."""


class Debrief(Entry, frozen=True):
    """The coach's sentences after a call; ``{...}`` are filled in."""

    opening: dict[str, Text]
    """By the lowest total that each stands for."""
    fee: int
    """The monthly fee of the example at the end (A6)."""
    praise: tuple[str, ...]
    """Parts in which something to praise is looked for."""
    empty: Text
    wordless: Text
    """Where the log holds none of the user's words."""
    silent: Text
    """Where it holds nothing of the user's at all."""
    left_out: Text
    """Names the parts that are not in the total because nobody could decide."""
    well: Text
    well_none: Text
    change: Text
    change_small: Text
    """Where what went wrong cost next to nothing."""
    change_none: Text
    change_decider: Text
    """Where somebody else decides and nobody asked for them."""
    drill: Text
    drill_none: Text
    drill_unmet: Text
    """Where no objection came up."""
    year: Text


class Scoring(Entry, frozen=True):
    """All that a score is made of."""

    kind: Literal["scoring"]
    bands: Bands
    asking: tuple[str, ...]
    """Moves that are questions, with or without a question mark."""
    discovering: tuple[str, ...]
    """Moves that ask for facts: what the client says to them is an answer, and no objection."""
    benefits: tuple[str, ...]
    """Moves that name a benefit."""
    gains: tuple[str, ...]
    """Moves that say what the client gets, without being a benefit of every retainer."""
    proposing: tuple[str, ...]
    """Moves that put the retainer on the table."""
    answers: dict[Kind, tuple[str, ...]]
    """Moves that answer an objection of this kind."""
    at_once: dict[Kind, tuple[str, ...]]
    """Moves that answer it only in the reply itself: later they belong to the call's own way."""
    hostile: tuple[str, ...]
    """Moves of pressure and quarrel, the worst first: a line with one of them earns nothing."""
    explaining: tuple[str, ...]
    """Moves that explain how it works; the benefits do so too."""
    giving_in: tuple[str, ...]
    """Moves and guardrails that make an answer wrong, whatever else it holds."""
    order: tuple[str, ...]
    """Checks, as ``part.check``, in the order in which they belong."""
    foundation: str
    """The part that everything said later rests on."""
    progress: str
    """The part whose steps tell how far the call got."""
    parts: dict[str, Part]
    passing_on: tuple[str, ...]
    """Moves that ask for the one who decides."""
    without_decider: tuple[str, ...]
    """Parts that have no place in a call that only led to the one who decides."""
    refusals: tuple[str, ...]
    """How clients begin to say no, lower case."""
    left_open: tuple[str, ...]
    """What clients say, lower case, when they neither agree nor are convinced."""
    convinced: tuple[str, ...]
    """What clients say, lower case, when an answer was one to them, whatever was heard in it."""
    given_up: tuple[str, ...]
    """What they say when they do not even ask any more."""
    rushed: tuple[str, ...]
    """What clients say, lower case, when they were given no time to think the proposal over."""
    interrupting: tuple[str, ...]
    """What clients say, lower case, when somebody talks too long."""
    for_a_fact: tuple[str, ...]
    """How clients ask, lower case, for a fact or a proof: the answer is due at once."""
    elsewhere: tuple[str, ...]
    """How clients say, lower case, that somebody else decides."""
    halved: Text
    """Why a check that rests on the questions counts half."""
    early: Text
    """Where rules were kept, and there was little to tempt anybody."""
    by_command: Text
    """Why a command without words counts half."""
    unheard: Text
    """Where the log holds none of the user's words."""
    leads: dict[Lead, Text]
    """Said before a quoted line that earned or cost nothing itself, and only explains it."""
    none_raised: Text
    """Where no objection came up, thanks to the questions."""
    none_met: Text
    """Where none came up, and the questions are not the reason."""
    debrief: Debrief
    not_in: dict[str, tuple[str, ...]] = {}
    """Parts that a script has no place for; the others then make up the hundred."""
