"""One typed line, read: what the client said, what you said, or a slash command."""

from __future__ import annotations

from typing import NamedTuple

from coach.hearing.verdict import LABELS
from coach.playbook.model import Outcome
from coach.words import _, spoken


class ClientLine(NamedTuple):
    """Words of the client."""

    text: str


class YourLine(NamedTuple):
    """Words of the user, after ``>``."""

    text: str


class Command(NamedTuple):
    """A slash command with the rest of its line."""

    name: str
    rest: str


class Unknown(NamedTuple):
    """A slash command that there is not; ``close`` is the nearest one, or empty."""

    written: str
    close: str


Read = ClientLine | YourLine | Command | Unknown

COMMANDS: dict[str, tuple[str, ...]] = {
    "next": ("weiter",),
    "back": ("zurück", "zurueck"),
    "goto": ("schritt", "gehe"),
    "confirm": ("bestätigt", "bestaetigt", "ok"),
    "fact": ("fakt",),
    "note": ("notiz",),
    "wait": ("warten", "warte"),
    "money": ("geld",),
    "value": ("wert",),
    "results": ("ergebnisse", "ergebnis"),
    "general": ("allgemein",),
    "unsure": ("unklar",),
    "wrong": ("falsch",),
    "pick": ("wähle", "waehle"),
    "resolved": ("geklärt", "geklaert", "gelöst", "geloest"),
    "undo": ("rückgängig", "rueckgaengig"),
    "where": ("wo",),
    "end": ("ende",),
    "help": ("hilfe",),
}
"""Every slash command with its German names; the first one is shown."""

_NAMES = {name: name for name in COMMANDS} | {
    other: name for name, others in COMMANDS.items() for other in others
}

OUTCOMES: dict[str, Outcome] = {
    "agreed": "agreed",
    "again": "again",
    "lost": "lost",
    "einig": "agreed",
    "zugesagt": "agreed",
    "zusage": "agreed",
    "nochmal": "again",
    "wieder": "again",
    "erneut": "again",
    "folgegespräch": "again",
    "folgegespraech": "again",
    "verloren": "lost",
    "absage": "lost",
}

_LABELS = {label: label for label in LABELS} | {
    "geld": "money",
    "wert": "value",
    "ergebnisse": "results",
    "ergebnis": "results",
    "allgemein": "general",
    "nichts": "none",
    "kein": "none",
    "keiner": "none",
    "ablauf": "how_it_works",
    "how": "how_it_works",
    "cue_how": "how_it_works",
    "preis": "monthly_fee",
    "price": "monthly_fee",
    "fee": "monthly_fee",
    "cue_price": "monthly_fee",
    "unklar": "unsure",
}


def read_line(line: str) -> Read:
    """What a typed line is: ``/command``, ``> my words``, or the client's words."""
    line = line.strip()
    if line.startswith(">"):
        return YourLine(line[1:].strip())
    if not line.startswith("/"):
        return ClientLine(line)
    word, __, rest = line[1:].partition(" ")
    name = _NAMES.get(word.casefold())
    if name:
        return Command(name, rest.strip())
    return Unknown(word, _nearest(word.casefold()))


def typed(command: str) -> str:
    """A slash command as it is shown to the user: ``/next``, or ``/weiter`` in German."""
    names = COMMANDS.get(command[1:])
    return f"/{names[0]}" if names and spoken() == "de" else command


def outcome_named(word: str) -> Outcome | None:
    """The outcome of an English or German word, or None."""
    return OUTCOMES.get(word.casefold())


def label_named(word: str) -> str | None:
    """The label of an English or German word, or None."""
    return _LABELS.get(word.casefold().replace("-", "_"))


def label_name(label: str) -> str:
    """A label as it stands on the screen (Geld, Wert, Ergebnisse in German)."""
    names = {
        "money": _("Money"),
        "value": _("Value"),
        "results": _("Results"),
        "general": _("General"),
        "none": _("No objection"),
        "how_it_works": _("How does it work?"),
        "monthly_fee": _("What is the fee?"),
        "unsure": _("Unsure"),
    }
    return names.get(label, label)


def _nearest(word: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, list(_NAMES), n=1, cutoff=0.6)
    return close[0] if close else ""
