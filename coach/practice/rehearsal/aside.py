"""The coach's aside: what to say next, from the playbook, by where the rehearsal has come to."""

from __future__ import annotations

from collections.abc import Iterator

from coach.call.facts import known_facts, labels_of
from coach.call.fill import Sentence, sentences
from coach.call.prompts import Prompts
from coach.call.state import CallState
from coach.playbook.model import Script
from coach.practice.client.decider import OFFERED
from coach.practice.client.state import ClientState
from coach.practice.client.tell import ELSEWHERE
from coach.words import _

SHOWN = 2
"""Lines to say at a time."""

_QUESTIONS: dict[str, str] = {
    "asks_decision_maker": "decision_maker",
    "asks_workload": "workload",
    "asks_goals": "goals",
    "asks_pains": "pains",
    "asks_success": "success",
    "estimates_volume": "volume",
}
"""The fact of the script that each question finds out, in the order of asking."""

_JOBS: tuple[tuple[str, frozenset[str]], ...] = (
    ("suggest", frozenset(("suggests_extra",))),
    ("flat_fee", frozenset(("states_flat_fee",))),
    ("propose", frozenset(("proposes_retainer",))),
    ("explain", frozenset(("explains",))),
    ("price", frozenset(("puts_price_off", "promises_three_options"))),
    ("follow_up", frozenset(("agrees_next_step",))),
)
"""Each step after the questions, with the moves that do it."""
_OPENING = frozenset(("greets", "builds_rapport"))


def aside(
    script: Script, prompts: Prompts, state: CallState, client: ClientState
) -> tuple[str, ...]:
    """One to three lines: the open doubt first, then the silence, then the next step."""
    if ELSEWHERE in client.notes and (lines := tuple(_to_the_decider(script, state, client))):
        return lines
    card = prompts.objection
    if card is not None and card.kind == client.open:  # one that was dropped waits no more
        if card.find_out and not client.asked and not client.weak:
            return (_("First ask: {line}").format(line=card.find_out.text),)
        return tuple(_as_line(response.say) for response in card.responses[:SHOWN])
    if client.stage == "proposed":
        return (_("Now say nothing: press Enter, or /wait."),)
    if client.stage == "asked_fee" and "price" in script.steps:
        return tuple(_step_lines(script, "price", state))
    return tuple(_next_lines(script, state, client.made))


def _to_the_decider(script: Script, state: CallState, client: ClientState) -> Iterator[str]:
    """Somebody else decides: nothing is offered now, an appointment is made."""
    book = script.steps.get("book")
    if book is not None:
        line = book.ask.get("when") if OFFERED in client.notes else book.say.get("passed_on")
        if line is not None:
            yield _("Say: {line}").format(line=line.to(state.voice))


def _next_lines(script: Script, state: CallState, made: tuple[str, ...]) -> Iterator[str]:
    if _OPENING.isdisjoint(made):
        yield from tuple(_step_lines(script, "discover", state))[:1]
        if "decision_maker" in script.facts:
            yield _("Ask: {line}").format(line=script.facts["decision_maker"].ask.to(state.voice))
        return
    open_facts = [key for move, key in _QUESTIONS.items() if move not in made]
    asked = len(_QUESTIONS) - len(open_facts)
    if open_facts and asked < 5:
        for key in open_facts[:SHOWN]:
            if key in script.facts:
                yield _("Ask: {line}").format(line=script.facts[key].ask.to(state.voice))
        return
    for step, moves in _JOBS:
        if moves.isdisjoint(made) and step in script.steps:
            yield from _step_lines(script, step, state)
            return
    yield from _step_lines(script, "follow_up", state)


def _step_lines(script: Script, name: str, state: CallState) -> Iterator[str]:
    step = script.steps.get(name)
    if step is None:
        return
    facts, labels = known_facts(state, script), labels_of(script, state.voice)
    for sentence in sentences(step.say, state.voice, facts, labels)[:SHOWN]:
        yield _as_line(sentence)


def _as_line(sentence: Sentence) -> str:
    if sentence.kind == "prompt":
        return f"[{sentence.text}]"
    return _("Say: {line}").format(line=sentence.text)
