"""From typed text to words: folded, expanded, with their places in the text kept."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 600
"""Characters considered; a longer text is heard by its beginning and its end."""


class Word(NamedTuple):
    """One word as the matcher knows it, and where it stands in the text."""

    form: str
    start: int
    end: int


class Clause(NamedTuple):
    """Words that belong together; ``asks`` when a question mark closes them."""

    words: tuple[Word, ...]
    asks: bool


_CHUNK = re.compile(r"\S+")
_PIECE = re.compile(r"[^\W\d_]+(?:['’`´][^\W\d_]+)*|[$€£]?\d+(?:[.,:]\d+)*|[$€£%]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "’": "'", "`": "'", "´": "'"})
_ACCENTS = str.maketrans("àáâãåçèéêëìíîïñòóôõùúûýÿ", "aaaaaceeeeiiiinoooouuuyy")
_ENDS = frozenset(".!?…;:")
_DASHES = frozenset("–—-")
_UNITS = frozenset(
    (
        "k",
        "euro",
        "euros",
        "eur",
        "dollar",
        "dollars",
        "usd",
        "bucks",
        "quid",
        "pounds",
        "gbp",
        "chf",
        "franken",
        "grand",
        "tausend",
        "thousand",
        "€",
        "$",
        "£",
    )
)
_TAILS = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would", "n't": "not"}
_STEMS = {"ca": "can", "wo": "will", "sha": "shall"}
_SHORT_IS = frozenset(
    (
        "that",
        "it",
        "what",
        "how",
        "he",
        "she",
        "there",
        "where",
        "who",
        "here",
        "when",
        "why",
        "one",
        "everything",
        "money",
        "price",
        "budget",
    )
)
_SHORT_ES = frozenset(("geht", "gibt", "hab", "ist", "passt", "wenn", "wie", "ob", "war", "wird",
                       "mach", "will", "schau", "haben", "machen", "kann", "worum", "ich", "er",
                       "lauft", "laeuft", "bringt", "wo", "was", "wer"))  # fmt: skip


def fold(text: str) -> str:
    """Lower case, umlauts written out, accents dropped, one kind of apostrophe."""
    return text.casefold().translate(_UMLAUTS).translate(_ACCENTS)


def _amount(piece: str) -> str:
    if piece[0] in "$€£":
        return "<amount>"
    if ":" in piece:
        return "<clock>"
    digits = re.sub(r"\D", "", piece)
    return "<amount>" if len(digits) >= 4 and not digits.startswith(("19", "20")) else "<num>"


def _expand(piece: str) -> tuple[str, ...]:
    if "'" not in piece:
        return (piece,)
    if piece.endswith("n't"):
        stem = piece[:-3]
        return (_STEMS.get(stem, stem), "not")
    head, _, tail = piece.partition("'")
    if tail == "s":
        if head == "let":
            return ("let", "us")
        if head in _SHORT_IS:
            return (head, "is")
        return (head, "es") if head in _SHORT_ES else (head,)
    full = _TAILS.get("'" + tail)
    if full:
        return (head, full)
    return tuple(part for part in (head, tail) if part)


def clauses(text: str, short: dict[str, tuple[str, ...]]) -> list[Clause]:
    """``text`` cut into clauses of words; ``short`` spells out abbreviations."""
    if len(text) > LONGEST:
        text = text[: LONGEST * 2 // 3] + " " + text[-LONGEST // 3 :]
    found: list[Clause] = []
    words: list[Word] = []

    def close(asks: bool) -> None:
        if words:
            found.append(Clause(tuple(words), asks))
            words.clear()

    for match in _CHUNK.finditer(text):
        raw = match.group()
        start, end = match.span()
        chunk = fold(raw)
        whole = short.get(chunk) or short.get(chunk.rstrip(".,!?;:…"))
        if whole:
            words.extend(Word(form, start, end) for form in whole)
        elif chunk.strip("–—-") == "":
            close(False)
            continue
        else:
            same = len(chunk) == len(raw)
            for piece in _PIECE.finditer(chunk):
                form = piece.group()
                at = (start + piece.start(), start + piece.end()) if same else (start, end)
                if form in _UNITS and words and words[-1].form in ("<num>", "<amount>"):
                    words[-1] = Word("<amount>", words[-1].start, at[1])
                elif form == "%":
                    words.append(Word("<percent>", *at))
                elif form in "$€£":
                    words.append(Word("<amount>", *at))
                elif form[0].isdigit() or form[0] in "$€£":
                    words.append(Word(_amount(form), *at))
                else:
                    for part in _expand(form):
                        spelled = short.get(part)
                        if spelled:
                            words.extend(Word(one, *at) for one in spelled)
                        else:
                            words.append(Word(part, *at))
        last = chunk[-1]
        if last in _ENDS and not (last == "." and chunk.rstrip(".") in short):
            close("?" in chunk[-3:])
    close(False)
    return found
