"""How often each word and pattern was said in each class: all that the matcher knows.

Six groups of features are counted over the phrases of the playbook, class by class:

- ``word``: the word itself;
- ``gram``: four letters of a word, so that compounds, endings and slips still count;
- ``pair``: two stems in a row; ``triple``: three signs in a row (context decides);
- ``content``: two signs near each other once words without meaning are left out, which is
  what a hurried note is made of;
- ``clause``: all stems between two ends of clauses, so that a phrase is known when it is said
  word for word.

The groups that speak for reasons (reasons.py) are counted reason by reason.

Counting needs no training: a phrase more or less changes the counts at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise
from operator import xor
from typing import NamedTuple

from coach.hearing.meaning import Concepts, Content, Signs, Stems, negated
from coach.hearing.numbers import Numbers, in_a_row
from coach.hearing.packed import GROUPS, Packed, Reason, Says
from coach.hearing.verdict import CLASSES
from coach.hearing.votes import alone, vote
from coach.hearing.weighing import Row, Scale, share
from coach.hearing.words import BREAK, Spelling, fold
from coach.playbook.model import Lexicon


def runs(form: str) -> list[str]:
    """The runs of four letters of a word, its edges marked."""
    if len(form) < 3 or form[0] == "<":
        return []
    edged = f"^{form}$"
    return [edged[at : at + 4] for at in range(max(1, len(edged) - 3))]


class Grams(dict[str, tuple[int, ...]]):
    """Word -> the numbers of its runs of letters, remembered."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__({BREAK: ()})
        self._numbers = numbers

    def __missing__(self, form: str) -> tuple[int, ...]:
        found = self[form] = tuple(map(self._numbers.__getitem__, runs(form)))
        return found


def spans(forms: Sequence[str]) -> list[tuple[int, int]]:
    """Where the clauses of two words and more lie in ``forms``, which begin and end with a BREAK.

    A clause of one word ("Hm.") says no more than the word does.
    """
    ends = [at for at, form in enumerate(forms) if form == BREAK]
    return [(here + 1, there) for here, there in pairwise(ends) if there > here + 2]


class Views(NamedTuple):
    """Some words as patterns are made of them."""

    stems: Sequence[str]
    signs: Sequence[str]
    content: Sequence[str]


