"""Money: read as people type it, shown as their language writes it.

Amounts are Decimal, never float. The way of writing follows language and currency (Swiss francs
in German as in Switzerland, pounds in English as in Britain); the tests hold it against CLDR.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

import msgspec

from coach.clean import clean
from coach.errors import CoachError
from coach.words import Language, _

HARD_SPACE = "\u00a0"
LARGEST = Decimal(10) ** 12
"""No fee is larger; a longer number is a slip."""


class Currency(NamedTuple):
    """How a currency is written: its decimals, its sign in English and in German."""

    digits: int
    english: str
    german: str


CURRENCIES: dict[str, Currency] = {
    "EUR": Currency(2, "€", "€"),
    "USD": Currency(2, "$", "$"),
    "GBP": Currency(2, "£", "£"),
    "CHF": Currency(2, "CHF", "CHF"),
    "AUD": Currency(2, "A$", "AU$"),
    "CAD": Currency(2, "CA$", "CA$"),
    "NZD": Currency(2, "NZ$", "NZ$"),
    "SEK": Currency(2, "SEK", "SEK"),
    "NOK": Currency(2, "NOK", "NOK"),
    "DKK": Currency(2, "DKK", "DKK"),
    "PLN": Currency(2, "PLN", "PLN"),
    "CZK": Currency(2, "CZK", "CZK"),
    "INR": Currency(2, "₹", "₹"),
    "JPY": Currency(0, "¥", "¥"),
}
"""By ISO 4217 code."""

DOLLARS = ("USD", "AUD", "CAD", "NZD")


class Money(msgspec.Struct, frozen=True):
    """An amount in one currency."""

    amount: Decimal
    """In whole units (euros, not cents)."""
    currency: str

    def times(self, factor: Decimal | int) -> Money:
        """That many times the amount, to the currency's smallest unit, halves away from zero."""
        return money(self.amount * factor, self.currency)


def money(amount: Decimal | int, currency: str) -> Money:
    """An amount rounded to the currency's smallest unit; raises CoachError for no currency."""
    unit = Decimal(1).scaleb(-_currency(currency).digits)
    return Money(Decimal(amount).quantize(unit, ROUND_HALF_UP), currency)


def currency_code(written: str) -> str:
    """The ISO code of a currency written as code or sign; raises CoachError."""
    found = _NAMES.get(clean(written).casefold())
    if found is None:
        raise CoachError(
            _("{written!r} is no currency that is known here").format(written=clean(written)),
            todo=_("Use one of: {names}.").format(names=", ".join(CURRENCIES)),
        )
    return found


def known_currency(unit: str) -> str:
    """The code of a currency by its code or sign; empty where ``unit`` is neither."""
    for code, known in CURRENCIES.items():
        if unit in (code, known.english, known.german):
            return code
    return ""


def show(value: Money, language: Language) -> str:
    """The amount as a reader of ``language`` expects it; cents only where there are any.

    The spaces inside are hard ones, so that no line breaks between number and sign.
    """
    known = _currency(value.currency)
    whole = value.amount == value.amount.to_integral_value()
    digits = 0 if whole else known.digits
    number = f"{abs(value.amount):,.{digits}f}"
    minus = "-" if value.amount < 0 else ""
    if language == "en":
        gap = HARD_SPACE if known.english.isalpha() else ""
        return f"{minus}{known.english}{gap}{number}"
    if value.currency == "CHF":
        return f"CHF{minus or HARD_SPACE}{number.replace(',', '’')}"
    number = number.translate(str.maketrans(",.", ".,"))
    return f"{minus}{number}{HARD_SPACE}{known.german}"


def parse(written: str, currency: str) -> Money:
    """``3.000,50 €``, ``3,000.50``, ``3k`` or ``CHF 3'000`` as money.

    ``currency`` counts where none is written; a dollar sign means the dollars that ``currency``
    names. Raises CoachError where the amount could be read in two ways, or not at all.
    """
    text = clean(written)
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise _unreadable(text)
    before, after = found["before"], found["after"]
    if before and after:
        raise CoachError(
            _("{text!r} names a currency twice").format(text=text), todo=_("Write one of them.")
        )
    code = _code_of(before or after, currency, text)
    amount = _number(found["number"], text)
    if found["thousand"]:
        amount *= 1000
    if amount >= LARGEST:
        raise CoachError(
            _("{text!r} is too large an amount").format(text=text[:40]), todo=_("Check the zeros.")
        )
    value = money(amount, code)
    if value.amount != amount:
        raise CoachError(
            _("{text!r} has more decimals than {code} has").format(text=text, code=code),
            todo=_("Write it like 3000 or 3000.50."),
        )
    return value


