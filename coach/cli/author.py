"""``coach check --phrases``: what authors of phrases should look at again."""

from __future__ import annotations

from coach.cli.parts import objections
from coach.playbook.load import load_objections, standard
from coach.words import _

SHOWN = 40
"""Remarks of one kind that are printed; the rest is counted."""


def print_phrase_advice() -> None:
    """Print colliding, redundant and stray phrases. Remarks, not errors.

    Which phrases stray is asked of the user's own ones: of the shipped ones thousands are there
    just because nothing else would be enough for them.
    """
    from coach.hearing import listen
    from coach.hearing.author import misheard, phrases, remarks

    playbook = objections()
    content = standard()
    shipped = set(phrases(load_objections(content._replace(own=content.own / "none"))))
    written = list(phrases(playbook))
    hearing = listen(playbook)
    found = list(remarks(written, hearing.language))
    found += misheard([phrase for phrase in written if phrase not in shipped], hearing)
    heads = {
        "collides": _("Phrases that say the same as a phrase of another class: {count}"),
        "misheard": _("Your phrases that sound like another class: {count}"),
        "redundant": _("Phrases that say the same as an earlier one of their class: {count}"),
    }
    for kind, head in heads.items():
        some = [remark for remark in found if remark.kind == kind]
        print(head.format(count=len(some)))
        for remark in some[:SHOWN]:
            own, other = remark.phrase, remark.other
            beside = f"{other.label}: {other.text}" if other else remark.heard
            print(f"  {own.label}/{own.reason}: {own.text}  ~  {beside}")
        if len(some) > SHOWN:
            print("  " + _("... and {count} more").format(count=len(some) - SHOWN))
