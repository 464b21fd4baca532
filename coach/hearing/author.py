"""Checks for those who write phrases: which collide, which are misheard, which say nothing new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from typing import Literal

import msgspec

from coach.hearing.features import Evidence, Spoken, features, weighed
from coach.hearing.fitted import LEAN, WEIGHTS
from coach.hearing.hear import Hearing
from coach.hearing.index import Language
from coach.hearing.reasons import Reasons
from coach.hearing.said import said_by
from coach.hearing.verdict import CLASSES
from coach.hearing.votes import one_less
from coach.hearing.weighing import Scale, chances, share
from coach.hearing.words import BREAK
from coach.playbook.model import Objections


class Phrase(msgspec.Struct, frozen=True):
    """One phrase of a playbook, and where it stands."""

    label: str
    reason: str
    lang: str
    text: str


class Remark(msgspec.Struct, frozen=True):
    """What is odd about a phrase.

    ``collides``: a phrase of another class says the same; ``redundant``: an earlier phrase of its
    class does (``other`` is that phrase); ``misheard``: without this phrase the others of its
    class would not have been enough, and ``heard`` is what would be heard.
    """

    kind: Literal["collides", "redundant", "misheard"]
    phrase: Phrase
    other: Phrase | None = None
    heard: str = ""
    confidence: float = 0.0


def phrases(objections: Objections) -> Iterator[Phrase]:
    """All phrases, one by one."""
    for label, reason, lang, text in said_by(objections):
        for line in text.splitlines():
            if line.strip():
                yield Phrase(label, reason, lang, line.strip())


def remarks(written: Iterable[Phrase], language: Language) -> Iterator[Remark]:
    """Phrases that say the same as an earlier one, of another class or of their own."""
    first: dict[tuple[str, ...], Phrase] = {}
    for phrase in written:
        forms = language.spelling.forms(phrase.text)
        bare = tuple(form for form in forms if language.content[form] and form != BREAK)
        key = bare or tuple(forms)
        other = first.setdefault(key, phrase)
        if other is not phrase:
            yield Remark("redundant" if other.label == phrase.label else "collides", phrase, other)


def misheard(written: Iterable[Phrase], hearing: Hearing) -> Iterator[Remark]:
    """Phrases that would not be heard as their own class if they were not in the playbook."""
    for phrase in written:
        shares = left_out(phrase, hearing)
        best = max(range(len(CLASSES)), key=shares.__getitem__)
        if CLASSES[best] != phrase.label:
            yield Remark("misheard", phrase, None, CLASSES[best], round(shares[best], 3))


def left_out(phrase: Phrase, hearing: Hearing) -> Sequence[float]:
    """The shares of the classes for ``phrase``, counted without the phrase itself."""
    language, index = hearing.language, hearing.index
    forms = [BREAK, *language.spelling.forms(phrase.text), BREAK]
    own = CLASSES.index(phrase.label)
    meant = (phrase.label, phrase.reason)
    places = [at for at, reason in enumerate(index.reasons) if reason[:2] == meant]
    none = (0,) * len(CLASSES)
    scale = Scale([size - (at == own) for at, size in enumerate(index.phrases)])
    number = language.numbers[0]
    only = [form for form in forms if (index.row("word", number[form]) or none)[own] == 1]
    letters = {gram for form in only for gram in language.grams[form]}
    found = []
    for group, keys in features(Spoken(forms, [0] * len(forms)), language).items():
        known = []
        for key in keys:
            row = list(index.row(group, key) or none)
            usual = share(row[own], own, index.phrases)
            if group != "gram" or key in letters:
                row[own] -= 1
            scores = scale[tuple(row)]
            if scores is not None:
                (says,) = index.says(group, (key,))
                votes = says.votes if says else 0
                for place in places:
                    votes = one_less(votes, place, usual)
                known.append((key, (), scores, votes))
        if known:
            weight = WEIGHTS[group] / sqrt(len(known))
            found.append(Evidence(group, weight, *zip(*known, strict=True)))
    reasons = Reasons(index.reasons)
    joined = reasons.together(reasons.votes(found))
    return chances([one + more for one, more in zip(weighed(LEAN, found), joined, strict=True)])
