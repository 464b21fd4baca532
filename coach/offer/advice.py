"""The words around the offer: ``scripts/offer.yaml`` as values."""

from __future__ import annotations

from typing import Literal

from coach.playbook.load import Content, load
from coach.playbook.model import Entry, Phrases
from coach.playbook.text import Text

ADVICE = "scripts/offer.yaml"


class FieldWords(Entry, frozen=True):
    """A field of a form."""

    label: Text
    hint: Text


class Criterion(Entry, frozen=True):
    """What a yes, a no and an open question mean for the qualification (A4)."""

    yes: Text
    no: Text
    unknown: Text


class Pace(Entry, frozen=True):
    """Words a minute, read aloud."""

    en: int
    de: int


class Answer(Entry, frozen=True):
    """The answer to "How does a retainer agreement work?" (A8 step 2)."""

    pace: Pace
    draft: Text
    benefits: dict[str, Phrases]
    """For each of the nine benefits (A2) the words that show that it is named."""


class Advice(Entry, frozen=True):
    """``scripts/offer.yaml``."""

    kind: Literal["offer"]
    forms: dict[str, dict[str, FieldWords]]
    ask_decider: Text
    walk_away: Text
    verdicts: dict[str, Text]
    criteria: dict[str, Criterion]
    answer: Answer
    warnings: dict[str, Text]
    recommended: dict[str, Text]
    slips: dict[str, Text]
    terms: dict[str, Text]
    follow_ups: dict[str, Text]
    target: Text
    """What the chart of a report calls the line to reach."""


def load_advice(content: Content | None = None) -> Advice:
    """The words, with the user's own; raises CoachError where the file is broken."""
    return load(ADVICE, Advice, content)
