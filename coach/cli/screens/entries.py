"""What the home screen leads to besides the live call, in the order of its use around one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from coach.cli.offer.next_steps import due, line
from coach.cli.parts import objections, script_named, unsaid, voice_for
from coach.cli.practice.deck import due_cards
from coach.cli.screens.forms import offer_screen, pick_brief
from coach.cli.screens.letters import agreement_screen, proposal_screen
from coach.cli.screens.past import history, score_screen
from coach.cli.screens.pick_call import pick_call
from coach.cli.screens.practice import casting, drill_screen
from coach.cli.screens.report import pick_report
from coach.errors import CoachError
from coach.journal.store import Journal
from coach.words import Language, _, ngettext

if TYPE_CHECKING:
    from coach.faces.tui.app import CoachApp
    from coach.faces.tui.home import Entry


def entries(journal: Journal, spoken: Language) -> Iterator[Entry]:
    """Each part with what there is in it to do, where that can be counted."""
    from coach.faces.tui.home import Entry

    yield Entry(
        "prepare",
        _("Prepare a call"),
        _("Who it is, what you know, your answers"),
        lambda app: pick_brief(journal, spoken, app),
    )
    yield Entry(
        "offer",
        _("Your offer"),
        _("Services, three tiers, terms"),
        lambda app: app.push_screen(offer_screen(journal, spoken, app.keys)),
    )
    yield Entry(
        "proposal",
        _("The e-mail after the call"),
        _("Three tiers, in the client's own words"),
        lambda app: _mails(journal, spoken, app),
    )
    yield Entry(
        "agreement",
        _("The agreement"),
        _("A draft, once a tier is confirmed"),
        lambda app: _agreements(journal, spoken, app),
    )
    yield Entry(
        "report",
        _("Monthly report"),
        _("What was reached, what is next"),
        lambda app: pick_report(journal, spoken, app),
    )
    yield Entry(
        "follow-ups",
        _("Follow-ups"),
        _waiting(journal),
        lambda app: _next_steps(journal, spoken, app),
    )
    yield Entry(
        "rehearse",
        _("Rehearse"),
        _("A call with a simulated client"),
        lambda app: app.push_screen(casting(app, journal, spoken)),
    )
    yield Entry(
        "drill",
        _("Drill"),
        _due(journal),
        lambda app: app.push_screen(drill_screen(journal, spoken, app.keys)),
    )
    yield Entry(
        "history",
        _("History"),
        _("Your calls, and what was said"),
        lambda app: app.push_screen(history(app, journal, spoken)),
    )
    yield Entry(
        "score",
        _("Score"),
        _("How a call went, point by point"),
        lambda app: _scores(journal, app),
    )
    yield Entry(
        "handbook",
        _("Handbook"),
        _("Script and answers, to read before"),
        lambda app: _handbook(spoken, app),
    )
    yield Entry("check", _("Check"), _("Whether your own files are right"), _check)


def _waiting(journal: Journal) -> str:
    """How much is to be done; a damaged entry must not keep the home screen shut."""
    try:
        waiting = len(due(journal, datetime.now()))
    except CoachError as error:
        return error.what
    return _("{count} to do").format(count=waiting) if waiting else _("Nothing to do")


def _due(journal: Journal) -> str:
    """How many cards there are to drill."""
    count = due_cards(journal)
    if not count:
        return _("Objections that come back")
    return ngettext("{count} card is due", "{count} cards are due", count).format(count=count)


def _mails(journal: Journal, spoken: Language, app: CoachApp) -> None:
    """The last calls, each with its mail."""
    pick_call(
        journal,
        app,
        _("The e-mail after which call?"),
        lambda row: app.push_screen(proposal_screen(journal, row, spoken, app.keys)),
    )


def _agreements(journal: Journal, spoken: Language, app: CoachApp) -> None:
    """The last calls, each with its agreement."""
    pick_call(
        journal,
        app,
        _("The agreement after which call?"),
        lambda row: app.push_screen(agreement_screen(journal, row, spoken, app.keys)),
    )


def _scores(journal: Journal, app: CoachApp) -> None:
    """The last calls, each with its score."""
    pick_call(
        journal,
        app,
        _("How did which call go?"),
        lambda row: app.push_screen(score_screen(journal, row.id, app.keys)),
    )


def _next_steps(journal: Journal, spoken: Language, app: CoachApp) -> None:
    """What is to be done next, as a page."""
    now = datetime.now()
    lines = [line(one, now, spoken) for one in due(journal, now)]
    _read(app, "\n\n".join(lines) or _("Nothing to follow up."))


def _handbook(spoken: Language, app: CoachApp) -> None:
    """The script and the answers, as a page."""
    from coach.faces.plain.handbook import handbook

    voice = voice_for(spoken)
    _read(app, handbook(script_named("retainer"), objections(unsaid), voice))


def _check(app: CoachApp) -> None:
    """What is wrong with content files, as a page."""
    from coach.cli.checking import checked

    _read(app, "\n".join(checked()[0]))


def _read(app: CoachApp, text: str) -> None:
    from coach.faces.tui.page import PageScreen, text_page

    app.push_screen(PageScreen(text_page(text)))
