"""From an utterance to a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import add
from typing import NamedTuple

from coach.hearing.features import (
    Evidence,
    Spoken,
    clauses,
    evidence,
    features,
    leads,
    names,
    share,
    tables,
    weighed,
)
from coach.hearing.fitted import CALIBRATION, DOUBTFUL, LEAN, LESS, SHORT, STRONGEST, UNSURE
from coach.hearing.index import Index, Language
from coach.hearing.memory import LEARNED, Memory
from coach.hearing.reasons import Reasons, Votes
from coach.hearing.said import Said
from coach.hearing.slips import Slips
from coach.hearing.tongue import Tongue
from coach.hearing.verdict import CLASSES, Clue, Explanation, Verdict
from coach.hearing.weighing import chances
from coach.hearing.words import BREAK, Heard

_NONE = CLASSES.index("none")

_REASONED = frozenset(CLASSES) - {"none"}

_FEWEST = 3
"""Letters below which nothing is heard."""

_CLUES = 12
"""Rows in an explanation."""

_EDGES = " \t\n.,;:!?…\"'“”„‚‘’()[]{}<>*_-–—"


class _Weighed(NamedTuple):
    spoken: Spoken
    found: list[Evidence]
    cast: Votes
    joined: Sequence[float]
    """What the reasons add to each class."""
    recalled: tuple[str, float] | None
    shares: list[float]
    best: int
    second: int


class Hearing:
    """The matcher: built once from a playbook, then asked at every keystroke."""

    def __init__(self, language: Language, index: Index, tongue: Tongue, memory: Memory) -> None:
        self.language = language
        self.index = index
        self.tongue = tongue
        self.memory = memory
        self._renew()

    def _renew(self) -> None:
        self._tables = tables(self.index)
        self._slips = Slips(self.language, self.index)
        self._reasons = Reasons(self.index.reasons)

    def hear(self, text: str) -> Verdict:
        """What ``text`` means. Any text gives a verdict; nothing is raised."""
        heard = list(self.language.spelling.heard(text))
        if not self._enough(heard):
            return Verdict(text, "none", 1.0)
        return self._verdict(text, heard, self._weigh(heard))

    def explain(self, text: str) -> Explanation:
        """The verdict on ``text`` with the evidence for it and against it."""
        heard = list(self.language.spelling.heard(text))
        if not self._enough(heard):
            return Explanation(Verdict(text, "none", 1.0), (("none", 1.0),), (), (), (0, 0, 0))
        weighed = self._weigh(heard)
        verdict = self._verdict(text, heard, weighed)
        named: dict[tuple[str, int], str] = {}
        for part in (weighed.spoken, *self._clauses(weighed.spoken, heard)):
            named |= names(part, self.language)
        clues = [*_clues(heard, weighed, named), self._reason_clue(weighed)]
        clues.sort(key=lambda clue: -abs(clue.weight))
        start = lean(weighed.spoken)
        order = sorted(range(len(CLASSES)), key=weighed.shares.__getitem__, reverse=True)
        repaired = {
            heard[at].typed.strip(_EDGES): form
            for form, at in zip(*weighed.spoken, strict=True)
            if at >= 0 and form not in heard[at].forms
        }
        return Explanation(
            verdict,
            tuple((CLASSES[at], round(weighed.shares[at], 4)) for at in order),
            tuple(clues[:_CLUES]),
            tuple(repaired.items()),
            (
                round(sum(clue.weight for clue in clues if clue.weight > 0), 3),
                round(sum(clue.weight for clue in clues if clue.weight < 0), 3),
                round(start[weighed.best] - start[weighed.second], 3),
            ),
        )

    def learn(self, text: str, label: str) -> None:
        """Hear ``text`` as ``label`` from now on."""
        forms = self.language.spelling.forms(text)
        self.index.count(label, 1, [BREAK, *forms, BREAK], self.language)
        self.memory.learn(label, stems_of(forms, self.language))
        self._renew()

    def forget(self, text: str, label: str) -> None:
        """Take back what :meth:`learn` did."""
        forms = self.language.spelling.forms(text)
        self.index.count(label, 1, [BREAK, *forms, BREAK], self.language, sign=-1)
        self.memory.forget(stems_of(forms, self.language))
        self._renew()

    def follow(self, said: Iterable[Said], sign: int = 1) -> None:
        """Count phrases on top, or with ``sign`` -1 out again: those of the user's own file.

        They must be spelled with the lexicon that is listened with.
        """
        spelling = self.language.spelling
        for label, reason, _, text in said:
            forms = [BREAK, *spelling.forms(text), BREAK]
            lines = text.count("\n") + 1
            if sign < 0 or reason == LEARNED:
                self.index.count(label, lines, forms, self.language, sign)
            else:
                self.index.mean(label, reason, lines, forms, self.language)
            if sign > 0 and reason == LEARNED:
                for line in text.splitlines():
                    self.memory.learn(label, stems_of(spelling.forms(line), self.language))
        self._renew()

    def _enough(self, heard: Sequence[Heard]) -> bool:
        """Whether anything has been said yet: a few letters, and more than "hmm" and "na ja"."""
        content = self.language.content
        letters = sum(sum(map(str.isalnum, one.typed)) for one in heard)
        words = (form for one in heard for form in one.forms)
        return letters >= _FEWEST and any(form != BREAK and content[form] for form in words)

    def _weigh(self, heard: Sequence[Heard]) -> _Weighed:
        spoken = Spoken([BREAK], [-1])
        said = [(form, at) for at, one in enumerate(heard) for form in one.forms]
        while said and said[-1][0] == BREAK:  # a full stop at the end must not matter
            said.pop()
        for form, at in said[:-1]:
            _say(spoken, self._slips[form], at)
        for form, at in said[-1:]:  # perhaps not typed to its end
            word = self._slips.completed(form, spoken.forms[-1])
            if word is not None:
                _say(spoken, word, at)
        _say(spoken, BREAK, -1)
        found = evidence(features(spoken, self.language), self._tables)
        cast = self._reasons.votes(found)
        joined = self._reasons.together(cast)
        scores = list(map(add, weighed(lean(spoken), found), joined))
        parts = self._clauses(spoken, heard)
        if len(parts) > 1:
            scores, found, joined = self._with_strongest(parts, scores, found, joined)
        recalled = self.memory.recall(stems_of(spoken.forms, self.language))
        if recalled:
            scores[CLASSES.index(recalled[0])] += recalled[1]
        shares = chances(scores)
        best, second = sorted(range(len(CLASSES)), key=shares.__getitem__, reverse=True)[:2]
        return _Weighed(spoken, found, cast, joined, recalled, shares, best, second)

    def _clauses(self, spoken: Spoken, heard: Sequence[Heard]) -> list[Spoken]:
        pauses = {at for at, one in enumerate(heard) if one.typed.endswith(",")}
        return clauses(spoken, self.language.turns, pauses)

    def _with_strongest(
        self,
        parts: Sequence[Spoken],
        whole: Sequence[float],
        found: list[Evidence],
        joined: Sequence[float],
    ) -> tuple[list[float], list[Evidence], list[float]]:
        """Each class gets the clause that speaks for it most, against no objection at all."""
        heard = [evidence(features(part, self.language), self._tables) for part in parts]
        added = [self._reasons.together(self._reasons.votes(one)) for one in heard]
        scored = [
            list(map(add, weighed(LEAN, one), more)) for one, more in zip(heard, added, strict=True)
        ]
        leading = [
            max(range(len(parts)), key=lambda part: scored[part][at] - scored[part][_NONE])
            for at in range(len(CLASSES))
        ]
        scores = [
            (1 - STRONGEST) * (whole[at] - whole[_NONE])
            + STRONGEST * (scored[part][at] - scored[part][_NONE])
            for at, part in enumerate(leading)
        ]
        best = leading[max(range(len(CLASSES)), key=scores.__getitem__)]
        return (
            scores,
            share(found, 1 - STRONGEST) + share(heard[best], STRONGEST),
            [
                (1 - STRONGEST) * here + STRONGEST * there
                for here, there in zip(joined, added[best], strict=True)
            ],
        )

    def _reason_clue(self, weighed: _Weighed) -> Clue:
        """That the evidence falls together on one reason."""
        weight = weighed.joined[weighed.best] - weighed.joined[weighed.second]
        label = CLASSES[weighed.best if weight >= 0 else weighed.second]
        reason = self._reasons.likeliest(label, weighed.cast)
        return Clue((), "reason", reason, label, round(weight, 3))

    def _verdict(self, text: str, heard: Sequence[Heard], weighed: _Weighed) -> Verdict:
        confidence = calibrated(weighed.shares[weighed.best])
        enough = DOUBTFUL if weighed.best == _NONE else UNSURE
        label = CLASSES[weighed.best] if confidence >= enough else "unsure"
        return Verdict(
            text,
            label,
            round(confidence, 3),
            _decisive(heard, weighed),
            CLASSES[weighed.second],
            self.tongue.of(weighed.spoken.forms, self.language),
            self._reasons.likeliest(label, weighed.cast) if label in _REASONED else "",
        )


def _say(spoken: Spoken, form: str, at: int) -> None:
    """One more word; two ends of clauses in a row are one."""
    if form != BREAK or spoken.forms[-1] != BREAK:
        spoken.forms.append(form)
        spoken.places.append(at if form != BREAK else -1)


def lean(spoken: Spoken) -> list[float]:
    """What each of CLASSES starts with; ``none`` with less where few words were said."""
    start = list(LEAN)
    words = sum(form != BREAK for form in spoken.forms)
    start[_NONE] -= LESS * max(0, SHORT - words)
    return start


def _decisive(heard: Sequence[Heard], weighed: _Weighed) -> tuple[str, ...]:
    """The words as typed that tell the best class from the second, strongest first."""
    power = leads(weighed.found, weighed.best, weighed.second, len(heard))
    least = max(power) / 3
    order = sorted(range(len(heard)), key=power.__getitem__, reverse=True)
    words = (heard[at].typed.strip(_EDGES) for at in order if power[at] > max(least, 0.0))
    return tuple(dict.fromkeys(word for word in words if word))[:5]


def _clues(
    heard: Sequence[Heard], weighed: _Weighed, named: Mapping[tuple[str, int], str]
) -> list[Clue]:
    best, second = weighed.best, weighed.second
    clues = []
    for group in weighed.found:
        for key, places, scores in zip(group.keys, group.places, group.scores, strict=True):
            weight = group.scale * (scores[best] - scores[second])
            words = dict.fromkeys(heard[at].typed.strip(_EDGES) for at in places if at >= 0)
            label = CLASSES[best if weight >= 0 else second]
            said = named[group.group, key]
            clues.append(Clue(tuple(words), group.group, said, label, round(weight, 3)))
    if weighed.recalled:
        label, weight = weighed.recalled
        sides = {CLASSES[best]: 1, CLASSES[second]: -1}
        clues.append(Clue((), LEARNED, "", label, round(sides.get(label, 0) * weight, 3)))
    return clues


def stems_of(forms: Sequence[str], language: Language) -> list[str]:
    """The stems of ``forms`` without the ends of clauses."""
    return [language.stems[form] for form in forms if form != BREAK]


def calibrated(share: float) -> float:
    """The chance of being right at this share of the evidence, from CALIBRATION."""
    low, base = 0.0, 0.0
    for high, top in CALIBRATION:
        if share <= high:
            return base + (top - base) * (share - low) / (high - low)
        low, base = high, top
    return base
