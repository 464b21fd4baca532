"""Whom a new call can be with, as its screen offers them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from coach.clean import clean
from coach.cli.clients import names_in
from coach.cli.offer.next_steps import due
from coach.errors import CoachError
from coach.journal.store import Journal
from coach.offer.clients import Client, known_clients, meant
from coach.offer.dates import show_moment
from coach.words import Language, _

if TYPE_CHECKING:
    from coach.faces.tui.widgets.choices import Choice


def who_calls(journal: Journal, now: datetime, spoken: Language) -> Callable[[str], list[Choice]]:
    """For the words typed so far, whom the call can be with; a new client comes last."""
    from coach.faces.tui.widgets.choices import Choice

    appointments: list[tuple[str, datetime]] = []
    with suppress(CoachError):  # a damaged entry keeps nobody from calling
        appointments += [(one.client, one.due) for one in due(journal, now) if one.kind == "call"]
    clients = known_clients(names_in(journal), appointments)

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
