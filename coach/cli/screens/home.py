"""The home screen, the live call, and where both lead."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from coach.call.false_start import untouched
from coach.call.resume import resume_command
from coach.cli.calls import begin, resume
from coach.cli.offer.prepared import voices_for
from coach.cli.parts import Remarks, ears, script_named, unsaid, voice_for
from coach.cli.screens.new_call import who_calls
from coach.errors import CoachError
from coach.journal.store import Journal
from coach.playbook.load import script_names
from coach.playbook.text import language_of
from coach.words import Language, _, speak

if TYPE_CHECKING:
    from coach.call.session import Session
    from coach.faces.tui.app import CoachApp
    from coach.faces.tui.home import Entry, HomeScreen
    from coach.faces.tui.live import LiveScreen
    from coach.faces.tui.new_call import Wanted
    from coach.hearing.ears import Ears
    from coach.playbook.text import Voice


class Home:
    """What the home screen leads to; each part is read when it is opened."""

    def __init__(self, journal: Journal, asked: Language) -> None:
        self._journal = journal
        self._language = asked
        self._held: set[int] = set()

    def screen(self, app: CoachApp, remark: str = "") -> HomeScreen:
        """The home screen; ``remark`` says what went wrong at the start."""
        from coach.faces.tui.home import HomeScreen

        return HomeScreen(lambda: list(self.entries()), app.keys, self._welcome, remark)

    def _welcome(self) -> str:
        """What to do first; empty when calls are there already."""
        if self._journal.calls(limit=1):
            return ""
        return _("No call yet. The live call works at once, without any set-up: try it with Enter.")

    def entries(self) -> Iterator[Entry]:
        """The parts, in the order of their use in a call."""
        from coach.cli.screens.entries import entries
        from coach.faces.tui.home import Entry

        if (row := self._journal.interrupted()) is not None:
            about = _("The call with {client}").format(client=row.client or _("a client"))
            yield Entry("resume", _("Go on"), about, self._resume, extra=True)
        yield Entry("call", _("Live call"), _("Coach a call, from now on"), self._new_call)
        yield from entries(self._journal, self._language, self._new_call)

    def _new_call(self, app: CoachApp, client: str | None = None, script: str = "") -> None:
        from coach.faces.tui.new_call import NewCallScreen
        from coach.faces.tui.widgets.choices import Choice

        spoken = voice_for(self._language)
        scripts = [
            Choice(name, script_named(name, unsaid).name.to(spoken))
            for name in sorted(script_names(), key=lambda name: name != (script or "retainer"))
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

        def voice_of(name: str) -> Voice:
            return next(iter(voices_for(self._journal, name)), spoken)

        who = who_calls(self._journal, datetime.now(), self._language)
        app.push_screen(NewCallScreen(who, scripts, voice_of, start, client))

    def _resume(self, app: CoachApp) -> None:
        row = self._journal.interrupted()
        if row is None:
            raise CoachError(_("no call was interrupted"))
        remarks = Remarks()
        hear = ears(remarks.keep)
        session = resume(self._journal, hear, row, remarks.keep)
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
        from coach.faces.tui.live import LiveScreen
        from coach.faces.tui.ways import Ways

        self._held.add(number)
        ways = Ways(
            letter=lambda: self._letter(app, session, number),
            score=lambda: self._score(app, number),
            home=lambda message: self._home(app, message),
            discard=lambda: self._discard(app, number),
        )
        return LiveScreen(session, hear, app.keys, ways, offered, remarks.take)

    def leave(self) -> None:
        """When the screen is gone: score the calls that ended here, and tell which is kept."""
        from coach.cli.practice.scored import score_the_rest

        for number in list(self._held):
            if untouched(self._journal.events(number)):
                self._drop(number)
        score_the_rest(self._journal, [self._journal.call(number) for number in self._held])
        row = self._journal.interrupted()
        if row is not None and row.id in self._held:
            kept = _("The call with {client} is kept: {command} goes on.").format(
                client=row.client or _("a client"), command=resume_command(row.client)
            )
            print(kept, file=sys.stderr)

    def _letter(self, app: CoachApp, session: Session, number: int) -> None:
        from coach.cli.screens.letters import agreement_screen, proposal_screen

        make = agreement_screen if session.script.then == "agreement" else proposal_screen
        row = self._journal.call(number)
        app.push_screen(make(self._journal, row, self._language, app.keys))

    def _score(self, app: CoachApp, number: int) -> None:
        from coach.cli.screens.past import score_screen

        app.push_screen(score_screen(self._journal, number, app.keys))

    def _discard(self, app: CoachApp, number: int) -> None:
        """Home, without the call."""
        self._drop(number)
        self._home(app, _("Nothing of the call is kept."))

    def _drop(self, number: int) -> None:
        self._journal.discard(number)
        self._held.discard(number)

    def _home(self, app: CoachApp, message: str) -> None:
        """Back to the home screen; a call that was started from the shell has none below it."""
        from coach.faces.tui.home import HomeScreen

        home = next((one for one in app.screen_stack if isinstance(one, HomeScreen)), None)
        if home is None:
            home = self.screen(app)
            app.push_screen(home)
        while app.screen is not home:
            app.pop_screen()
        home.tell(message)
