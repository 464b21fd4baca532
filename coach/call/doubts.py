"""Utterances of past calls that were unsure or corrected: worth a second look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coach.call.events import ClientSaid, Event, VerdictCorrected
from coach.call.state import effective


class Doubt(NamedTuple):
    """An utterance, what was heard, and what the user made of it (empty: nothing)."""

    text: str
    heard: str
    corrected: str


def doubts(calls: Iterable[Iterable[Event]]) -> Iterator[Doubt]:
    """The doubtful utterances of calls, each text once, with its last correction."""
    seen: set[str] = set()
    for call in calls:
        counting = effective(call)
        corrections = {e.text: e.label for e in counting if isinstance(e, VerdictCorrected)}
        for event in counting:
            if not isinstance(event, ClientSaid) or event.text in seen:
                continue
            corrected = corrections.get(event.text, "")
            if corrected or event.verdict.label == "unsure":
                seen.add(event.text)
                yield Doubt(event.text, event.verdict.label, corrected)
