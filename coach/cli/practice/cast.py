"""Who plays the client: somebody of the playbook, or made of what is known of a client."""

from __future__ import annotations

import random
from collections.abc import Callable

from coach.clean import clean
from coach.cli.known import Known, known_before, past_of
from coach.cli.offer.prepared import known_of, voices_for, with_answer
from coach.cli.parts import shipped_at_worst, unsaid, voice_for, warn
from coach.errors import CoachError, WrongUse
from coach.journal.store import Journal
from coach.playbook.load import load
from coach.playbook.persona import FILE, Persona, Personas
from coach.practice.client.brief import persona_of
from coach.practice.client.lines import Cast
from coach.words import Language, _

SEEDS = 1_000_000


def personas() -> Personas:
    """The clients to rehearse with; where the user's own file is broken, the shipped ones."""
    return shipped_at_worst(lambda: load(FILE, Personas))


def any_seed() -> int:
    """A seed that nobody has chosen."""
    return random.SystemRandom().randrange(SEEDS)


def cast_for(
    journal: Journal, shared: Personas, spoken: Language, name: str, client: str | None, seed: int
) -> tuple[Cast, Known]:
    """Who plays the client, and what is known before the call.

    ``name`` is one of the playbook's (empty: the seed chooses), ``client`` one of the user's own.
    """
    persona, known = _chosen(journal, shared, name, client, seed)
    cast = Cast(persona, shared.lines, voice_for(spoken, persona.form), seed)
    return cast, known._replace(facts=with_answer(known.facts, cast.voice, unsaid))


def _chosen(
    journal: Journal, shared: Personas, name: str, client: str | None, seed: int
) -> tuple[Persona, Known]:
    if client is not None:
        return _of_client(journal, clean(client), shared, seed)
    if not name:
        names = list(shared.personas)
        return shared.personas[names[random.Random(seed).randrange(len(names))]], Known()
    if name not in shared.personas:
        raise WrongUse(
            _("there is no client called {name}").format(name=clean(name)),
            "",
            _("Choose one of: {names}.").format(names=", ".join(shared.personas)),
        )
    return shared.personas[name], Known()


def _of_client(journal: Journal, client: str, shared: Personas, seed: int) -> tuple[Persona, Known]:
    """A persona made from the brief of a client, or from the calls so far."""
    prepared, _briefed = known_of(journal, client)
    past = past_of(journal, client)
    known = known_before(prepared, past.facts, past.noted)
    if not any(known.facts.get(key, "").strip() for key in ("workload", "goals", "pains")):
        raise CoachError(
            _("nothing is known of {client} yet").format(client=client or "?"),
            "--from-brief",
            _("Prepare the call first: coach prepare CLIENT."),
        )
    spoken_as_du = "du" in voices_for(journal, client)[:1]
    return persona_of(client, known.facts, shared, spoken_as_du, seed), known


def speaker(spoken: Language) -> Callable[[str], None]:
    """Speaks the client's words; silent, with a remark, where no program can."""
    from coach.practice.client.voice import Speaker, speech_command

    command = speech_command(spoken)
    if not command:
        warn(CoachError(_("no speech program was found"), "--aloud", _("Install espeak-ng.")))
    return Speaker(command).speak
