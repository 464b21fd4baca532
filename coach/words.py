"""UI labels through gettext, and the language of the user."""

from __future__ import annotations

import gettext
import os
from decimal import Decimal
from pathlib import Path
from typing import Literal

Language = Literal["en", "de"]

_current: gettext.NullTranslations = gettext.NullTranslations()
_spoken: Language = "en"


def speak(language: Language) -> None:
    """Show UI labels in ``language`` from now on (English is the language of the labels)."""
    global _current, _spoken
    _spoken = language
    _current = gettext.translation(
        "coach", Path(__file__).parent / "locale", [language], fallback=True
    )


def spoken() -> Language:
    """The language of the UI labels."""
    return _spoken


def _(label: str) -> str:
    """A UI label in the current language."""
    return _current.gettext(label)


def ngettext(one: str, many: str, count: int) -> str:
    """A UI label that counts."""
    return _current.ngettext(one, many, count)


def number(value: float | Decimal) -> str:
    """A number with the decimal mark of the current language, and no more decimals than it has."""
    return f"{value:g}".replace(".", _("."))


def language_of_locale() -> Language:
    """The language that the locale asks for; C and everything unknown is English (POSIX order)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "de" if value.lower().startswith("de") else "en"
    return "en"
