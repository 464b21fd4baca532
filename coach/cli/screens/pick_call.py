"""The last calls, to choose one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coach.journal.store import CallRow, Journal
from coach.words import _

if TYPE_CHECKING:
    from coach.faces.tui.app import CoachApp


def pick_call(
    journal: Journal, app: CoachApp, title: str, open_: Callable[[CallRow], object]
) -> None:
    """The last calls, the newest first; one is opened."""
    from coach.faces.plain.history import day_and_time
    from coach.faces.tui.pick import PickScreen
    from coach.faces.tui.widgets.choices import Choice

    choices = [
        Choice(
            str(row.id),
            f"{day_and_time(row.started)}  {row.client or _('a client')}",
        )
        for row in journal.calls("call", limit=50)
    ]

    def opened(number: str) -> None:
        open_(journal.call(int(number)))

    app.push_screen(PickScreen(title, choices, _("There is no call yet."), opened))
