"""From the freelancer's words to the moves in them, each with how sure it is.

What is said is taken apart into sentences, and a sentence into its clauses, because one breath
can hold several moves. Each part is weighed by its words, word pairs and four-letter runs (so
that endings, compounds and slips count). Every kind of chatter is weighed beside the moves: where
one of them wins, nothing was heard, and too little evidence is nothing either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from math import exp
from typing import NamedTuple

import msgspec

from coach.hearing.meaning import stem
from coach.hearing.words import fold
from coach.playbook.model import Phrases
from coach.playbook.moves import Moves
from coach.practice.moves.features import Word, stems_of
from coach.practice.moves.haggling import DISCOUNT, EXCUSE, PRICE, excuses, names_first_price
from coach.practice.moves.prices import asks_for_deal, counts_hours, is_figure, names_price
from coach.practice.moves.weights import Weights

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
_CLAUSE_BAR = _Bar(7.5, 1.5, 9.0)
_RAPPORT = 3.2
"""Friendly words have no words of their own: less evidence will do."""
_QUESTION = 0.8
"""What a question mark is worth for a move that is a question."""
_KEY_WORD = 1.5
"""What the word is worth that a move cannot do without."""
_STRANGE = 6.0
"""What words take off that no phrase of the move holds, by their share."""
_RUN_ON = 34
"""Words from which a sentence is many: only its clauses are heard."""
_TALK = 40
"""Words above which moves can drown in talk,"""
_LOST = 0.3
"""namely when fewer of them than this share are moves."""
_CLEAR_WORDS = 4
_CLEAR = 0.97
"""The words, and the confidence, above which a move is heard even then."""
_SENTENCE = re.compile(r"[^.!?;…]*(?:[.!?;…]+(?!\d)|$|[.](?=\d)[^.!?;…]*)+")
_CLAUSES = re.compile(
    r"\s*(?:,(?!\d)|[:–—]|\s-\s|\b(?:and|but|und|aber|sondern|so that|because|then)\b)\s*",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(ohne|without) (\w+) (und|oder|and|or) (?=\w+\s*(?:[,.;:!?…]|$))", re.IGNORECASE
)
"""One "without" for two things: "without quotes and paperwork"."""


def _chatter(kind: str) -> str:
    """The name of a kind of chatter among those of the moves."""
    return f"chatter/{kind}"


class Heard(msgspec.Struct, frozen=True):
    """One move that was made."""

    move: str
    confidence: float
    """0 to 1."""


class _Made(NamedTuple):
    """A move and the number of words that it took."""

    heard: Heard
    words: int


class MoveHearing:
    """Hears moves; built once from the playbook."""

    def __init__(self, moves: Moves) -> None:
        self._moves = moves.moves
        self._chatter = frozenset(_chatter(kind) for kind in moves.chatter)
        self._amounts = tuple(name for name, move in moves.moves.items() if move.amounts)
        self._asking = frozenset(map(stem, fold(moves.asking).split()))
        chatter = {_chatter(kind): said for kind, said in moves.chatter.items()}
        self._weights = Weights(
            {name: _phrases(said) for name, said in (*moves.moves.items(), *chatter.items())}
        )

    def hear(self, text: str) -> tuple[Heard, ...]:
        """The moves in what was said, in the order in which they were made."""
        found: dict[str, Heard] = {}
        made = [one for sentence in _sentences(text) for one in self._sentence(sentence)]
        if any(one.heard.move == _PROPOSES for one in made):
            made = [one for one in made if one.heard.move != _EXPLAINS or one.words > _TERMS]
        drowned = _is_drowned(text, made)
        for heard, words in made:
            if not drowned or self._stands_out(heard, words):
                known = found.get(heard.move)
                if known is None or known.confidence < heard.confidence:
                    found[heard.move] = heard
        for heard in _about_the_whole(text, found):
            found[heard.move] = heard
        if not QUARREL.isdisjoint(found):  # a question in a quarrel finds nothing out
            found = {name: one for name, one in found.items() if not self._moves[name].asks}
        return tuple(found.values())

    def _stands_out(self, heard: Heard, words: int) -> bool:
        """Whether a client still hears it amid so much talk: what offends, and a clear word."""
        return self._moves[heard.move].quality != "good" or (
            words > _CLEAR_WORDS and heard.confidence > _CLEAR
        )

    def _sentence(self, sentence: str) -> Iterator[_Made]:
        """The moves in a sentence, each with the number of words that it took."""
        asks = sentence.rstrip().endswith("?")
        pieces = _CLAUSES.split(_BOTH.sub(r"\1 \2 \3 \1 ", sentence))
        if all(self._phrase(piece) in self._chatter for piece in pieces):
            return
        long = len(sentence.split()) > _RUN_ON
        heard = None if long else self._part(sentence, asks, _SENTENCE_BAR)
        asked = asks and not asks_for_deal(sentence)
        amount = None if asked else self._amount(pieces if long else [sentence], pieces, heard)
        if amount is not None:
            yield _Made(amount, 1)
        if heard is not None and self._counts_beside(heard, amount, sentence):
            yield _Made(heard, len(sentence.split()))
        last = pieces[-1].strip(" .!?…")
        if len(pieces) > 1 and self._phrase(last) == "says_goodbye":
            yield _Made(Heard("says_goodbye", 1.0), 1)  # one word is enough at the end
        clauses = [piece for piece in pieces if len(piece.split()) > 1]
        if clauses == [sentence]:
            return
        asks = asks or self._sounds_asking(self._weights.words(sentence))
        for clause in clauses:
            part = self._part(clause, asks, _CLAUSE_BAR)
            if part is None or not self._holds(part, clause, sentence):
                continue
            if self._beside(part, heard, asks):
                yield _Made(part, len(clause.split()))

    def _holds(self, part: Heard, clause: str, sentence: str) -> bool:
        """Whether a clause holds the move heard in it; what is paid is not what is counted."""
        if part.move in _COUNTED and (names_price(clause) or self._says_back(sentence)):
            return False
        if part.move in self._chatter or (part.move in self._amounts and counts_hours(sentence)):
            return False
        return len(clause.split()) > _SCRAP or part.move.startswith(_BENEFIT)

    def _counts_beside(self, heard: Heard, amount: Heard | None, sentence: str) -> bool:
        """Whether the move of a whole sentence counts beside the price in it."""
        if heard.move in self._chatter or (heard.move in _COUNTED and self._says_back(sentence)):
            return False
        if amount is None:
            return heard.move not in self._amounts or not counts_hours(sentence)
        return heard.move in _BESIDE_PRICE and not self._is_first_price(heard, sentence)

    def _is_first_price(self, heard: Heard, sentence: str) -> bool:
        """Whether what sounds like a discount only names a price."""
        return heard.move == DISCOUNT and names_first_price(sentence)

    def _phrase(self, text: str) -> str | None:
        """The move of which the text is a phrase, word for word."""
        return self._weights.phrase(self._weights.words(text), text.endswith("?"))

    def _says_back(self, sentence: str) -> bool:
        """Whether its last words only take up what the client said ("three posts, got it")."""
        *before, last = _CLAUSES.split(sentence)
        known = self._phrase(last) if before and not sentence.endswith("?") else None
        return known in self._chatter or known == "acknowledges"

    def _beside(self, part: Heard, whole: Heard | None, asks: bool) -> bool:
        """Whether a clause may hold a move of its own beside its sentence's."""
        move = self._moves[part.move]
        if part.move in CHOICES or (move.asks and not asks):
            return False
        if whole is None:
            return True
        if whole.move in QUARREL and move.quality == "good":
            return False  # what sounds good in a quarrel is not meant so
        if whole.move in CHOICES:
            return part.move == "acknowledges"
        return part.move not in _SAME.get(whole.move, ())

    def _amount(
        self, parts: Sequence[str], pieces: Sequence[str], heard: Heard | None
    ) -> Heard | None:
        """A price in the parts of a sentence; figures in a proof or in a story are not mine."""
        if heard is not None and heard.move in _FIGURES:
            return None
        mine = [part for part in parts if names_price(part) and not self._is_told(part)]
        named = mine or [piece for piece in pieces if is_figure(piece)]
        return next((Heard(name, 0.95) for name in self._amounts if named), None)

    def _is_told(self, part: str) -> bool:
        """Whether a figure in this part belongs to a story, and is not demanded."""
        heard = self._part(part, False, _SENTENCE_BAR)
        return heard is not None and heard.move in self._chatter and heard.move != _DEMANDS

    def _part(self, text: str, asks: bool, bar: _Bar) -> Heard | None:
        """The move or the chatter in a sentence or in a clause, if there is enough evidence."""
        words = self._weights.words(text)
        if exact := self._weights.phrase(words, asks):
            return Heard(exact, 1.0)
        owners = self._weights.owners(words)
        if _all_strange(words, owners):
            return None
        weighed = self._weights.weighed(words, asks)
        asking = asks or self._sounds_asking(words)
        ranked = self._weights.ranked(weighed)
        possible = (one for one in ranked if self._possible(one[0], asking, words))
        (best, score), (_second, next_score) = islice(possible, 2)
        if best in self._chatter:
            return Heard(best, 0.5)
        ahead = score - next_score
        strange = sum(best not in names for names in owners) / len(owners)
        evidence = score + min(ahead, 4) / 2 - 1 - _STRANGE * strange
        if asks and self._moves[best].asks:
            evidence += _QUESTION
        elif self._moves[best].needs and self._moves[best].quality != "bad":
            evidence += _KEY_WORD
        if ahead < bar.lead or evidence < self._needed(best, bar):
            return None
        confidence = 1 / (1 + exp(-(evidence - bar.enough) / 2 - ahead / 2))
        return Heard(best, round(confidence, 3))

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


