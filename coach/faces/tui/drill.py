"""The drill: the client's words, which kind it is, your answer, the best responses, your grade."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar, Literal, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content

from coach.call.commands import label_name
from coach.errors import CoachError
from coach.faces.plain.drill import RESPONSES, Tools
from coach.faces.tui.foot import Shown
from coach.faces.tui.meanwhile import meanwhile
from coach.faces.tui.part import PartScreen, heading
from coach.faces.tui.stage import spoken
from coach.faces.tui.widgets.ink import (
    DONE,
    ERROR,
    HEADING,
    HERE,
    MUTED,
    NEVER,
    OPEN,
    SAY,
    clickable,
)
from coach.faces.tui.widgets.line import Mouth
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.faces.tui.widgets.words import Panel, Words
from coach.playbook.model import KINDS, Kind
from coach.playbook.text import language_of
from coach.practice.drill.cards import (
    NEW,
    RATINGS,
    Deck,
    Exercise,
    Judgement,
    Rating,
    comes_back,
    exercise,
    grade,
    judge,
    kind_keys,
)
from coach.practice.drill.round import Round
from coach.words import _, ngettext

State = Literal["loading", "offer", "kind", "answer", "grade"]


class Desk(NamedTuple):
    """What is drilled, and what it is judged with."""

    tools: Tools
    deck: Callable[[], Deck]
    """The cards as they are now."""


class DrillScreen(PartScreen):
    """Card after card until none is left; each grade is kept before the next card is shown."""

    DEFAULT_CSS = """
    DrillScreen #card { height: 1fr; background: $surface; padding: 1 1 0 1; }
    DrillScreen #keys { height: 5; padding: 0 1; }
    DrillScreen #entry { height: 1; background: $surface-lighten-1; }
    DrillScreen #lead { width: auto; }
    DrillScreen Line { width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,down", "read(3)", id="drill.on", show=False),
        Binding("pageup,up", "read(-3)", id="drill.before", show=False),
    ]

    def __init__(self, begin: Callable[[], Desk], new: int | None, keys: Mapping[str, str]) -> None:
        """``begin`` reads everything, in a thread; ``new`` cards are wanted besides those due."""
        super().__init__(keys)
        self._begin = begin
        self._new = new
        self._desk: Desk | None = None
        self._deck = Deck((), (), None)
        self.state: State = "loading"
        self.round = Round()
        self._asked: Exercise | None = None
        self._named: Kind | None = None
        self._answer = ""
        self._verdict: Judgement | None = None

    @property
    def tools(self) -> Tools:
        """What the cards are judged with; there once they are read."""
        assert self._desk is not None
        return self._desk.tools

    # --- what there is ------------------------------------------------------------------------

    def title_line(self) -> Content:
        """Which card of how many."""
        if self.state in ("loading", "offer"):
            return heading(_("Drill"))
        count = _("card {number} of {total}").format(
            number=self.round.done + 1, total=self.round.total
        )
        return heading(_("Drill"), count)

    def body(self) -> ComposeResult:
        """The card, the keys that answer it, the line."""
        yield Panel(self._draw_card, id="card")
        yield Panel(self._draw_keys, id="keys")
        with Horizontal(id="entry"):
            yield Words(joined((f" {_('You')} » ", HERE)), id="lead")
            yield Mouth(self._said)

    def on_mount(self) -> None:
        """The cards are read; the line comes when it is needed."""
        self.query_one("#entry").display = False
        self.set_focus(None)
        self.run_worker(self._read())

    async def _read(self) -> None:
        try:
            self._desk = await meanwhile(self._begin)
            self._deck = await meanwhile(self._desk.deck)
        except CoachError as error:
            self.tell(str(error), wrong=True)
            return
        self._start(self._new)

    def _start(self, new: int | None) -> None:
        """A sitting with all cards that are due, and new ones."""
        self.round = Round(self._deck.session(new))
        self._next()

    def _next(self) -> None:
        """The next card, or what to do when there is none."""
        card = self.round.card
        self._asked = self._named = self._verdict = None
        self._answer = ""
        if card is None:
            self._go("offer")
            return
        tools = self.tools
        self._asked = exercise(card, tools.objections, tools.voice, tools.labels)
        self._go("kind")

    def _go(self, state: State) -> None:
        self.state = state
        line = self.query_one(Mouth)
        self.query_one("#entry").display = state == "answer"
        line.value = ""
        self.set_focus(line if state == "answer" else None)
        for panel in self.query(Panel):
            panel.redraw(to_top=True)
        self.query_one("#keys", Panel).display = state in ("kind", "grade")
        self.retell()

    # --- keys ---------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """One key names the kind, one gives the grade."""
        if self.state == "kind":
            keys = kind_keys(language_of(self.tools.voice))
            if event.key in keys:
                event.stop()
                self.action_name(KINDS.index(keys[event.key]))
        elif self.state == "grade":
            places = {str(place): place - 1 for place, _name in enumerate(RATINGS, 1)}
            place = places.get(event.key)
            if place is not None or event.key == "enter":
                event.stop()
                self.action_grade(RATINGS.index(self._suggested) if place is None else place)
        elif self.state == "answer":  # typed before the line had the keys
            event.stop()
            line = self.query_one(Mouth)
            if event.key == "enter":
                self._said(line.value.strip())
            elif event.is_printable and event.character:
                line.insert_text_at_cursor(event.character)
        elif self.state == "offer" and event.key in ("n", "enter"):
            event.stop()
            self.action_more()

    def action_name(self, place: int) -> None:
        """It is this kind."""
        if self.state == "kind":
            self._named = KINDS[place]
            self.tell("")
            self._go("answer")

    def _said(self, answer: str) -> None:
        """The answer is there, or none; it is judged by its moves."""
        if self.state != "answer" or self._asked is None:
            return
        tools = self.tools
        self._answer = answer
        self._verdict = judge(
            self._asked.card, self._named, answer, tools.objections, tools.scoring, tools.hear
        )
        self._go("grade")

    @property
    def _suggested(self) -> Rating:
        assert self._verdict is not None
        return self._verdict.rating or "hard"

    def action_grade(self, place: int) -> None:
        """Keep the grade; the next card."""
        if self.state != "grade" or self.round.card is None:
            return
        after, _log = grade(self.round.card, RATINGS[place], self.tools.clock())
        try:
            self.tools.keep(after)
        except CoachError as error:
            self.tell(str(error), wrong=True)
            return
        self.round = self.round.after(after, RATINGS[place])
        away = comes_back(after.due - self.tools.clock())
        if self.round.card is None:
            self._take_stock()
        self._next()
        self.tell(_("The last card comes back in {time}.").format(time=away))

    def _take_stock(self) -> None:
        """What is left when the round is through."""
        assert self._desk is not None
        try:
            self._deck = self._desk.deck()
        except CoachError as error:
            self.tell(str(error), wrong=True)

    def action_more(self) -> None:
        """New cards, or those that have become due."""
        if self.state == "offer" and (self._deck.fresh or self._deck.due):
            self.tell("")
            self._start(NEW)

    def action_read(self, rows: int) -> None:
        """Scroll the card."""
        self.query_one("#card", Panel).scroll_rows(rows)

    def own_keys(self) -> Iterator[Shown]:
        """What answers now."""
        if self.state == "kind":
            letters = [key for key in kind_keys(language_of(self.tools.voice)) if key.isalpha()]
            yield Shown(" ".join(letters), _("Kind"), "")
        elif self.state == "answer":
            yield Shown(_("Enter"), _("That is my answer"), "")
        elif self.state == "grade":
            yield Shown("1 2 3 4", _("Grade"), "")
            yield Shown(_("Enter"), _("As suggested"), "")
        elif self.state == "offer" and (self._deck.fresh or self._deck.due):
            yield Shown("n", _("New ones"), "screen.more")

    def help_rows(self, sheet: Sheet) -> None:
        """How it is drilled."""
        sheet.text((_("Drill"), HEADING))
        sheet.text(
            _(
                "An objection, in a client's words. Name its kind with one key, then say your"
                " answer, aloud or typed. The best responses follow, and you say how it was."
            )
        )
        sheet.text(
            _(
                "A card comes back when you are about to forget it. What you fumbled in calls and"
                " rehearsals comes first."
            )
        )
        sheet.gap()
        for name in RATINGS:
            sheet.text(_grade_help(name), (f"{_grade_name(name)}: ", "bold"))

    # --- drawing ------------------------------------------------------------------------------

    def _draw_card(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        if self.state == "loading":
            sheet.text((_("The cards are read …"), MUTED))
        elif self.state == "offer":
            self._draw_offer(sheet)
        elif self._asked is not None:
            self._draw_asked(sheet, self._asked, max(height // 2, 3))
        return sheet.rows

    def _draw_offer(self, sheet: Sheet) -> None:
        if self.round.done:
            count = self.round.done
            done = ngettext("{count} card done.", "{count} cards done.", count)
            sheet.text((done.format(count=count), f"bold {DONE}"), ("✓ ", DONE))
            sheet.gap()
        if self._deck.due:
            count = len(self._deck.due)
            due = ngettext("{count} card is due.", "{count} cards are due.", count)
            sheet.text(due.format(count=count))
        elif self._deck.next_due is not None:
            away = comes_back(self._deck.next_due - self.tools.clock())
            sheet.text(_("Nothing is due. The next card comes back in {time}.").format(time=away))
        else:
            sheet.text(_("Nothing is due."))
        sheet.gap()
        if self._deck.fresh:
            count = min(NEW, len(self._deck.fresh))
            text = ngettext("n: {count} new card", "n: {count} new cards", count)
            sheet.text(clickable(text.format(count=count), HERE, "screen.more"), ("→ ", HERE))

    def _draw_asked(self, sheet: Sheet, asked: Exercise, most: int) -> None:
        sources = {
            "fumbled": _("fumbled before"),
            "correction": _("misheard once"),
            "playbook": "",
        }
        if source := sources[asked.card.source]:
            sheet.row((source, OPEN))
        sheet.text((asked.text, "bold"), ("« ", HERE), most=most)
        if self._named is not None:
            sheet.gap()
        if self.state == "answer" and self._named is not None:
            sheet.text((label_name(self._named), "bold"), (f"{_('You say it is')} ", MUTED))
            sheet.text((_("What do you answer? Aloud is fine: then just press Enter."), MUTED))
        elif self.state == "grade" and self._verdict is not None:
            self._draw_verdict(sheet, asked, self._verdict)

    def _draw_verdict(self, sheet: Sheet, asked: Exercise, verdict: Judgement) -> None:
        if self._answer:
            sheet.text((self._answer, MUTED), ("» ", DONE))
            sheet.gap()
        about = f"{asked.kind_name} ({asked.reason})" if asked.reason else asked.kind_name
        if verdict.named_right:
            sheet.text(_("Right, it is {kind}.").format(kind=about), ("✓ ", DONE))
        else:
            sheet.text(
                _("It is {kind}.").format(kind=about), (f"✗ {_('Not quite')}: ", ERROR), "  "
            )
        for name in verdict.tripped:
            rail = self.tools.objections.guardrails[name]
            sheet.text((rail.warning.to(asked.voice), NEVER), ("! ", ERROR))
        if verdict.asked:
            sheet.text(_("You asked back."), ("✓ ", DONE))
        if verdict.answered:
            sheet.text(_("That answers it."), ("✓ ", DONE))
        sheet.gap()
        sheet.text(spoken(asked.find_out), (f"{_('Ask first')}  ", HEADING), "  ")
        for place, card in enumerate(asked.responses[:RESPONSES], 1):
            sheet.gap()
            sheet.text(spoken(card.say), (f"{place} ▌ ", SAY), ("  ▌ ", SAY))
            sheet.text((card.why, MUTED), "    ")

    def _draw_keys(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        if self.state == "kind":
            sheet.row((_("Which is it?"), HEADING))
            letters = [key for key in kind_keys(language_of(self.tools.voice)) if key.isalpha()]
            for place, (letter, kind) in enumerate(zip(letters, KINDS, strict=True)):
                sheet.row(
                    (f"  {letter}  ", HERE),
                    clickable(label_name(kind), "", f"screen.name({place})"),
                )
        elif self.state == "grade" and self.round.card is not None:
            sheet.row((_("How was it?"), HEADING))
            now = self.tools.clock()
            for place, name in enumerate(RATINGS):
                after, _log = grade(self.round.card, name, now)
                here = name == self._suggested
                sheet.row(
                    ("▶ " if here else "  ", HERE),
                    (f"{place + 1}  ", HERE),
                    clickable(
                        f"{_grade_name(name):<8}", "bold" if here else "", f"screen.grade({place})"
                    ),
                    (f"  {_('in {time}').format(time=comes_back(after.due - now))}", MUTED),
                    (f"  {_('suggested, Enter')}" if here else "", MUTED),
                )
        return sheet.rows


def _grade_name(name: Rating) -> str:
    return {"again": _("again"), "hard": _("hard"), "good": _("good"), "easy": _("easy")}[name]


def _grade_help(name: Rating) -> str:
    return {
        "again": _("I did not know what to say, or said something I should not."),
        "hard": _("It came, but slowly."),
        "good": _("It came."),
        "easy": _("It came by itself, with a question first."),
    }[name]
