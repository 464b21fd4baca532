"""From the freelancer's words to the moves in them, each with the words that decided.

What is said is taken apart into sentences, and a sentence into its clauses, because one breath
can hold several moves. Each part is weighed by its words, word pairs and four-letter runs (so
that endings, compounds and slips count): a feature speaks for a move by how much more often it
stands in that move's phrases than in all phrases (pointwise mutual information, smoothed). Every
kind of chatter is weighed beside the moves: where one of them wins, nothing was heard, and too
little evidence is nothing either.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from math import exp, log, sqrt
from struct import Struct
from typing import NamedTuple

import msgspec

from coach.call.guard import fold as fold_amounts
from coach.call.guard import names_amount
from coach.hearing.meaning import Stems, stem
from coach.hearing.words import BREAK, Spelling, fold
from coach.playbook.model import Lexicon, Phrases
from coach.playbook.moves import Moves
from coach.practice.haggling import DISCOUNT
from coach.practice.move_features import Feature, Placed, Word, placed_features

DUMP = 4
"""Benefits in one breath above which they are a dump: three suffice, a fourth bores nobody yet."""

LONG_WORDS = 110
"""Words in one breath above which it is a monologue."""


class _Bar(NamedTuple):
    """The evidence that a part needs to count."""

    enough: float
    lead: float
    """How far it must be ahead of the next best move."""
    blame: float
    """What a bad move needs: nobody is blamed for half a sentence."""


_SENTENCE_BAR = _Bar(4.6, 0.0, 5.0)
_CLAUSE_BAR = _Bar(5.5, 1.0, 8.0)
_RAPPORT = 3.2
"""Friendly words have no words of their own: less evidence will do."""
_QUESTION = 0.8
"""What a question mark is worth for a move that is a question."""
_KEY_WORD = 1.5
"""What the word is worth that a move cannot do without."""
_STRANGE = 6.0
"""What words that no phrase holds take off, by their share."""
_RUN_ON = 34
"""Words from which a sentence is many: only its clauses are heard."""
_SMOOTHING = 0.05
_WEIGHTS = {"word": 1.0, "pair": 0.9, "skip": 0.5, "gram": 0.9, "asks": 1.0}

Weight = tuple[int, int]
"""What a feature says for all moves, side by side in one whole number, and for a move never seen
with it. Such numbers add up in one go, move by move: a line has a hundred features."""

_LANE = 64
"""Bits for the score of one move where all scores are one number."""
_MOST = (1 << _LANE) - 1
_FINE = 1 << 16
_MIDDLE = 1 << 24
"""A weight is kept in steps of 1 / _FINE, and above _MIDDLE when it is positive."""
_LIMIT = 500
"""Texts of which the words are remembered."""

_BARE_PRICE = re.compile(
    r"\b(?:for|at|it|fuer|bei|es|um die|about|around) \d{1,2}[.,']\d{3}\b"
    r"(?! (?:\w+ )?(?:post|follow|user|nutz|client|compan|firm|kund|gaest|guest|people|leut|wo))"
)
"""A sum without a currency ("for 2,200"), and no number of people or words."""
_AROUND = re.compile(
    r"^\W*(?:(?:okay|ok|fine|well|all right|alright|then|so|gut|na|also|dann|eben|halt)\b\W*)+"
    r"|\W*\b(?:then|dann|eben|halt)\W*$"
)
"""Words around a figure that stands alone otherwise ("okay, dann 1.500")."""

_SENTENCE = re.compile(r"[^.!?;…]*(?:[.!?;…]+(?!\d)|$|[.](?=\d)[^.!?;…]*)+")
_CLAUSES = re.compile(
    r"\s*(?:,(?!\d)|[:–—]|\s-\s|\b(?:and|but|und|aber|sondern|so that|because|then)\b)\s*",
    re.IGNORECASE,
)


class Heard(msgspec.Struct, frozen=True):
    """One move that was made."""

    move: str
    evidence: tuple[str, ...]
    """The words that decided, the strongest first."""
    confidence: float
    """0 to 1."""


class MoveHearing:
    """Hears moves; built once from the playbook."""

    def __init__(self, moves: Moves) -> None:
        self._moves = moves.moves
        self._chatter = frozenset(_chatter(kind) for kind in moves.chatter)
        self._amounts = tuple(name for name, move in moves.moves.items() if move.amounts)
        self._spelling = Spelling(Lexicon())
        self._stems = Stems()
        self._asking = frozenset(map(stem, fold(moves.asking).split()))
        self._counts: dict[Feature, dict[str, int]] = {}
        self._sizes: Counter[str] = Counter()
        self._names = (*moves.moves, *map(_chatter, moves.chatter))
        self._lanes = Struct(f"<{len(self._names)}Q")
        self._weights: dict[Feature, Weight] = {}
        self._words = lru_cache(_LIMIT)(self._spelled)
        self._phrases: dict[tuple[str, ...], str] = {}
        """The move of each phrase, word for word; what weighs more in another cannot take it."""
        self._learn(moves)

    def hear(self, text: str) -> tuple[Heard, ...]:
        """The moves in what was said, in the order in which they were made."""
        found: dict[str, Heard] = {}
        for sentence in _sentences(text):
            for heard in self._sentence(sentence):
                known = found.get(heard.move)
                if known is None or known.confidence < heard.confidence:
                    found[heard.move] = heard
        for heard in _about_the_whole(text, found):
            found[heard.move] = heard
        if not _HOSTILE.isdisjoint(found):  # a question in a quarrel finds nothing out
            found = {name: one for name, one in found.items() if not self._moves[name].asks}
        return tuple(found.values())

    def _sentence(self, sentence: str) -> Iterator[Heard]:
        asks = sentence.rstrip().endswith("?")
        pieces = _CLAUSES.split(sentence)
        if all(self._phrase(piece) in self._chatter for piece in pieces):
            return
        long = len(sentence.split()) > _RUN_ON
        heard = None if long else self._part(sentence, asks, _SENTENCE_BAR)
        amount = self._amount(sentence, asks, heard)
        if amount is not None:
            yield amount
        if heard is not None and (amount is None or heard.move in _BESIDE_PRICE):
            yield heard
        last = pieces[-1].strip(" .!?…")
        if len(pieces) > 1 and self._phrase(last) == "says_goodbye":
            yield Heard("says_goodbye", (last,), 1.0)  # one word is enough at the end
        clauses = [piece for piece in pieces if len(piece.split()) > 1]
        if clauses == [sentence]:
            return
        asks = asks or self._sounds_asking(self._words(sentence))
        for clause in clauses:
            part = self._part(clause, asks, _CLAUSE_BAR)
            if part is None or (len(clause.split()) < 3 and not benefits_among([part.move])):
                continue
            if self._beside(part, heard, asks):
                yield part

    def _phrase(self, text: str) -> str | None:
        """The move of which the text is a phrase, word for word."""
        return self._phrases.get(_stems_of(self._words(text)))

    def _beside(self, part: Heard, whole: Heard | None, asks: bool) -> bool:
        """Whether a clause may hold a move of its own beside its sentence's."""
        move = self._moves[part.move]
        if part.move in _CHOICES or (move.asks and not asks):
            return False
        return whole is None or not (move.asks and whole.move in _CHOICES)

    def _amount(self, sentence: str, asks: bool, heard: Heard | None) -> Heard | None:
        """A price in this sentence; figures in a question or in a proof are not mine."""
        if asks or (heard is not None and heard.move in ("gives_proof", "asks_success")):
            return None
        for name in self._amounts:
            folded = _AROUND.sub("", fold_amounts(sentence))
            if names_amount(folded) or _BARE_PRICE.search(folded):
                words = tuple(w.strip(".,!") for w in sentence.split() if any(map(str.isdigit, w)))
                return Heard(name, words[:5], 0.95)
        return None

    def _part(self, text: str, asks: bool, bar: _Bar) -> Heard | None:
        words = self._words(text)
        if (exact := self._phrases.get(_stems_of(words))) and self._possible(exact, True, words):
            typed = tuple(dict.fromkeys(word.typed for word in words))
            return None if exact in self._chatter else Heard(exact, typed[:4], 1.0)
        met = sum(("word", form) in self._counts for form in {*_stems_of(words)})
        if not met or (met == 1 and len(words) - sum(map(self._is_name, words[1:])) > 1):
            return None
        placed = placed_features(words, asks)
        scores, known = self._scores(placed)
        asking = asks or self._sounds_asking(words)
        ranked = sorted(scores, key=scores.__getitem__, reverse=True)
        possible = (name for name in ranked if self._possible(name, asking, words))
        best, second = islice(possible, 2)
        ahead = scores[best] - scores[second]
        strange = 1 - met / sum(len(word.stems) for word in words)
        evidence = scores[best] + min(ahead, 4) / 2 - 1 - _STRANGE * max(0.0, strange)
        if best in self._chatter:
            return None
        if asks and self._moves[best].asks:
            evidence += _QUESTION
        elif self._moves[best].needs and self._moves[best].quality != "bad":
            evidence += _KEY_WORD
        if ahead < bar.lead or evidence < self._needed(best, bar):
            return None
        power = Counter[int]()
        lane = _LANE * self._names.index(best)
        for feature, (row, absent) in known.items():
            if gain := (row >> lane & _MOST) - absent:
                for place in placed[feature]:
                    power[place] += gain // len(placed[feature])
        strongest = [words[place].typed for place, gain in power.most_common(4) if gain > 0]
        confidence = 1 / (1 + exp(-(evidence - bar.enough) / 2 - ahead / 2))
        return Heard(best, tuple(dict.fromkeys(strongest)), round(confidence, 3))

    def _is_name(self, word: Word) -> bool:
        """Whether a word inside a part is a name that no phrase holds."""
        unknown = not any(("word", form) in self._counts for form in word.stems)
        return unknown and word.typed[:1].isupper()

    def _possible(self, name: str, asking: bool, words: Sequence[Word]) -> bool:
        if name in self._chatter:
            return True
        move = self._moves[name]
        if (move.asks and not asking) or (move.quality == "bad" and len(words) < 2):
            return False
        return not move.needs or any(
            _fits(form, need) for need in move.needs for word in words for form in word.stems
        )

    def _sounds_asking(self, words: Sequence[Word]) -> bool:
        """Whether a part without a question mark begins like a question."""
        return any(form in self._asking for word in words[:2] for form in word.stems)

    def _needed(self, name: str, bar: _Bar) -> float:
        if name == "builds_rapport":
            return _RAPPORT
        return bar.blame if self._moves[name].quality == "bad" else bar.enough

    # --- weighing -----------------------------------------------------------------------------

    def _spelled(self, text: str) -> tuple[Word, ...]:
        return tuple(
            [
                Word(heard.typed.strip("\"'„“”‚‘’.,!?:;()…"), stems)
                for heard in self._spelling.heard(text)
                if (stems := tuple([self._stems[form] for form in heard.forms if form != BREAK]))
            ]
        )

    def _scores(self, placed: Placed) -> tuple[dict[str, float], dict[Feature, Weight]]:
        """The evidence for every move, and what each feature that was ever seen says."""
        counts, weights = self._counts, self._weights
        known = {
            feature: weights.get(feature) or self._weighed(feature)
            for feature in placed
            if feature in counts
        }
        groups: dict[str, list[int]] = {}
        for feature, (row, _absent) in known.items():
            groups.setdefault(feature[0], []).append(row)
        whole = middle = 0
        for group, rows in groups.items():
            weight = round(_WEIGHTS[group] / sqrt(len(rows)) * _FINE)
            whole += weight * sum(rows)
            middle += weight * _MIDDLE * len(rows)
        added = self._lanes.unpack(whole.to_bytes(self._lanes.size, "little"))
        scores = [(one - middle) / _FINE**2 for one in added]
        return dict(zip(self._names, scores, strict=True)), known

    def _weighed(self, feature: Feature) -> Weight:
        seen = self._counts[feature]
        usual = sum(seen.values()) / self._total + self._least
        absent = _fixed(log(self._least / usual))
        rows = [
            _fixed(log((seen[name] / self._sizes[name] + self._least) / usual))
            if name in seen
            else absent
            for name in self._names
        ]
        packed = int.from_bytes(self._lanes.pack(*rows), "little")
        weighed = self._weights[feature] = (packed, absent)
        return weighed

    def _learn(self, moves: Moves) -> None:
        """Count in how many phrases of each move, and of each kind of chatter, a feature stands."""
        chatter = {_chatter(kind): phrases for kind, phrases in moves.chatter.items()}
        for name, said in (*moves.moves.items(), *chatter.items()):
            for phrase in _phrases(said):
                self._sizes[name] += 1
                words = self._words(phrase)
                self._phrases.setdefault(_stems_of(words), name)
                for feature in placed_features(words, phrase.endswith("?")):
                    seen = self._counts.get(feature)
                    if seen is None:
                        self._counts[feature] = {name: 1}
                    else:
                        seen[name] = seen.get(name, 0) + 1
        self._total = self._sizes.total() or 1
        self._least = _SMOOTHING * len(self._sizes) / self._total


