"""The law of the better line: whoever says it where it belongs is not blamed for the same again."""

from __future__ import annotations

import re

import pytest

from coach.playbook.scoring import Scoring
from coach.playbook.text import Voice
from tests.practice.calls import STEPS, THEIRS, WORRIES, YOURS
from tests.practice.conftest import ScoreText
from tests.practice.test_score_evidence import point

VOICES: tuple[Voice, ...] = ("en", "sie", "du")
STANDS_FOR = {
    "discovery.workload": "workload",
    "discovery.goals": "goals",
    "discovery.pains": "pains",
    "discovery.success": "success",
    "discovery.volume": "volume",
    "steps.discover": "workload",
    "steps.suggest": "suggest",
    "steps.flat_fee": "flat_fee",
    "steps.propose": "propose",
    "steps.explain": "explain",
    "steps.price": "price",
    "steps.order": "greets",
    "wait.kept": "propose",
    "objections.asked_first": "asks_first",
    "objections.right_answer": "answer",
    "price.kept": "price",
    "price.three_options": "price",
    "benefits.best_three": "explain",
    "next.agreed": "next",
}
"""The lines of a perfect call that a better line takes the place of; others come in addition."""
AFTER = {
    "questions.count": "pains",
    "questions.spread": "flat_fee",
    "objections.resolved": "answer",
}
TALKS = {
    "en": "Well, where do I start? " * 20,
    "de": "Tja, wo fange ich da an? " * 20,
}
"""A client who gets to talk."""
_DIRECTION = re.compile(r"\s*\([^)]*\)$")
"""What the line says to do, and nobody speaks."""


def a_call_with(name: str, better: str, voice: Voice) -> str:
    """A perfect call in which a better line is spoken at its place."""
    language = "en" if voice == "en" else "de"
    yours, theirs = YOURS[language], THEIRS[language]
    worry = next(w for w in WORRIES[language] if w.kind == "results")
    lines = list[str]()

    def you(role: str, text: str) -> None:
        lines.append("> " + (better if STANDS_FOR.get(name) == role else text))
        if name not in STANDS_FOR and AFTER.get(name, "answer") == role:
            lines.extend((theirs["fine"][0], f"> {better}"))
            lines.extend([TALKS[language]] if name == "talk.word_share" else [])

    for step in STEPS:
        if step == "price":
            lines.append(theirs["fee"][0])
        you(step, yours[step][0])
        if step == "explain":
            lines.append(worry.client)
            you("asks_first", yours["asks_first"][0])
            lines.append(theirs["flat_fee"][0])
            you("answer", worry.answer)
            lines.append(theirs["fine"][0])
        elif step in theirs:
            lines.append(theirs[step][0])
    return "\n".join(lines)


@pytest.mark.parametrize("voice", VOICES)
def test_a_better_line_is_not_blamed_by_the_check_that_offers_it(
    scoring: Scoring, score_text: ScoreText, voice: Voice
) -> None:
    blamed = {}
    for part, checks in scoring.parts.items():
        for key, check in checks.checks.items():
            name = f"{part}.{key}"
            better = _DIRECTION.sub("", check.better.to(voice))
            found = point(score_text(a_call_with(name, better, voice), voice), name)
            if found.lost:
                blamed[name] = (found.lost, better)
    assert not blamed
