"""What to say to what the client, or you, just said: cards, filled with the facts."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from coach.call.facts import known_facts, labels_of
from coach.call.fill import Sentence, sentence, sentences
from coach.call.state import CallState, OpenObjection
from coach.playbook.model import Kind, Objection, Objections, Script
from coach.playbook.text import Voice

MOST = 6
"""Responses on a card: as many as one takes in while the client waits."""


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
    again: bool
    """Whether it was answered before."""
    find_out: Sentence | None
    """The question to ask first, where it has not been asked yet."""
    responses: tuple[ResponseCard, ...]
    hints: tuple[ResponseCard, ...]
    """What could be said if a fact were known; no answers, so none of them is picked."""
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
    used: Collection[str] = (),
) -> tuple[ResponseCard, ...]:
    """The responses to one kind of objection: those made for ``reason`` first, then those for any.

    What cannot be said yet comes later: lines with a gap, what was ``used``, and prompts last.
    """
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

    def rank(card: ResponseCard) -> tuple[bool, bool, bool, bool, bool]:
        best_for = responses[card.id].best_for
        return (
            card.say.kind == "prompt",
            card.id in used,
            bool(card.say.gaps),
            reason not in best_for,
            bool(best_for),
        )

    return tuple(sorted(cards, key=rank))


def _at_hand(
    cards: tuple[ResponseCard, ...], objection: Objection, reason: str
) -> tuple[ResponseCard, ...]:
    """Those for the reason and those for any; what is made for other reasons fills up to MOST."""
    made_for = {card.id: objection.responses[card.id].best_for for card in cards}
    others = [name for name, best_for in made_for.items() if best_for and reason not in best_for]
    room = max(MOST - (len(cards) - len(others)), 0)
    left_out = others[room:]
    return tuple(card for card in cards if card.id not in left_out)


def objection_card(
    objections: Objections,
    opened: OpenObjection,
    voice: Voice,
    facts: Mapping[str, str],
    labels: Mapping[str, str],
    below: tuple[str, ...] = (),
) -> ObjectionCard:
    """The card for one objection; in one that was answered before, the answers lead."""
    objection = objections.objections[opened.kind]
    reason = objection.reasons.get(opened.reason)
    ask = sentence("find_out", objection.first_ask(opened.reason), voice, facts, labels)
    again = _again(opened, objection)
    used = {old.response for old in opened.before}
    cards = response_cards(objections, opened.kind, opened.reason, voice, facts, labels, used)
    at_hand = _at_hand(cards, objection, opened.reason)
    answers = tuple(card for card in at_hand if card.say.kind == "say") or at_hand
    return ObjectionCard(
        kind=opened.kind,
        name=objection.name.to(voice),
        reason=reason.about.to(voice) if reason else "",
        again=again,
        find_out=None if again else ask,
        responses=answers,
        hints=tuple(card for card in at_hand if card not in answers),
        picked=opened.response,
        below=below,
    )


def _again(opened: OpenObjection, objection: Objection) -> bool:
    """Whether it was answered before; reasons without an answer of their own may be the same."""
    reasons = {old.reason for old in opened.before}
    alike = opened.reason not in objection.answered or not reasons <= objection.answered
    return opened.reason in reasons or bool(reasons and alike)


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
