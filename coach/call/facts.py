"""The facts of a call: those to note now, those left open, and what they put into lines."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from coach.call.address import spoken_name
from coach.call.events import Event, FactNoted
from coach.call.fill import Prepared, Sentence
from coach.call.state import CallState, effective
from coach.call.suggest import unasked
from coach.call.volume import ESTIMATED
from coach.playbook.model import Script
from coach.playbook.text import Voice
from coach.words import _


class FactField(msgspec.Struct, frozen=True):
    """A fact to note in this step."""

    key: str
    label: str
    ask: str
    value: str
    needed: bool
    hint: str = ""


def labels_of(script: Script, voice: Voice) -> dict[str, str]:
    """The label of every fact, and of what the brief may hold, for gaps in lines."""
    labels = {
        "client": _("client"),
        "contact": _("contact"),
        "me": _("your name"),
        "proof": _("proof"),
        "places": _("free places"),
        "services": _("your services"),
        "answer": _("your answer"),
        "own_extras": _("extras to suggest"),
        "rollover": _("unused hours that move on"),
    }
    return labels | {key: fact.label.to(voice) for key, fact in script.facts.items()}


def worded(state: CallState) -> dict[str, str]:
    """The facts, and of each whether it is noted in a call or stands in the brief alone."""
    return {
        key: Prepared(value) if key in state.prepared else value
        for key, value in state.facts.items()
    }


def known_facts(state: CallState, script: Script) -> dict[str, str]:
    """The facts that fill lines.

    A contact is called by the name that fits the voice. Of an estimate only the hours are said,
    not the sum that led to them; extras from the brief stand in until some are agreed; what the
    client asked for is no longer suggested, and what was agreed is not offered once more.
    """
    facts = {"client": state.client, **worded(state)}
    contact = facts.get("contact", "")
    if contact or state.client:
        facts["contact"] = spoken_name(contact, state.client, state.voice)
    agreed, own = facts.get("extras", ""), facts.get("own_extras", "")
    facts["extras"] = agreed or own
    asked = f"{facts.get('workload', '')} {facts.get('volume', '')}"
    facts["services"] = unasked(facts.get("services", ""), asked)
    facts["own_extras"] = unasked(own, f"{asked} {agreed}")
    for key, fact in script.facts.items():
        hours = state.facts.get(key, "").partition(ESTIMATED)[2].removesuffix(" h")
        if fact.spoken and hours:
            facts[key] = fact.spoken.to(state.voice).replace("{hours}", hours)
    return facts


def fact_fields(state: CallState, script: Script) -> tuple[FactField, ...]:
    """The facts of the current step, noted or not."""
    return tuple(_field(key, state, script) for key in script.steps[state.step].facts)


def left_fields(state: CallState, script: Script) -> tuple[FactField, ...]:
    """The facts of earlier steps that nobody has noted: clients name some of them late."""
    names = list(script.steps)
    earlier = names[: names.index(state.step)]
    keys = dict.fromkeys(key for name in earlier for key in script.steps[name].facts)
    own = script.steps[state.step].facts
    return tuple(
        _field(key, state, script)
        for key in keys
        if key not in own and not state.facts.get(key, "").strip()
    )


def noted_facts(events: Iterable[Event]) -> dict[str, str]:
    """What was noted in this call, without what was known before it."""
    noted = {event.key: event.value for event in effective(events) if isinstance(event, FactNoted)}
    return {key: value for key, value in noted.items() if value.strip()}


def next_step_agreed(events: Iterable[Event], script: Script) -> bool:
    """Whether something was noted that only an agreed call leads to, such as the next call."""
    return bool(set(noted_facts(events)) & set(script.steps[script.agreed].facts))


def missing_facts(state: CallState, script: Script) -> tuple[str, ...]:
    """The keys of needed facts of the current step that nobody has noted."""
    return tuple(f.key for f in fact_fields(state, script) if f.needed and not f.value.strip())


def _field(key: str, state: CallState, script: Script) -> FactField:
    fact, voice = script.facts[key], state.voice
    return FactField(
        key,
        fact.label.to(voice),
        fact.ask.to(voice),
        state.facts.get(key, ""),
        fact.needed,
        fact.hint.to(voice) if fact.hint else "",
    )


def fact_questions(fields: tuple[FactField, ...]) -> tuple[Sentence, ...]:
    """The questions for facts that nobody has noted yet; they come before all others."""
    return tuple(Sentence(f"fact:{f.key}", f.ask) for f in fields if not f.value.strip())
