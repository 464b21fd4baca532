"""What to show now: a pure function of the call state and the playbook."""

from __future__ import annotations

from typing import Literal

import msgspec

from coach.call.cards import (
    AskCard,
    ObjectionCard,
    PutOffCard,
    WaitCard,
    WarningCard,
    benefit_lines,
    objection_card,
    put_off_card,
    warning_card,
)
from coach.call.facts import FactField, fact_fields, fact_questions, known_facts, labels_of
from coach.call.fill import Sentence, sentence, sentences
from coach.call.state import CallState
from coach.playbook.model import Objections, Phase, Script
from coach.words import _

Mark = Literal["done", "current", "skipped", "ahead"]


class RailStep(msgspec.Struct, frozen=True):
    """One step on the rail."""

    id: str
    number: int
    title: str
    mark: Mark


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
    """The newest open objection."""
    behind: bool = False
    """Whether something newer than that objection is to be read first."""
    unsure: AskCard | None = None
    put_off: PutOffCard | None = None
    also_heard: tuple[str, ...] = ()
    """Names of what was heard beside the open objection, or in the unclear words: not open yet."""
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

    @property
    def at_hand(self) -> ObjectionCard | None:
        """The objection that is to be answered now."""
        return None if self.behind else self.objection


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
        ask=(*fact_questions(fields), *sentences(step.ask, voice, facts, labels)),
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
        behind=state.behind,
        unsure=(
            AskCard(
                sentence("unsure", objections.unsure.ask, voice, facts, labels),
                objections.unsure.why.to(voice),
                objections.unsure.section,
            )
            if state.unsure and objections
            else None
        ),
        also_heard=tuple(
            objections.objections[kind].name.to(voice)
            for kind in (state.beside if objections else ())
            if objections and all(kind != opened.kind for opened in state.open)
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
        outcome_name=script.outcome_name(state.outcome, voice),
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


def _objection_card(
    state: CallState, objections: Objections, facts: dict[str, str], labels: dict[str, str]
) -> ObjectionCard | None:
    if state.objection is None:
        return None
    names = [objections.objections[o.kind].name.to(state.voice) for o in state.open]
    below = tuple(reversed(names[:-1]))
    return objection_card(objections, state.objection, state.voice, facts, labels, below)


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


def _where(shown: Prompts) -> str:
    parts = [f"{shown.number}/{shown.total} {shown.title}"]
    if shown.ended:
        parts.append(_("the call has ended"))
    if shown.waiting:
        parts.append(_("keep silent until the client speaks"))
    elif shown.at_hand:
        parts.append(_open(shown.at_hand))
        parts.append((shown.at_hand.find_out or shown.at_hand.responses[0].say).text)
    else:
        parts += [line for line in (_asked(shown),) if line]
        parts += [_open(shown.objection)] if shown.objection else []
    return " · ".join(parts)


def _open(card: ObjectionCard) -> str:
    below = f" (+{len(card.below)})" if card.below else ""
    return _("open: {name}").format(name=card.name) + below


def _asked(shown: Prompts) -> str:
    """The next question, or the next line where there is none."""
    if shown.unsure:
        return shown.unsure.ask.text
    missing = next((field.ask for field in shown.facts if not field.value), "")
    return missing or next((line.text for line in (*shown.ask, *shown.say)), "")
