"""A price in a sentence: an amount of money, or a figure that stands there as the whole offer."""

from __future__ import annotations

import re

from coach.call.guard import fold, names_amount

_BARE = re.compile(
    r"\b(?:for|at|it|fuer|bei|es|um die|about|around) (?:\d{1,2}[.,']\d{3}|\d{1,2}(?:[.,]\d)? ?k)\b"
    r"(?! (?:\w+ )?(?:post|follow|user|nutz|client|compan|firm|kund|gaest|guest|people|leut|wo))"
)
"""A sum without a currency ("for 2,200"), and no number of people or words."""
_EACH_MONTH = re.compile(
    r"\b(?:(?:for|fuer|um) \d{2,5}|\d{4,5}) (?:a|per|each|every|im|pro|jeden) (?:month|monat)\b"
)
"""A sum for every month without a currency; a small number needs the "for"."""
_AROUND = re.compile(
    r"^\W*(?:(?:okay|ok|fine|well|all right|alright|then|so|yes|yeah"
    r"|ja|gut|na|also|dann|eben|halt)\b\W*)+"
    r"|\W*\b(?:then|even|dann|eben|halt|sogar)\W*$"
)
"""Words around a figure that stands alone otherwise ("okay, dann 1.500")."""
_YEAR = re.compile(r"\W*(?:19|20)(?!00)\d\d\W*")
_YOURS = re.compile(
    r"\b(?:von (?:ihnen|dir|euch)|of yours)\b.*\b(?:kost|cost)"
    r"|\b(?:ihre?|deine?|eure?|your) (?!fee|retainer|pauschale|honorar|paket|package)\w+ "
    r"(?:kost\w+|costs?) (?:\w+ ){0,2}(?:auch|too|as well)\b"
)
"""What the client takes for their own things."""
_DEAL = re.compile(
    r"\b(?:deal|okay|ok|agreed|all right|abgemacht|einverstanden|in ordnung)\s*\?$", re.IGNORECASE
)
_MONTHLY = re.compile(r"\s+(?:a|per|each|every|im|pro|jeden) (?:month|monat)\W*$")
_FEW = 4
"""A figure has fewer words than this."""
_HOURS = re.compile(r"\b(?:hours|hrs|stunden)\b", re.IGNORECASE)


def names_price(sentence: str) -> bool:
    """Whether a sentence names an amount of money that is not the client's own price."""
    folded = _AROUND.sub("", fold(sentence))
    if _YOURS.search(folded):
        return False
    return names_amount(folded) or any(form.search(folded) for form in (_BARE, _EACH_MONTH))


def asks_for_deal(sentence: str) -> bool:
    """Whether a price is offered as a question ("2,000 a month, deal?", "Twelve hundred?")."""
    bare = _MONTHLY.sub("", fold(sentence))
    return _DEAL.search(sentence) is not None or is_figure(bare)


def is_figure(clause: str) -> bool:
    """Whether a clause is a figure and nothing else, as in "1,800, last word"; a year is none."""
    folded = _AROUND.sub("", fold(clause))
    return len(folded.split()) < _FEW and not _YEAR.fullmatch(folded) and names_amount(folded)


def counts_hours(sentence: str) -> bool:
    """Whether it is hours that a sentence counts; an hour with its price has no plural."""
    return _HOURS.search(sentence) is not None