class Language:
    """The views of a word that the features are made of."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.spelling = Spelling(lexicon)
        self.stems = Stems({BREAK: BREAK})
        self.concepts = Concepts(lexicon)
        self.signs = Signs(self.concepts, self.stems)
        self.content = Content(self.signs, lexicon)
        self.numbers = (Numbers(0), Numbers(1), Numbers(2))
        self.grams = Grams(self.numbers[0])
        self.turns = frozenset(fold(lexicon.turns).split())

    def views(self, forms: Sequence[str]) -> Views:
        """``forms`` begin and end with a BREAK."""
        signs = list(map(self.signs.__getitem__, forms))
        stems = negated(list(map(self.stems.__getitem__, forms)), signs)
        content = list(chain.from_iterable(map(self.content.__getitem__, forms)))
        return Views(stems, signs, negated(content, content))

    def patterns(self, views: Views) -> dict[str, Iterator[int]]:
        """The features of more than one word; those of ``content`` the farthest apart first."""
        first, second, third = (place.__getitem__ for place in self.numbers)
        stems, signs, content = views
        left = list(map(first, content))
        right = list(map(second, content))
        return {
            "pair": map(xor, map(first, stems), map(second, islice(stems, 1, None))),
            "triple": map(
                xor,
                map(xor, map(first, signs), map(second, islice(signs, 1, None))),
                map(third, islice(signs, 2, None)),
            ),
            "content": chain.from_iterable(
                map(xor, left, islice(right, gap, None)) for gap in (3, 2, 1)
            ),
            "clause": (in_a_row(map(first, stems[begin:end])) for begin, end in spans(views.signs)),
        }


def counted(
    words: Mapping[str, int], forms: Sequence[str], language: Language
) -> dict[str, Counter[int]]:
    """The features of ``forms`` by group, those of letters left out; ``words`` are their counts."""
    number = language.numbers[0]
    tallies = {"word": Counter({number[word]: count for word, count in words.items()})}
    for group, found in language.patterns(language.views(forms)).items():
        tallies[group] = Counter(found)
    return tallies


def letters(words: Iterable[str], language: Language) -> Counter[int]:
    """The runs of letters of ``words``."""
    return Counter(chain.from_iterable(map(language.grams.__getitem__, words)))


class Index:
    """The counts of all groups, and the number of phrases of each class.

    ``base`` never changes; what is added or taken out later is counted on top.
    """

    def __init__(self, base: Packed) -> None:
        self.base = base
        self.phrases = list(base.phrases)
        self.reasons = list(base.reasons)
        self.said: Counter[str] = Counter()
        self._tallies: dict[str, list[Counter[int]]] = {}
        self._meant: dict[str, dict[int, Counter[int]]] = {group: {} for group in GROUPS}
        """Group -> feature -> the places of the reasons for which it was counted on top."""
        self._scale = Scale(self.phrases)

    def row(self, group: str, number: int) -> Row | None:
        """How often a feature was said in each of CLASSES, None when it never was."""
        base = self.base.row(group, number)
        if not self._tallies:
            return base
        more = [tally[number] for tally in self._tallies[group]]
        if not any(more):
            return base
        return tuple(
            [here + there for here, there in zip(base, more, strict=True)] if base else more
        )

    def knows(self, word: int) -> bool:
        """Whether a word was ever said."""
        if self._tallies:
            return sum(self.row("word", word) or ()) > 0
        return self.base.find("word", word) >= 0

    def says(self, group: str, numbers: Collection[int]) -> list[Says | None]:
        """What each of these features says, None when it was never said.

        A feature that nobody counted on top says what it said before: some phrases more change
        the sizes of the classes by next to nothing.
        """
        said = self.base.says(group, numbers)
        tallies = self._tallies.get(group)
        if not tallies:
            return said
        return [
            self._says(group, number, before)
            if any(number in tally for tally in tallies)
            else before
            for number, before in zip(numbers, said, strict=True)
        ]

    def _says(self, group: str, number: int, before: Says | None) -> Says | None:
        row = self.row(group, number)
        scores = self._scale[row] if row else None
        if row is None or scores is None:
            return None
        votes = before.votes if before else 0
        for place, count in self._meant[group].get(number, {}).items():
            at = CLASSES.index(self.reasons[place].label)
            votes += alone(place, vote(count, share(row[at], at, self.phrases)))
        return Says(scores, votes)

    def words(self, letter: str, lengths: range) -> list[str]:
        """The words that begin with ``letter`` and are about so long."""
        more = [word for word in self.said if word[0] == letter and len(word) in lengths]
        return [*self.base.words(letter, lengths), *more]

    def begun(self, form: str) -> dict[str, int]:
        """The longer words that begin with ``form``, and how often each was said."""
        more = {word: n for word, n in self.said.items() if word.startswith(form) and word != form}
        return self.base.begun(form) | more

    def beginning(self, form: str, number: Numbers) -> int:
        """How often words that begin with ``form`` were said, itself too."""
        more = sum(count for word, count in self.said.items() if word.startswith(form))
        return max(self.base.find("begun", number[form]), 0) + more

    def mean(
        self, label: str, reason: str, phrases: int, forms: Sequence[str], language: Language
    ) -> None:
        """Count so many phrases of one reason of class ``label`` (``forms`` as in count)."""
        tallies = self.count(label, phrases, forms, language)
        known = [one[:2] for one in self.reasons]
        if (label, reason) in known:
            place = known.index((label, reason))
        else:
            place = len(known)
            self.reasons.append(Reason(label, reason, phrases))
        for group, tally in tallies.items():
            for number, count in tally.items():
                self._meant[group].setdefault(number, Counter())[place] += count

    def count(
        self, label: str, phrases: int, forms: Sequence[str], language: Language, sign: int = 1
    ) -> dict[str, Counter[int]]:
        """Count so many phrases of class ``label`` in, or with ``sign`` -1 out again.

        ``forms`` are their words, with a BREAK between phrases, at the beginning and at the end.
        The features that were counted are given back, by group, those of letters left out.
        """
        if not self._tallies:
            self._tallies = {group: [Counter() for _ in CLASSES] for group in GROUPS}
        at = CLASSES.index(label)
        self.phrases[at] += sign * phrases
        self._scale = Scale(self.phrases)
        words = Counter(forms)
        del words[BREAK]
        before = self._unsaid(words, at, language)
        change = Counter.update if sign > 0 else Counter.subtract
        tallies = counted(words, forms, language)
        for group, tally in tallies.items():
            mine = self._tallies[group][at]
            change(mine, tally)
            for number in tally:
                if not mine[number]:  # what was taken out again says what it said before
                    del mine[number]
        change(self.said, words)
        self.said = +self.said
        # Letters count once for each known word: of those that are new, or known no longer.
        unsaid = before if sign > 0 else self._unsaid(words, at, language)
        change(self._tallies["gram"][at], letters(unsaid, language))
        return tallies

    def _unsaid(self, words: Iterable[str], at: int, language: Language) -> list[str]:
        """Those of ``words`` never said in the class."""
        number = language.numbers[0]
        rows = ((word, self.row("word", number[word])) for word in words)
        return [word for word, row in rows if row is None or row[at] <= 0]
