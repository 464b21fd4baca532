"""What to show now: a pure function of the call state and the playbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from coach.call.fill import Sentence, sentence, sentences
from coach.call.state import CallState, OpenObjection
from coach.call.suggest import unasked
from coach.call.volume import ESTIMATED
from coach.playbook.model import Kind, Objections, Phase, Script
from coach.playbook.text import Voice
from coach.words import _

Mark = Literal["done", "current", "skipped", "ahead"]


class RailStep(msgspec.Struct, frozen=True):
    """One step on the rail."""

    id: str
    number: int
    title: str
    mark: Mark


class FactField(msgspec.Struct, frozen=True):
    """A fact to note in this step."""

    key: str
    label: str
    ask: str
    value: str
    needed: bool
    hint: str = ""


class ResponseCard(msgspec.Struct, frozen=True):
    """One response, ready to say."""

    id: str
    kind: str
    say: Sentence
    why: str
    section: str


class ObjectionCard(msgspec.Struct, frozen=True):
    """What to say to the newest objection; the best responses come first."""

    kind: Kind
    name: str
    reason: str
    find_out: Sentence
    responses: tuple[ResponseCard, ...]
    picked: str
    below: tuple[str, ...]
    """Names of the objections that lie below this one, the newest first."""


class AskCard(msgspec.Struct, frozen=True):
    """The matcher is unsure: the question that tells which it is."""

    ask: Sentence
    why: str
    section: str


class PutOffCard(msgspec.Struct, frozen=True):
    """A cue that this step holds back, and the line that does it."""

    cue: str
    name: str
    say: Sentence


class WarningCard(msgspec.Struct, frozen=True):
    """A guardrail that the user's words ran into, and what to say in its place."""

    guardrail: str
    name: str
    warning: str
    instead: Sentence
    section: str


class WaitCard(msgspec.Struct, frozen=True):
    """The silence of step 6."""

    since: float
    seconds: int
    say: str
    over: str


class Prompts(msgspec.Struct, frozen=True):
    """Everything that a face shows between two utterances."""

    client: str
    step: str
    number: int
    total: int
    phase: Phase
    title: str
    goal: str
    say: tuple[Sentence, ...]
    ask: tuple[Sentence, ...]
    facts: tuple[FactField, ...]
    wait_for: str
    never: tuple[str, ...]
    done_when: str
    confirm: str
    rail: tuple[RailStep, ...]
    benefits: tuple[Sentence, ...] = ()
    objection: ObjectionCard | None = None
    unsure: AskCard | None = None
    put_off: PutOffCard | None = None
    warnings: tuple[WarningCard, ...] = ()
    waiting: WaitCard | None = None
    can_wait: bool = False
    ended: bool = False
    outcome: str | None = None
    outcome_name: str = ""
    """How the script calls this outcome, where it has a name of its own for it."""
    then: str = "proposal"
    """What an agreed call leads to: the ``proposal`` or the ``agreement``."""
    where: str = ""
    """The step, the next question and the open objection in one line."""


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
    }
    return labels | {key: fact.label.to(voice) for key, fact in script.facts.items()}


def known_facts(state: CallState, script: Script) -> dict[str, str]:
    """The facts that fill lines.

    The client's name stands in where no contact is known; of an estimate only the hours are
    said, not the sum that led to them; extras from the brief stand in until some are agreed; what
    the client asked for is no longer suggested.
    """
    facts = {"client": state.client, **state.facts}
    facts["contact"] = facts.get("contact") or state.client
    facts["extras"] = facts.get("extras") or facts.get("own_extras", "")
    asked = f"{facts.get('workload', '')} {facts.get('volume', '')}"
    facts["services"] = unasked(facts.get("services", ""), asked)
    for key, fact in script.facts.items():
        hours = state.facts.get(key, "").partition(ESTIMATED)[2].removesuffix(" h")
        if fact.spoken and hours:
            facts[key] = fact.spoken.to(state.voice).replace("{hours}", hours)
    return facts


