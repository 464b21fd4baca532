"""Utterances of past calls that were unsure or corrected: worth a second look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coach.call.events import ClientSaid, Event
from coach.call.state import corrections, effective


class Doubt(NamedTuple):
    """An utterance, what was heard, and what the user made of it (empty: nothing)."""

    text: str
    heard: str
    corrected: str


def doubts(calls: Iterable[Iterable[Event]]) -> Iterator[Doubt]:
    """The doubtful utterances of calls, each text once, with its last correction."""
    seen: set[str] = set()
    for call in calls:
        held = tuple(call)
        corrected_to = corrections(held)
        for event in effective(held):
            if not isinstance(event, ClientSaid) or event.text in seen:
                continue
            misheard = corrected_to.get(event.text)
            corrected = misheard.label if misheard else ""
            if corrected or event.verdict.label == "unsure":
                seen.add(event.text)
                yield Doubt(event.text, event.verdict.label, corrected)
