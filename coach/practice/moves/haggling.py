"""A price that falls or is excused: a lower figure is a discount, whatever stands around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from coach.call.guard import fold
from coach.practice.moves.prices import is_figure

PRICE = "price_on_phone"
DISCOUNT = "discount"
EXCUSE = "apologises_for_price"

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
_FALLS = 2
"""The sums in a line that can be a price and a lower one; more of them are options."""

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
_SORRY = r"(?:sorry|tut mir (?:echt |wirklich |so )?leid|entschuldigung|verzeihung)"
_EXCUSED = re.compile(
    rf"[.!?;,]\s*(?:i'm |so |really |es )*{_SORRY}(?:,? (?:echt|wirklich|really|about that))?\W*$"
)
_PIECES = re.compile(r"[.!?,;](?!\d)|\b(?:or|but|oder|aber)\b")


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
    """Whether a line names less than its own price, or the last in the lines ``before`` it."""
    sorry = re.search(_SORRY, fold(line)) is not None
    if not (PRICE in moves or sorry):
        return False
    now = figures(line)
    bare = [
        amount
        for piece in _PIECES.split(fold(line))
        if is_figure(piece)
        for amount in figures(piece)
    ]
    if not now or not (PRICE in moves or bare):
        return False
    if len(now) == _FALLS and _less(bare[-1:], now[:1]):
        return True
    prices = [figures(one) for one, made in before if PRICE in made]
    return _less(now, next((named for named in reversed(prices) if named), ()))


def excuses(line: str) -> bool:
    """Whether a line ends in being sorry for what it has named."""
    return _EXCUSED.search(fold(line)) is not None


def _less(now: Sequence[float], before: Sequence[float]) -> bool:
    """Whether a sum is less than one before it, and no sum for something else."""
    return bool(now and before) and min(before) / ANOTHER_UNIT < min(now) < min(before)


def _in_digits(found: re.Match[str]) -> float:
    return int(re.sub(r"\D", "", found[1])) * (1000 if found[2] else 1)
