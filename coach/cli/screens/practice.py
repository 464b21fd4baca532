"""The screens to practise on: rehearsal and drill."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from coach.cli.known import Known
from coach.cli.offer.prepared import all_briefs
from coach.cli.parts import voice_for
from coach.cli.practice.cast import any_seed, cast_for, personas
from coach.cli.practice.deck import deck_of, drill_tools
from coach.cli.practice.studio import Studio
from coach.journal.store import Journal
from coach.playbook.persona import Persona
from coach.practice.client.lines import Cast
from coach.practice.client.silence import breaks_after
from coach.practice.client.state import Difficulty
from coach.words import Language, _

if TYPE_CHECKING:
    from coach.faces.plain.rehearse import Hints
    from coach.faces.tui.app import CoachApp, Keys
    from coach.faces.tui.casting import CastingScreen, Client
    from coach.faces.tui.drill import DrillScreen
    from coach.faces.tui.rehearse import RehearseScreen
    from coach.faces.tui.room import PickUp, Room


# --- rehearsal --------------------------------------------------------------------------------


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
        who = wanted.client
        name, own = ("", who.id) if who.own else (who.id, None)
        cast, known = cast_for(journal, shared, spoken, name, own, any_seed())
        dial = telephone(journal, cast, known, wanted.difficulty, speak)
        app.push_screen(conversation(cast, dial, wanted.hints, app.keys))

    return CastingScreen(clients, Wanted(clients[0], difficulty, hints), call, app.keys)


def _clients(journal: Journal, shared: Mapping[str, Persona], spoken: Language) -> Iterator[Client]:
    """Nobody in particular, the user's own clients, and those of the playbook."""
    from coach.faces.tui.casting import Client

    yield Client("", _("Surprise me"), about=_("Whoever comes to the phone."))
    for brief in all_briefs(journal):
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


def conversation(
    cast: Cast, dial: Callable[[], PickUp], hints: Hints, keys: Keys
) -> RehearseScreen:
    """The rehearsal with one client."""
    from coach.faces.tui.rehearse import RehearseScreen

    persona = cast.persona
    name, company = persona.name.to(cast.voice), persona.company.to(cast.voice)
    who = name if name == company else f"{name}, {company}"
    return RehearseScreen(who, hints, dial, keys)


def telephone(
    journal: Journal,
    cast: Cast,
    known: Known,
    difficulty: Difficulty,
    speak: Callable[[str], None],
) -> Callable[[], PickUp]:
    """What dials: everything is read while it rings. Whoever hangs up before has begun nothing."""

    def dial() -> PickUp:
        studio = Studio(journal, cast, known, difficulty)
        studio.warm_up()
        return lambda: pick_up(studio)

    def pick_up(studio: Studio) -> Room:
        from coach.faces.tui.room import Room
        from coach.faces.tui.scorecard import Sheets

        def finished() -> Sheets:
            result = studio.finished()
            return Sheets(title, result.card, result.debrief)

        title = _("Rehearsal with {name}").format(name=cast.persona.name.to(cast.voice))
        return Room(
            rehearsal=studio.rehearsal,
            points=studio.points,
            finished=finished,
            speak=speak,
            silence=lambda: breaks_after(studio.rehearsal.client),
        )

    return dial


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