QUARREL = frozenset(("insults", "argues", "pressures"))
"""Bad moves that are aimed at the client: nothing is found out in them, and nobody parts kindly."""
_FIGURES = ("gives_proof", "asks_success")
"""What has figures that are no price."""
_PROPOSES = "proposes_retainer"
_EXPLAINS = "explains"
_BESIDE_PRICE = (DISCOUNT, _PROPOSES)
"""What a figure in the same sentence does not hide."""
_SAME = {
    _PROPOSES: (_EXPLAINS, "puts_price_off"),
    "says_goodbye": ("acknowledges",),
    "suggests_extra": ("walks_away_calmly",),
    DISCOUNT: ("estimates_volume", "suggests_extra"),
    "asks_workload": ("estimates_volume",),
}
"""What is no move of its own in a clause beside one: how it is paid belongs to the proposal."""
_TERMS = 20
"""Words up to which a sentence beside the proposal says only how it is paid."""
_COUNTED = ("estimates_volume", "names_deliverables")
"""Moves that count the work."""
_SCRAP = 2
"""Words up to which a clause is too short for a move, unless it names a benefit."""
_BENEFIT = "benefit_"
_DEMANDS = _chatter("demands")
"""Chatter in which a price is one all the same."""
CHOICES = frozenset(("asks_which_objection", "asks_back"))
"""Questions that offer a choice: their clauses are parts of one question."""