def show_number(value: Decimal, language: Language) -> str:
    """A plain number with the marks of the language, and no more decimals than it has."""
    shown = f"{value:,f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return shown if language == "en" else shown.translate(str.maketrans(",.", ".,"))


def parse_number(written: str) -> Decimal:
    """A plain number in either way of writing; raises CoachError."""
    text = clean(written)
    if not _DIGITS.fullmatch(text) or len(text) > 20:
        raise CoachError(
            _("{text!r} cannot be read as a number").format(text=text[:40]),
            todo=_("Write it like 1250 or 12.5."),
        )
    return _number(text, text)


def _currency(code: str) -> Currency:
    known = CURRENCIES.get(code)
    if known is None:
        raise CoachError(
            _("{code!r} is no currency that is known here").format(code=clean(code)),
            todo=_("Use one of: {names}.").format(names=", ".join(CURRENCIES)),
        )
    return known


_NAMES: dict[str, str] = {
    **{code.casefold(): code for code in CURRENCIES},
    **{known.english.casefold(): code for code, known in CURRENCIES.items()},
    **{known.german.casefold(): code for code, known in CURRENCIES.items()},
    "euro": "EUR",
    "euros": "EUR",
    "us$": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "pound": "GBP",
    "pounds": "GBP",
    "fr.": "CHF",
    "sfr": "CHF",
    "sfr.": "CHF",
    "franken": "CHF",
    "francs": "CHF",
}

_SIGN = r"[^\W\d_]*[$€£¥₹]|[^\W\d_]{2,8}\.?"
_DIGITS = re.compile(r"[0-9](?:[0-9.,'’ \u00a0\u202f]*[0-9])?")
_AMOUNT = re.compile(
    rf"(?P<before>{_SIGN})?\s*(?P<number>{_DIGITS.pattern})"
    rf"(?:[.,][-–—]{{1,2}})?\s*(?P<thousand>k(?!\w))?\s*(?P<after>{_SIGN})?",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?P<mark>[.,' ])[0-9]{3}(?:(?P=mark)[0-9]{3})*")


def _code_of(sign: str | None, default: str, text: str) -> str:
    if not sign:
        return default
    if sign == "$" and default in DOLLARS:
        return default
    found = _NAMES.get(sign.casefold())
    if found is None:
        raise CoachError(
            _("{sign!r} in {text!r} is no currency that is known here").format(
                sign=sign, text=text
            ),
            todo=_("Use one of: {names}.").format(names=", ".join(CURRENCIES)),
        )
    return found


def _number(digits: str, text: str) -> Decimal:
    """The value of digits with marks; three digits after the last mark are a group."""
    plain = re.sub(r"[\u00a0\u202f]", " ", digits.replace("’", "'"))
    if re.fullmatch(r"[0-9]+", plain):
        return Decimal(plain)
    if _GROUPED.fullmatch(plain):
        return Decimal(re.sub(r"[.,' ]", "", plain))
    rest = re.split(r"[.,' ]", plain)[-1]
    whole, mark = plain[: -len(rest) - 1], plain[-len(rest) - 1]
    if mark not in ".," or len(rest) > 2:
        raise _unreadable(text)
    grouped = _GROUPED.fullmatch(whole)
    if not (re.fullmatch(r"[0-9]+", whole) or (grouped and grouped["mark"] != mark)):
        raise _unreadable(text)
    return Decimal(re.sub(r"[.,' ]", "", whole) + "." + rest)


def _unreadable(text: str) -> CoachError:
    return CoachError(
        _("{text!r} cannot be read as an amount").format(text=text[:40]),
        todo=_("Write it like 3000, 3.000,50 €, $3,000.50 or 3k."),
    )
