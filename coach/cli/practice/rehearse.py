"""``coach rehearse``: the call with a simulated client."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence

import msgspec

from coach.call.events import CallStarted, Event, StepEntered
from coach.call.scene import START
from coach.clean import clean
from coach.cli import Subparsers, add_language, language, on_terminal
from coach.cli.offer.prepared import known_of
from coach.cli.parts import (
    ears,
    open_journal,
    recorder,
    shipped_at_worst,
    state_of,
    stopwatch,
    voice_for,
    warn,
)
from coach.cli.practice.scored import Scored, after_call, rules_for, scored
from coach.errors import CoachError
from coach.journal.store import Journal
from coach.playbook.load import load
from coach.playbook.persona import FILE, Persona, Personas
from coach.playbook.text import Language, Voice
from coach.practice.client_brief import persona_of
from coach.practice.client_lines import Cast
from coach.practice.client_state import Difficulty, first_state
from coach.practice.rehearsal import Record, Rehearsal
from coach.words import _

SCRIPT = "retainer"
SEEDS = 1_000_000


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "rehearse",
        help=_("rehearse a call with a simulated client"),
        description=_(
            "Rehearse a call with a simulated client. Without a name the seed chooses who it is."
        ),
    )
    parser.add_argument("persona", nargs="?", default="", metavar=_("PERSONA"))
    parser.add_argument("--list", action="store_true", help=_("the clients there are"))
    parser.add_argument(
        "--seed", type=int, default=None, metavar="N", help=_("same seed, same client")
    )
    parser.add_argument(
        "--difficulty", type=int, choices=(1, 2, 3, 4), default=2, help=_("1 easy to 4 hard")
    )
    parser.add_argument(
        "--from-brief",
        default=None,
        metavar=_("CLIENT"),
        help=_("rehearse with a client of your own, from the brief or the last call"),
    )
    parser.add_argument(
        "--hints",
        choices=("ask", "always", "never"),
        default="ask",
        help=_("the coach's hints: on /hint, always, or never (a test)"),
    )
    parser.add_argument("--aloud", action="store_true", help=_("the client speaks, where it can"))
    parser.add_argument("--plain", action="store_true", help=_("line by line, without a screen"))
    add_language(parser)
    parser.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Rehearse on the screen, or line by line."""
    shared = personas()
    spoken = language(parsed)
    if parsed.list:
        for name, persona in shared.personas.items():
            voice = voice_for(spoken, persona.form)
            print(f"{name}: {persona.name.to(voice)}. {persona.about.to(voice)}")
        return 0
    if not parsed.plain and on_terminal():
        from coach.cli.practice.screens import run_rehearse

        return run_rehearse(parsed, spoken)
    journal = open_journal()
    seed = parsed.seed if parsed.seed is not None else random.SystemRandom().randrange(SEEDS)
    persona, facts = chosen(journal, shared, parsed.persona, parsed.from_brief, seed)
    cast = Cast(persona, shared.lines, voice_for(spoken, persona.form), seed)
    studio = Studio(journal, cast, facts, parsed.difficulty)
    from coach.faces.plain.rehearse import PlainRehearsal

    speak = speaker(spoken) if parsed.aloud else lambda _text: None
    face = PlainRehearsal(studio.rehearsal, sys.stdout, parsed.hints, studio.points, speak)
    print(
        _("Seed {seed}, difficulty {difficulty}.").format(seed=seed, difficulty=parsed.difficulty)
    )
    return face.hold(sys.stdin, studio.closing)


def personas() -> Personas:
    """The clients to rehearse with; where the user's own file is broken, the shipped ones."""
    return shipped_at_worst(lambda: load(FILE, Personas))


