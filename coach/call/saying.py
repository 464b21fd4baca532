"""Decisions on what was said: by the client, by the user, and what had been misheard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from coach.call import events as ev
from coach.call.cards import ResponseCard
from coach.call.commands import label_name, label_named, typed
from coach.call.machine import step_of
from coach.call.scene import Decision, Scene, refuse, refuse_ended
from coach.call.state import CallState, apply, effective, fold
from coach.hearing.verdict import LABELS, Verdict
from coach.playbook.model import CUES, KINDS, CueName, Kind
from coach.words import _


def client_said(scene: Scene, text: str, verdict: Verdict, also: Mapping[Kind, str]) -> Decision:
    """The client said ``text``: keep it, and follow what it means.

    ``also`` are the kinds of objection heard beside it, with their reasons or nothing.
    """
    if scene.state.ended:
        return refuse_ended()
    said = ev.ClientSaid(
        at=scene.at,
        action=scene.action,
        text=text,
        verdict=verdict,
        also=tuple(also),
        reasons={kind: reason for kind, reason in also.items() if reason},
    )
    return Decision(
        (said, *_client_broke_silence(scene), *_follow(scene, verdict.label, verdict.reason))
    )


def you_said(scene: Scene, text: str, tripped: tuple[str, ...]) -> Decision:
    """The user said ``text``, and ran into these guardrails. Talking ends a silence."""
    if scene.state.ended:
        return refuse_ended()
    made: tuple[ev.Event, ...] = (
        ev.YouSaid(at=scene.at, action=scene.action, text=text, tripped=tripped),
    )
    if scene.state.waiting:
        made += (ev.WaitEnded(at=scene.at, action=scene.action, kept=False),)
    return Decision(made)


def correct(scene: Scene, word: str) -> Decision:
    """The last utterance was misheard: it is what ``word`` says."""
    label = label_named(word.strip())
    if label is None or label == "unsure":
        known = ", ".join(name for name in LABELS if name != "unsure")
        return refuse(
            _("Say what it was: /wrong LABEL, with one of {labels}.").format(labels=known)
        )
    heard = scene.state.last_heard
    if heard is None:
        return refuse(_("Nothing has been heard yet that could be wrong."))
    if heard.label == label:
        return refuse(_("It was heard as “{label}” already.").format(label=label_name(label)))
    corrected = ev.VerdictCorrected(
        at=scene.at, action=scene.action, text=heard.text, was=heard.label, label=label
    )
    made: tuple[ev.Event, ...] = (corrected, *_take_back(scene))
    after = _after(scene.state, made)
    # What follows belongs to the same action, so it is decided on the state in between.
    between = scene._replace(state=msgspec.structs.replace(after, action=scene.state.action))
    return Decision((*made, *_follow(between, label, _reason_heard(scene, label))))


def objected(scene: Scene, kind: Kind) -> Decision:
    """The user hears an objection of this kind; it answers an unsure as well."""
    if scene.state.ended:
        return refuse_ended()
    heard = scene.state.last_heard
    if scene.state.unsure and heard is not None and heard.label == "unsure":
        return correct(scene, kind)
    if is_open(scene.state, kind):
        if not scene.state.behind:
            return refuse(_("This objection is open already; /resolved closes it."))
        return Decision((ev.ObjectionTakenUp(at=scene.at, action=scene.action, kind=kind),))
    opened = ev.ObjectionOpened(at=scene.at, action=scene.action, kind=kind)
    return Decision((*_client_broke_silence(scene), opened))


def ask_which(scene: Scene) -> Decision:
    """The user cannot tell which it is: the article's first question (A7)."""
    if scene.state.ended:
        return refuse_ended()
    return Decision((ev.DecisionAsked(at=scene.at, action=scene.action),))


def resolve(scene: Scene) -> Decision:
    """The newest objection is answered: on to what was heard beside it, or where the call was."""
    if scene.state.ended:
        return refuse_ended()
    if not scene.state.open:
        return refuse(_("No objection is open."))
    scene.move("resolved")
    *below, answered = scene.state.open
    resolved = ev.ObjectionResolved(at=scene.at, action=scene.action, kind=answered.kind)
    beside = [
        ev.ObjectionOpened(at=scene.at, action=scene.action, kind=kind, reason=reason)
        for kind, reason in answered.beside.items()
        if all(kind != other.kind for other in below)
    ]
    return Decision((resolved, *reversed(beside)))


