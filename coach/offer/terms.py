"""The terms beside tier and price: which are settled, and how they read."""

from __future__ import annotations

import re

from coach.clean import clean
from coach.offer.dates import ordinal, parse_day, show_day
from coach.offer.money import money, show, show_number
from coach.offer.profile import Terms
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


def tax_note(note: str) -> str:
    """The note on tax as a sentence; small at its start where "all prices" belongs before it."""
    note = clean(note)
    if not note:
        return ""
    first = note[:1].lower() if _OF_PRICES.match(note) else note[:1].upper()
    return first + note[1:] + ("" if note.endswith((".", "!")) else ".")


_OF_PRICES = re.compile(
    r"(?:zzgl|zuzüglich|inkl|inklusive|exkl|exklusive|ohne|netto"
    r"|plus|incl|including|excl|excluding|exclusive|without|net|before)\b",
    re.IGNORECASE,
)


def _plain(number: int | None) -> str:
    return "" if number is None else str(number)
