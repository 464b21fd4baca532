"""The words of a line that decided a point, and a long line cut so that they are in it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable

from coach.call.parts import sentences

CUT = "…"
_CLAUSE = re.compile(r"[,;:]\s+")


def deciding(text: str, decides: Callable[[str], bool]) -> str:
    """The shortest end of a sentence that decides by itself; empty where only the whole does."""
    for sentence in sentences(text):
        starts = (0, *(comma.end() for comma in _CLAUSE.finditer(sentence)))
        ends = [sentence[start:] for start in starts if decides(sentence[start:])]
        if ends:
            return ends[-1]
    return ""


def excerpt(quote: str, decided: Iterable[str], longest: int) -> str:
    """A quoted line, not longer than one reads, around the words that decided."""
    words = next((words for words in decided if words in quote), "")
    at = quote.find(words)
    late = at + len(words) - longest
    if late > 0:  # the words would be cut off
        room = longest - len(f"> {CUT} {CUT}")
        start = min(at, at + len(words) - room)
        start = quote.find(" ", start - 1) + 1
        mark = "> " if quote.startswith("> ") else ""
        quote = f"{mark}{CUT} {quote[start:]}"
    return textwrap.shorten(quote, longest, placeholder=f" {CUT}")
