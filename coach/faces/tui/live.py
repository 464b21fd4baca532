"""The live call. It shows what the session says, and hands it every action; it decides nothing."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from coach.call import commands as slash
from coach.call.false_start import ending, is_mistake, untouched
from coach.call.session import Reply, Session
from coach.errors import CoachError
from coach.faces.tui.board import Board
from coach.faces.tui.commands import Command, call_commands
from coach.faces.tui.desk import WIDE, Desk, shape
from coach.faces.tui.keymap import LIVE
from coach.faces.tui.noting import Noting, said_here
from coach.faces.tui.panes import Panes
from coach.faces.tui.picking import Picking
from coach.faces.tui.ways import Ways, leads_to_letter
from coach.faces.tui.widgets.line import Line, Mouth
from coach.words import _

if TYPE_CHECKING:
    from coach.hearing.ears import Ears


AFTER_THE_END = ("/undo", "/where")
"""Commands on keys that mean something when the call is over."""
LEAVES_A_FACT = ("/next", "/back", "/resolved", "/confirm", "/wait")
"""Commands on a key that keep the fact in the line first."""


class LiveScreen(Screen[None]):
    """One call, from the first step to its end."""

    HORIZONTAL_BREAKPOINTS = [(0, "-below"), (WIDE, "-wide")]

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(a.keys, a.does, a.id, id=a.id, show=False, priority=True) for a in LIVE),
        Binding("escape", "leave", id="leave", show=False),
    ]

    class EarsReady(Message):
        """The objections are read."""

    def __init__(
        self,
        session: Session,
        ears: Ears,
        keys: Mapping[str, str],
        ways: Ways,
        remark: str = "",
        remarks: Callable[[], str] = str,
    ) -> None:
        """Show a call; ``keys`` names the key of each action, ``ways`` lead on from it.

        ``remark`` stands there first; ``remarks`` says what else went wrong, mostly nothing.
        """
        super().__init__()
        self.session = session
        self.ears = ears
        self.board = board = Board(session, keys, remark)
        self.line = Mouth(self._entered, said_here(board.prompts))
        self._ways = ways
        self._remarks = remarks
        self._desk = Desk(board.needs)
        self.panes = Panes(board)
        self.noting = Noting(session, board, self.line, self._do, self._edited)
        self.picking = Picking(session, board, self._do)
        self._unheard: list[str] = []
        self._told_at = ""

    # --- what there is ------------------------------------------------------------------------

    @property
    def layout(self) -> Desk:
        """Its own layout."""
        return self._desk

    def compose(self) -> ComposeResult:
        """The first picture: the step, the lines to say, the line to type on."""
        yield from self.panes.first()
        yield self.line

    def on_mount(self) -> None:
        """Ready to type at once; the rest follows the first picture."""
        self.line.focus()
        self._tell_head()
        self.call_after_refresh(self._furnish)

    async def _furnish(self) -> None:
        await self.mount(*self.panes.rest())
        self.panes.furnished = True
        self.set_interval(1.0, self.panes.tick)
        self.ears.start(self._say_ready)

    def _say_ready(self) -> None:
        self.post_message(self.EarsReady())  # called in the thread that read the objections

    def on_resize(self, event: events.Resize) -> None:
        """Another size may be another shape."""
        self.board.shape = shape(event.size)
        self._tell_head()
        if self.panes.furnished:
            self.panes.redraw()

    def _tell_head(self) -> None:
        self.panes.tell_head()
        self._tell_lead()

    def _tell_lead(self) -> None:
        self.panes.tell_lead(self.line.value)
        if not self.board.editing:
            self.line.placeholder = said_here(self.board.prompts)
        self.line.choices = self.picking.choices

    def _edited(self) -> None:
        """A fact takes the line now, or gives it back."""
        self._tell_lead()
        self.panes.redraw("side", "message", "hint", "card", "foot")

    def _tell_remarks(self) -> None:
        if remarks := self._remarks():
            self._tell(remarks, wrong=True)

    def _tell(self, message: str, *, wrong: bool = False) -> None:
        self.board.remark, self.board.wrong = " ".join(message.split()), wrong
        self._told_at = self.line.value
        if self.panes.furnished:
            self.panes.redraw("message")

    # --- what is typed ------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """The echo is painted first; what it means comes right after, in the same frame."""
        event.stop()
        self.call_after_refresh(self._hear, event.value)

    def _hear(self, typed: str) -> None:
        if typed != self.line.value:
            return  # a later key has been typed by now
        self._tell_lead()
        if typed and typed != self._told_at and self.board.remark and self.panes.furnished:
            self.board.remark = ""
            self.panes.redraw("message")
        if self.board.editing or not self.panes.furnished:
            return
        preview = None
        if typed.strip() and self.ears.ready:
            try:
                preview = self.session.preview(typed)
            except CoachError as error:
                self._tell(str(error), wrong=True)
            if preview and typed.lstrip().startswith(">") and not preview.warnings:
                preview = None
        if preview is None and self.board.preview is None:
            return
        self.board.preview, self.board.chosen = preview, 0
        self.panes.redraw("card")

    def on_live_screen_ears_ready(self) -> None:
        """What waited for the objections can be shown and heard now."""
        self.board.reading = False
        gc.freeze()  # all of this stays to the end: a collector that looks through it costs a frame
        try:
            self.board.prompts = self.session.prompts()
        except CoachError as error:
            self._tell(str(error), wrong=True)
            return
        self.panes.redraw()
        self._tell_remarks()
        unheard, self._unheard = self._unheard, []
        for line in unheard:
            self._do(partial(self.session.line, line))
        self._hear(self.line.value)

    def _entered(self, typed: str) -> None:
        """Enter."""
        if self.board.editing:
            self._entered_fact(typed)
            return
        if not typed and self.board.prompts.ended:
            self.action_score()
        if not typed:
            return
        if (act := self._by_screen(typed)) is not None:
            self.line.value = ""
            act()
            return
        if not self.ears.ready:  # in the first tenths of a second
            self._unheard.append(typed)
            self.line.value = ""
            return
        picked = self.board.chosen
        if not self._do(lambda: self.session.line(typed)):
            return
        self.line.value = ""
        self.board.preview, self.board.chosen = None, 0
        if picked and self.board.prompts.at_hand:
            self._do(lambda: self.session.pick(str(picked + 1)))
        self.panes.redraw()

    def _entered_fact(self, typed: str) -> None:
        """The fact is kept; a command in its place stays a command, and the fact as it was."""
        if not typed.startswith("/"):
            self.noting.finish()
            return
        self.noting.stop()
        act = self._by_screen(typed) or partial(self._do, partial(self.session.line, typed))
        act()

    def _by_screen(self, typed: str) -> Callable[[], object] | None:
        """What the screen itself does at this command."""
        match slash.read_line(typed):
            case slash.Command("help", _rest):
                return self.action_help
            case slash.Command("end", "") if self._mistaken:
                return self.action_end
            case slash.Command("fact", ""):
                return partial(self.action_fact, 1)
            case slash.Command("wrong", ""):
                return self.action_wrong
            case _:
                return None

    def on_line_digit(self, event: Line.Digit) -> None:
        """A digit on the empty line picks a response."""
        self.picking.digit(event.digit)

    def on_line_figure(self, event: Line.Figure) -> None:
        """The digits belonged to a figure: no response was picked."""
        self.picking.take_back(event.digits)

    def on_line_too_long(self) -> None:
        """Nothing is lost without a word."""
        self._tell(_("That was too long for one line: its first 20,000 characters are here."))

    # --- what is done -------------------------------------------------------------------------

    def _do(self, act: Callable[[], Reply]) -> bool:
        """Hand an action to the session and show what came of it."""
        try:
            reply = act()
        except CoachError as error:
            self._tell(str(error), wrong=True)
            return False
        self.board.prompts = reply.prompts
        self.board.remark, self.board.wrong = reply.message, not reply.ok
        self._told_at = self.line.value
        self._tell_head()
        self.panes.redraw()
        self._tell_remarks()
        return True

    def action_say(self, command: str) -> None:
        """A slash command on a key."""
        if self.board.prompts.ended and command not in AFTER_THE_END:
            told = _("The call has ended. {undo} takes the end back.")
            self._tell(told.format(undo=self.board.keys["undo"]), wrong=True)
        elif command not in LEAVES_A_FACT or self.noting.settle():
            self._do(lambda: self.session.line(command))

    def action_goto(self, number: int) -> None:
        """A step was clicked."""
        if self.noting.settle():
            self._do(lambda: self.session.goto(str(number)))

    def action_proceed(self) -> None:
        """Confirm a preparation step, begin the silence, or write the letter after the end."""
        prompts = self.board.prompts
        if prompts.ended and leads_to_letter(prompts):
            if self.noting.settle():
                self._lead_to(self._ways.letter)
        else:
            self.action_say("/wait" if prompts.can_wait else "/confirm")

    def action_pick(self, by: int) -> None:
        """Another response of the card that is shown; where there is none, read on."""
        if self.picking.move(by):
            self.panes.show_picked()
        else:
            self.panes.read_on(by)

    def action_read(self, rows: int) -> None:
        """Scroll what does not fit."""
        self.panes.read(rows)

    def commands(self) -> Iterator[Command]:
        """For the palette: every action, and every step."""
        return call_commands(self.board.prompts, self.board.keys)

    # --- facts --------------------------------------------------------------------------------

    def action_fact(self, by: int) -> None:
        """To the first fact that is not noted; from a fact to the next one, and it is kept."""
        if not self.noting.go(by):
            self._tell(_("Nothing to note in this step. /note TEXT keeps a note."))

    def action_edit(self, key: str) -> None:
        """A fact was clicked."""
        if not self.board.editing or self.noting.keep():
            self.noting.edit(key)

    # --- screens on top -----------------------------------------------------------------------

    @property
    def _mistaken(self) -> bool:
        return is_mistake(self.session.events, self.session.state, self.session.now)

    def action_end(self) -> None:
        """Ask how it ended."""
        from coach.faces.tui.choose import DISCARD, how_it_ended

        if not self.noting.settle():
            return
        if self._mistaken:
            self._lead_to(self._ways.discard)
            return
        session = self.session
        means = session.script.agreed_means

        def end(outcome: str | None) -> None:
            if outcome == DISCARD:
                self._lead_to(self._ways.discard)
            elif outcome is not None:
                self._do(lambda: session.end_named(outcome))

        agreed = means.to(session.state.voice) if means else ""
        offered = ending(session.events, session.script, session.now)
        self.app.push_screen(how_it_ended(agreed, offered), end)

    def action_score(self) -> None:
        """The scorecard, after the call."""
        if self.board.prompts.ended:
            self._lead_to(self._ways.score)

    def _lead_to(self, way: Callable[[], None]) -> None:
        try:
            way()
        except CoachError as error:
            self._tell(str(error), wrong=True)

    def action_wrong(self) -> None:
        """Ask what the client really meant."""
        from coach.faces.tui.choose import what_it_was

        heard = self.session.state.last_heard
        if heard is None:
            self._do(lambda: self.session.wrong("none"))
            return

        def correct(label: str | None) -> None:
            if label is not None:
                self._do(lambda: self.session.wrong(label))

        self.app.push_screen(what_it_was(heard.text), correct)

    def action_help(self) -> None:
        """Help for what has the focus: a fact, or the call."""
        from coach.faces.tui.help import call_help, fact_help
        from coach.faces.tui.page import PageScreen

        field = self.board.field
        rows = (
            fact_help(field, self.board.keys)
            if field
            else call_help(self.board.prompts, self.board.keys)
        )
        self.app.push_screen(PageScreen(rows))

    def action_leave(self) -> None:
        """Back: out of a fact, out of an ended call; never out of a running one."""
        if self.board.editing:
            self.noting.stop()
        elif self.line.value:
            self.line.value = ""
        elif self.board.prompts.ended:
            self.action_home()
        else:
            self._tell(
                _("The call goes on. {end} ends it, {home} leaves it for later.").format(
                    end=self.board.keys["end"], home=self.board.keys["home"]
                )
            )

    def action_home(self) -> None:
        """Home, at any time: everything is kept, and the call can be gone on with from there."""
        if not self.noting.settle():
            return
        if untouched(self.session.events):
            self._lead_to(self._ways.discard)
            return
        told = ""
        if not self.board.prompts.ended:
            told = _("The call with {client} is kept; Go on takes it up again.")
            told = told.format(client=self.session.state.client or _("a client"))
        self._lead_to(lambda: self._ways.home(told))