def prompts(state: CallState, script: Script, objections: Objections | None) -> Prompts:
    """What to show in this state; ``objections`` may be None while none is needed."""
    voice = state.voice
    facts = known_facts(state, script)
    labels = labels_of(script, voice)
    step = script.steps[state.step]
    names = list(script.steps)
    number = names.index(state.step) + 1
    fields = fact_fields(state, script)
    card = _objection_card(state, objections, facts, labels) if objections else None
    shown = Prompts(
        client=state.client,
        step=state.step,
        number=number,
        total=len(names),
        phase=step.phase,
        title=step.title.to(voice),
        goal=step.goal.to(voice),
        say=sentences(step.say, voice, facts, labels),
        ask=(*_fact_questions(fields), *sentences(step.ask, voice, facts, labels)),
        facts=fields,
        wait_for=step.wait_for.to(voice) if step.wait_for else "",
        never=tuple(text.to(voice) for text in step.never.values()),
        done_when=step.done_when.to(voice),
        confirm=step.confirm.to(voice) if step.confirm else "",
        rail=_rail(state, script),
        benefits=(
            benefit_lines(objections, voice, facts, labels) if step.benefits and objections else ()
        ),
        objection=card,
        unsure=(
            AskCard(
                sentence("unsure", objections.unsure.ask, voice, facts, labels),
                objections.unsure.why.to(voice),
                objections.unsure.section,
            )
            if state.unsure and objections
            else None
        ),
        put_off=(
            put_off_card(state, script, objections, state.put_off)
            if state.put_off and objections
            else None
        ),
        warnings=tuple(
            warning_card(name, objections, voice, facts, labels)
            for name in (state.tripped if objections else ())
            if objections and name in objections.guardrails
        ),
        waiting=(
            WaitCard(
                state.waiting_since,
                step.wait.seconds,
                step.wait.say.to(voice),
                step.wait.over.to(voice),
            )
            if state.waiting_since is not None and step.wait
            else None
        ),
        can_wait=step.wait is not None and not state.waiting and not state.ended,
        ended=state.ended,
        outcome=state.outcome,
        outcome_name=_outcome_name(state, script),
        then=script.then,
    )
    return msgspec.structs.replace(shown, where=_where(shown))


def needs_objections(state: CallState, script: Script) -> bool:
    """Whether what is to be shown comes from ``objections.yaml``."""
    return bool(
        state.open
        or state.unsure
        or state.put_off
        or state.tripped
        or script.steps[state.step].benefits
    )


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


def _fact_questions(fields: tuple[FactField, ...]) -> tuple[Sentence, ...]:
    """The questions for facts that nobody has noted yet; they come before all others."""
    return tuple(Sentence(f"fact:{f.key}", f.ask) for f in fields if not f.value.strip())


def missing_facts(state: CallState, script: Script) -> tuple[str, ...]:
    """The keys of needed facts of the current step that nobody has noted."""
    return tuple(f.key for f in fact_fields(state, script) if f.needed and not f.value.strip())


def benefit_lines(
    objections: Objections, voice: Voice, facts: Mapping[str, str], labels: Mapping[str, str]
) -> tuple[Sentence, ...]:
    """The nine benefits (A2), each as a line to say."""
    lines = {name: benefit.say for name, benefit in objections.benefits.items()}
    return sentences(lines, voice, facts, labels)


def response_cards(
    objections: Objections,
    kind: Kind,
    reason: str,
    voice: Voice,
    facts: Mapping[str, str],
    labels: Mapping[str, str],
) -> tuple[ResponseCard, ...]:
    """The responses to one kind of objection: those made for ``reason`` first, prompts last."""
    responses = objections.objections[kind].responses

    cards = [
        ResponseCard(
            name,
            response.kind,
            sentence(name, response.say, voice, facts, labels),
            response.why.to(voice),
            response.section,
        )
        for name, response in responses.items()
    ]

    def rank(card: ResponseCard) -> tuple[bool, bool]:
        fits = bool(reason) and reason in responses[card.id].best_for
        return card.say.kind == "prompt", not fits

    return tuple(sorted(cards, key=rank))