def listen(moves: Moves) -> MoveHearing:
    """What hears the moves of the playbook."""
    return MoveHearing(moves)


def benefits_among(names: Sequence[str]) -> tuple[str, ...]:
    """The benefits (A2) among moves."""
    return tuple(name for name in names if name.startswith(_BENEFIT))


def _about_the_whole(text: str, found: dict[str, Heard]) -> Iterator[Heard]:
    benefits = benefits_among(tuple(found))
    if len(benefits) > DUMP:
        yield Heard("dumps_arguments", 1.0)
    if PRICE in found and excuses(text):
        yield Heard(EXCUSE, 0.95)
    if len(text.split()) > LONG_WORDS:
        yield Heard("rambles", 1.0)


def _is_drowned(text: str, made: Sequence[_Made]) -> bool:
    """Whether moves are lost in talk: in many words, most of which are about nothing."""
    words = len(text.split())
    return words > _TALK and sum(one.words for one in made) < words * _LOST


def _all_strange(words: Sequence[Word], owners: Sequence[Mapping[str, int]]) -> bool:
    """Whether no word is known, or a single one among others that are no names."""
    forms = zip(stems_of(words), owners, strict=True)
    known = {form for form, names in forms if names}
    named = sum(word.typed[:1].isupper() and known.isdisjoint(word.stems) for word in words[1:])
    return not known or (len(known) == 1 and len(words) - named > 1)


def _fits(form: str, need: str) -> bool:
    return form.startswith(need[:-1]) if need.endswith("*") else form == need


def _phrases(said: Phrases) -> tuple[str, ...]:
    return said.phrases("en") + said.phrases("de")


def _sentences(text: str) -> Iterator[str]:
    for found in _SENTENCE.finditer(text):
        sentence = found[0].strip()
        if any(map(str.isalnum, sentence)):
            yield sentence
