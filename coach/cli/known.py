"""What is known of a client before a call: from the calls so far, and from the brief."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from coach.call.state import fold
from coach.journal.store import Journal
from coach.offer.next_call import FACT
from coach.playbook.text import Voice


class Past(NamedTuple):
    """What the calls with a client so far have come to; what came last counts."""

    facts: dict[str, str] = {}
    """All that the calls knew."""
    noted: dict[str, str] = {}
    """What was noted in them, without what only stood in the brief."""
    again: bool = False
    """The last one ended with the wish to call again."""


class Known(NamedTuple):
    """The facts that a call begins with."""

    facts: dict[str, str] = {}
    told: tuple[str, ...] = ()
    """Those of the facts that were noted in an earlier call; the others stand in the brief."""


def past_of(journal: Journal, client: str) -> Past:
    """What the calls with a client have come to."""
    facts: dict[str, str] = {}
    noted: dict[str, str] = {}
    rows = journal.calls_of(client) if client else ()
    for row in rows:
        state = fold(journal.events(row.id))
        facts |= state.facts
        noted |= {key: said for key, said in state.facts.items() if key not in state.prepared}
    facts.pop(FACT, None)  # the call that was agreed on is the one to come, or this one
    return Past(facts, noted, bool(rows) and rows[-1].outcome == "again")


def last_voice(journal: Journal, client: str) -> Voice | None:
    """How a client was spoken to in the last call; None where there was none."""
    rows = journal.calls_of(client) if client else ()
    return fold(journal.events(rows[-1].id)).voice if rows else None


def known_before(
    briefed: Mapping[str, str], carried: Mapping[str, str], noted: Mapping[str, str]
) -> Known:
    """The brief over what is carried from the calls so far, and which of it was ``noted``."""
    facts = {**carried, **{key: value for key, value in briefed.items() if value.strip()}}
    return Known(facts, tuple(key for key, value in facts.items() if noted.get(key) == value))
