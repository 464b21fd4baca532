"""The guardrails: what the user must not say (A7, A8)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from coach.playbook.model import Guardrail

_NUMBER = r"\d{1,3}(?:[.,'’ ]\d{3})+(?:[.,]\d\d)?|\d+(?:[.,]\d+)?"
_CURRENCY = r"€|\$|£|eur|euros?|usd|dollars?|bucks|gbp|pounds?|quid|chf|franken|sfr|stutz"
_PER_MONTH = (
    r"(?:a|per|each|every|the)\s+month|/\s*(?:month|mo|monat)|monthly|pm\b|pro\s+monat|im\s+monat"
    r"|monatlich|mtl|jeden\s+monat|den\s+monat"
)
_WORD_NUMBER = (
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)[\s-]+"
    r"(?:and\s+a\s+half\s+)?(?:thousand|grand|hundred)"
    r"|(?:ein|zwei|drei|vier|fuenf|sechs|sieben|acht|neun|zehn|zwoelf|fuenfzehn|zwanzig)"
    r"(?:einhalb)?(?:tausend|hundert)\w*)"
)
_PRICE_WORD = (
    r"(?:fees?|price|costs?|charge|rate|i\s+take|pay|package|gebuehr|preis|kostet|kosten"
    r"|pauschale|honorar|zahlen|zahlst|nehme|liegt|liegen)"
)
_ROUGHLY = r"(?:around|about|roughly|circa|ca\.?|etwa|ungefaehr|rund|um\s+die|it's|that's)"
_AMOUNT = (
    rf"(?:{_CURRENCY})\s*(?:{_NUMBER})"
    rf"|(?<![\w.,])(?:{_NUMBER})\s*(?:k\b)?\s*(?:(?:{_CURRENCY})(?!\w)|,-)"
    rf"|(?<![\w.,])(?:\d[\d.,'’]{{2,}}|\d+(?:[.,]\d)?\s*k)\s*(?:{_PER_MONTH})"
    rf"|\b{_PRICE_WORD}\b(?:\s+[a-z]{{1,10}}){{0,4}}?\s+"
    rf"(?:\d[\d.,'’]{{2,}}\b(?!\s*[a-z]{{4,}})|\d+(?:[.,]\d)?\s*k\b|{_WORD_NUMBER})"
    rf"|{_WORD_NUMBER}\s*(?:{_CURRENCY}|{_PER_MONTH})"
    rf"|\b{_ROUGHLY}\s+(?:\d+(?:[.,]\d)?\s*k\b|\d{{1,3}}[.,'’]\d{{3}}\b)(?!\s*[a-z]{{4,}})"
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
        if (guardrail.amounts and names_amount(folded))
        or _pattern(guardrail.phrases("en") + guardrail.phrases("de")).search(folded)
    )


def names_amount(folded: str) -> bool:
    """Whether a folded text names an amount of money."""
    return _amount().search(folded) is not None


@lru_cache(maxsize=1)
def _amount() -> re.Pattern[str]:
    """Compiled when first needed: the first screen needs it not."""
    return re.compile(_AMOUNT)


@lru_cache(maxsize=64)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    parts = [
        re.escape(fold(phrase)).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for phrase in phrases
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)" if parts else r"(?!)")
