"""Whether a client suits a retainer (A4), and whether the answer of step 2 says it all (A2)."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from coach.call.guard import fold
from coach.offer.advice import Answer
from coach.offer.brief import Brief
from coach.words import Language

Verdict = Literal["good", "maybe", "not_yet"]
Known = Literal["yes", "no", "unknown"]

CRITERIA = ("need", "growth", "budget", "regular")
"""Ongoing need, wish to grow, fixed monthly budget; and regular work, which makes it easier."""


class Qualification(msgspec.Struct, frozen=True):
    """The verdict, with what is known of every criterion as its reasons."""

    verdict: Verdict
    known: dict[str, Known]


def qualify(brief: Brief) -> Qualification:
    """Good with need, growth and budget; not yet without need, or without growth and budget."""
    known: dict[str, Known] = {key: _known(getattr(brief, key)) for key in CRITERIA}
    if known["growth"] == "unknown" and brief.goals:
        known["growth"] = "yes"
    if known["need"] == "no" or known["growth"] == known["budget"] == "no":
        return Qualification("not_yet", known)
    if all(known[key] == "yes" for key in ("need", "growth", "budget")):
        return Qualification("good", known)
    return Qualification("maybe", known)


def _known(answer: bool | None) -> Known:
    return "unknown" if answer is None else "yes" if answer else "no"


class AnswerCheck(msgspec.Struct, frozen=True):
    """The answer of step 2, held against the nine benefits."""

    named: tuple[str, ...]
    """Ids of the benefits that it names."""
    unnamed: tuple[str, ...]
    words: int
    seconds: int
    """How long it takes, read aloud calmly."""


def check_answer(answer: str, advice: Answer, language: Language) -> AnswerCheck:
    """Which benefits an answer names, and how long it takes to say."""
    folded = fold(answer)
    named = tuple(
        name
        for name, phrases in advice.benefits.items()
        if _pattern(phrases.phrases("en") + phrases.phrases("de")).search(folded)
    )
    words = len(answer.split())
    pace = advice.pace.en if language == "en" else advice.pace.de
    return AnswerCheck(
        named=named,
        unnamed=tuple(name for name in advice.benefits if name not in named),
        words=words,
        seconds=round(words * 60 / pace),
    )


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    parts = [
        re.escape(fold(phrase)).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for phrase in phrases
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)" if parts else r"(?!)")
