"""What is to be done next: each leads to its letter, its call or its report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from coach.cli.offer.next_steps import due, script_for, when, words
from coach.cli.offer.written import mark_done, mark_open
from coach.cli.screens.letters import agreement_screen, proposal_screen
from coach.cli.screens.report import report_screen
from coach.journal.store import Journal
from coach.offer.follow_ups import FollowUp
from coach.words import Language

if TYPE_CHECKING:
    from coach.faces.tui.app import CoachApp
    from coach.faces.tui.follow_ups import FollowUpsScreen
    from coach.faces.tui.widgets.choices import Choice

Call = Callable[["CoachApp", str, str], None]
"""Begins a call with a client by a script, after it was asked for."""


def follow_ups_screen(
    journal: Journal, spoken: Language, app: CoachApp, call: Call
) -> FollowUpsScreen:
    """The list, from the journal."""
    from coach.faces.tui.follow_ups import FollowUpsScreen, Todo
    from coach.faces.tui.widgets.choices import Choice

    known: dict[str, FollowUp] = {}

    def waiting() -> list[Choice]:
        now = datetime.now()
        found = due(journal, now)
        known.update((one.key, one) for one in found)
        return [Choice(one.key, words(one, spoken), when(one, now, spoken)) for one in found]

    def open_(key: str) -> None:
        one = known[key]
        match one.kind:
            case "send" | "sent":
                row = journal.call(one.call)
                app.push_screen(proposal_screen(journal, row, spoken, app.keys))
            case "draft":
                row = journal.call(one.call)
                app.push_screen(agreement_screen(journal, row, spoken, app.keys))
            case "report":
                app.push_screen(report_screen(journal, one.client, one.month, spoken, app))
            case "ask" | "call":
                call(app, one.client, script_for(one))

    todo = Todo(
        waiting,
        open_,
        done=lambda key: mark_done(journal, known[key]),
        undone=lambda key: mark_open(journal, known[key]),
    )
    return FollowUpsScreen(todo, app.keys)
