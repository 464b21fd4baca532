"""How often each word and pattern was said in each class: all that the matcher knows.

Six groups of features are counted over the phrases of the playbook, class by class:

- ``word``: the word itself; ``concept``: what it counts as (see meaning.py);
- ``gram``: four letters of a word, so that compounds, endings and slips still count;
- ``pair``: two stems in a row; ``triple``: three signs in a row (context decides);
- ``content``: two signs near each other once words without meaning are left out, which is
  what a hurried note is made of.

Counting needs no training: a phrase more or less changes the counts at once.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any

from coach.hearing.meaning import Concepts, Content, Signs, Stems
from coach.hearing.verdict import CLASSES
from coach.hearing.words import BREAK, Spelling
from coach.playbook.model import Lexicon

GROUPS = ("word", "concept", "gram", "pair", "triple", "content")

Key = Any
"""A word, or a tuple of stems or signs."""

Tally = list[Counter[Key]]
"""One counter for each of CLASSES."""


class Grams(dict[str, tuple[str, ...]]):
    """Word -> its runs of four letters, its edges marked."""

    def __missing__(self, form: str) -> tuple[str, ...]:
        found: tuple[str, ...] = ()
        if len(form) > 2 and form[0] != "<":
            edged = f"^{form}$"
            found = tuple(edged[at : at + 4] for at in range(max(1, len(edged) - 3)))
        self[form] = found
        return found


class Language:
    """The views of a word that the features are made of."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.spelling = Spelling(lexicon)
        self.stems = Stems({BREAK: BREAK})
        self.concepts = Concepts(lexicon)
        self.concepts[BREAK] = ()
        self.signs = Signs(self.concepts, self.stems)
        self.content = Content(self.signs, lexicon)
        self.grams = Grams({BREAK: ()})

    def features(self, forms: Sequence[str]) -> dict[str, Iterable[Key]]:
        """The features of ``forms`` by group; ``forms`` begin and end with a BREAK."""
        stems = list(map(self.stems.__getitem__, forms))
        signs = list(map(self.signs.__getitem__, forms))
        content = list(chain.from_iterable(map(self.content.__getitem__, forms)))
        return {
            "pair": pairwise(stems),
            "triple": zip(signs, signs[1:], signs[2:], strict=False),
            "content": chain(
                pairwise(content),
                zip(content, content[2:], strict=False),
                zip(content, content[3:], strict=False),
            ),
        }


class Index:
    """The counts of all groups, and the number of phrases of each class."""

    def __init__(self) -> None:
        self.phrases: list[int] = [0] * len(CLASSES)
        self.tallies: dict[str, Tally] = {group: [Counter() for _ in CLASSES] for group in GROUPS}

    def counts(self, group: str, key: Key) -> tuple[int, ...]:
        """How often ``key`` was said in each of CLASSES."""
        return tuple([tally.get(key, 0) for tally in self.tallies[group]])

    def words(self) -> list[str]:
        """Every word that was ever said, the most usual first."""
        said: Counter[str] = Counter()
        for tally in self.tallies["word"]:
            said.update(tally)
        return [word for word, _ in said.most_common()]

    def add(self, label: str, phrases: Sequence[str], language: Language) -> None:
        """Count ``phrases`` of class ``label`` in."""
        at = CLASSES.index(label)
        forms = [BREAK, *language.spelling.forms("\n.\n".join(phrases)), BREAK]
        self.phrases[at] += len(phrases)
        words = Counter(forms)
        del words[BREAK]
        known = self.tallies["word"][at]
        concepts = self.tallies["concept"][at]
        for word, count in words.items():
            for concept in language.concepts[word]:
                concepts[concept] += count
        fresh = [word for word in words if word not in known]
        self.tallies["gram"][at].update(chain.from_iterable(map(language.grams.__getitem__, fresh)))
        known.update(words)
        for group, keys in language.features(forms).items():
            self.tallies[group][at].update(keys)


def build(phrases: Mapping[str, Sequence[str]], language: Language) -> Index:
    """Count all phrases, given by class."""
    index = Index()
    collecting = gc.isenabled()
    gc.disable()  # hundreds of thousands of tuples, none of them in a cycle
    try:
        for label, said in phrases.items():
            index.add(label, said, language)
    finally:
        if collecting:
            gc.enable()
    return index
