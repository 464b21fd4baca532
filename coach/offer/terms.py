"""The terms beside tier and price: which are settled, and how they read."""

from __future__ import annotations

import re
from typing import NamedTuple

from coach.clean import clean
from coach.offer.dates import ordinal, show_day
from coach.offer.money import money, show, show_number
from coach.offer.profile import Terms
from coach.offer.typed_dates import parse_day
from coach.words import Language

TO_SETTLE = ("due_day", "overage", "rollover", "notice_days", "start")
"""What an agreement needs, in the order in which it is best settled."""


def missing(terms: Terms) -> tuple[str, ...]:
    """The terms that nobody has settled yet, by name."""
    open_terms = [name for name in TO_SETTLE if getattr(terms, name) in (None, "")]
    if terms.billing != "monthly" and "due_day" in open_terms:
        open_terms.remove("due_day")
    if terms.billing == "once" and terms.months is None:
        open_terms.insert(0, "months")
    return tuple(open_terms)


def shown_terms(terms: Terms, currency: str, language: Language) -> dict[str, str]:
    """The terms as texts for a template; empty where not settled."""
    day = "" if terms.due_day is None else str(terms.due_day)
    return {
        "billing": terms.billing,
        "due_day": ordinal(int(day)) if day and language == "en" else day,
        "months": _plain(terms.months),
        "overage": "" if terms.overage is None else show(money(terms.overage, currency), language),
        "rollover": "" if terms.rollover is None else show_number(terms.rollover, language),
        "notice_days": _plain(terms.notice_days),
        "start": show_day(parse_day(terms.start), language) if terms.start else "",
    }


class TaxNote(NamedTuple):
    """The note on tax as a sentence, or the end of one."""

    text: str
    of_prices: bool
    """Whether "all prices" belongs before it."""


def tax_note(note: str) -> TaxNote:
    """The note on tax as the user has written it, for a mail."""
    note = clean(note)
    of_prices = _OF_PRICES.match(note) is not None
    first = note[:1].lower() if of_prices else note[:1].upper()
    end = "" if not note or note.endswith((".", "!")) else "."
    return TaxNote(first + note[1:] + end, of_prices)


_OF_PRICES = re.compile(
    r"(?:zzgl|zuzüglich|inkl|inklusive|exkl|exklusive|ohne|netto"
    r"|plus|incl|including|excl|excluding|exclusive|without|net|before)\b",
    re.IGNORECASE,
)


def _plain(number: int | None) -> str:
    return "" if number is None else str(number)