_BESIDE_PRICE = (DISCOUNT, "proposes_retainer")
"""What a figure in the same sentence does not hide."""
_HOSTILE = frozenset(("argues", "insults", "pressures"))
_CHOICES = ("asks_which_objection", "asks_back")
"""Questions that offer a choice: their clauses are parts of one question."""


def listen(moves: Moves) -> MoveHearing:
    """What hears the moves of the playbook."""
    return MoveHearing(moves)


def benefits_among(names: Sequence[str]) -> tuple[str, ...]:
    """The benefits (A2) among moves."""
    return tuple(name for name in names if name.startswith("benefit_"))


def _about_the_whole(text: str, found: dict[str, Heard]) -> Iterator[Heard]:
    benefits = benefits_among(tuple(found))
    if len(benefits) > DUMP:
        words = tuple(word for name in benefits for word in found[name].evidence[:1])
        yield Heard("dumps_arguments", words, 1.0)
    if len(text.split()) > LONG_WORDS:
        yield Heard("rambles", (), 1.0)


def _fixed(weight: float) -> int:
    return round(weight * _FINE) + _MIDDLE


def _stems_of(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple([form for word in words for form in word.stems])


def _fits(form: str, need: str) -> bool:
    return form.startswith(need[:-1]) if need.endswith("*") else form == need


def _phrases(said: Phrases) -> tuple[str, ...]:
    return said.phrases("en") + said.phrases("de")


def _chatter(kind: str) -> str:
    """The name of a kind of chatter among those of the moves."""
    return f"chatter/{kind}"


def _sentences(text: str) -> Iterator[str]:
    for found in _SENTENCE.finditer(text):
        sentence = found[0].strip()
        if any(map(str.isalnum, sentence)):
            yield sentence
