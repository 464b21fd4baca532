"""``coach check --phrases``: what authors of phrases should look at again."""

from __future__ import annotations

from coach.cli.parts import objections
from coach.words import _

SHOWN = 40
"""Remarks of one kind that are printed; the rest is counted."""


def print_phrase_advice() -> None:
    """Print colliding, stray and redundant phrases. Remarks, not errors."""
    from coach.hearing.author import misheard, phrases, remarks
    from coach.hearing.hear import listen

    playbook = objections()
    written = list(phrases(playbook))
    hearing = listen(playbook)
    found = [*remarks(written, hearing.language), *misheard(written, hearing)]
    heads = {
        "collides": _("{count} phrases say the same as a phrase of another class:"),
        "misheard": _("{count} phrases would be misheard if they were not written down:"),
        "redundant": _("{count} phrases say the same as an earlier one of their class:"),
    }
    for kind, head in heads.items():
        some = [remark for remark in found if remark.kind == kind]
        print(head.format(count=len(some)))
        for remark in some[:SHOWN]:
            other = remark.other
            beside = f"{other.label}: {other.text}" if other else remark.heard
            print(
                f"  {remark.phrase.label}/{remark.phrase.reason}: {remark.phrase.text}  ~  {beside}"
            )
        if len(some) > SHOWN:
            print("  " + _("... and {count} more").format(count=len(some) - SHOWN))
