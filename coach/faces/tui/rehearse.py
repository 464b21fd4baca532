"""A rehearsal: the conversation with the client, a line to say, the coach's aside on one key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input

from coach.call.cards import WarningCard
from coach.call.commands import Command
from coach.errors import CoachError
from coach.faces.plain.rehearse import Hints
from coach.faces.tui.branches import RewindScreen, Scored
from coach.faces.tui.foot import Shown
from coach.faces.tui.keymap import LIVE, REHEARSAL, meaning
from coach.faces.tui.meanwhile import meanwhile
from coach.faces.tui.part import PartScreen, heading
from coach.faces.tui.room import PickUp, Room
from coach.faces.tui.scorecard import ScoreScreen, Sheets
from coach.faces.tui.stage import rail
from coach.faces.tui.talk import aside_rows, conversation, ringing, write_help
from coach.faces.tui.widgets.ink import HERE
from coach.faces.tui.widgets.line import Line, Mouth
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.faces.tui.widgets.words import Panel, Words
from coach.practice.rehearsal.aside import aside
from coach.practice.rehearsal.rehearse import Answer, Branch, command_of
from coach.words import _

_OF_A_CALL = {"end": "end", "undo": "undo", "read_on": "read(3)", "read_back": "read(-3)"}
"""Actions that have the keys of a call, with what they do here."""


class RehearseScreen(PartScreen):
    """One rehearsal, from the first ring to the scorecard."""

    DEFAULT_CSS = """
    RehearseScreen #rail { height: 1; }
    RehearseScreen #talk { height: 1fr; background: $surface; padding: 0 1; }
    RehearseScreen #aside { height: 0; padding: 0 1; }
    RehearseScreen #entry { height: 1; background: $surface-lighten-1; }
    RehearseScreen #lead { width: auto; }
    RehearseScreen Line { width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(a.keys, _OF_A_CALL.get(a.id, a.does), a.id, id=a.id, show=False, priority=True)
            for a in (*REHEARSAL, *LIVE)
            if a in REHEARSAL or a.id in _OF_A_CALL
        ),
        Binding("pagedown", "read(5)", id="rehearse.on", show=False, priority=True),
        Binding("pageup", "read(-5)", id="rehearse.before", show=False, priority=True),
    ]

    def __init__(
        self, name: str, hints: Hints, dial: Callable[[], PickUp], keys: Mapping[str, str]
    ) -> None:
        """``name`` says whom one calls; ``dial`` is run in a thread while the telephone rings."""
        super().__init__(keys)
        self.name_of_client = name
        self.hints = hints
        self._dial = dial
        self._room: Room | None = None
        self._rings = True
        self._early: tuple[str, ...] = ()
        self._warned: dict[int, tuple[WarningCard, ...]] = {}
        self._hint: tuple[str, ...] = ()
        self._silence: Timer | None = None
        self._sheets: Sheets | None = None
        self._leaving = False

    @property
    def room(self) -> Room:
        """The rehearsal; it is there once the client has picked up."""
        assert self._room is not None
        return self._room

    @property
    def line(self) -> Line:
        """Where one types."""
        return self.query_one(Line)

    # --- what there is ------------------------------------------------------------------------

    def title_line(self) -> Content:
        """With whom."""
        return heading(_("Rehearsal"), self.name_of_client)

    def body(self) -> ComposeResult:
        """The steps, the conversation, the coach's aside, the line."""
        yield Panel(self._draw_rail, id="rail")
        yield Panel(self._draw_talk, id="talk")
        yield Panel(self._draw_aside, id="aside")
        with Horizontal(id="entry"):
            yield Words(joined((f" {_('You')} » ", HERE)), id="lead")
            yield Mouth(self._enter)

    def on_mount(self) -> None:
        """It rings."""
        self.line.focus()
        self.run_worker(self._pick_up(), exit_on_error=True)

    def on_resize(self) -> None:
        """Another size is drawn anew, with the newest words in sight."""
        if self._room is not None:
            self.call_after_refresh(self._draw_all)

    def on_unmount(self) -> None:
        """Whoever quits hangs up."""
        if self._room is not None and not self.room.rehearsal.ended:
            with suppress(CoachError):
                self.room.rehearsal.line("/end")

    async def _pick_up(self) -> None:
        try:
            self._room = (await meanwhile(self._dial))()
        except CoachError as error:
            self.tell(str(error), wrong=True)
            self._rings, self._early = False, ()
            self.query_one("#talk", Panel).redraw()
            return
        self.line.placeholder = _("what you say; empty: say nothing")
        self.room.speak(self.room.rehearsal.greeting)
        self._show()
        early, self._early = self._early, ()
        typed = self.line.value
        for line in early:
            self._enter(line)
        self.line.value, self.line.cursor_position = typed, len(typed)

    def _show(self) -> None:
        """Draw what has changed; the newest words are seen."""
        if self.hints == "always" and not self.room.rehearsal.ended:
            self._hint = self._hint_lines()
        self._draw_all()
        self._listen()

    def _draw_all(self) -> None:
        below = self.query_one("#aside", Panel)
        most = max(self.size.height // 3, 3)
        below.styles.height = min(below.need(self.size.width - 2, most), most)
        for name in ("#rail", "#aside"):
            self.query_one(name, Panel).redraw(to_top=True)
        talk = self.query_one("#talk", Panel)
        talk.redraw()
        talk.scroll_rows(1_000_000)
        self.retell()

    # --- what is typed ------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Whoever types is not silent."""
        event.stop()
        self._leaving = False
        if self._room is not None:
            self._listen()

    def _enter(self, typed: str) -> None:
        """The words are said; an empty line is a silence, and after the end the score."""
        if self._room is None:
            self._enter_early(typed)
        elif self.room.rehearsal.ended and not typed:
            self.action_score()
        elif not self._by_screen(typed):
            self._say(typed)

    def _enter_early(self, typed: str) -> None:
        """While it rings: words wait until somebody hears them, what leads elsewhere does so."""
        match command_of(typed):
            case Command("help", _rest):
                self._clear_then(self.action_help)
            case Command("end", _rest):
                self.action_leave()
            case _ if typed and self._rings:
                self._early = (*self._early, typed)
                self.line.value = ""
                self.query_one("#talk", Panel).redraw()

    def _by_screen(self, typed: str) -> bool:
        """Commands that the screen itself answers."""
        match command_of(typed):
            case Command("help", _rest):
                self._clear_then(self.action_help)
            case Command("hint", _rest):
                self._clear_then(self.action_hint)
            case Command("rewind", "") | Command("score"):
                self._clear_then(self.action_rewind)
            case Command("end", ""):
                self._clear_then(self.action_end)
            case _:
                return False
        return True

    def _clear_then(self, act: Callable[[], None]) -> None:
        self.line.value = ""
        act()

    def _say(self, typed: str) -> None:
        if self.room.rehearsal.ended and command_of(typed) is None:
            self.tell(_("The call has ended; F3 goes back to an earlier turn."))
            return
        self._do(lambda: self.room.rehearsal.line(typed))

    def _do(self, act: Callable[[], Answer]) -> bool:
        """Hand it to the rehearsal, and show what came of it."""
        before = self.room.rehearsal.turns
        try:
            answer = act()
        except CoachError as error:
            self.tell(str(error), wrong=True)
            if self.room.rehearsal.turns is not before:  # said, and stored with the next turn
                self.line.value = ""
                self._show()
            return False
        self._leaving = False
        self.tell(answer.message, wrong=not answer.ok)
        if not answer.ok:
            return False
        self.line.value = ""
        if answer.client and not answer.rewound:
            turn = len(self.room.rehearsal.turns)
            self._warned[turn] = () if self.hints == "never" else answer.warnings
            self.room.speak(answer.client)
        self._hint, self._sheets = (), None
        if self.room.rehearsal.ended:
            self.line.placeholder = _("Enter shows the score")
        else:
            self.line.placeholder = _("what you say; empty: say nothing")
        self._show()
        return True

    # --- silence ------------------------------------------------------------------------------

    def _listen(self) -> None:
        """After the proposal a silence works by itself, until somebody types."""
        if self._silence is not None:
            self._silence.stop()
            self._silence = None
        seconds = None if self.line.value or self.app.screen is not self else self.room.silence()
        if seconds is not None:
            self._silence = self.set_timer(seconds, self._stay_silent)

    def _stay_silent(self) -> None:
        self._silence = None
        if not self.line.value and self.app.screen is self and not self.room.rehearsal.ended:
            self._do(lambda: self.room.rehearsal.line(""))

    def action_silence(self) -> None:
        """Say nothing, now."""
        if self._room is not None and not self.room.rehearsal.ended:
            self._do(lambda: self.room.rehearsal.line(""))

    # --- keys ---------------------------------------------------------------------------------

    def action_hint(self) -> None:
        """The coach's aside, until the next line; a second time it goes, if it came on demand."""
        if self._room is None or self.room.rehearsal.ended:
            return
        if self.hints == "never":
            self.tell(_("This is a test: no hints."))
            return
        wanted = self.hints == "always" or not self._hint
        self._hint = self._hint_lines() if wanted else ()
        self._draw_all()

    def _hint_lines(self) -> tuple[str, ...]:
        rehearsal = self.room.rehearsal
        state = rehearsal.session.state
        return aside(rehearsal.script, rehearsal.prompts, state, rehearsal.client)

    def action_rewind(self) -> None:
        """Choose a turn to go back to, or look at the branches."""
        if self._room is None:
            return
        rehearsal = self.room.rehearsal
        if not rehearsal.turns and not rehearsal.branches:
            self.tell(_("There is no turn yet to go back to."))
            return
        screen = RewindScreen(
            self._scored(rehearsal.branch()),
            [self._scored(branch) for branch in rehearsal.branches],
        )

        def go(turn: int | None) -> None:
            if turn is not None:
                self._go_back(turn)
            self._listen()

        self.app.push_screen(screen, go)

    def action_undo(self) -> None:
        """The last turn once more; while it rings, the line that was to be said last."""
        if self._room is not None and self.room.rehearsal.turns:
            self._go_back(len(self.room.rehearsal.turns))
        elif self._early:
            *early, self.line.value = self._early
            self._early = tuple(early)
            self.line.select_all()
            self.query_one("#talk", Panel).redraw()

    def _go_back(self, turn: int) -> None:
        said = self.room.rehearsal.turns[turn - 1].you
        if self._do(lambda: self.room.rehearsal.line(f"/rewind {turn}")):
            self._warned = {n: told for n, told in self._warned.items() if n < turn}
            self.line.value = said
            self.line.select_all()  # to be said again, or typed over
            self._draw_all()

    def _scored(self, branch: Branch) -> Scored:
        return Scored(branch, self.room.points(branch.events))

    def action_goto(self, number: int) -> None:
        """A step was clicked."""
        if self._room is not None and not self.room.rehearsal.ended:
            self._do(lambda: self.room.rehearsal.line(f"/goto {number}"))

    def action_read(self, rows: int) -> None:
        """Scroll the conversation."""
        self.query_one("#talk", Panel).scroll_rows(rows)

    def action_end(self) -> None:
        """Hang up; the score follows where there was a call."""
        if self._room is None:
            self.action_leave()
        elif self.room.rehearsal.ended or self._do(lambda: self.room.rehearsal.line("/end")):
            self.action_score()

    def action_score(self) -> None:
        """The scorecard of what was played last."""
        if self._finish() and self._sheets is not None:
            self.app.push_screen(ScoreScreen(self._sheets, self.keys))

    def _finish(self) -> bool:
        """Score it and keep it, once."""
        try:
            self._sheets = self._sheets or self.room.finished()
        except CoachError as error:
            self.tell(str(error), wrong=True)
            return False
        return True

    def action_leave(self) -> None:
        """Out of an ended call; out of a running one only when asked twice."""
        if self._room is None:
            super().action_leave()
        elif self.line.value:
            self.line.value = ""
        elif self.room.rehearsal.ended:
            if self._finish():
                super().action_leave()
        elif self._leaving:
            if self._do(lambda: self.room.rehearsal.line("/end")) and self._finish():
                super().action_leave()
        else:
            self._leaving = True
            text = _("The call goes on. {end} hangs up and shows the score; Esc again leaves.")
            self.tell(text.format(end=self.keys["end"]))

    # --- drawing ------------------------------------------------------------------------------

    def own_keys(self) -> Iterator[Shown]:
        """What matters now."""
        if self._room is not None and self.room.rehearsal.ended:
            yield Shown(_("Enter"), _("Score"), "screen.score")
            yield Shown(self.keys["rewind"], meaning("rewind"), "screen.rewind")
            return
        if self.hints != "never":
            yield Shown(self.keys["hint"], meaning("hint"), "screen.hint")
        yield Shown(self.keys["silence"], meaning("silence"), "screen.silence")
        yield Shown(self.keys["rewind"], meaning("rewind"), "screen.rewind")
        yield Shown(self.keys["end"], _("Hang up"), "screen.end")

    def help_rows(self, sheet: Sheet) -> None:
        """How it is played."""
        write_help(sheet, self._room.rehearsal if self._room is not None else None)

    def _draw_rail(self, width: int, height: int) -> list[Content]:
        if self._room is None:
            return []
        rehearsal = self.room.rehearsal
        phases = {name: step.phase for name, step in rehearsal.script.steps.items()}
        return rail(rehearsal.prompts, phases, width, 1)

    def _draw_talk(self, width: int, height: int) -> list[Content]:
        if self._room is None:
            return ringing(self._early, width) if self._rings else []
        return conversation(self.room.rehearsal, self._warned, width)

    def _draw_aside(self, width: int, height: int) -> list[Content]:
        return aside_rows(self._hint, width)
