"""The clients of the journal, asked for by a name or its beginning."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from coach.cli.offer.prepared import all_briefs
from coach.errors import CoachError, WrongUse
from coach.journal.store import Journal
from coach.offer.clients import known_clients, meant
from coach.words import _


def client_named(journal: Journal, written: str, ways_out: str) -> str:
    """The client that is meant by a name or its beginning.

    Nobody of that name is a new client. Raises WrongUse where several can be meant; ``ways_out``
    tells what to do then, with their ``{names}``.
    """
    found = meant(known_clients(names_in(journal)), written) if written else ()
    if len(found) > 1:
        raise WrongUse(
            _("{written!r} can be several clients").format(written=written[:40]),
            "",
            ways_out.format(names="; ".join(client.name for client in found)),
        )
    return found[0].name if found else written


def names_in(journal: Journal) -> Iterator[str]:
    """Those with a brief, and those of past calls, the newest first."""
    with suppress(CoachError):  # a damaged brief of one client is nothing to the others
        yield from [brief.client for brief in all_briefs(journal)]
    yield from (row.client for row in journal.calls("call"))
