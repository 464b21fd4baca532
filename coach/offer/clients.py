"""The clients that are known, and which of them a few letters mean."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from coach.offer.brief import client_key


class Client(NamedTuple):
    """Somebody to call, spelled as in the brief."""

    name: str
    appointment: datetime | None = None
    """The next one, on the clock of this place."""


def known_clients(
    names: Iterable[str], appointments: Iterable[tuple[str, datetime]] = ()
) -> tuple[Client, ...]:
    """Each client once: first those with an appointment, the soonest before all others.

    ``names`` come in the order of interest; the first spelling of a name counts.
    """
    spelled: dict[str, str] = {}
    for name in names:
        if key := client_key(name):
            spelled.setdefault(key, name)
    soonest: dict[str, datetime] = {}
    for name, moment in sorted(appointments, key=lambda held: held[1]):
        soonest.setdefault(client_key(name), moment)
    first = [key for key in soonest if key in spelled]
    return tuple(
        Client(spelled[key], soonest.get(key))
        for key in (*first, *(key for key in spelled if key not in soonest))
    )


def meant(clients: Sequence[Client], written: str) -> tuple[Client, ...]:
    """Whose name it is, letter by letter or else as typed in a hurry; else its beginning.

    Last come those of whom it is the beginning of a later word.
    """
    wanted = _folded(written)
    names = [(client, _folded(client.name)) for client in clients]
    return (
        tuple(client for client in clients if client_key(client.name) == client_key(written))
        or tuple(client for client, name in names if name == wanted)
        or tuple(client for client, name in names if name.startswith(wanted))
        or tuple(client for client, name in names if f" {wanted}" in name)
    )


def _folded(name: str) -> str:
    """Without case and accents, as people type a name in a hurry."""
    parts = unicodedata.normalize("NFKD", client_key(name))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
