"""Decisions that move the call: next, back, go to, confirm, wait, end, undo."""

from __future__ import annotations

from coach.call import events as ev
from coach.call.commands import outcome_named
from coach.call.facts import missing_facts
from coach.call.machine import TRIGGER_OF_OUTCOME, Illegal, step_of
from coach.call.scene import START, Decision, Scene, refuse, refuse_ended
from coach.call.state import effective
from coach.clean import clean
from coach.playbook.model import Outcome
from coach.playbook.route import following
from coach.words import _


def go_next(scene: Scene) -> Decision:
    """On to the next step; what is still to find out is said, and never blocks."""
    left = _left(scene)
    decision = _go(scene, "next", "next", left)
    if not (decision.ok and left):
        return decision
    names = (scene.script.facts[key].label.to(scene.state.voice) for key in left[0].missing)
    return decision._replace(
        message=_("Still to find out: {facts}.").format(facts=", ".join(names))
    )


def go_back(scene: Scene) -> Decision:
    """Back to the step before."""
    return _go(scene, "back", "back")


def go_to(scene: Scene, word: str) -> Decision:
    """To a step by its number or its id."""
    names = list(scene.script.steps)
    word = word.strip()
    if word.isdecimal() and 1 <= int(word) <= len(names):
        word = names[int(word) - 1]
    if word not in names:
        return refuse(_("Say a step from 1 to {count}: /goto 3.").format(count=len(names)))
    if word == scene.state.step and not scene.state.waiting and not scene.state.ended:
        return refuse(_("You are at this step already."))
    return _go(scene, f"goto_{word}", "goto")


def confirm(scene: Scene) -> Decision:
    """A preparation step is done: note it, and go on."""
    step = scene.state.step
    if scene.state.ended:
        return refuse_ended()
    if scene.script.steps[step].confirm is None:
        if not following(scene.script, step):
            return refuse(_last_step())
        return refuse(_("There is nothing to confirm in this step: go on to the next."))
    done = ev.StepConfirmed(at=scene.at, action=scene.action, step=step)
    return _go(scene, "next", "next", (done,))


def wait(scene: Scene) -> Decision:
    """Begin the silence of step 6 (A8)."""
    if scene.state.ended:
        return refuse_ended()
    if scene.state.waiting:
        return refuse(_("You are waiting already. Say nothing."))
    try:
        scene.move("wait")
    except Illegal:
        return refuse(_where_to_wait(scene))
    return Decision((ev.WaitStarted(at=scene.at, action=scene.action),))


def end_named(scene: Scene, word: str) -> Decision:
    """End the call with an outcome by its name; without one the call is hung up."""
    word = word.strip()
    outcome = outcome_named(word) if word else None
    if word and outcome is None:
        return refuse(
            _("{word} is no outcome. Say /end agreed, /end again or /end lost.").format(
                word=clean(word)
            )
        )
    return end(scene, outcome)


def end(scene: Scene, outcome: Outcome | None, by: ev.Side = "you") -> Decision:
    """End the call; an agreed one enters the step that follows it up."""
    if scene.state.ended:
        return refuse_ended()
    scene.move(TRIGGER_OF_OUTCOME[outcome])
    ended = ev.CallEnded(at=scene.at, action=scene.action, outcome=outcome, by=by)
    made: tuple[ev.Event, ...] = (*_silence_over(scene, kept=True), ended)
    if outcome == "agreed" and scene.state.step != scene.script.agreed:
        made += (
            ev.StepEntered(at=scene.at, action=scene.action, step=scene.script.agreed, by="end"),
        )
    return Decision(made)


def undo(scene: Scene) -> Decision:
    """Take back the last action that still counts; again and again."""
    counting = [
        event.action
        for event in effective(scene.events)
        if event.action > START and not isinstance(event, ev.CallResumed)
    ]
    if not counting:
        return refuse(_("There is nothing to take back."))
    return Decision((ev.ActionUndone(at=scene.at, action=scene.action, undone=counting[-1]),))


def _go(scene: Scene, trigger: str, by: ev.By, before: tuple[ev.Event, ...] = ()) -> Decision:
    if scene.state.ended:
        return refuse_ended()
    try:
        target = step_of(scene.move(trigger))
    except Illegal:
        return refuse(_last_step() if trigger == "next" else _("This is the first step."))
    entered = ev.StepEntered(at=scene.at, action=scene.action, step=target, by=by)
    return Decision((*_silence_over(scene, kept=False), *before, entered))


def _last_step() -> str:
    return _("This is the last step: end the call and say how it ended.")


def _left(scene: Scene) -> tuple[ev.StepLeft, ...]:
    missing = missing_facts(scene.state, scene.script)
    if not missing:
        return ()
    return (ev.StepLeft(at=scene.at, action=scene.action, step=scene.state.step, missing=missing),)


def _silence_over(scene: Scene, *, kept: bool) -> tuple[ev.Event, ...]:
    if not scene.state.waiting:
        return ()
    return (ev.WaitEnded(at=scene.at, action=scene.action, kept=kept),)


def _where_to_wait(scene: Scene) -> str:
    for number, step in enumerate(scene.script.steps.values(), 1):
        if step.wait:
            title = step.title.to(scene.state.voice)
            return _("Waiting belongs to step {step}.").format(step=f"{number} {title}")
    return _("This script has no step that waits.")
