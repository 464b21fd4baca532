"""The phrases of a playbook, and what a user's own file adds to them or takes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from coach.playbook.model import Objections, Reason


class Said(NamedTuple):
    """Phrases of one reason in one language, one a line."""

    label: str
    reason: str
    lang: str
    text: str


def said_by(objections: Objections) -> Iterator[Said]:
    """All phrases of a playbook."""
    groups = {label: one.reasons for label, one in objections.objections.items()}
    groups |= {cue: one.reasons for cue, one in objections.cues.items()}
    groups["none"] = objections.none.reasons
    for label, of in groups.items():
        for name, reason in of.items():
            for lang, written in (("en", reason.en), ("de", reason.de)):
                text = (written if isinstance(written, str) else "\n".join(written)).rstrip("\n")
                if text:
                    yield Said(label, name, lang, text)


def beyond(less: Objections, more: Objections) -> Iterator[Said]:
    """What ``more`` says that ``less`` does not."""
    known = {(said.label, said.reason, said.lang): said.text for said in said_by(less)}
    for said in said_by(more):
        before = known.get(said[:3], "")
        if said.text != before:
            lines = frozenset(map(str.strip, before.splitlines()))
            new = [line for line in said.text.splitlines() if line.strip() not in lines]
            if new:
                yield said._replace(text="\n".join(new))


def without_phrases(objections: Objections) -> Objections:
    """The same objections with nothing to listen for: what a card shows, and little to hold."""
    replace = msgspec.structs.replace

    def bare(reasons: dict[str, Reason]) -> dict[str, Reason]:
        return {name: replace(reason, en=(), de=()) for name, reason in reasons.items()}

    return replace(
        objections,
        objections={
            kind: replace(one, reasons=bare(one.reasons))
            for kind, one in objections.objections.items()
        },
        cues={cue: replace(one, reasons=bare(one.reasons)) for cue, one in objections.cues.items()},
        none=replace(objections.none, reasons=bare(objections.none.reasons)),
    )
