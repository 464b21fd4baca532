"""A price that falls or is excused: a lower figure is a discount, whatever stands around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from coach.call.figures import says_back
from coach.call.guard import fold
from coach.call.numbers import numbers
from coach.practice.moves.prices import counts_hours, is_figure

PRICE = "price_on_phone"
DISCOUNT = "discount"
EXCUSE = "apologises_for_price"
VOLUME = "estimates_volume"

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

_SORRY = r"(?:sorry|tut mir (?:echt |wirklich |so )?leid|entschuldigung|verzeihung)"
_EXCUSED = re.compile(
    rf"[.!?;,]\s*(?:i'm |so |really |es )*{_SORRY}(?:,? (?:echt|wirklich|really|about that))?\W*$"
)
_PIECES = re.compile(r"[.!?,;](?!\d)|\b(?:or|but|oder|aber)\b")


def sums(line: str) -> tuple[float, ...]:
    """The sums in a line that can be a fee, in digits or in words, in order."""
    return tuple(value for value in numbers(fold(line)) if value >= LEAST)


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
    now = sums(line)
    bare = [
        amount for piece in _PIECES.split(fold(line)) if is_figure(piece) for amount in sums(piece)
    ]
    if not now or not (PRICE in moves or bare):
        return False
    if len(now) == _FALLS and _less(bare[-1:], now[:1]):
        return True
    prices = [sums(one) for one, made in before if PRICE in made]
    return _less(now, next((named for named in reversed(prices) if named), ()))


def unless_said_back(line: str, moves: Iterable[str], theirs: Iterable[str]) -> tuple[str, ...]:
    """The moves of a line, without the price or the estimate that only repeats the client's."""
    made, said = tuple(moves), tuple(theirs)
    only_repeated = set[str]()
    if PRICE in made and says_back(line, said):
        only_repeated.add(PRICE)
    if VOLUME in made and _works_nothing_out(line, said):
        only_repeated.add(VOLUME)
    return tuple(move for move in made if move not in only_repeated)


def _works_nothing_out(line: str, theirs: Iterable[str]) -> bool:
    """Whether a line names pieces and no hours, and all of them as the client did."""
    named = set(numbers(fold(line)))
    if not named or counts_hours(line):
        return False
    return named.issubset(value for their in theirs for value in numbers(fold(their)))


def excuses(line: str) -> bool:
    """Whether a line ends in being sorry for what it has named."""
    return _EXCUSED.search(fold(line)) is not None


def _less(now: Sequence[float], before: Sequence[float]) -> bool:
    """Whether a sum is less than one before it, and no sum for something else."""
    return bool(now and before) and min(before) / ANOTHER_UNIT < min(now) < min(before)
