"""The log of a call: a few rows for each thing that was said or done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual.content import Content

from coach.call import events as ev
from coach.call.commands import label_name
from coach.call.state import corrections, lasting
from coach.faces.plain.show import ending, outcome_name
from coach.faces.tui.stage import clock_text
from coach.faces.tui.widgets import ink
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.playbook.model import Script
from coach.playbook.text import Voice
from coach.words import _

MOST = 2
"""Rows of one entry beside the call; the rest of it is cut."""


class Names(NamedTuple):
    """How the script of a call names its steps, its facts and how it ended."""

    script: Script
    voice: Voice

    def step(self, step: str) -> str:
        """A step's title."""
        steps = self.script.steps
        return steps[step].title.to(self.voice) if step in steps else step

    def fact(self, key: str) -> str:
        """A fact's label."""
        facts = self.script.facts
        return facts[key].label.to(self.voice) if key in facts else key

    def outcome(self, outcome: str | None) -> str:
        """How the call ended."""
        return outcome_name(outcome, self.script.outcome_name(outcome, self.voice))


def log_rows(events: Sequence[ev.Event], names: Names, width: int, height: int) -> list[Content]:
    """The newest entries, the last one below; whole ones, as long as there are rows.

    It is written from its end: how long the call has lasted makes it no slower.
    """
    counting = lasting(events)
    corrected = corrections(events)
    blocks: list[list[Content]] = []
    room = height
    for event in reversed(counting):
        rows = entry_rows(event, names, corrected, width, MOST)
        if len(rows) > room:
            break
        blocks.append(rows)
        room -= len(rows)
    return [row for block in reversed(blocks) for row in block]


def entry_rows(
    event: ev.Event,
    names: Names,
    corrected: Mapping[str, ev.VerdictCorrected],
    width: int,
    most: int = 99,
) -> list[Content]:
    """One thing; none where it is not worth a row. ``corrected`` is what was misheard."""
    sheet = Sheet(width - 1)
    told = _told(event, names, corrected)
    if told is not None:
        sheet.text(told, (f" {clock_text(event.at)} ", ink.MUTED), most=most)
    return sheet.rows


def _told(
    event: ev.Event, names: Names, corrected: Mapping[str, ev.VerdictCorrected]
) -> Content | None:
    match event:
        case ev.ClientSaid(text=text, verdict=verdict):
            label = corrected[text].label if text in corrected else verdict.label
            if label == "none":
                return joined(("« ", ink.HERE), text)
            quoted = _("“{words}”").format(words=text)
            return joined(("« ", ink.HERE), (f"{label_name(label)} ", ink.SAY), quoted)
        case ev.YouSaid(text=text, tripped=tripped):
            return joined(("» ", ink.DONE), ("! " if tripped else "", ink.ERROR), text)
        case ev.StepEntered(step=step):
            return joined(("▶ ", ink.HERE), (names.step(step), "bold"))
        case ev.ObjectionOpened(kind=kind):
            return joined(
                ("○ ", ink.OPEN), (label_name(kind), ink.SAY), (f" {_('open')}", ink.MUTED)
            )
        case ev.ResponsePicked(say=say) if say:
            return joined(("» ", ink.DONE), ("✓ ", ink.DONE), say)
        case ev.ObjectionResolved(kind=kind):
            return joined(
                ("✓ ", ink.DONE), (label_name(kind), ink.SAY), (f" {_('resolved')}", ink.MUTED)
            )
        case ev.ObjectionDropped(kind=kind):
            return joined(
                ("✗ ", ink.MUTED), (label_name(kind), ink.SAY), (f" {_('misheard')}", ink.MUTED)
            )
        case ev.FactNoted(key=key, value=value):
            return joined(("✎ ", ink.DONE), (f"{names.fact(key)}: ", ink.MUTED), value)
        case ev.NoteTaken(text=text):
            return joined(("✎ ", ink.DONE), text)
        case ev.WaitStarted():
            return joined(("… ", ink.MUTED), _("silence"))
        case ev.WaitEnded(kept=kept):
            return joined(
                ("… ", ink.MUTED), _("the client spoke") if kept else _("you spoke first")
            )
        case ev.CallEnded(outcome=outcome, by=by):
            return joined(("■ ", ink.HERE), (ending(names.outcome(outcome), by), "bold"))
        case _:
            return None
