"""The guardrails: what the user must not say (A7, A8)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from coach.call.numbers import DIGITS, HUNDREDS_UP, SMALL, THOUSANDS
from coach.playbook.model import Guardrail, Phrases

_CURRENCY = r"€|\$|£|eur|euros?|usd|dollars?|bucks|gbp|pounds?|quid|chf|franken|sfr|stutz"
_PER_MONTH = (
    r"(?:a|per|each|every|the)\s+month|/\s*(?:month|mo|monat)|monthly|pm\b|pro\s+monat|im\s+monat"
    r"|monatlich|mtl|jeden\s+monat|den\s+monat"
)
_PER_HOUR = (
    r"(?:an?|per|the|pro|die|je)\s+(?:hour|day|stunde|tag)\b|/\s*(?:hour|h|hr|day|stunde|std)\b"
)
_PRICE_WORD = (
    r"(?:fees?|price|costs?|charge|rate|i\s+take|pay|package|gebuehr|preis|kostet|kosten"
    r"|pauschale|honorar|zahlen|zahlst|nehme?|liegt|liegen|laegen?|kaemen?|would\s+be|comes\s+to)"
)
_ROUGHLY = (
    r"(?:around|about|roughly|circa|ca\.?|etwa|ungefaehr|rund|um\s+die|it's|that's|das\s+sind"
    r"|es\s+sind|zwischen|between)"
)
_ALONE = (
    rf"^\W*(?:so\s+|{_ROUGHLY}\s+)*"
    rf"(?:\d{{3,}}|\d{{1,3}}[.,'’]\d{{3}}|{HUNDREDS_UP}|{THOUSANDS})\W*$"
)
_AMOUNT = (
    rf"(?:{_CURRENCY})\s*(?:{DIGITS})"
    rf"|(?<![\w.,])(?:{DIGITS})\s*(?:k\b)?\s*(?:(?:{_CURRENCY})(?!\w)|,-)"
    rf"|(?<![\w.,])(?:\d[\d.,'’]{{2,}}|{THOUSANDS})\s*(?:{_PER_MONTH})"
    rf"|\b{_PRICE_WORD}\b(?:\s+[a-z]{{1,10}}){{0,4}}?\s+"
    rf"(?:\d[\d.,'’]{{2,}}\b(?!\s*[a-z]{{4,}})|\d+(?:[.,]\d)?\s*k\b|{HUNDREDS_UP})"
    rf"|{HUNDREDS_UP}\s*(?:{_CURRENCY}|{_PER_MONTH}|{_PER_HOUR})"
    rf"|\b{_ROUGHLY}\s+(?:{THOUSANDS}\b|\d{{1,3}}[.,'’]\d{{3}}\b|(?!(?:19|20)\d\d\b)\d{{4,5}}\b)"
    rf"(?!\s*[a-z]{{4,}})"
    rf"|(?<![\w.,])\d{{2,}}\s*(?:{_PER_HOUR})"
    rf"|(?:\d+|{SMALL})-?\s+(?:und|bis|to|and|or|oder)\s+{THOUSANDS}\b"
    rf"|{_ALONE}"
)


def fold(text: str) -> str:
    """Lower case, umlauts spelled out, one apostrophe: one form for all spellings."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("’", "'")
    return " ".join(text.split())


def tripped(text: str, guardrails: dict[str, Guardrail]) -> tuple[str, ...]:
    """The guardrails that ``text`` runs into, in the order of the playbook."""
    folded = fold(text)
    return tuple(
        name
        for name, guardrail in guardrails.items()
        if (guardrail.amounts and names_amount(folded)) or says(folded, guardrail)
    )


def says(folded: str, phrases: Phrases) -> bool:
    """Whether a folded text holds one of some phrases, in whichever language."""
    return _pattern(phrases.phrases("en") + phrases.phrases("de")).search(folded) is not None


def names_amount(folded: str) -> bool:
    """Whether a folded text names an amount of money."""
    return _amount().search(folded) is not None


@lru_cache(maxsize=1)
def _amount() -> re.Pattern[str]:
    """Compiled when first needed: the first screen needs it not."""
    return re.compile(_AMOUNT)


@lru_cache(maxsize=64)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    parts = [_phrase(phrase) for phrase in phrases]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)" if parts else r"(?!)")


def _phrase(phrase: str) -> str:
    """A phrase as a pattern: ``word*`` any ending, ``*`` up to three words, ``#`` any number."""
    words = []
    for word in fold(phrase).split():
        if word == "*":
            words.append(r"(?:\S+\s+){0,3}?")
        else:
            written = re.escape(word).replace(r"\*", r"\w*").replace(r"\#", r"\d+(?:[.,]\d+)?")
            words.append(written.replace("%", r"\s*%") + r"\s+")
    return "".join(words).removesuffix(r"\s+")
