"""The review line by line: an utterance, what is heard, and what it really was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TextIO

from coach.call.commands import label_name, label_named
from coach.call.doubts import Doubt
from coach.faces.plain.show import heard_line
from coach.hearing.verdict import LABELS, Verdict
from coach.words import _, ngettext


def converse(
    found: Sequence[Doubt],
    hear: Callable[[str], Verdict],
    learn: Callable[[str, str], None],
    lines: TextIO,
    out: TextIO,
) -> Iterator[str]:
    """Ask for each utterance what it was; yields each text that has been dealt with.

    A label is learned, an empty line keeps what is heard, ``q`` stops.
    """
    if not found:
        print(_("Nothing to review: no utterance was unsure or corrected."), file=out)
        return
    count = len(found)
    head = ngettext("{count} utterance to review.", "{count} utterances to review.", count)
    print(head.format(count=count), file=out)
    names = ", ".join(label for label in LABELS if label != "unsure")
    print(_("Answer with {labels}; Enter keeps it; q stops.").format(labels=names), file=out)
    for number, doubt in enumerate(found, 1):
        print(f"\n{number}/{count}  {doubt.text}", file=out)
        now = heard_line(hear(doubt.text))
        before = label_name(doubt.corrected or doubt.heard)
        print("  " + _("then: {before}; now: {now}").format(before=before, now=now), file=out)
        while True:
            out.flush()
            line = lines.readline()
            answer = line.strip()
            if not line or answer.casefold() == "q":
                return
            label = label_named(answer)
            if not answer or (label and label != "unsure"):
                break
            print("  " + _("Answer with one of {labels}.").format(labels=names), file=out)
        if label and answer:
            learn(doubt.text, label)
            print("  " + _("Learned: {name}.").format(name=label_name(label)), file=out)
        yield doubt.text
