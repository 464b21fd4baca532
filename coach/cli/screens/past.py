"""The screens of what is past: a scorecard, one call to read, the history."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from coach.call.state import fold
from coach.cli.listed import as_listed, iso, listed
from coach.cli.parts import script_named, to_json, voice_for
from coach.cli.practice.scored import (
    LOOK_BACK,
    keep,
    load_scoring,
    records,
    rules_for,
    score_the_rest,
    scored,
)
from coach.cli.screens.practice import casting
from coach.errors import CoachError
from coach.journal.store import Journal
from coach.offer.files import write
from coach.practice.progress import RECENT, progress
from coach.practice.score.judge import Rules
from coach.words import Language, _

if TYPE_CHECKING:
    from coach.faces.plain.history import Listed
    from coach.faces.tui.app import CoachApp, Keys
    from coach.faces.tui.charts import Told
    from coach.faces.tui.history import HistoryScreen
    from coach.faces.tui.reading import Past, ReadingScreen
    from coach.faces.tui.scorecard import ScoreScreen, Sheets

FORMATS = (".csv", ".json")


@cache
def _rules(script: str) -> Rules:
    """The rules are read once for all calls that are looked at."""
    return rules_for(script)


def score_of(journal: Journal, call: int) -> Sheets:
    """The scorecard of a call; that of an ended one is kept for lists and charts."""
    from coach.faces.plain.history import day_and_time
    from coach.faces.tui.scorecard import Sheets

    row = journal.call(call)
    events = journal.events(call)
    result = scored(events, _rules(row.script), journal)
    if row.ended:
        keep(journal, row, events, result.card)
    whom = row.client or _("a client")
    return Sheets(f"{whom}, {day_and_time(row.started)}", result.card, result.debrief)


def score_screen(journal: Journal, call: int, keys: Keys) -> ScoreScreen:
    """The scorecard of a call, right after it."""
    from coach.faces.tui.scorecard import ScoreScreen

    return ScoreScreen(score_of(journal, call), keys)


def reading(journal: Journal, call: int, keys: Keys) -> ReadingScreen:
    """One call to read and replay."""
    from coach.faces.tui.reading import ReadingScreen

    return ReadingScreen(_past(journal, call), keys)


def _past(journal: Journal, call: int) -> Past:
    from coach.faces.plain.history import head_lines, kept_lines
    from coach.faces.tui.reading import Past

    row = journal.call(call)
    events = journal.events(call)
    state = fold(events)
    script = script_named(row.script)
    title, about = head_lines(listed(row), state, script)
    left = tuple(kept_lines(state, events, script))
    return Past(title, about, events, script, left, lambda: score_of(journal, call))


def history(app: CoachApp, journal: Journal, spoken: Language) -> HistoryScreen:
    """All calls and rehearsals, scored; from here one can rehearse the next."""
    from coach.faces.tui.charts import Told
    from coach.faces.tui.history import HistoryScreen, Shelf

    score_the_rest(journal, journal.calls(limit=LOOK_BACK))
    voice = voice_for(spoken)

    def told() -> Told:
        kept = records(journal, journal.calls(limit=RECENT))
        parts = load_scoring().parts if kept else {}
        return Told(progress(kept), {name: part.name.to(voice) for name, part in parts.items()})

    def whole() -> tuple[Listed, ...]:
        score_the_rest(journal, journal.calls(limit=LOOK_BACK))
        return tuple(map(listed, journal.calls()))

    shelf = Shelf(
        newest=lambda limit: tuple(map(listed, journal.calls(limit=limit))),
        whole=whole,
        told=told,
        read=lambda call: reading(journal, call, app.keys),
        rehearse=lambda: casting(app, journal, spoken),
        export=lambda name, replace: _export(journal, name, replace),
    )
    return HistoryScreen(shelf, app.keys)


def _export(journal: Journal, name: str, replace: bool) -> str:
    """Write every call to a file; its ending says how."""
    from coach.faces.plain.history import to_csv

    file = Path(name).expanduser()
    if file.suffix.lower() not in FORMATS:
        raise CoachError(
            _("a file name with .csv or .json is wanted"), name, _("For example: history.csv")
        )
    rows = journal.calls()
    if file.suffix.lower() == ".json":
        body = to_json([as_listed(row) for row in rows])
    else:
        body = to_csv(map(listed, rows), iso)
    write(file, body.encode(), replace)
    return str(file)
