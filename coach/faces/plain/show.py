"""Prompts as plain lines of text: no escape codes, readable aloud."""

from __future__ import annotations

from collections.abc import Iterator

from coach.call import events as ev
from coach.call.cards import ObjectionCard
from coach.call.commands import label_name, typed
from coach.call.fill import Sentence
from coach.call.prompts import Prompts
from coach.call.session import Reply
from coach.hearing.verdict import Verdict
from coach.words import _


def outcome_name(outcome: str | None, own: str = "") -> str:
    """An outcome as it stands on the screen; ``own`` is what the script calls it, if anything."""
    names = {
        "agreed": _("agreed to see the e-mail"),
        "again": _("call again"),
        "lost": _("lost"),
    }
    return own or names.get(outcome or "", _("no outcome noted"))


def ending(outcome: str, by: ev.Side) -> str:
    """How a call ended, and that it was the client who hung up."""
    return outcome if by == "you" else _("{outcome}, the client hung up").format(outcome=outcome)


def step_lines(prompts: Prompts) -> Iterator[str]:
    """A step: what to say, to ask, to note, to wait for and never to say."""
    yield f"== {prompts.number}/{prompts.total} {prompts.title} =="
    yield f"{_('Goal')}: {prompts.goal}"
    yield from _block(_("Say"), prompts.say)
    yield from _block(_("Ask"), prompts.ask)
    for field in prompts.facts:
        value = field.value or "…"
        yield f"{_('Note')}: {field.label} ({field.key}): {value}"
    for benefit in prompts.benefits:
        yield f"{_('Benefit')}: {benefit.text}"
    if prompts.wait_for:
        yield f"{_('Wait for')}: {prompts.wait_for}"
    for never in prompts.never:
        yield f"{_('Never')}: {never}"
    if prompts.confirm:
        yield f"{typed('/confirm')}: {prompts.confirm}"


def reply_lines(reply: Reply) -> Iterator[str]:
    """What came of an action."""
    for event in reply.events:
        yield from _event_lines(event, reply.prompts)
    if reply.message:
        yield reply.message if reply.ok else f"! {reply.message}"


def _event_lines(event: ev.Event, prompts: Prompts) -> Iterator[str]:
    match event:
        case ev.ClientSaid(verdict=verdict):
            yield heard_line(verdict)
            if prompts.also_heard:
                label = _("heard in it") if prompts.unsure else _("also heard")
                yield f"{label}: {', '.join(prompts.also_heard)}"
        case ev.YouSaid():
            for card in prompts.warnings:
                yield f"!! {card.name}: {card.warning}"
                yield f"   {_('Say')}: {card.instead.text}"
        case ev.StepEntered():
            yield from step_lines(prompts)
        case ev.StepConfirmed():
            yield _("Confirmed.")
        case ev.ObjectionOpened(kind=kind) | ev.ObjectionTakenUp(kind=kind):
            if prompts.objection and prompts.objection.kind == kind:
                yield from card_lines(prompts.objection)
        case ev.ObjectionResolved(kind=kind):
            yield _("Resolved: {name}.").format(name=label_name(kind))
            yield from _back_where(prompts)
        case ev.ObjectionDropped(kind=kind):
            yield _("Closed again: {name}.").format(name=label_name(kind))
        case ev.VerdictCorrected(label=label):
            yield _("Corrected: {name}. I keep that phrase.").format(name=label_name(label))
        case ev.DecisionAsked():
            if prompts.unsure:
                yield f"? {_('Ask')}: {prompts.unsure.ask.text}"
                yield f"  {prompts.unsure.why}"
        case ev.CueHeard(put_off=True):
            if prompts.put_off:
                yield f"{_('Say')}: {prompts.put_off.say.text}"
        case ev.ResponsePicked(response=picked):
            for response in prompts.objection.responses if prompts.objection else ():
                if response.id == picked:
                    yield f"{_('Say')}: {response.say.text}"
                    yield f"  {response.why}"
        case ev.FactNoted(key=key, value=value):
            yield _("Noted {key}: {value}").format(key=key, value=value)
        case ev.NoteTaken(text=text):
            yield _("Note kept: {text}").format(text=text)
        case ev.WaitStarted():
            if prompts.waiting:
                yield f"{prompts.waiting.say} ({prompts.waiting.seconds} s)"
        case ev.WaitEnded(kept=kept):
            yield (
                _("The client spoke first: well waited.")
                if kept
                else _("You spoke first: next time let the silence work.")
            )
        case ev.CallEnded(outcome=outcome):
            named = outcome_name(outcome, prompts.outcome_name)
            yield _("The call has ended: {outcome}.").format(outcome=named)
        case ev.ActionUndone():
            yield _("Taken back.")
            yield from _back_where(prompts)
        case _:
            return


def heard_line(verdict: Verdict) -> str:
    """A verdict in one line: the label, how sure, and the words that decided."""
    words = ", ".join(verdict.evidence)
    line = f"[{label_name(verdict.label)} {verdict.confidence:.0%}]"
    return f"{line} {words}" if words else line


def card_lines(card: ObjectionCard) -> Iterator[str]:
    """An objection with the question that finds out more and the responses, the best first."""
    reason = f": {card.reason}" if card.reason else ""
    again = f" ({_('said before')})" if card.again else ""
    yield f"** {card.name}{reason}{again} **"
    if card.find_out:
        yield f"{_('First ask')}: {card.find_out.text}"
    for number, response in enumerate(card.responses, 1):
        yield f"{number}. {response.say.shown}"
        yield f"   ({response.why})"
    for hint in card.hints:
        yield f"   {hint.say.shown}"
    if card.below:
        yield _("Still open below: {names}").format(names=", ".join(card.below))


def _block(title: str, sentences: tuple[Sentence, ...]) -> Iterator[str]:
    for sentence in sentences:
        yield sentence.shown if sentence.kind == "prompt" else f"{title}: {sentence.text}"


def _back_where(prompts: Prompts) -> Iterator[str]:
    yield prompts.where
