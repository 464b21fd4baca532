"""What a check of the score comes to, and what it is measured on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from coach.playbook.model import Kind
from coach.playbook.scoring import Lead, Scoring
from coach.practice.score.account import Account, Hear
from coach.practice.score.objections import Objection

SHOWN = 3
"""Lines quoted for one check."""


class Finding(NamedTuple):
    """What a check comes to: the share of its points, and the lines that say so."""

    share: float
    quotes: tuple[str, ...] = ()
    fill: Mapping[str, str] = MappingProxyType({})
    """What the sentence of the check names."""
    about: tuple[Kind, str] | None = None
    """The objection that cost it: kind and reason."""
    by_command: bool = False
    """Known from a command alone."""
    missing: bool = False
    """There was nothing to measure."""
    spoiled: bool = False
    """It was done, and something in it or before it undid it."""
    said: bool = False
    """The lines are the very words that did it, and are quoted each time."""
    lead: Lead | None = None
    """What the lines explain, where they did not do it themselves."""
    wrong: int = 0
    """How often something was said that must not be said."""
    decided: tuple[str, ...] = ()
    """The words in the lines that did it."""


class Ground(NamedTuple):
    """What is measured."""

    account: Account
    scoring: Scoring
    hear: Hear
    objections: tuple[Objection, ...]
