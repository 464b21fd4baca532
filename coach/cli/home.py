"""Bare ``coach``: the home screen, and the parts that it leads to."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from coach.call.resume import resume_command
from coach.cli import language, on_terminal
from coach.cli.call import begin
from coach.cli.parts import (
    Remarks,
    ears,
    objections,
    open_journal,
    own_keys,
    resumed_call,
    script_named,
    voice_for,
)
from coach.errors import CoachError
from coach.journal.store import Journal
from coach.playbook.load import script_names
from coach.playbook.text import Language, language_of
from coach.words import _, speak

if TYPE_CHECKING:
    from coach.call.session import Session
    from coach.faces.tui.app import CoachApp
    from coach.faces.tui.home import Entry
    from coach.faces.tui.live import LiveScreen
    from coach.faces.tui.new_call import Wanted
    from coach.hearing.ears import Ears


def run(parsed: argparse.Namespace) -> int:
    """Show the home screen; without a terminal say what to do instead."""
    if not on_terminal():
        print(
            _("coach: the home screen needs a terminal. Without one: coach call NAME --plain"),
            file=sys.stderr,
        )
        return 2
    from coach.faces.tui.app import run_home

    remarks = Remarks()
    keys = own_keys(remarks.keep)
    home = Home(open_journal(), language(parsed))
    code = run_home(lambda: list(home.entries()), home.welcome, remarks.take(), keys)
    home.leave()
    return code


class Home:
    """What the home screen leads to; each part is read when it is opened."""

    def __init__(self, journal: Journal, asked: Language) -> None:
        self._journal = journal
        self._language = asked
        self._held: set[int] = set()

    def welcome(self) -> str:
        """What to do first; empty when calls are there already."""
        if self._journal.calls(limit=1):
            return ""
        return _("No call yet. The live call works at once, without any set-up: try it with Enter.")

    def entries(self) -> Iterator[Entry]:
        """The parts, in the order of their use in a call."""
        from coach.cli.offer.screens import entries as offer_entries
        from coach.cli.practice.screens import entries as practice_entries
        from coach.faces.tui.home import Entry

        if (row := self._journal.interrupted()) is not None:
            about = _("The call with {client}").format(client=row.client or _("a client"))
            yield Entry("resume", _("Go on"), about, self._resume, extra=True)
        yield Entry("call", _("Live call"), _("Coach a call, from now on"), self._new_call)
        yield from offer_entries(self._journal, self._language)
        yield from practice_entries(self._journal, self._language)
        yield Entry("score", _("Score"), _("How a call went, point by point"), self._scores)
        yield Entry(
            "handbook", _("Handbook"), _("Script and answers, to read before"), self._handbook
        )
        yield Entry("check", _("Check"), _("Whether your own files are right"), self._check)

    def _new_call(self, app: CoachApp) -> None:
        from coach.faces.tui.new_call import NewCallScreen
        from coach.faces.tui.widgets.choices import Choice

        voice = voice_for(self._language)
        scripts = [
            Choice(name, script_named(name, _drop).name.to(voice))
            for name in sorted(script_names(), key=lambda name: name != "retainer")
        ]

        def start(wanted: Wanted) -> None:
            remarks = Remarks()
            hear = ears(remarks.keep)
            speak(language_of(wanted.voice))
            number, session = begin(
                self._journal, hear, wanted.script, wanted.client, wanted.voice, remarks.keep
            )
            app.pop_screen()
            app.push_screen(self.live(app, session, hear, number, remarks))

        app.push_screen(NewCallScreen(scripts, voice, start))

    def _resume(self, app: CoachApp) -> None:
        row = self._journal.interrupted()
        if row is None:
            raise CoachError(_("no call was interrupted"))
        remarks = Remarks()
        hear = ears(remarks.keep)
        script = script_named(row.script, remarks.keep)
        session = resumed_call(self._journal, hear, row.id, script, remarks.keep)
        app.push_screen(self.live(app, session, hear, row.id, remarks))

    # --- a call, and where it leads -------------------------------------------------------------

    def live(
        self,
        app: CoachApp,
        session: Session,
        hear: Ears,
        number: int,
        remarks: Remarks,
        offered: str = "",
    ) -> LiveScreen:
        """The screen of a call."""
        from coach.faces.tui.app import live
        from coach.faces.tui.ways import Ways

        self._held.add(number)
        ways = Ways(
            letter=lambda: self._letter(app, session, number),
            score=lambda: self._score(app, number),
            home=lambda message: self._home(app, message),
        )
        return live(app, session, hear, ways, remarks.take, offered)

    def leave(self) -> None:
        """When the screen is gone: score the calls that ended here, and tell which is kept."""
        from coach.cli.practice.scored import score_the_rest

        score_the_rest(self._journal, [self._journal.call(number) for number in self._held])
        row = self._journal.interrupted()
        if row is not None and row.id in self._held:
            kept = _("The call with {client} is kept: {command} goes on.").format(
                client=row.client or _("a client"), command=resume_command(row.client)
            )
            print(kept, file=sys.stderr)

    def _letter(self, app: CoachApp, session: Session, number: int) -> None:
        from coach.cli.offer.letter_screens import agreement_screen
        from coach.cli.offer.screens import proposal_screen

        make = agreement_screen if session.script.then == "agreement" else proposal_screen
        row = self._journal.call(number)
        app.push_screen(make(self._journal, row, self._language, app.keys))

    def _score(self, app: CoachApp, number: int) -> None:
        from coach.cli.past_screens import score_screen

        app.push_screen(score_screen(self._journal, number, app.keys))

    def _home(self, app: CoachApp, message: str) -> None:
        """Back to the home screen; a call that was started from the shell has none below it."""
        from coach.faces.tui.home import HomeScreen

        below = app.screen_stack[-2] if len(app.screen_stack) > 1 else None
        if isinstance(below, HomeScreen):
            app.pop_screen()
        else:
            below = HomeScreen(lambda: list(self.entries()), app.keys, self.welcome)
            app.push_screen(below)
        below.tell(message)

    def _scores(self, app: CoachApp) -> None:
        from coach.cli.offer.letter_screens import pick_call

        pick_call(
            self._journal, app, _("How did which call go?"), lambda row: self._score(app, row.id)
        )

    def _handbook(self, app: CoachApp) -> None:
        from coach.faces.plain.handbook import handbook
        from coach.faces.tui.page import PageScreen, text_page

        voice = voice_for(self._language)
        text = handbook(script_named("retainer"), objections(_drop), voice)
        app.push_screen(PageScreen(text_page(text)))

    def _check(self, app: CoachApp) -> None:
        from coach.cli.check import checked
        from coach.faces.tui.page import PageScreen, text_page

        app.push_screen(PageScreen(text_page("\n".join(checked()[0]))))


def _drop(error: CoachError) -> None:
    """The check tells about broken files; a page to read need not."""
