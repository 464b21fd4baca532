"""Whom a call can be with, from the journal: asked for by a name or its beginning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from coach.clean import clean
from coach.cli.offer.prepared import all_briefs
from coach.errors import CoachError, WrongUse
from coach.journal.store import Journal
from coach.offer.clients import Client, known_clients, meant
from coach.offer.dates import show_moment
from coach.words import Language, _

if TYPE_CHECKING:
    from coach.faces.tui.widgets.choices import Choice


def client_named(journal: Journal, written: str, say: Callable[[str], None], ways_out: str) -> str:
    """The client that is meant, which is said where the name was typed otherwise.

    ``ways_out`` tells what to do with the ``{names}`` where several can be meant. Nobody of that
    name is a new client; raises WrongUse where several can be meant.
    """
    found = meant(known_clients(_names(journal)), written) if written else ()
    if len(found) > 1:
        raise WrongUse(
            _("{written!r} can be several clients").format(written=written[:40]),
            "",
            ways_out.format(names="; ".join(client.name for client in found)),
        )
    if not found:
        return written
    (client,) = found
    if client.name != written:
        say(_("Call with {client}.").format(client=client.name))
    return client.name


def who_calls(journal: Journal, now: datetime, spoken: Language) -> Callable[[str], list[Choice]]:
    """For the words typed so far, whom the call can be with; a new client comes last."""
    from coach.cli.offer.next_steps import due
    from coach.faces.tui.widgets.choices import Choice

    appointments: list[tuple[str, datetime]] = []
    with suppress(CoachError):  # a damaged entry keeps nobody from calling
        appointments += [(one.client, one.due) for one in due(journal, now) if one.kind == "call"]
    clients = known_clients(_names(journal), appointments)

    def detail(client: Client) -> str:
        if client.appointment is None:
            return ""
        if client.appointment.date() == now.date():
            return _("today {time}").format(time=f"{client.appointment:%H:%M}")
        return show_moment(client.appointment, spoken)

    def who(typed: str) -> list[Choice]:
        name = clean(typed)
        found = [Choice(one.name, one.name, detail(one)) for one in meant(clients, name)]
        if not name:
            return [*found, Choice("", _("Somebody else"), _("without a name"), extra=True)]
        if len(found) == 1 and found[0].id.casefold() == name.casefold():
            return found
        return [*found, Choice(name, name, _("a new client"), extra=True)]

    return who


def _names(journal: Journal) -> Iterator[str]:
    """Those with a brief, and those of past calls, the newest first."""
    with suppress(CoachError):  # a damaged brief of one client is nothing to the others
        yield from [brief.client for brief in all_briefs(journal)]
    yield from (row.client for row in journal.calls("call"))
