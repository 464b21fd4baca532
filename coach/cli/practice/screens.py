"""The screens to practise on: rehearsal and drill. Read when they are opened."""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from coach.cli.offer.prepared import BRIEF
from coach.cli.parts import open_journal, run_screen, voice_for
from coach.cli.past_screens import history, sheets
from coach.cli.practice.drill import drill_tools
from coach.cli.practice.rehearse import SEEDS, Studio, chosen, personas, speaker
from coach.cli.practice.scored import LOOK_BACK, deck_of, due_cards, score_the_rest
from coach.journal.store import Journal
from coach.offer import kept
from coach.offer.brief import Brief
from coach.playbook.persona import Persona
from coach.playbook.text import Language
from coach.practice.client_lines import Cast
from coach.practice.client_state import Difficulty
from coach.practice.silence import breaks_after
from coach.words import _, ngettext

if TYPE_CHECKING:
    from coach.faces.plain.rehearse import Hints
    from coach.faces.tui.app import CoachApp
    from coach.faces.tui.casting import CastingScreen, Client
    from coach.faces.tui.drill import DrillScreen
    from coach.faces.tui.history import HistoryScreen
    from coach.faces.tui.home import Entry
    from coach.faces.tui.part import PartScreen
    from coach.faces.tui.rehearse import RehearseScreen, Room

Keys = Mapping[str, str]


# --- rehearsal --------------------------------------------------------------------------------


def run_rehearse(parsed: argparse.Namespace, spoken: Language) -> int:
    """``coach rehearse`` on the screen: the list of clients, or at once the one asked for."""
    journal = open_journal()
    speak = speaker(spoken) if parsed.aloud else lambda _text: None
    if not parsed.persona and parsed.from_brief is None and parsed.seed is None:
        return run_screen(
            lambda app: casting(app, journal, spoken, parsed.difficulty, parsed.hints, speak)
        )
    seed = _seed() if parsed.seed is None else parsed.seed
    shared = personas()
    persona, facts = chosen(journal, shared, parsed.persona, parsed.from_brief, seed)
    cast = Cast(persona, shared.lines, voice_for(spoken, persona.form), seed)
    begin = _room(journal, cast, facts, parsed.difficulty, speak)
    return run_screen(lambda app: _conversation(cast, begin, parsed.hints, app.keys))


def casting(
    app: CoachApp,
    journal: Journal,
    spoken: Language,
    difficulty: Difficulty = 2,
    hints: Hints = "ask",
    speak: Callable[[str], None] = lambda _text: None,
) -> CastingScreen:
    """The clients to rehearse with; the one that is chosen is called on top of it."""
    from coach.faces.tui.casting import CastingScreen, Wanted

    shared = personas()
    clients = list(_clients(journal, shared.personas, spoken))

    def call(wanted: Wanted) -> None:
        seed = _seed()
        who = wanted.client
        name, own = ("", who.id) if who.own else (who.id, None)
        persona, facts = chosen(journal, shared, name, own, seed)
        cast = Cast(persona, shared.lines, voice_for(spoken, persona.form), seed)
        begin = _room(journal, cast, facts, wanted.difficulty, speak)
        app.push_screen(_conversation(cast, begin, wanted.hints, app.keys))

    return CastingScreen(clients, Wanted(clients[0], difficulty, hints), call, app.keys)


def _clients(journal: Journal, shared: Mapping[str, Persona], spoken: Language) -> Iterator[Client]:
    """Nobody in particular, the user's own clients, and those of the playbook."""
    from coach.faces.tui.casting import Client

    yield Client("", _("Surprise me"), about=_("Whoever comes to the phone."))
    for _name, body in journal.documents(BRIEF):
        brief = kept.decode(body, Brief)
        if brief.workload or brief.goals or brief.pains:
            about = _("From your brief; mood and doubts are different each time.")
            yield Client(brief.client, brief.client, _("your client"), "", about, own=True)
    for name, persona in shared.items():
        voice = voice_for(spoken, persona.form)
        yield Client(
            name,
            persona.name.to(voice),
            persona.company.to(voice),
            persona.mood,
            persona.about.to(voice),
        )


def _conversation(
    cast: Cast, begin: Callable[[], Room], hints: Hints, keys: Keys
) -> RehearseScreen:
    from coach.faces.tui.rehearse import RehearseScreen

    persona = cast.persona
    name, company = persona.name.to(cast.voice), persona.company.to(cast.voice)
    who = name if name == company else f"{name}, {company}"
    return RehearseScreen(who, hints, begin, keys)


def _room(
    journal: Journal,
    cast: Cast,
    facts: dict[str, str],
    difficulty: Difficulty,
    speak: Callable[[str], None],
) -> Callable[[], Room]:
    """What begins the rehearsal: everything is read while the telephone rings."""

    def begin() -> Room:
        from coach.faces.tui.rehearse import Room

        studio = Studio(journal, cast, facts, difficulty)
        studio.warm_up()
        who = cast.persona.name.to(cast.voice)
        return Room(
            rehearsal=studio.rehearsal,
            points=studio.points,
            finished=lambda: sheets(_("Rehearsal with {name}").format(name=who), studio.finished()),
            speak=speak,
            silence=lambda: breaks_after(studio.rehearsal.client),
        )

    return begin


def _seed() -> int:
    return random.SystemRandom().randrange(SEEDS)


# --- drill ------------------------------------------------------------------------------------


def drill_screen(
    journal: Journal, spoken: Language, keys: Keys, new: int | None = None
) -> DrillScreen:
    """The cards that are due; nothing is read before it is shown."""
    from coach.faces.tui.drill import Desk, DrillScreen

    def begin() -> Desk:
        tools = drill_tools(journal, spoken)
        return Desk(tools, lambda: deck_of(journal, tools.objections))

    return DrillScreen(begin, new, keys)


# --- home -------------------------------------------------------------------------------------


def entries(journal: Journal, spoken: Language) -> Iterator[Entry]:
    """What the home screen leads to, to practise."""
    from coach.faces.tui.home import Entry

    yield Entry(
        "rehearse",
        _("Rehearse"),
        _("A call with a simulated client"),
        lambda app: _open(app, casting(app, journal, spoken)),
    )
    due = due_cards(journal)
    yield Entry(
        "drill",
        _("Drill"),
        ngettext("{count} card is due", "{count} cards are due", due).format(count=due)
        if due
        else _("Objections that come back"),
        lambda app: _open(app, drill_screen(journal, spoken, app.keys)),
    )
    yield Entry(
        "history",
        _("History"),
        _("Your calls, and what was said"),
        lambda app: _open(app, history_screen(app, journal, spoken)),
    )


def history_screen(app: CoachApp, journal: Journal, spoken: Language) -> HistoryScreen:
    """The list of calls, all scored, from which one can rehearse the next."""
    score_the_rest(journal, journal.calls(limit=LOOK_BACK))
    return history(journal, spoken, app.keys, lambda: casting(app, journal, spoken))


def _open(app: CoachApp, screen: PartScreen) -> None:
    app.push_screen(screen)
