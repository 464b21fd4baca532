"""From an utterance to a verdict."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coach.hearing.features import (
    Evidence,
    Spoken,
    clauses,
    evidence,
    features,
    leads,
    share,
    weighed,
)
from coach.hearing.fitted import CALIBRATION, LEAN, LESS, SHORT, STRONGEST, UNSURE
from coach.hearing.index import Index, Language
from coach.hearing.memory import LEARNED, Memory
from coach.hearing.reasons import Knows, reasons
from coach.hearing.slips import Slips
from coach.hearing.verdict import CLASSES, Clue, Explanation, Verdict
from coach.hearing.weighing import chances, tables
from coach.hearing.words import BREAK, Heard
from coach.playbook.model import Objections

_NONE = CLASSES.index("none")

_FEWEST = 3
"""Letters below which nothing is heard."""

_CLUES = 12
"""Rows in an explanation."""

_EDGES = " \t\n.,;:!?…\"'“”„‚‘’()[]{}<>*_-–—"


class _Weighed(NamedTuple):
    spoken: Spoken
    found: list[Evidence]
    recalled: tuple[str, float] | None
    shares: list[float]
    best: int
    second: int


class Hearing:
    """The matcher: built once from a playbook, then asked at every keystroke."""

    def __init__(self, language: Language, index: Index, reasons: Knows, memory: Memory) -> None:
        self.language = language
        self.index = index
        self.reasons = reasons
        self.memory = memory
        self._renew()

    def _renew(self) -> None:
        self._tables = tables(self.index)
        self._slips = Slips(self.language, self.index)

    def hear(self, text: str) -> Verdict:
        """What ``text`` means. Any text gives a verdict; nothing is raised."""
        heard = list(self.language.spelling.heard(text))
        if not _enough(heard):
            return Verdict(text, "none", 1.0)
        return self._verdict(text, heard, self._weigh(heard))

    def explain(self, text: str) -> Explanation:
        """The verdict on ``text`` with the evidence for it and against it."""
        heard = list(self.language.spelling.heard(text))
        if not _enough(heard):
            return Explanation(Verdict(text, "none", 1.0), (("none", 1.0),), (), (), (0, 0, 0))
        weighed = self._weigh(heard)
        verdict = self._verdict(text, heard, weighed)
        clues = _clues(heard, weighed)
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

    def follow(self, before: Objections, now: Objections) -> None:
        """Count what ``now`` says more or less than ``before``, which was listened to.

        So a user's own file costs as much as it says, and the shipped phrases are counted once.
        The lexicon of both must be the same.
        """
        old, new = _lines(before), _lines(now)
        spelling = self.language.spelling
        for lines, sign in ((old - new, -1), (new - old, 1)):
            for label, reason, line in sorted(lines):
                forms = spelling.forms(line)
                self.index.count(label, 1, [BREAK, *forms, BREAK], self.language, sign)
                if reason == LEARNED and sign > 0:
                    self.memory.learn(label, stems_of(forms, self.language))
        self._renew()

    def _weigh(self, heard: Sequence[Heard]) -> _Weighed:
        spoken = Spoken([BREAK], [-1])
        last = next((f for one in reversed(heard) for f in reversed(one.forms) if f != BREAK), "")
        for at, one in enumerate(heard):
            for form in one.forms:
                if form != BREAK:
                    spoken.forms.append(self._slips[form])
                    spoken.places.append(at)
                elif spoken.forms[-1] != BREAK:
                    spoken.forms.append(BREAK)
                    spoken.places.append(-1)
        if last:
            # Also before a full stop, which must not change what is heard.
            at = -2 if spoken.forms[-1] == BREAK else -1
            spoken.forms[at] = self._slips.completed(last, spoken.forms[at - 1])
        if spoken.forms[-1] != BREAK or len(spoken.forms) == 1:
            spoken.forms.append(BREAK)
            spoken.places.append(-1)
        found = evidence(features(spoken, self.language), self._tables)
        scores = weighed(lean(spoken), found)
        parts = clauses(spoken, self.language.turns)
        if len(parts) > 1:
            scores, found = self._with_strongest(parts, scores, found)
        recalled = self.memory.recall(stems_of(spoken.forms, self.language))
        if recalled:
            scores[CLASSES.index(recalled[0])] += recalled[1]
        shares = chances(scores)
        best, second = sorted(range(len(CLASSES)), key=shares.__getitem__, reverse=True)[:2]
        return _Weighed(spoken, found, recalled, shares, best, second)

    def _with_strongest(
        self, parts: Sequence[Spoken], whole: Sequence[float], found: list[Evidence]
    ) -> tuple[list[float], list[Evidence]]:
        """Each class gets the clause that speaks for it most, against no objection at all."""
        heard = [evidence(features(part, self.language), self._tables) for part in parts]
        scored = [weighed(LEAN, one) for one in heard]
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
        return scores, share(found, 1 - STRONGEST) + share(heard[best], STRONGEST)

    def _verdict(self, text: str, heard: Sequence[Heard], weighed: _Weighed) -> Verdict:
        confidence = calibrated(weighed.shares[weighed.best])
        label = CLASSES[weighed.best] if confidence >= UNSURE else "unsure"
        forms = weighed.spoken.forms
        return Verdict(
            text,
            label,
            round(confidence, 3),
            _decisive(heard, weighed),
            CLASSES[weighed.second],
            self.reasons.spoken(forms),
            "" if label == "unsure" else self.reasons.best(label, forms, self.language),
        )


def lean(spoken: Spoken) -> list[float]:
    """What each of CLASSES starts with; ``none`` with less where few words were said."""
    start = list(LEAN)
    words = sum(form != BREAK for form in spoken.forms)
    start[_NONE] -= LESS * max(0, SHORT - words)
    return start


def _enough(heard: Sequence[Heard]) -> bool:
    return sum(sum(map(str.isalnum, one.typed)) for one in heard) >= _FEWEST


def _decisive(heard: Sequence[Heard], weighed: _Weighed) -> tuple[str, ...]:
    """The words as typed that tell the best class from the second, strongest first."""
    power = leads(weighed.found, weighed.best, weighed.second, len(heard))
    least = max(power) / 3
    order = sorted(range(len(heard)), key=power.__getitem__, reverse=True)
    words = (heard[at].typed.strip(_EDGES) for at in order if power[at] > max(least, 0.0))
    return tuple(dict.fromkeys(word for word in words if word))[:5]


def _clues(heard: Sequence[Heard], weighed: _Weighed) -> list[Clue]:
    best, second = weighed.best, weighed.second
    clues = []
    for group in weighed.found:
        for key, places, scores in zip(group.keys, group.places, group.scores, strict=True):
            weight = group.scale * (scores[best] - scores[second])
            words = dict.fromkeys(heard[at].typed.strip(_EDGES) for at in places if at >= 0)
            said = key if isinstance(key, str) else " ".join(key)
            label = CLASSES[best if weight >= 0 else second]
            clues.append(Clue(tuple(words), group.group, said, label, round(weight, 3)))
    if weighed.recalled:
        label, weight = weighed.recalled
        sides = {CLASSES[best]: 1, CLASSES[second]: -1}
        clues.append(Clue((), LEARNED, "", label, round(sides.get(label, 0) * weight, 3)))
    return sorted(clues, key=lambda clue: -abs(clue.weight))


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


def said_by(objections: Objections) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Every (class, reason, language, phrases) of a playbook."""
    groups = {label: one.reasons for label, one in objections.objections.items()}
    groups |= {cue: one.reasons for cue, one in objections.cues.items()}
    groups["none"] = objections.none.reasons
    for label, of in groups.items():
        for name, reason in of.items():
            for lang, written in (("en", reason.en), ("de", reason.de)):
                blocks = (written,) if isinstance(written, str) else written
                if blocks and blocks[0]:
                    yield label, name, lang, blocks


