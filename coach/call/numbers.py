"""How a number is written: in digits with their marks, in words, with its scale behind it.

Everything here is for folded text (``guard.fold``).
"""

from __future__ import annotations

import re
from functools import lru_cache

_ENGLISH, _GERMAN, _TENS, _ZEHNER = (
    words.split()
    for words in (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty",
        "ein zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf dreizehn vierzehn"
        " fuenfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
        "twenty thirty forty fifty sixty seventy eighty ninety",
        "zwanzig dreissig vierzig fuenfzig sechzig siebzig achtzig neunzig",
    )
)
_SCALES = {
    **dict.fromkeys(("k", "grand", "thousand", "tausend"), 1000),
    **dict.fromkeys(("hundred", "hundert"), 100),
}

DIGITS = r"\d{1,3}(?:[.,'’ ]\d{3})+(?:[.,]\d\d)?|\d+(?:[.,]\d+)?"
SMALL = rf"(?:{'|'.join((*_ENGLISH[:10], *_GERMAN[1:10]))})"
"""A word for up to ten; "ein" is an article."""
THOUSANDS = rf"(?:\d+(?:[.,]\d)?|{SMALL})\s*(?:k|grand|thousand|tausend)"
HUNDREDS_UP = (
    rf"(?:(?:{'|'.join(_ENGLISH)})[\s-]+(?:and\s+a\s+half\s+)?(?:thousand|grand|hundred)"
    rf"|(?:{'|'.join(_GERMAN)})(?:einhalb)?(?:tausend|hundert)\w*)"
)
"""Hundreds or thousands in words."""


@lru_cache(maxsize=2_000)  # every figure is compared with all lines of the other before it
def numbers(folded: str) -> tuple[float, ...]:
    """The numbers in a folded text, in digits or in words, in order; a percentage is none."""
    if not _hint().search(folded):
        return ()
    found: list[float] = []
    end, grows = 0, False
    for at in _number().finditer(folded):
        value = _value(at)
        if value is None:
            continue
        if grows and value < found[-1] and folded[end : at.start()].strip(" -") in _JOINED:
            found[-1] += value  # "zweitausend" and "fünfhundert", "two hundred" and "fifty"
        else:
            found.append(value)
        end, grows = at.end(), bool(at["scale"] or at["bare"])
    return tuple(found)


_JOINED = ("", "and", "und")


def _value(at: re.Match[str]) -> float | None:
    if at["bare"]:
        return _SCALES[at["bare"]]
    if at["digits"]:
        value = _in_digits(at["digits"])
    else:
        value = _words()[re.sub(r"[\s-]+", " ", at["word"] or at["small"])]
    if not at["scale"]:
        # "one" and "ein" alone are mostly no numbers
        return None if at["small"] and value == 1 else value
    return round((value + (0.5 if at["half"] else 0)) * _SCALES[at["scale"]], 2)


def _in_digits(written: str) -> float:
    """Three digits after a mark are a group, fewer are decimals."""
    whole = re.fullmatch(r"(.*?)(?:[.,](\d\d?|\d{4,}))?", written)
    assert whole is not None
    return float(f"{re.sub(r'[^0-9]', '', whole[1])}.{whole[2] or 0}")


@lru_cache(maxsize=1)
def _words() -> dict[str, int]:
    """The words for one to ninety-nine."""
    found = {word: n for words in (_ENGLISH, _GERMAN) for n, word in enumerate(words, 1)}
    for ten, (english, german) in enumerate(zip(_TENS, _ZEHNER, strict=True), 2):
        found |= {english: ten * 10, german: ten * 10}
        for one in range(1, 10):
            found[f"{english} {_ENGLISH[one - 1]}"] = ten * 10 + one
            found[f"{_GERMAN[one - 1]}und{german}"] = ten * 10 + one
    return found


@lru_cache(maxsize=1)
def _hint() -> re.Pattern[str]:
    """What every number begins with or ends in: most lines hold none, and are told in no time."""
    parts = "|".join((*(name for name in _SCALES if name != "k"), *_TENS, *_ZEHNER))
    whole = "|".join((*_ENGLISH[1:], *_GERMAN[1:]))
    return re.compile(rf"\d|{parts}|\b(?:{whole})")


@lru_cache(maxsize=1)
def _number() -> re.Pattern[str]:
    """Compiled when first needed: the first screen needs it not."""
    longest = sorted(_words(), key=len, reverse=True)
    words = "|".join(longest).replace(" ", r"[\s-]+")
    scales = r"grand|thousand|tausend|hundred|hundert"
    times = rf"(?P<half>\s+and\s+a\s+half|einhalb)?[\s-]*(?P<scale>{scales}|k\b)"
    return re.compile(
        rf"(?:(?<![\w.,])(?P<digits>{DIGITS})(?![\d%]|[.,]\d|\s%)"
        rf"|(?P<word>{words})(?=(?:\s+and\s+a\s+half|einhalb)?[\s-]*(?:{scales}|k\b))"
        rf"|(?:\b|(?<=tausend)|(?<=hundert)|(?<=und))(?P<small>{words})\b"
        rf"|\b(?P<bare>{scales}))(?:{times})?"
    )
