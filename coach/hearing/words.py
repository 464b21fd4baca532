"""From typed text to words: folded, spelled out, and each with the letters it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from coach.playbook.model import Lexicon

LONGEST = 600
"""Characters considered: a longer text is heard by its beginning and its end."""

BREAK = "."
"""Stands between clauses, and before the first and after the last word."""

Forms = tuple[str, ...]

_LIMIT = 2_000
"""Pieces of text whose words are remembered."""

_COMMON = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("’", "'"))
_RARE = dict(zip("àáâãåçèéêëìíîïñòóôõùúûýÿ‘`´", "aaaaaceeeeiiiinoooouuuyy'''", strict=True))
_UNSEEN = re.compile("[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]")
_SPECIAL = re.compile(r"[^\x00-\x7f]|`")
_LETTERS = "a-zµ-ÿĀ-ɏͰ-῿Ⰰ-퟿"
_TOKEN = (
    rf"[{_LETTERS}]+(?:'[{_LETTERS}]+)*|[$€£]?\d+(?:[.,:]\d+)*k?|[$€£%]"
    r"|[.!?…;:]+(?!\S)|[–—]+|(?<!\S)-+(?!\S)|\n"
)
_TAILS = {"re": "are", "ve": "have", "ll": "will", "m": "am", "d": "would"}
_NOT = {"ca": "can", "wo": "will", "sha": "shall"}
_IS = frozenset(("that", "it", "what", "how", "he", "she", "there", "where", "who", "here", "why"))
_ES = frozenset(
    ("geht", "gibt", "hab", "ist", "passt", "wenn", "wie", "ob", "war", "wird", "worum")
)


def fold(text: str) -> str:
    """Lower case, umlauts written out, accents dropped, one kind of apostrophe."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain)
        for letter, plainly in _COMMON:
            plain = plain.replace(letter, plainly)
        plain = _UNSEEN.sub("", plain)
        plain = _SPECIAL.sub(lambda found: _RARE.get(found[0], found[0]), plain)
    return plain


class Heard(NamedTuple):
    """A piece of the text as typed, and the words it stands for."""

    typed: str
    forms: Forms


_STOP = re.compile(r"(?<=\w)[.!]+$")


class Spelling(dict[str, Forms]):
    """Folded token -> words: short forms spelled out, contractions undone, numbers made alike."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._short = {fold(key): tuple(fold(text).split()) for key, text in lexicon.short.items()}
        marked = sorted((key for key in self._short if not key.isalpha()), key=len, reverse=True)
        special = "|".join(re.escape(key) for key in marked)
        token = rf"(?<!\S)(?:{special})(?=[,;:!?]|\s|$)|{_TOKEN}" if special else _TOKEN
        self._token = re.compile(token)
        self._pieces = lru_cache(_LIMIT)(lambda piece: tuple(self.forms(piece)))

    def __missing__(self, token: str) -> Forms:
        forms = self[token] = self._short.get(token) or self._spell(token)
        return forms

    def _spell(self, token: str) -> Forms:
        first = token[0]
        if first.isdigit() or first in "$€£%":
            return (_number(token),)
        if not first.isalpha():
            return (BREAK,)
        if "'" not in token:
            return (token,)
        if token.endswith("n't"):
            return (_NOT.get(token[:-3], token[:-3]), "not")
        head, _, tail = token.partition("'")
        if tail == "s":
            return (head, "is") if head in _IS else (head, "es") if head in _ES else (head,)
        return (head, _TAILS.get(tail, tail))

    def forms(self, text: str) -> list[str]:
        """All words of ``text`` with a BREAK between clauses; the fast way for many phrases."""
        return list(chain.from_iterable(map(self.__getitem__, self._token.findall(fold(text)))))

    def heard(self, text: str) -> Iterator[Heard]:
        """The same words piece by piece, with the letters typed."""
        if len(text) > LONGEST:
            text = text[: LONGEST * 2 // 3] + " " + text[-LONGEST // 3 :]
        chunks = text.split()
        for at, chunk in enumerate(chunks, 1):
            # The full stop at the end belongs to the sentence, and to no abbreviation.
            spoken = _STOP.sub(" .", chunk) if at == len(chunks) else chunk
            if forms := self._pieces(spoken):
                yield Heard(chunk, forms)


def _number(token: str) -> str:
    if token[0] in "$€£" or token[-1] == "k":
        return "<amount>"
    if token == "%":
        return "<percent>"
    if ":" in token:
        return "<clock>"
    digits = sum(map(str.isdigit, token))
    return (
        "<amount>" if digits >= 4 and not (digits == 4 and token[:2] in ("19", "20")) else "<num>"
    )
