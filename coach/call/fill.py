"""Lines with facts in braces, filled with what is known of the client."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

import msgspec

from coach.playbook.text import SLOT, Line, Voice


class Prepared(str):
    """A fact that stands in the brief alone: the client has not said it."""

    __slots__ = ()


class Sentence(msgspec.Struct, frozen=True):
    """Words on the screen: a line to say, or a prompt to the user in place of one."""

    id: str
    text: str
    kind: Literal["say", "prompt"] = "say"
    gaps: tuple[str, ...] = ()
    """Facts that the line names and nobody has noted yet; they stand in ‹ › in the text."""

    @property
    def shown(self) -> str:
        """The words; what is a prompt, and not to be said, in brackets."""
        return f"[{self.text}]" if self.kind == "prompt" else self.text


def sentence(
    name: str, line: Line, voice: Voice, facts: Mapping[str, str], labels: Mapping[str, str]
) -> Sentence:
    """The line as it is to be said now.

    ``facts`` fill the braces; a fact that is unknown shows its label from ``labels`` in ‹ ›, and
    the name of a contact whom nobody would call by it is left out with its comma. A line whose
    ``needs`` are not met turns into its prompt: nobody is made to say what is not true.
    """
    unmet = [need for need in line.needs if not facts.get(need, "").strip()]
    if unmet and line.otherwise is not None:
        return Sentence(name, _filled(line.otherwise.to(voice), facts, labels)[0], "prompt")
    words = line.to(voice)
    if line.untold is not None and _names_prepared(words, facts):
        words = line.untold.to(voice)
    text, gaps = _filled(words, facts, labels)
    return Sentence(name, text, "prompt" if unmet else "say", gaps)


def sentences(
    lines: Mapping[str, Line], voice: Voice, facts: Mapping[str, str], labels: Mapping[str, str]
) -> tuple[Sentence, ...]:
    """All lines of a mapping, in order."""
    return tuple(sentence(name, line, voice, facts, labels) for name, line in lines.items())


def _names_prepared(words: str, facts: Mapping[str, str]) -> bool:
    return any(isinstance(facts.get(key), Prepared) for key in SLOT.findall(words))


_CALLED = re.compile(r",? \{contact\}")


def _filled(
    text: str, facts: Mapping[str, str], labels: Mapping[str, str]
) -> tuple[str, tuple[str, ...]]:
    gaps: list[str] = []
    if facts.get("contact") == "":  # known, and yet no name to say
        text = _CALLED.sub("", text)

    def value(slot: re.Match[str]) -> str:
        key = slot[1]
        if known := facts.get(key, "").strip():
            return known
        gaps.append(key)
        return f"‹{labels.get(key, key)}›"

    return SLOT.sub(value, text), tuple(gaps)