def objection_card(
    objections: Objections,
    opened: OpenObjection,
    voice: Voice,
    facts: Mapping[str, str],
    labels: Mapping[str, str],
    below: tuple[str, ...] = (),
) -> ObjectionCard:
    """The card for one objection."""
    objection = objections.objections[opened.kind]
    reason = objection.reasons.get(opened.reason)
    return ObjectionCard(
        kind=opened.kind,
        name=objection.name.to(voice),
        reason=reason.about.to(voice) if reason else "",
        find_out=sentence("find_out", objection.find_out, voice, facts, labels),
        responses=response_cards(objections, opened.kind, opened.reason, voice, facts, labels),
        picked=opened.response,
        below=below,
    )


def warning_card(
    name: str,
    objections: Objections,
    voice: Voice,
    facts: Mapping[str, str],
    labels: Mapping[str, str],
) -> WarningCard:
    """The warning of one guardrail."""
    guardrail = objections.guardrails[name]
    return WarningCard(
        name,
        guardrail.name.to(voice),
        guardrail.warning.to(voice),
        sentence(name, guardrail.instead, voice, facts, labels),
        guardrail.section,
    )


def _objection_card(
    state: CallState, objections: Objections, facts: dict[str, str], labels: dict[str, str]
) -> ObjectionCard | None:
    if state.objection is None:
        return None
    names = [objections.objections[o.kind].name.to(state.voice) for o in state.open]
    below = tuple(reversed(names[:-1]))
    return objection_card(objections, state.objection, state.voice, facts, labels, below)


def put_off_card(
    state: CallState, script: Script, objections: Objections, cue: str
) -> PutOffCard | None:
    """The line with which the current step puts a cue off; None where it has none."""
    line = script.steps[state.step].off.get(cue)
    if line is None:
        return None
    facts, labels = known_facts(state, script), labels_of(script, state.voice)
    return PutOffCard(
        cue,
        objections.cues[cue].name.to(state.voice),
        sentence(cue, line, state.voice, facts, labels),
    )


def _rail(state: CallState, script: Script) -> tuple[RailStep, ...]:
    names = list(script.steps)
    furthest = max((names.index(name) for name in state.visited), default=0)
    first = names.index(state.visited[0]) if state.visited else 0

    def mark(place: int, name: str) -> Mark:
        if name == state.step:
            return "current"
        if name in state.visited or (place < first and script.steps[name].phase == "prepare"):
            return "done"  # what lies before the start was prepared, and the brief shows it
        return "skipped" if place < furthest else "ahead"

    return tuple(
        RailStep(name, place + 1, script.steps[name].title.to(state.voice), mark(place, name))
        for place, name in enumerate(names)
    )


def _outcome_name(state: CallState, script: Script) -> str:
    if state.outcome == "agreed" and script.agreed_means is not None:
        return script.agreed_means.to(state.voice)
    return ""


def _where(shown: Prompts) -> str:
    parts = [f"{shown.number}/{shown.total} {shown.title}"]
    if shown.ended:
        parts.append(_("the call has ended"))
    if shown.waiting:
        parts.append(_("keep silent until the client speaks"))
    elif shown.objection:
        below = f" (+{len(shown.objection.below)})" if shown.objection.below else ""
        parts.append(_("open: {name}").format(name=shown.objection.name) + below)
        parts.append(shown.objection.find_out.text)
    elif shown.unsure:
        parts.append(shown.unsure.ask.text)
    else:
        missing = next((field for field in shown.facts if not field.value), None)
        if missing is not None:
            parts.append(missing.ask)
        elif shown.ask:
            parts.append(shown.ask[0].text)
        elif shown.say:
            parts.append(shown.say[0].text)
    return " · ".join(parts)
