"""The figures in a line, and a figure that only says back what the other one has named."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coach.call.guard import fold

_COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
)
_GEZAEHLT = (
    "ein zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf dreizehn vierzehn fuenfzehn"
    " sechzehn siebzehn achtzehn neunzehn zwanzig"
)
_TENS = (
    "thirty forty fifty sixty seventy eighty ninety",
    "dreissig vierzig fuenfzig sechzig siebzig achtzig neunzig",
)
_UNITS = {
    word: number for words in (_COUNTED, _GEZAEHLT) for number, word in enumerate(words.split(), 1)
} | {word: 10 * tens for words in _TENS for tens, word in enumerate(words.split(), 3)}
_SCALES = {"thousand": 1000, "grand": 1000, "tausend": 1000, "hundred": 100, "hundert": 100}
# Patterns as text are compiled when first needed: the first screen needs none of them.
_DIGITS = r"(?<![\w.,])(?:(\d+[.,]\d|\d+)\s*k\b|(\d{1,3}(?:[.,']\d{3})+|\d+))(?![\d%])"
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_SMALL = rf"\b({_UNIT})\b(?!\s+(?:and\s+a\s+half\s+)?(?:{'|'.join(_SCALES)}))"
_WORDS = (
    rf"(?:({_UNIT})(\s+and\s+a\s+half|einhalb)?[\s-]*|\b(?:a\s+(?=thousand)|(?=tausend)))"
    rf"({'|'.join(_SCALES)})"
)

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


def figures(line: str) -> tuple[float, ...]:
    """The numbers in a line, in digits or in words, in order."""
    folded = fold(line)
    found = [(at.start(), at.end(), _in_digits(at)) for at in re.finditer(_DIGITS, folded)]
    for at in re.finditer(_WORDS, folded):
        count = _UNITS[at[1]] if at[1] else 1  # "a thousand", "tausendfünfhundert"
        value = (count + (0.5 if at[2] else 0)) * _SCALES[at[3]]
        if found and 0 <= at.start() - found[-1][1] < 2:  # "zweitausend" and "fünfhundert"
            start, _end, before = found.pop()
            found.append((start, at.end(), before + value))
        else:
            found.append((at.start(), at.end(), value))
    small = [(at.start(), at.end(), _UNITS[at[1]]) for at in re.finditer(_SMALL, folded)]
    found += [one for one in small if one[2] > 1]  # "ein" and "one" are mostly no figures
    return tuple(value for _start, _end, value in sorted(found))


def says_back(line: str, theirs: Iterable[str]) -> bool:
    """Whether a line only repeats, to be sure of it, what was named in the lines of the other."""
    named = [part for part in re.split(_SENTENCES, fold(line)) if figures(part)]
    if not named or not all(map(_repeats, named)):
        return False
    known = {value for their in theirs for value in figures(their)}
    return known.issuperset(figures(line))


def _repeats(sentence: str) -> bool:
    """Whether the words around a figure offer nothing."""
    if re.search(_OFFERED, sentence):
        return False
    bare = len(sentence.split()) <= _BARE or re.search(_ASKED, sentence) is not None
    return (sentence.endswith("?") and bare) or re.search(_SAID, sentence) is not None


def _in_digits(found: re.Match[str]) -> float:
    if found[1]:
        return float(found[1].replace(",", ".")) * 1000
    return int(re.sub(r"\D", "", found[2]))