def _lines(objections: Objections) -> set[tuple[str, str, str]]:
    return {
        (label, reason, line.strip())
        for label, reason, _, blocks in said_by(objections)
        for block in blocks
        for line in block.splitlines()
        if line.strip()
    }


def listen(objections: Objections) -> Hearing:
    """A matcher for the phrases of ``objections``."""
    language = Language(objections.lexicon)
    collecting = gc.isenabled()
    gc.disable()  # hundreds of thousands of tuples, none of them in a cycle
    try:
        return _built(objections, language)
    finally:
        if collecting:
            gc.enable()


def _built(objections: Objections, language: Language) -> Hearing:
    spelling = language.spelling
    said: list[tuple[str, str, str, list[str]]] = []
    counts = dict.fromkeys(CLASSES, 0)
    flat: dict[str, list[str]] = {label: [BREAK] for label in CLASSES}
    memory = Memory()
    for label, reason, lang, blocks in said_by(objections):
        text = "\n".join(blocks)
        forms = [*spelling.forms(text), BREAK]
        said.append((label, reason, lang, forms))
        counts[label] += text.rstrip("\n").count("\n") + 1
        flat[label] += forms
        if reason == LEARNED:
            for line in text.splitlines():
                memory.learn(label, stems_of(spelling.forms(line), language))
    index = Index()
    for label, phrases in counts.items():
        index.count(label, phrases, flat[label], language)
    return Hearing(language, index, reasons(said, language), memory)