def chosen(
    journal: Journal, shared: Personas, name: str, client: str | None, seed: int
) -> tuple[Persona, dict[str, str]]:
    """Who plays the client, and the facts that are known before the call."""
    if client is not None:
        return of_client(journal, clean(client), shared, seed)
    if not name:
        names = list(shared.personas)
        return shared.personas[names[random.Random(seed).randrange(len(names))]], {}
    if name not in shared.personas:
        raise CoachError(
            _("there is no client called {name}").format(name=clean(name)),
            "",
            _("Choose one of: {names}.").format(names=", ".join(shared.personas)),
        )
    return shared.personas[name], {}


def of_client(
    journal: Journal, client: str, shared: Personas, seed: int
) -> tuple[Persona, dict[str, str]]:
    """A persona made from the brief of a client, or from the last call."""
    facts, _briefed, voice = known_of(journal, client)
    row = next(iter(journal.calls_of(client)[-1:]), None)
    if row is not None:
        facts = {**dict(state_of(journal, row.id).facts), **{k: v for k, v in facts.items() if v}}
    told = {key for key in ("workload", "goals", "pains") if facts.get(key, "").strip()}
    if not told:
        raise CoachError(
            _("nothing is known of {client} yet").format(client=client or "?"),
            "--from-brief",
            _("Prepare the call first: coach prepare CLIENT."),
        )
    return persona_of(client, facts, shared, voice == "du", seed), facts


class Studio:
    """A rehearsal with its logs in the journal: each branch is a rehearsal of its own there."""

    def __init__(
        self, journal: Journal, cast: Cast, facts: dict[str, str], difficulty: Difficulty
    ) -> None:
        self._journal = journal
        self._cast = cast
        self._facts = facts
        self._hear = ears()
        self._hear.start()  # while the first words are read
        self._rules = rules_for(SCRIPT)
        self._numbers: list[int] = []
        self.rehearsal = Rehearsal(
            cast,
            first_state(cast.persona, difficulty),
            self._rules.script,
            self._hear,
            self._rules.hear,
            self._begin,
            stopwatch(0.0),
        )

    def warm_up(self) -> None:
        """Read what hearing the first line would wait for."""
        self._hear.hear(self.rehearsal.greeting)
        self._rules.hear(self.rehearsal.greeting)

    def points(self, events: Sequence[Event]) -> int:
        """The score of a log."""
        return scored(events, self._rules, self._journal, self._cast.voice).card.total

    def finished(self) -> Scored:
        """Score every branch and keep it; the score of what was played last."""
        for number in self._numbers:
            result = after_call(self._journal, number, self._rules)
        return result

    def closing(self) -> Iterator[str]:
        """The score of what was played last, and where all of it is kept."""
        from coach.faces.plain.score import debrief_lines

        result = self.finished()
        yield ""
        yield _("Score: {total} of 100").format(total=result.card.total)
        yield from debrief_lines(result.debrief)
        yield ""
        yield _("Point by point: coach score {number}").format(number=self._numbers[-1])

    def _begin(self, kept: tuple[Event, ...]) -> tuple[tuple[Event, ...], Record]:
        now = time.time()
        if kept and isinstance(kept[0], CallStarted):
            events: tuple[Event, ...] = (msgspec.structs.replace(kept[0], started=now), *kept[1:])
        else:
            events = self._first(now)
        number = self._journal.start(events, "rehearsal")
        self._numbers.append(number)
        return events, recorder(self._journal, number)

    def _first(self, now: float) -> tuple[Event, ...]:
        voice: Voice = self._cast.voice
        started = CallStarted(
            at=0.0,
            action=START,
            client=self._cast.persona.name.to(voice),
            script=SCRIPT,
            voice=voice,
            started=now,
            facts=self._facts,
        )
        step = self._rules.script.start.briefed
        return started, StepEntered(at=0.0, action=START, step=step, by="start")


def speaker(spoken: Language) -> Callable[[str], None]:
    """Speaks the client's words; silent, with a remark, where no program can."""
    from coach.practice.voice import Speaker, speech_command

    command = speech_command(spoken)
    if not command:
        warn(CoachError(_("no speech program was found"), "--aloud", _("Install espeak-ng.")))
    return Speaker(command).speak
