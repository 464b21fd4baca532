"""From an utterance to a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat

import msgspec

from coach.hearing.fitted import CALIBRATION, UNSURE
from coach.hearing.index import GROUPS, Index, Key, Language, build
from coach.hearing.reasons import Reasons
from coach.hearing.slips import Slips
from coach.hearing.verdict import CLASSES, Verdict
from coach.hearing.weighing import Piece, Weigher, chances, scaled, total
from coach.hearing.words import BREAK, Heard
from coach.playbook.model import Objections, Reason
from coach.playbook.text import Language as PhraseLanguage

LANGUAGES: tuple[PhraseLanguage, ...] = ("en", "de")
_NONE = CLASSES.index("none")
_FEWEST = 3
"""Letters below which nothing is heard."""

_EDGES = " \t\n.,;:!?…\"'“”„‚‘’()[]{}<>*_-–—"


class Phrase(msgspec.Struct, frozen=True):
    """One phrase of the playbook, and where it stands."""

    text: str
    label: str
    reason: str
    lang: str


def phrases(objections: Objections) -> Iterator[Phrase]:
    """All phrases of a playbook, class by class."""

    def of(label: str, reasons: dict[str, Reason]) -> Iterator[Phrase]:
        for name, reason in reasons.items():
            for lang in LANGUAGES:
                for text in reason.phrases(lang):
                    yield Phrase(text, label, name, lang)

    for kind, objection in objections.objections.items():
        yield from of(kind, objection.reasons)
    for cue, question in objections.cues.items():
        yield from of(cue, question.reasons)
    yield from of("none", objections.none.reasons)


class Hearing:
    """The matcher: built once from a playbook, then asked at every keystroke."""

    def __init__(self, language: Language, index: Index, reasons: Reasons) -> None:
        self._language = language
        self._index = index
        self._weigher = Weigher(index)
        self._slips = Slips(language, index)
        self._reasons = reasons

    def hear(self, text: str) -> Verdict:
        """What ``text`` means. Any text gives a verdict; nothing is raised."""
        heard = list(self._language.spelling.heard(text))
        if sum(map(str.isalnum, "".join(one.typed for one in heard))) < _FEWEST:
            return Verdict(text, "none", 1.0)
        pieces = self.pieces(heard)
        shares = chances(total(pieces))
        best, second = sorted(range(len(CLASSES)), key=shares.__getitem__, reverse=True)[:2]
        confidence = calibrated(shares[best])
        forms = [form for one in heard for form in one.forms]
        lang = self._reasons.language(forms)
        label = CLASSES[best] if confidence >= UNSURE else "unsure"
        return Verdict(
            text=text,
            label=label,
            confidence=round(confidence, 3),
            evidence=evidence(heard, pieces, best, second),
            runner_up=CLASSES[second],
            lang=lang,
            reason=self._reasons.best(CLASSES[best], forms) if label != "unsure" else "",
        )

    def pieces(self, heard: Sequence[Heard]) -> list[Piece]:
        """All that speaks for or against a class in what was heard."""
        forms = [BREAK]
        places = [-1]
        for at, one in enumerate(heard):
            for form in one.forms:
                forms.append(form if form == BREAK else self._slips.repaired(form))
                places.append(at)
        forms.append(BREAK)
        places.append(-1)
        found: list[Piece] = []
        keyed = keys(forms, places, self._language)
        for group in GROUPS:
            mine: list[Piece] = []
            seen: set[Key] = set()
            for key, where in keyed[group]:
                if key not in seen:
                    seen.add(key)
                    scores = self._weigher.feature(group, key)
                    if scores:
                        mine.append(Piece(group, key, where, scores))
            found += scaled(mine)
        return found

    def learn(self, label: str, said: Sequence[str]) -> None:
        """Count further phrases in, from the next keystroke on."""
        self._index.add(label, said, self._language)
        self._weigher.refresh()


Keyed = Iterable[tuple[Key, tuple[int, ...]]]


def keys(forms: Sequence[str], places: Sequence[int], language: Language) -> dict[str, Keyed]:
    """The features of ``forms`` by group, each with the places of its words."""
    stems = list(map(language.stems.__getitem__, forms))
    signs = list(map(language.signs.__getitem__, forms))
    content: list[str] = []
    stands: list[int] = []
    for form, at in zip(forms, places, strict=True):
        for sign in language.content[form]:
            content.append(sign)
            stands.append(at)
    said = [(form, (at,)) for form, at in zip(forms, places, strict=True) if form != BREAK]
    near = [
        zip(
            zip(content, content[gap:], strict=False),
            zip(stands, stands[gap:], strict=False),
            strict=True,
        )
        for gap in (1, 2, 3)
    ]
    return {
        "word": said,
        "concept": [(name, at) for form, at in said for name in language.concepts[form]],
        "gram": chain.from_iterable(
            zip(language.grams[form], repeat(at), strict=False) for form, at in said
        ),
        "pair": zip(
            zip(stems, stems[1:], strict=False), zip(places, places[1:], strict=False), strict=True
        ),
        "triple": zip(
            zip(signs, signs[1:], signs[2:], strict=False),
            zip(places, places[1:], places[2:], strict=False),
            strict=True,
        ),
        "content": chain.from_iterable(near),
    }


def calibrated(share: float) -> float:
    """The chance of being right at this share of the evidence, from CALIBRATION."""
    low, base = 0.0, 0.0
    for high, top in CALIBRATION:
        if share <= high:
            return base + (top - base) * (share - low) / (high - low)
        low, base = high, top
    return base


def evidence(
    heard: Sequence[Heard], pieces: Sequence[Piece], best: int, second: int
) -> tuple[str, ...]:
    """The words as typed that tell the best class from the second, strongest first."""
    power = [0.0] * len(heard)
    for piece in pieces:
        said = [at for at in piece.places if at >= 0]
        if said:
            lead = (piece.scores[best] - piece.scores[second]) / len(said)
            for at in said:
                power[at] += lead
    strong = max(power, default=0.0)
    order = sorted(range(len(heard)), key=power.__getitem__, reverse=True)
    words = (heard[at].typed.strip(_EDGES) for at in order if power[at] > strong / 3)
    return tuple(dict.fromkeys(word for word in words if word))[:5]


def listen(objections: Objections) -> Hearing:
    """A matcher for the phrases of ``objections``."""
    language = Language(objections.lexicon)
    by_class: dict[str, list[str]] = {label: [] for label in CLASSES}
    known = list(phrases(objections))
    for phrase in known:
        by_class[phrase.label].append(phrase.text)
    index = build(by_class, language)
    return Hearing(language, index, Reasons.of(known, language))
