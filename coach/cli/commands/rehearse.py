"""``coach rehearse``: the call with a simulated client."""

from __future__ import annotations

import argparse
import sys

from coach.cli.arguments import Subparsers, add_language, language, on_terminal
from coach.cli.parts import open_journal, run_screen, voice_for
from coach.cli.practice.cast import any_seed, cast_for, personas, speaker
from coach.cli.practice.studio import Studio
from coach.playbook.persona import Personas
from coach.words import Language, _


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
        return _on_screen(parsed, shared, spoken)
    journal = open_journal()
    seed = parsed.seed if parsed.seed is not None else any_seed()
    cast, known = cast_for(journal, shared, spoken, parsed.persona, parsed.from_brief, seed)
    studio = Studio(journal, cast, known, parsed.difficulty)
    from coach.faces.plain.rehearse import PlainRehearsal

    speak = speaker(spoken) if parsed.aloud else lambda _text: None
    face = PlainRehearsal(studio.rehearsal, sys.stdout, parsed.hints, studio.points, speak)
    print(
        _("Seed {seed}, difficulty {difficulty}.").format(seed=seed, difficulty=parsed.difficulty)
    )
    return face.hold(sys.stdin, studio.closing)


def _on_screen(parsed: argparse.Namespace, shared: Personas, spoken: Language) -> int:
    """The list of clients, or at once the one asked for."""
    from coach.cli.screens.practice import casting, conversation, telephone

    journal = open_journal()
    speak = speaker(spoken) if parsed.aloud else lambda _text: None
    if not parsed.persona and parsed.from_brief is None and parsed.seed is None:
        return run_screen(
            lambda app: casting(app, journal, spoken, parsed.difficulty, parsed.hints, speak)
        )
    seed = any_seed() if parsed.seed is None else parsed.seed
    cast, known = cast_for(journal, shared, spoken, parsed.persona, parsed.from_brief, seed)
    dial = telephone(journal, cast, known, parsed.difficulty, speak)
    return run_screen(lambda app: conversation(cast, dial, parsed.hints, app.keys))
