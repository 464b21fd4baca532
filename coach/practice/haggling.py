"""A price that falls: a second, lower figure is a discount, whatever words stand around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from coach.call.guard import fold

PRICE = "price_on_phone"
DISCOUNT = "discount"

LEAST = 100
"""Below this a figure is no monthly fee, but hours or pieces."""
_LESS = re.compile(
    r"%|\b(?:less|cheap\w*|off|down|discount|percent|instead|also|even|only|just|special|for you"
    r"|actually|or|half\w*|usual\w*|normal\w*|friend\w*|drop|low\w*|reduc\w*|better|then"
    r"|rabatt\w*|weniger|guenstig\w*|billig\w*|nachlass|prozent|statt|auch|runter|nur|sonder\w*"
    r"|entgegen|haelfte|eigentlich|freund\w*|sonst|halt|dann|fuer (?:dich|sie)|oder)\b"
)
"""Words that set a figure against a higher one."""
ANOTHER_UNIT = 5
"""A figure so many times smaller is the price of something else, an hour or a piece."""

_COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
)
_GEZAEHLT = (
    "ein zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf dreizehn vierzehn fuenfzehn"
    " sechzehn siebzehn achtzehn neunzehn zwanzig"
)
_UNITS = {
    word: number for words in (_COUNTED, _GEZAEHLT) for number, word in enumerate(words.split(), 1)
}
_SCALES = {"thousand": 1000, "grand": 1000, "tausend": 1000, "hundred": 100, "hundert": 100}
_DIGITS = re.compile(r"(?<![\w.,])(\d{1,3}(?:[.,']\d{3})+|\d+)(\s*k\b)?(?![\d%])")
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_WORDS = re.compile(rf"({_UNIT})(\s+and\s+a\s+half|einhalb)?[\s-]*({'|'.join(_SCALES)})")


def figures(line: str) -> tuple[float, ...]:
    """The sums in a line, in digits or in words, in order."""
    folded = fold(line)
    found = [(at.start(), at.end(), _in_digits(at)) for at in _DIGITS.finditer(folded)]
    for at in _WORDS.finditer(folded):
        value = (_UNITS[at[1]] + (0.5 if at[2] else 0)) * _SCALES[at[3]]
        if found and 0 <= at.start() - found[-1][1] < 2:  # "zweitausend" and "fünfhundert"
            start, _end, before = found.pop()
            found.append((start, at.end(), before + value))
        else:
            found.append((at.start(), at.end(), value))
    return tuple(value for _start, _end, value in sorted(found) if value >= LEAST)


def names_first_price(line: str) -> bool:
    """Whether a line with a figure in it sets that figure against no higher one."""
    return _LESS.search(fold(line)) is None


def haggles(
    line: str, moves: Collection[str], before: Iterable[tuple[str, Collection[str]]]
) -> bool:
    """Whether a line names less than the last price in the lines (with moves) ``before`` it."""
    if PRICE not in moves:
        return False
    prices = [figures(one) for one, made in before if PRICE in made]
    last = next((named for named in reversed(prices) if named), ())
    now = figures(line)
    return bool(last and now) and min(last) / ANOTHER_UNIT < min(now) < min(last)


def _in_digits(found: re.Match[str]) -> float:
    return int(re.sub(r"\D", "", found[1])) * (1000 if found[2] else 1)
