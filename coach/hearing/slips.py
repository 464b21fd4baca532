"""Typing slips: a word nobody knows becomes the known word that it must have been."""

from __future__ import annotations

from coach.hearing.index import Index, Language

_SHORTEST = 4
"""Letters of the shortest words that are repaired, and that slips are taken for; one letter
fewer when the letters are all there and two of them have changed places."""

_FIRST = 3
"""Letters of a word from which it is completed while it is typed."""

_MOVED = 8
"""How much likelier it is that two letters changed places than that one is wrong or missing."""

_LONG = 8
"""Letters from which a word may hold two slips."""

_CHOICES = 12
"""Words, the most usual ones, among which a completion is chosen."""

_AFTER = 20
"""How much more it counts that a word was said after the word before it."""

_SURE = 0.5
"""The share of all it may become from which a beginning is taken for one word."""

_WHOLE = 0.1
"""The share from which a known word that begins others is taken to be whole."""

_LIMIT = 4_000
"""Repairs that are remembered."""


class Slips(dict[str, str]):
    """Word -> itself, or the known word that is one slip (in long words two) away."""

    def __init__(self, language: Language, index: Index) -> None:
        super().__init__()
        self._language = language
        self._index = index

    def __missing__(self, form: str) -> str:
        if len(self) > _LIMIT:
            self.clear()
        found = self[form] = self._repaired(form)
        return found

    def _said(self, form: str) -> int:
        return sum(self._index.row("word", self._language.numbers[0][form]) or ())

    def _repaired(self, form: str) -> str:
        if (
            len(form) < _SHORTEST - 1
            or form[0] == "<"
            or self._index.knows(self._language.numbers[0][form])
            or self._language.concepts[form]
        ):
            return form
        return self._kin(form) or self._near(form) or form

    def _kin(self, form: str) -> str | None:
        """The most usual word with the same stem: another ending is no slip."""
        stem = self._language.stems[form]
        if len(stem) < _SHORTEST:
            return None
        stems = self._language.stems
        kin = [word for word in (stem, *self._index.begun(stem)) if stems[word] == stem]
        usual = max(kin, key=self._said, default=form)
        return usual if self._said(usual) else None

    def _near(self, form: str) -> str | None:
        """The likeliest of the words that are as few slips away as any."""
        # Loaded with the first slip: it takes as much memory as all the rest.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 1 if len(form) < _LONG else 2
        words = self._index.words(
            form[0], range(max(len(form) - slips, _SHORTEST - 1), len(form) + slips + 1)
        )
        near = process.extract(form, words, scorer=OSA.distance, score_cutoff=slips, limit=None)
        letters = sorted(form)
        choices = []
        for word, distance, _ in near:
            moved = sorted(word) == letters
            if moved or min(len(word), len(form)) >= _SHORTEST:
                choices.append((distance, -self._said(word) * (_MOVED if moved else 1), word))
        return min(choices)[-1] if choices else None

    def completed(self, form: str, before: str) -> str | None:
        """The last word while it is typed: itself, or the word that it will be.

        What may become many words says nothing yet (None): most changes of mind while somebody
        types come from such beginnings. ``before`` is the word before it.
        """
        index, number, stems = self._index, self._language.numbers, self._language.stems

        def follows(word: str) -> int:
            pair = number[0][stems[before]] ^ number[1][stems[word]]
            return _AFTER * sum(index.row("pair", pair) or ())

        every = index.beginning(form, number[0])
        said = self._said(form)
        if said:
            more = follows(form)
            return form if said + more >= _WHOLE * (every + more) else None
        if not every:
            return self[form]
        if len(form) < _FIRST:
            return None
        longer = index.begun(form)
        usual = sorted(longer, key=longer.__getitem__, reverse=True)[:_CHOICES]
        chances = {word: longer[word] + follows(word) for word in usual}
        likely = max(usual, key=chances.__getitem__)
        others = every + sum(chances.values()) - sum(longer[word] for word in usual)
        return likely if chances[likely] >= _SURE * others else None
