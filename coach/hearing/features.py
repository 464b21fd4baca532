"""The features of one utterance, each with the place of its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from coach.hearing.index import Key, Language
from coach.hearing.meaning import negated
from coach.hearing.weighing import Scores, Table
from coach.hearing.words import BREAK

Places = tuple[int, ...]
"""Which pieces of the utterance a feature is made of; -1 is its edge."""


class Spoken(NamedTuple):
    """The words of an utterance, and for each the piece of text that it comes from."""

    forms: list[str]
    places: list[int]


def clauses(spoken: Spoken, turns: frozenset[str]) -> list[Spoken]:
    """The clauses of an utterance: between full stops, and from a "but" on."""
    found: list[Spoken] = []
    now = Spoken([], [])
    for form, at in zip(*spoken, strict=True):
        if (form == BREAK or form in turns) and now.forms:
            found.append(now)
            now = Spoken([], [])
        if form != BREAK:
            now.forms.append(form)
            now.places.append(at)
    return [
        Spoken([BREAK, *forms, BREAK], [-1, *places, -1])
        for forms, places in (*found, now)
        if forms
    ]


class Evidence(NamedTuple):
    """The features of one group that were ever said, and what they say."""

    group: str
    scale: float
    keys: tuple[Key, ...]
    places: tuple[Places, ...]
    scores: tuple[Scores, ...]


def features(spoken: Spoken, language: Language) -> dict[str, dict[Key, Places]]:
    """All features by group."""
    forms, places = spoken
    said = [(form, (at,)) for form, at in zip(forms, places, strict=True) if form != BREAK]
    signs = list(map(language.signs.__getitem__, forms))
    stems = negated(list(map(language.stems.__getitem__, forms)), signs)
    content: list[str] = []
    stands: list[int] = []
    for form, at in zip(forms, places, strict=True):
        for sign in language.content[form]:
            content.append(sign)
            stands.append(at)
    content = negated(content, content)
    near: dict[Key, Places] = {}
    for gap in (3, 2, 1):
        near.update(
            zip(
                zip(content, content[gap:], strict=False),
                zip(stands, stands[gap:], strict=False),
                strict=True,
            )
        )
    return {
        "word": dict(said),
        "concept": {name: at for form, at in said for name in language.concepts[form]},
        "gram": {gram: at for form, at in said for gram in language.grams[form]},
        "pair": dict(zip(pairwise(stems), pairwise(places), strict=True)),
        "triple": dict(
            zip(
                zip(signs, signs[1:], signs[2:], strict=False),
                zip(places, places[1:], places[2:], strict=False),
                strict=True,
            )
        ),
        "content": near,
    }


def evidence(
    found: Mapping[str, Mapping[Key, Places]], tables: Mapping[str, Table]
) -> list[Evidence]:
    """What the features say, group by group; features never said before say nothing."""
    result = []
    for group, table in tables.items():
        mine = found[group]
        known = [
            (key, where, says)
            for (key, where), says in zip(mine.items(), map(table.__getitem__, mine), strict=True)
            if says is not None
        ]
        if known:
            keys, places, scores = zip(*known, strict=True)
            result.append(Evidence(group, 1 / sqrt(len(known)), keys, places, scores))
    return result


def weighed(lean: Sequence[float], found: Sequence[Evidence]) -> list[float]:
    """The scores of all classes together."""
    sums = list(lean)
    for group in found:
        scale = group.scale
        for at, column in enumerate(zip(*group.scores, strict=True)):
            sums[at] += scale * sum(column)
    return sums


def share(found: Sequence[Evidence], part: float) -> list[Evidence]:
    """The same evidence, counting only in part."""
    return [group._replace(scale=group.scale * part) for group in found]


def leads(found: Sequence[Evidence], best: int, second: int, size: int) -> list[float]:
    """How much each of ``size`` pieces of the utterance speaks for ``best`` over ``second``."""
    power = [0.0] * size
    for group in found:
        scale = group.scale
        for places, scores in zip(group.places, group.scores, strict=True):
            lead = scale * (scores[best] - scores[second])
            if len(places) > 1:
                lead /= len(places)
            for at in places:
                if at >= 0:
                    power[at] += lead
    return power
