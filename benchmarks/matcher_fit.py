"""Fits what coach/hearing/fitted.py holds for a whole class, and prints it. One command:

    python -m benchmarks.matcher_fit

LEAN, the score that each class starts with, is fitted by gradient descent (logistic regression
with nothing but seven constants) on the project's own test sentences and on a sample of the
phrases, each counted without itself. Classes are weighted to the shares they have in a call,
where most of what is said is no objection. The reliability of the confidence that results is
printed beside it. Run it after the phrases have changed a great deal.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from coach.hearing import listen
from coach.hearing.author import left_out, phrases
from coach.hearing.evaluate import measure, read_rows
from coach.hearing.features import Spoken, evidence, features, tables, weighed
from coach.hearing.fitted import LEAN
from coach.hearing.hear import Hearing
from coach.hearing.reasons import Reasons
from coach.hearing.verdict import CLASSES
from coach.hearing.weighing import chances
from coach.hearing.words import BREAK
from coach.playbook.load import load_objections

SAID = Path(__file__).parent.parent / "tests" / "hearing" / "said"

IN_A_CALL = (0.08, 0.08, 0.06, 0.09, 0.65, 0.02, 0.02)
"""How often each of CLASSES is meant, as far as anybody can say."""

SAMPLE = 1_500
STEPS = 400


def main() -> None:
    """Print the fitted numbers."""
    from math import log

    objections = load_objections()
    hearing = listen(objections)
    known = list(phrases(objections))
    rows = [
        row
        for name in ("own", "notes", "ordinary", "tricky")
        for row in read_rows(SAID / f"{name}.tsv")
    ]
    examples = [(bare(row.text, hearing), CLASSES.index(row.label)) for row in rows]
    for phrase in random.Random(5).sample(known, SAMPLE):
        shares = left_out(phrase, hearing)
        scores = [log(max(share, 1e-9)) - lean for share, lean in zip(shares, LEAN, strict=True)]
        examples.append((scores, CLASSES.index(phrase.label)))
    lean = fitted(examples)
    print("LEAN =", tuple(round(one, 2) for one in lean), " now", LEAN)
    for band in measure(rows, hearing.hear).calibration:
        print(
            f"confidence {band.low:.1f} to {band.high:.1f}: {band.verdicts:5d} verdicts,"
            f" shown {band.confidence:.3f}, right {band.right:.3f}"
        )


def bare(text: str, hearing: Hearing) -> list[float]:
    """The scores of an utterance without any lean."""
    forms = [BREAK, *hearing.language.spelling.forms(text), BREAK]
    spoken = Spoken(forms, [0] * len(forms))
    found = evidence(features(spoken, hearing.language), tables(hearing.index))
    reasons = Reasons(hearing.index.reasons)
    return weighed(reasons.together(reasons.votes(found)), found)


def fitted(examples: Sequence[tuple[list[float], int]]) -> list[float]:
    """The lean under which the examples are most likely, weighted to IN_A_CALL."""
    sizes = [sum(own == at for _, own in examples) for at in range(len(CLASSES))]
    lean = list(LEAN)
    for _ in range(STEPS):
        change = [0.0] * len(CLASSES)
        for scores, own in examples:
            weight = IN_A_CALL[own] / sizes[own]
            shares = chances([score + one for score, one in zip(scores, lean, strict=True)])
            for at, share in enumerate(shares):
                change[at] += weight * ((at == own) - share)
        lean = [one + 3 * step for one, step in zip(lean, change, strict=True)]
    middle = sum(lean) / len(lean)
    return [one - middle for one in lean]


if __name__ == "__main__":
    main()
