"""What the user taught: a corrected phrase decides when it, or nearly it, is said again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Learned = list[tuple[str, list[str]]]
"""Learned phrases: the class and the words of each."""

LEARNED = "learned"
"""The reason under which corrected phrases stand in the user's own file."""

_NEAR = 85.0
"""The likeness (0 to 100) from which a learned phrase speaks."""

_SURE = 12.0
"""What a learned phrase adds to the score of its class when it is said word for word."""


class Memory:
    """The learned phrases, as the words that carry meaning."""

    def __init__(self, learned: Iterable[tuple[str, Sequence[str]]] = ()) -> None:
        self._labels: dict[str, str] = {" ".join(stems): label for label, stems in learned}
        self._phrases = list(self._labels)

    def phrases(self) -> Learned:
        """What was learned: the class and the words of each phrase."""
        return [(label, phrase.split(" ")) for phrase, label in self._labels.items()]

    def learn(self, label: str, stems: Sequence[str]) -> None:
        """Remember a phrase; an older correction of the same phrase is replaced."""
        self._labels[" ".join(stems)] = label
        self._phrases = list(self._labels)

    def forget(self, stems: Sequence[str]) -> None:
        """Take a phrase out again."""
        self._labels.pop(" ".join(stems), None)
        self._phrases = list(self._labels)

    def recall(self, stems: Sequence[str]) -> tuple[str, float] | None:
        """The class of the nearest learned phrase and how much it adds; None if none is near."""
        if not self._phrases or not stems:
            return None
        from rapidfuzz import fuzz, process

        found = process.extractOne(
            " ".join(stems), self._phrases, scorer=fuzz.ratio, score_cutoff=_NEAR
        )
        if found is None:
            return None
        phrase, likeness, _ = found
        return self._labels[phrase], _SURE * (likeness - _NEAR + 1) / (101 - _NEAR)