def pick(scene: Scene, which: str, shown: Sequence[ResponseCard]) -> Decision:
    """Choose one of the shown responses, by its number from 1 or its id."""
    if scene.state.put_off is not None:
        return refuse(_("There is nothing to pick: the line shown is the one to say."))
    if not shown:
        return refuse(_("No objection is open, so there is no response to pick."))
    if scene.state.behind:
        command = typed(f"/{scene.state.open[-1].kind}")
        return refuse(_("Take the objection up again first: {command}.").format(command=command))
    numbered = {str(number): response for number, response in enumerate(shown, 1)}
    named = {response.id: response for response in shown}
    response = numbered.get(which) or named.get(which)
    if response is None:
        return refuse(_("Pick a response by its number, 1 to {count}.").format(count=len(shown)))
    return Decision(
        (
            ev.ResponsePicked(
                at=scene.at, action=scene.action, response=response.id, say=response.say.shown
            ),
        )
    )


def unpick(scene: Scene) -> Decision:
    """Take the last action back if it has picked a response."""
    newest = effective(scene.events)[-1:]
    return Decision(
        tuple(
            ev.ActionUndone(at=scene.at, action=scene.action, undone=event.action)
            for event in newest
            if isinstance(event, ev.ResponsePicked)
        )
    )


def is_open(state: CallState, kind: Kind) -> bool:
    """Whether the newest open objection is of this kind: the client goes on about it."""
    return state.objection is not None and state.objection.kind == kind


def _follow(scene: Scene, label: str, reason: str) -> tuple[ev.Event, ...]:
    """The events that follow from what was heard."""
    if scene.state.ended:
        return ()
    for kind in KINDS:
        if label == kind:
            if is_open(scene.state, kind):
                return ()
            return (ev.ObjectionOpened(at=scene.at, action=scene.action, kind=kind, reason=reason),)
    for cue in CUES:
        if label == cue:
            return _follow_cue(scene, cue)
    if label == "unsure" and (scene.state.behind or not scene.state.open):
        return (ev.DecisionAsked(at=scene.at, action=scene.action),)
    return ()


def _follow_cue(scene: Scene, cue: CueName) -> tuple[ev.Event, ...]:
    """A cue moves on where the script says so; else it is put off (A8, steps 6 to 8)."""
    step = scene.script.steps[scene.state.step]
    moves = cue in step.on
    heard = ev.CueHeard(
        at=scene.at, action=scene.action, cue=cue, put_off=not moves and cue in step.off
    )
    if not moves:
        return (heard,)
    target = step_of(scene.move(f"cue_{cue}"))
    return (heard, ev.StepEntered(at=scene.at, action=scene.action, step=target, by="cue"))


def _client_broke_silence(scene: Scene) -> tuple[ev.Event, ...]:
    if not scene.state.waiting:
        return ()
    return (ev.WaitEnded(at=scene.at, action=scene.action, kept=True),)


def _reason_heard(scene: Scene, label: str) -> str:
    """The reason in the words that are corrected, where they were heard as ``label`` at first.

    An agreement keeps the reason of the objection that it would have been elsewhere.
    """
    first = [e.verdict for e in effective(scene.events) if isinstance(e, ev.ClientSaid)][-1]
    heard = first.runner_up if first.label == "none" else first.label
    return first.reason if heard == label else ""


def _take_back(scene: Scene) -> tuple[ev.Event, ...]:
    """Undo what followed from the misheard utterance, or from an earlier correction of it."""
    counting = effective(scene.events)
    heard = [e.action for e in counting if isinstance(e, (ev.ClientSaid, ev.VerdictCorrected))]
    made: list[ev.Event] = []
    for event in counting:
        if event.action != heard[-1]:
            continue
        if isinstance(event, ev.ObjectionOpened) and _is_on_top(scene.state, event):
            made.append(ev.ObjectionDropped(at=scene.at, action=scene.action, kind=event.kind))
        if isinstance(event, ev.StepEntered) and scene.state.step == event.step:
            before = fold(e for e in counting if e.action < event.action).step
            made.append(ev.StepEntered(at=scene.at, action=scene.action, step=before, by="back"))
    return tuple(made)


def _is_on_top(state: CallState, opened: ev.ObjectionOpened) -> bool:
    top = state.objection
    return top is not None and top.at == opened.at and top.kind == opened.kind


def _after(state: CallState, events: tuple[ev.Event, ...]) -> CallState:
    for event in events:
        state = apply(state, event)
    return state
