"""Calls and rehearsals as plain lines: the list, one call to read, and its replay."""

from __future__ import annotations

import csv
import io
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from coach.call import events as ev
from coach.call.commands import label_name
from coach.call.facts import labels_of
from coach.call.state import CallState, corrections, lasting
from coach.faces.plain.show import ending, outcome_name
from coach.offer.dates import show_moment
from coach.offer.files import csv_cell
from coach.playbook.model import KINDS, Objections, Script
from coach.practice.progress import Progress
from coach.words import _, number, spoken

WIDTH = 78
INDENT = 8


class Listed(NamedTuple):
    """One row of the list."""

    number: int
    kind: str
    """``call`` or ``rehearsal``."""
    client: str
    script: str
    started: float
    ended: bool
    outcome: str | None
    score: int | None


class TimedLine(NamedTuple):
    """A line of a call and the second at which it happened."""

    at: float
    text: str


# --- the list ---------------------------------------------------------------------------------


def list_lines(rows: Sequence[Listed], more: bool) -> Iterator[str]:
    """The list, the newest first; ``more`` when there are older ones."""
    if not rows:
        yield _("No calls yet. `coach call CLIENT` starts one, `coach rehearse` practises one.")
        return
    head = (_("No."), _("Date"), _("Kind"), _("Client"), _("Outcome"), _("Points"))
    yield _row(head)
    for row in rows:
        yield _row(
            (
                str(row.number),
                day_and_time(row.started),
                kind_name(row.kind),
                row.client or "–",
                short_outcome(row.outcome) if row.ended else _("not ended"),
                "–" if row.score is None else str(row.score),
            )
        )
    if more:
        yield _("There are older ones: --limit N or --all shows them.")
    yield _("`coach show NUMBER` opens one, `coach score NUMBER` scores it.")


WIDTHS = (5, 17, 9, 19, 13, 6)


def short_outcome(outcome: str | None) -> str:
    """An outcome in one or two words, for lists."""
    names = {"agreed": _("agreed"), "again": _("call again"), "lost": _("lost")}
    return names.get(outcome or "", _("no outcome"))


def _row(cells: Sequence[str]) -> str:
    fitted = [_fit(cell, width) for cell, width in zip(cells, WIDTHS, strict=True)]
    return "  ".join(fitted).rstrip()


def _fit(text: str, width: int) -> str:
    """``text`` in exactly ``width`` columns of a terminal."""
    shown, used = "", 0
    for place, sign in enumerate(text):
        wide = columns(sign)
        if used + wide > width - (place < len(text) - 1 and columns(text) > width):
            shown, used = shown + "…", used + 1
            break
        shown, used = shown + sign, used + wide
    return shown + " " * (width - used)


