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

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import Protocol

from coach.hearing.meaning import Concepts, Content, Signs, Stems, negated
from coach.hearing.verdict import CLASSES
from coach.hearing.words import BREAK, Spelling, fold
from coach.playbook.model import Lexicon

GROUPS = ("word", "concept", "gram", "pair", "triple", "content")

Key = str | tuple[str, ...]
"""A word, a concept or letters; or stems or signs in a row."""

Row = tuple[int, ...]
"""How often a feature was said in each of CLASSES."""


class Grams(dict[str, tuple[str, ...]]):
    """Word -> its runs of four letters, its edges marked."""

    def __missing__(self, form: str) -> tuple[str, ...]:
        found: tuple[str, ...] = ()
        if len(form) > 2 and form[0] != "<":
            edged = f"^{form}$"
            found = tuple([edged[at : at + 4] for at in range(max(1, len(edged) - 3))])
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
        self.turns = frozenset(fold(lexicon.turns).split())

    def patterns(self, forms: Sequence[str]) -> dict[str, Iterable[Key]]:
        """The features of more than one word; ``forms`` begin and end with a BREAK."""
        signs = list(map(self.signs.__getitem__, forms))
        stems = negated(list(map(self.stems.__getitem__, forms)), signs)
        content = list(chain.from_iterable(map(self.content.__getitem__, forms)))
        content = negated(content, content)
        return {
            "pair": pairwise(stems),
            "triple": zip(signs, signs[1:], signs[2:], strict=False),
            "content": chain(
                pairwise(content),
                zip(content, content[2:], strict=False),
                zip(content, content[3:], strict=False),
            ),
        }


class Counts(Protocol):
    """Counts that cannot change any more (see packed.py)."""

    def row(self, group: str, key: Key) -> Row | None: ...

    def words(self) -> Iterable[str]: ...


class Index:
    """The counts of all groups, and the number of phrases of each class.

    ``base`` holds counts from a cache; what is added or taken out later is counted on top.
    """

    def __init__(self, phrases: Sequence[int] = (), base: Counts | None = None) -> None:
        self.phrases: list[int] = list(phrases) or [0] * len(CLASSES)
        self.base = base
        self.changed = False
        self.tallies: dict[str, list[Counter[Key]]] = {
            group: [Counter() for _ in CLASSES] for group in GROUPS
        }

    def row(self, group: str, key: Key) -> Row:
        """How often ``key`` was said in each of CLASSES."""
        base = self.base.row(group, key) if self.base is not None else None
        if base is not None and not self.changed:
            return base
        row = tuple([tally.get(key, 0) for tally in self.tallies[group]])
        return tuple([here + there for here, there in zip(row, base, strict=True)]) if base else row

    def words(self) -> list[str]:
        """Every word that was ever said, the most usual first."""
        said: Counter[str] = Counter()
        for tally in self.tallies["word"]:
            said.update({str(word): count for word, count in tally.items() if count > 0})
        if self.base is not None:
            return list(dict.fromkeys([*said, *self.base.words()]))
        return [word for word, _ in said.most_common()]

    def count(
        self, label: str, phrases: int, forms: Sequence[str], language: Language, sign: int = 1
    ) -> None:
        """Count so many phrases of class ``label`` in, or with ``sign`` -1 out again.

        ``forms`` are their words, with a BREAK between phrases, at the beginning and at the end.
        """
        self.changed = True
        at = CLASSES.index(label)
        self.phrases[at] += sign * phrases
        words: Counter[Key] = Counter(forms)
        del words[BREAK]
        change = Counter.update if sign > 0 else Counter.subtract
        concepts: Counter[Key] = Counter()
        for word, count in words.items():
            for concept in language.concepts[str(word)]:
                concepts[concept] += count
        known = self.tallies["word"][at]
        unsaid = self._unsaid(words, at)
        change(known, words)
        unsaid = self._unsaid(words, at) if sign < 0 else unsaid
        change(
            self.tallies["gram"][at], chain.from_iterable(map(language.grams.__getitem__, unsaid))
        )
        change(self.tallies["concept"][at], concepts)
        for group, keys in language.patterns(forms).items():
            change(self.tallies[group][at], keys)

    def _unsaid(self, words: Iterable[Key], at: int) -> list[str]:
        """Those of ``words`` never said in the class; letters count once for each known word."""
        known = self.tallies["word"][at]
        unsaid = [word for word in words if not known[word]]
        if self.base is not None:
            unsaid = [word for word in unsaid if not self.row("word", word)[at]]
        return [str(word) for word in unsaid]
