"""The playbook as one Markdown text, to read before a call or to print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coach.call.cards import benefit_lines, response_cards
from coach.call.facts import labels_of
from coach.call.fill import Sentence, sentence, sentences
from coach.playbook.model import KINDS, Objection, Objections, Question, Response, Script, Step
from coach.playbook.text import Voice, language_of
from coach.words import _


def handbook(script: Script, objections: Objections, voice: Voice) -> str:
    """Steps, benefits, objections with their responses, and guardrails."""
    labels = labels_of(script, voice)
    lines = [
        f"# {script.name.to(voice)}",
        "",
        script.about.to(voice),
        "",
        _("What stands in ‹ › is noted in the call; what stands in [ ] is for you alone."),
        _("A mark like (A7) names the section of the article that the advice comes from."),
        "",
        *_steps(script, objections, voice, labels),
        *_benefits(objections, voice, labels),
        *_objections(objections, voice, labels),
        *_guardrails(objections, voice, labels),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _steps(
    script: Script, objections: Objections, voice: Voice, labels: Mapping[str, str]
) -> Iterator[str]:
    phases = {
        "prepare": _("Before the call"),
        "call": _("The call"),
        "follow_up": _("After the call"),
    }
    phase = ""
    for number, step in enumerate(script.steps.values(), 1):
        if step.phase != phase:
            phase = step.phase
            yield from (f"## {phases[phase]}", "")
        yield from (f"### {number}. {step.title.to(voice)}", "", step.goal.to(voice), "")
        yield from _step(step, script, voice, labels)
        yield from _cues(step, script, objections, voice, labels)


def _cues(
    step: Step, script: Script, objections: Objections, voice: Voice, labels: Mapping[str, str]
) -> Iterator[str]:
    """What the client may ask here, and what comes of it."""
    names = {cue: objections.cues[cue].name.to(voice) for cue in (*step.on, *step.off)}
    for cue, target in step.on.items():
        title = script.steps[target].title.to(voice)
        yield _("**If they ask {cue}:** on to {step}.").format(
            cue=_quoted(names[cue], voice), step=title
        )
    for cue, line in step.off.items():
        text = sentence(cue, line, voice, {}, labels).text
        yield _("**If they ask {cue}:** {line}").format(
            cue=_quoted(names[cue], voice), line=_quoted(text, voice)
        )
    if names:
        yield ""


def _step(step: Step, script: Script, voice: Voice, labels: Mapping[str, str]) -> Iterator[str]:
    yield from _listed(_("Say"), sentences(step.say, voice, {}, labels), voice)
    asked = tuple(Sentence(key, script.facts[key].ask.to(voice)) for key in step.facts)
    yield from _listed(_("Ask"), (*asked, *sentences(step.ask, voice, {}, labels)), voice)
    if step.facts:
        names = ", ".join(script.facts[key].label.to(voice) for key in step.facts)
        yield from (f"**{_('Note')}:** {names}", "")
    if step.wait_for:
        yield from (f"**{_('Wait for')}:** {step.wait_for.to(voice)}", "")
    if step.wait:
        yield from (f"**{_('Silence')}:** {step.wait.say.to(voice)}", "")
    for text in step.never.values():
        yield from (f"**{_('Never')}:** {text.to(voice)}", "")
    yield from (f"**{_('Done when')}:** {step.done_when.to(voice)}", "")


def _benefits(objections: Objections, voice: Voice, labels: Mapping[str, str]) -> Iterator[str]:
    yield from (f"## {_('What the client gains')}", "")
    lines = benefit_lines(objections, voice, {}, labels)
    for number, (benefit, line) in enumerate(
        zip(objections.benefits.values(), lines, strict=True), 1
    ):
        yield f"{number}. **{benefit.name.to(voice)}.** {line.text}"
    yield ""


def _objections(objections: Objections, voice: Voice, labels: Mapping[str, str]) -> Iterator[str]:
    yield from (f"## {_('Objections')}", "")
    unsure = objections.unsure
    ask = sentence("unsure", unsure.ask, voice, {}, labels)
    yield from (
        f"**{_('First')}:** {_quoted(ask.text, voice)} {unsure.why.to(voice)} ({unsure.section})",
        "",
    )
    for kind in KINDS:
        objection = objections.objections[kind]
        yield from (f"### {objection.name.to(voice)}", "", objection.about.to(voice), "")
        find_out = sentence("find_out", objection.find_out, voice, {}, labels)
        yield from (f"**{_('First ask')}:** {_quoted(find_out.text, voice)}", "")
        for question in objection.questions.values():
            ask = sentence("", question.ask, voice, {}, labels)
            yield f"- {_best_for(objection, question, voice)}{_said(ask, voice)}"
        yield from ("", f"**{_('Then answer')}:**", "")
        for card in response_cards(objections, kind, "", voice, {}, labels):
            made_for = _best_for(objection, objection.responses[card.id], voice)
            yield f"- {made_for}{_said(card.say, voice)}  "
            yield f"  *{card.why} ({card.section})*"
        yield ""
        yield from (f"{_('How it sounds')}:", "")
        for reason in objection.reasons.values():
            if heard := reason.phrases(language_of(voice))[:3]:
                quoted = " · ".join(_quoted(phrase, voice) for phrase in heard)
                yield f"- {reason.about.to(voice)}: {quoted}"
        yield ""


def _best_for(objection: Objection, made: Question | Response, voice: Voice) -> str:
    """The reasons for which something is asked or answered, as the label before it."""
    reasons = [objection.reasons[name] for name in made.best_for if name in objection.reasons]
    about = " · ".join(reason.about.to(voice) for reason in reasons)
    return f"**{about}:** " if about else ""


def _guardrails(objections: Objections, voice: Voice, labels: Mapping[str, str]) -> Iterator[str]:
    yield from (f"## {_('Never')}", "")
    for name, guardrail in objections.guardrails.items():
        instead = sentence(name, guardrail.instead, voice, {}, labels)
        warning = f"{guardrail.warning.to(voice)} {_quoted(instead.text, voice)}"
        yield f"- **{guardrail.name.to(voice)}.** {warning}"
    yield ""


def _listed(title: str, lines: tuple[Sentence, ...], voice: Voice) -> Iterator[str]:
    if not lines:
        return
    yield from (f"**{title}:**", "")
    for line in lines:
        yield f"- {_said(line, voice)}"
    yield ""


def _said(line: Sentence, voice: Voice) -> str:
    return f"[{line.text}]" if line.kind == "prompt" else _quoted(line.text, voice)


def _quoted(text: str, voice: Voice) -> str:
    return f"“{text}”" if voice == "en" else f"„{text}“"
