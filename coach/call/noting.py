"""Decisions on facts and notes."""

from __future__ import annotations

from coach.call import events as ev
from coach.call.scene import Decision, Scene, refuse
from coach.call.volume import ESTIMATED, hours_a_month, is_open_sum
from coach.clean import clean
from coach.playbook.model import Script
from coach.playbook.text import BRIEF_SLOTS
from coach.words import _, number


def fact_line(scene: Scene, rest: str) -> Decision:
    """``KEY VALUE`` notes a fact, ``KEY += VALUE`` adds to it."""
    word, _space, value = rest.strip().partition(" ")
    if word.endswith("+="):
        return append_fact(scene, word[:-2], value)
    if value.startswith("+="):
        return append_fact(scene, word, value[2:])
    return note_fact(scene, word, value)


def note_fact(scene: Scene, word: str, value: str) -> Decision:
    """Note a fact; a repeated one replaces."""
    key = key_named(scene.script, word)
    value = clean(value)
    if key is None:
        return refuse(
            _("Say which fact: /fact KEY VALUE, with one of {keys}.").format(
                keys=", ".join(scene.script.facts)
            )
        )
    if not value:
        return refuse(_("Say what to note: /fact {key} VALUE.").format(key=key))
    value, message = _estimated(scene.script, key, value)
    return Decision(
        (ev.FactNoted(at=scene.at, action=scene.action, key=key, value=value),), message
    )


def append_fact(scene: Scene, word: str, value: str) -> Decision:
    """Add to what is noted."""
    key = key_named(scene.script, word)
    before = scene.state.facts.get(key, "") if key else ""
    joined = f"{before.partition(ESTIMATED)[0]}; {value.strip()}" if before else value
    return note_fact(scene, word, joined if value.strip() else "")


def note(scene: Scene, text: str) -> Decision:
    """Keep a free note."""
    text = clean(text)
    if not text:
        return refuse(_("Say what to note: /note TEXT."))
    return Decision((ev.NoteTaken(at=scene.at, action=scene.action, text=text),))


def key_named(script: Script, word: str) -> str | None:
    """The fact that the user means, by its key or by its label on the screen."""
    word = clean(word).casefold()
    if word in script.facts or word in BRIEF_SLOTS:
        return word
    for key, fact in script.facts.items():
        if word in {fact.label.en.casefold(), fact.label.to("sie").casefold()}:
            return key
    return None


def _estimated(script: Script, key: str, value: str) -> tuple[str, str]:
    """The value with the hours it comes to (A8, step 3), and a remark that says so."""
    fact = script.facts.get(key)
    typed = value.partition(ESTIMATED)[0]
    if not fact or not fact.estimate:
        return value, ""
    hours = hours_a_month(typed)
    if hours is None:
        return typed, _open_sum() if is_open_sum(typed) else ""
    return (
        f"{typed}{ESTIMATED}{hours:g} h",
        _("That makes about {hours} hours a month.").format(hours=number(hours)),
    )


def _open_sum() -> str:
    return _("Noted; it does not add up to hours. Write pieces x hours: 8 posts x 1.5 h.")