def columns(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def kind_name(kind: str) -> str:
    """A kind of call as it stands on the screen."""
    return _("rehearsal") if kind == "rehearsal" else _("call")


def day_and_time(seconds: float) -> str:
    """A moment on the user's clock."""
    return show_moment(datetime.fromtimestamp(seconds), spoken())


def progress_lines(told: Progress, titles: Mapping[str, str]) -> Iterator[str]:
    """Progress in a few lines: scores, objections by kind, what costs most."""
    if told.empty:
        return
    yield _("Scores, the oldest first: {scores}").format(
        scores=" ".join(str(total) for total in told.scores[-12:])
    )
    if told.resolved_share is not None:
        heard = ", ".join(
            f"{label_name(kind)} {told.kinds[kind]}" for kind in KINDS if told.kinds[kind]
        )
        yield _("Objections: {kinds}. Resolved: {percent} per cent.").format(
            kinds=heard, percent=round(100 * told.resolved_share)
        )
    if told.costly:
        dear = ", ".join(f"{titles.get(c.part, c.part)} {number(c.lost)}" for c in told.costly[:3])
        yield _("Points lost a call, most of all: {parts}").format(parts=dear)


def to_csv(rows: Iterable[Listed], dates: Callable[[float], str]) -> str:
    """The list as CSV. No cell can be taken for a formula by a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["call", "date", "kind", "client", "script", "outcome", "score"])
    for row in rows:
        score = "" if row.score is None else str(row.score)
        cells = [str(row.number), dates(row.started), row.kind, row.client, row.script]
        writer.writerow([csv_cell(cell) for cell in [*cells, row.outcome or "", score]])
    return out.getvalue()


# --- one call ---------------------------------------------------------------------------------


def head_lines(row: Listed, state: CallState, script: Script) -> Iterator[str]:
    """Who, when, how long, and how it ended."""
    title = _("Rehearsal") if row.kind == "rehearsal" else _("Call")
    yield f"{title} {row.number}: {row.client or '–'}, {day_and_time(row.started)}"
    named = outcome_name(row.outcome, script.outcome_name(row.outcome, state.voice))
    ended = ending(named, state.ended_by) if row.ended else _("not ended")
    yield f"{script.name.to(state.voice)}, {clock(state.now)}, {ended}"


def clock(seconds: float) -> str:
    """Minutes and seconds, and hours where there are any."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"


def call_lines(
    events: Sequence[ev.Event], script: Script, objections: Objections, state: CallState
) -> Iterator[TimedLine]:
    """The log of a call, line by line; what was undone is left out."""
    voice = state.voice
    numbers = {name: place for place, name in enumerate(script.steps, 1)}

    def reason_of(kind: str, reason: str) -> str:
        known = objections.objections.get(kind)
        found = known.reasons.get(reason) if known else None
        return f" ({found.about.to(voice)})" if found else ""

    for event in lasting(events):
        text = ""
        match event:
            case ev.StepEntered(step=step):
                known = script.steps.get(step)
                title = known.title.to(voice) if known else step
                text = f"== {numbers.get(step, '?')}/{len(numbers)} {title} =="
            case ev.ClientSaid(text=words):
                text = _("Client: {words}").format(words=words)
            case ev.YouSaid(text=words):
                text = _("You: {words}").format(words=words)
                for name in event.tripped:
                    rail = objections.guardrails.get(name)
                    text += f"  ! {rail.name.to(voice) if rail else name}"
            case ev.ObjectionOpened(kind=kind, reason=reason):
                text = _("Objection: {kind}").format(
                    kind=label_name(kind) + reason_of(kind, reason)
                )
            case ev.ResponsePicked(say=say) if say:
                text = _("You, from the card: {words}").format(words=say)
            case ev.ObjectionResolved(kind=kind):
                text = _("Resolved: {kind}").format(kind=label_name(kind))
            case ev.VerdictCorrected(was=was, label=label):
                text = _("Corrected: {was} is {label}").format(
                    was=label_name(was), label=label_name(label)
                )
            case ev.FactNoted(key=key, value=value):
                text = f"{_('Noted')}: {_label(script, key, state)}: {value}"
            case ev.NoteTaken(text=words):
                text = f"{_('Noted')}: {words}"
            case ev.WaitStarted():
                text = _("(silence)")
            case ev.CallEnded(outcome=outcome, by=by):
                named = outcome_name(outcome, script.outcome_name(outcome, voice))
                text = _("End: {outcome}").format(outcome=ending(named, by))
            case _:
                pass
        if text:
            yield TimedLine(event.at, text)


def timed(line: TimedLine) -> str:
    """A line with its time, wrapped."""
    return textwrap.fill(
        line.text,
        WIDTH,
        initial_indent=f"{clock(line.at):<{INDENT}}",
        subsequent_indent=" " * INDENT,
        break_on_hyphens=False,
    )


def kept_lines(state: CallState, events: Sequence[ev.Event], script: Script) -> Iterator[str]:
    """What the call left behind: facts, notes, corrections."""
    facts = {key: value for key, value in state.facts.items() if key != "client"}
    if facts:
        yield _("Facts")
        for key, value in facts.items():
            yield f"  {_label(script, key, state)}: {value}"
    if state.notes:
        yield _("Notes")
        for note in state.notes:
            yield f"  {note}"
    corrected = corrections(events).values()
    if corrected:
        yield _("Corrections")
        for event in corrected:
            yield f"  {event.text}: {label_name(event.was)} → {label_name(event.label)}"


def _label(script: Script, key: str, state: CallState) -> str:
    return labels_of(script, state.voice).get(key, key)


def replay(
    lines: Iterable[TimedLine],
    show: Callable[[str], None],
    sleep: Callable[[float], None],
    speed: float,
) -> None:
    """Show the lines at the pace of the call, ``speed`` times as fast."""
    now = 0.0
    for line in lines:
        if line.at > now:
            sleep((line.at - now) / speed)
            now = line.at
        show(timed(line))
