"""A figure that only says back what the other one has named."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coach.call.guard import fold
from coach.call.numbers import numbers

_SENTENCES = r"(?<=[.!?…])\s+"
_BARE = 5
"""Words up to which a question holds nothing but a figure."""
_OFFERED = (
    r"\b(?:deal|okay|ok|agreed|how about|what about|would|could|shall|can|make it|if|then|are|fine"
    r"|abgemacht|einverstanden|in ordnung|dann|waeren?|wenn|sagen wir|wie steht|passt|passen|geht"
    r"|gehen|kann|koennten?)\b"
)
"""What makes an offer of a figure."""
_ASKED = (
    r"\b(?:you (?:pay|paid|spend|spent)|right|correct|sie zahlen|zahlen sie|du zahlst|zahlst du"
    r"|bezahlt|richtig|stimmt|(?:sind|is|are|ist) (?:that |das )?(?:per|a|each|pro|im|je))\b"
)
"""Said with a figure in a question about it."""
_SAID = (
    r"\b(?:you (?:said|say|mentioned|meant)|did you say|i see|noted|sagten sie|sie sagten"
    r"|sagst du|du sagtest|sagtest du|meinten sie|sie meinten|meinst du|haben sie gesagt"
    r"|hast du gesagt|verstehe|verstanden|notiert)\b"
)
"""Words that give a figure back to the one who has named it."""


def says_back(line: str, theirs: Iterable[str]) -> bool:
    """Whether a line only repeats, to be sure of it, what was named in the lines of the other."""
    folded = fold(line)
    named = [part for part in re.split(_SENTENCES, folded) if numbers(part)]
    if not named or not all(map(_repeats, named)):
        return False
    known = {value for their in theirs for value in numbers(fold(their))}
    return known.issuperset(numbers(folded))


def _repeats(sentence: str) -> bool:
    """Whether the words around a figure offer nothing."""
    if re.search(_OFFERED, sentence):
        return False
    bare = len(sentence.split()) <= _BARE or re.search(_ASKED, sentence) is not None
    return (sentence.endswith("?") and bare) or re.search(_SAID, sentence) is not None
