"""The features of one utterance, each with the place of its words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain, compress, pairwise
from math import sqrt
from typing import NamedTuple

from coach.hearing.fitted import WEIGHTS
from coach.hearing.index import Index, Language, runs, spans
from coach.hearing.packed import GROUPS, Says
from coach.hearing.weighing import Scores
from coach.hearing.words import BREAK

Places = tuple[int, ...]
"""Which pieces of the utterance a feature is made of; -1 is its edge."""


_LIMIT = 100
"""Features of a group whose scores are remembered."""


class Spoken(NamedTuple):
    """The words of an utterance, and for each the piece of text that it comes from."""

    forms: list[str]
    places: list[int]


def clauses(spoken: Spoken, turns: frozenset[str], pauses: Collection[int]) -> list[Spoken]:
    """The clauses of an utterance: between full stops or commas, and from a "but" on.

    ``pauses`` are the pieces of the utterance after which there is a comma.
    """
    found: list[Spoken] = []
    now = Spoken([], [])
    for form, at in zip(*spoken, strict=True):
        before = now.places[-1] if now.forms else at
        paused = before != at and before in pauses
        if (paused or form == BREAK or form in turns) and now.forms:
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
    keys: tuple[int, ...]
    places: tuple[Places, ...]
    scores: tuple[Scores, ...]
    votes: tuple[int, ...]


def features(spoken: Spoken, language: Language) -> dict[str, dict[int, Places]]:
    """All features by group."""
    forms, places = spoken
    number = language.numbers[0]
    said = [(form, (at,)) for form, at in zip(forms, places, strict=True) if form != BREAK]
    stands = [at for form, at in zip(forms, places, strict=True) for _ in language.content[form]]
    found = language.patterns(language.views(forms))
    near = chain.from_iterable(zip(stands, stands[gap:], strict=False) for gap in (3, 2, 1))
    return {
        "word": {number[form]: at for form, at in said},
        "gram": {gram: at for form, at in said for gram in language.grams[form]},
        "pair": dict(zip(found["pair"], pairwise(places), strict=True)),
        "triple": dict(
            zip(found["triple"], zip(places, places[1:], places[2:], strict=False), strict=True)
        ),
        "content": dict(zip(found["content"], near, strict=True)),
        "clause": dict(
            zip(
                found["clause"],
                [tuple(places[begin:end]) for begin, end in spans(forms)],
                strict=True,
            )
        ),
    }


def names(spoken: Spoken, language: Language) -> dict[tuple[str, int], str]:
    """The same features as people read them, by group and number."""
    number = language.numbers[0]
    stems, signs, content = language.views(spoken.forms)
    found = language.patterns(language.views(spoken.forms))
    told = {
        "pair": pairwise(stems),
        "triple": zip(signs, signs[1:], signs[2:], strict=False),
        "content": chain.from_iterable(
            zip(content, content[gap:], strict=False) for gap in (3, 2, 1)
        ),
        "clause": (stems[begin:end] for begin, end in spans(signs)),
    }
    named = {
        (group, one): " ".join(said)
        for group, numbers in found.items()
        for one, said in zip(numbers, told[group], strict=True)
    }
    for form in spoken.forms:
        named["word", number[form]] = form
        named |= {("gram", number[run]): run for run in runs(form)}
    return named


class Table(dict[int, Says | None]):
    """What the features of one group say, looked up when first asked for."""

    def __init__(self, group: str, index: Index) -> None:
        super().__init__()
        self.weight = WEIGHTS[group]
        self._group = group
        self._index = index

    def says(self, numbers: Collection[int]) -> list[Says | None]:
        """What each of ``numbers`` says, None where it was never said."""
        new = [number for number in numbers if number not in self]
        if new:
            if len(self) + len(new) > _LIMIT:
                self.clear()
                new = list(numbers)
            self.update(zip(new, self._index.says(self._group, new), strict=True))
        return list(map(self.__getitem__, numbers))


def tables(index: Index) -> dict[str, Table]:
    """A table for each group, for the index as it is now."""
    return {group: Table(group, index) for group in GROUPS}


def evidence(
    found: Mapping[str, Mapping[int, Places]], tables: Mapping[str, Table]
) -> list[Evidence]:
    """What the features say, group by group; features never said before say nothing."""
    result = []
    for group, table in tables.items():
        mine = found[group]
        said = table.says(mine)
        known = [*filter(None, said)]
        if known:
            scale = table.weight / sqrt(len(known))
            keys, places = tuple(compress(mine, said)), tuple(compress(mine.values(), said))
            result.append(Evidence(group, scale, keys, places, *zip(*known, strict=True)))
    return result


def weighed(lean: Sequence[float], found: Sequence[Evidence]) -> list[float]:
    """The scores of all classes together."""
    sums = list(lean)
    for group in found:
        scale = group.scale
        columns = zip(*group.scores, strict=True)
        sums = [before + scale * sum(column) for before, column in zip(sums, columns, strict=True)]
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
