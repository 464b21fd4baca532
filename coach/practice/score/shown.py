"""What explains a point that no words of its own earned or cost.

A rule that was kept is shown where it was put to the test, a missing move where it belonged. A
line that says nothing about it is no evidence: then none is quoted.
"""

from __future__ import annotations

from coach.playbook.scoring import Check
from coach.practice.score.account import Said
from coach.practice.score.finding import Ground
from coach.practice.score.measures import in_the_order, made, ordered_checks

HELPFUL = 2
"""Questions that are thanked for an objection that never came."""


def where_tested(check: Check, ground: Ground) -> Said | None:
    """The first answer to what could have led to breaking a rule."""
    scoring = ground.scoring
    wrong = {*scoring.hostile, *scoring.giving_in}
    objecting = [
        reply
        for objection in ground.objections
        if objection.kind in check.tested_by
        for reply in ([objection.answer] if objection.answer else objection.replies[:1])
    ]
    asking = [
        reply
        for line in ground.account.theirs
        if line.label in check.tested_by and not line.objects
        for reply in ground.account.reply(line.turn)
    ]
    answers = [line for line in (*objecting, *asking) if line.moves and not line.moves & wrong]
    return min(answers, key=lambda line: line.number, default=None)


def where_it_belonged(moves: set[str], ground: Ground) -> Said | None:
    """The first line of a later stage, before which one of these moves should have come."""
    stages = ordered_checks(ground.scoring)
    own = next((place for place, stage in enumerate(stages) if moves & set(stage.moves)), None)
    if own is None:
        return None
    later = stages[own + 1 :]
    too_soon = {move for stage in later for move in stage.avoid}
    lines = [line for stage in later for line in in_the_order(stage, ground)]
    lines += [line for line in ground.account.yours if line.moves & too_soon]
    return min(lines, key=lambda line: line.number, default=None)


def found_out(ground: Ground) -> tuple[Said, ...]:
    """The first questions that found something out."""
    foundation = ground.scoring.parts.get(ground.scoring.foundation)
    checks = foundation.checks.values() if foundation else ()
    questions = {line.number: line for check in checks for line in made(check, ground)}
    return tuple(questions[number] for number in sorted(questions)[:HELPFUL])
