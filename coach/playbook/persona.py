"""``scripts/personas.yaml`` as values: the clients to rehearse with, and what clients say."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from coach.playbook.model import Entry, Kind
from coach.playbook.text import Text, Voice

FILE = "scripts/personas.yaml"

Mood = Literal["friendly", "gruff", "brisk"]

Topic = Literal["business", "workload", "goals", "pains", "success", "decider", "extras"]
"""What a client can be asked about."""

_FORMS = re.compile(r"\[([^|\]\[]*)\|([^|\]\[]*)\]")


class Lines(Entry, frozen=True):
    """Ways to say one thing, one a line, in both languages.

    German lines hold both forms of address where they differ, the formal one first:
    ``Was [meinen Sie|meinst du]?``
    """

    en: str | tuple[str, ...] = ()
    de: str | tuple[str, ...] = ()

    def to(self, voice: Voice) -> tuple[str, ...]:
        """The lines in ``voice``."""
        written = self.en if voice == "en" else self.de
        lines = written.splitlines() if isinstance(written, str) else written
        held = (line.strip() for line in lines)
        if voice == "en":
            return tuple(line for line in held if line)
        form = r"\1" if voice == "sie" else r"\2"
        return tuple(_FORMS.sub(form, line) for line in held if line)


class Persona(Entry, frozen=True, kw_only=True):
    """One client to rehearse with."""

    name: Text
    company: Text
    about: Text
    form: Literal["sie", "du"]
    """How this client is addressed in German."""
    mood: Mood
    traits: tuple[str, ...] = ()
    """Further pools of lines that this client speaks from (``burned``)."""
    talk: Literal[1, 2, 3]
    """Talkativeness: 1 answers in one sentence, 3 tells more than was asked."""
    patience: int
    """Annoyances that this client puts up with, about 3 to 10."""
    trust: int
    """Trust at the beginning, 0 to 10."""
    decides: bool
    concerns: dict[Kind, int]
    """Hidden doubts, with their strength from 1 to 3."""
    values: tuple[str, ...] = ()
    """Moves that count double with this client."""
    facts: dict[Topic, Lines]
    """What the client answers when asked: the first line, and more when asked again."""
    lines: dict[str, Lines] = msgspec.field(default_factory=dict)
    """Lines of this client's own, by situation; they come before the shared ones."""


class Personas(Entry, frozen=True):
    """All personas, and the lines they share by situation and pool (a mood, a trait, or any)."""

    kind: Literal["personas"]
    lines: dict[str, dict[str, Lines]]
    personas: dict[str, Persona]
