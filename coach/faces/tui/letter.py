"""A letter before it goes out: read it, choose the tier, change it, copy or save it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, TextArea

from coach.errors import CoachError
from coach.faces.clipboard import copy
from coach.faces.tui.commands import Command
from coach.faces.tui.dialog import Dialog
from coach.faces.tui.foot import Shown, foot
from coach.faces.tui.keymap import meaning
from coach.faces.tui.part import LONGEST_REMARK
from coach.faces.tui.widgets.ink import ERROR, HEADING, HERE, MUTED, OPEN
from coach.faces.tui.widgets.line import Line
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.faces.tui.widgets.words import Panel, Words
from coach.words import _


class Preview(NamedTuple):
    """The mail as it stands."""

    to: str
    subject: str
    text: str
    """Empty while there is nothing to send."""
    remarks: tuple[str, ...]
    """What to look at before it is sent."""


class Outbox(NamedTuple):
    """What the screen can have done; each raises CoachError where it cannot be."""

    title: str
    """What is written here."""
    preview: Callable[[int, str], Preview]
    """The letter for a tier; the text as changed by hand, or empty."""
    save: Callable[[str, int, str, bool], str]
    """Writes a file by its name, with tier and changed text; returns where it is."""
    file: str
    """The name that a file gets where none is typed."""
    tier_told: Callable[[int], str] | None = None
    """What a chosen tier means; None where there is none to choose."""
    fill: Callable[[], None] | None = None
    """Opens the form whose answers the text is made of; None where there is none."""


class LetterScreen(Screen[None]):
    """The mail, ready to be sent."""

    DEFAULT_CSS = """
    LetterScreen #title, LetterScreen #foot { height: 1; background: $panel; }
    LetterScreen #head { height: auto; max-height: 8; padding: 0 1; background: $surface; }
    LetterScreen #head { text-wrap: wrap; }
    LetterScreen #mail { height: 1fr; padding: 0 1; }
    LetterScreen #message { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "recommend(1)", id="letter.tier1", show=False),
        Binding("2", "recommend(2)", id="letter.tier2", show=False),
        Binding("3", "recommend(3)", id="letter.tier3", show=False),
        Binding("c", "copy", id="letter.copy", show=False),
        Binding("s", "save", id="letter.save", show=False),
        Binding("f", "fill", id="letter.fill", show=False),
        Binding("e", "edit", id="letter.edit", show=False),
        Binding("down", "read(1)", id="letter.down", show=False),
        Binding("up", "read(-1)", id="letter.up", show=False),
        Binding("pagedown,space", "read(10)", id="letter.on", show=False),
        Binding("pageup", "read(-10)", id="letter.before", show=False),
        Binding("escape", "leave", id="leave", show=False),
    ]

    def __init__(self, outbox: Outbox, keys: Mapping[str, str], tier: int = 3) -> None:
        """Show the mail that ``outbox`` makes; ``keys`` names the key of each action."""
        super().__init__()
        self.outbox = outbox
        self.keys = keys
        self.tier = tier
        self.edited = ""
        self.preview = outbox.preview(tier, "")
        self._message = outbox.tier_told(tier) if outbox.tier_told is not None else ""
        self._wrong = False

    def compose(self) -> ComposeResult:
        """Head, mail, message, keys."""
        yield Words(joined((f" {self.outbox.title}", HEADING)), id="title")
        yield Words(self._head(), id="head")
        yield Panel(self._draw_mail, id="mail")
        yield Panel(self._draw_message, id="message")
        yield Panel(self._draw_foot, id="foot")

    def on_screen_resume(self) -> None:
        """Back from the form: the text is made anew."""
        if self.outbox.fill is not None and self.is_mounted:
            self._show(self.tier, self.edited)

    def action_recommend(self, tier: int) -> None:
        """Another tier; a text changed by hand is written anew."""
        if self.outbox.tier_told is None:
            return
        told, dropped = [self.outbox.tier_told(tier)], bool(self.edited)
        if dropped:
            told.append(_("Your changes to the text are gone."))
        self._show(tier, "")
        self._tell(" ".join(told))

    def action_fill(self) -> None:
        """Fill in what the text is made of."""
        if self.outbox.fill is not None:
            self.outbox.fill()

    def action_copy(self) -> None:
        """Send the text to the clipboard."""
        if not self.preview.text:
            return
        copy(self.preview.text, self.app.copy_to_clipboard)
        self._tell(_("Sent to the clipboard. If it does not arrive there, s saves a file."))

    def action_save(self) -> None:
        """Ask for a name, and write the file."""

        def save(name: str, replace: bool) -> None:
            where = self.outbox.save(name, self.tier, self.edited, replace)
            self._tell(_("Saved: {file}").format(file=where))

        if not self.preview.text:
            return
        endings = _(".eml opens as a draft; .html, .txt and .md work as well.")
        self.app.push_screen(SaveScreen(self.outbox.file, save, endings))

    def action_edit(self) -> None:
        """Change the text by hand."""

        def changed(text: str | None) -> None:
            if text is not None and text.strip() and text != self.preview.text:
                self._show(self.tier, text)
                self._tell(_("The text is changed; the HTML part follows it."))

        if not self.preview.text:
            return
        self.app.push_screen(EditScreen(self.preview.text), changed)

    def action_read(self, rows: int) -> None:
        """Scroll."""
        self.query_one("#mail", Panel).scroll_rows(rows)

    def action_leave(self) -> None:
        """Back."""
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.app.exit(0)

    def action_help(self) -> None:
        """The keys."""
        from coach.faces.tui.page import PageScreen

        self.app.push_screen(PageScreen(self._draw_help))

    def commands(self) -> Iterator[Command]:
        """For the palette."""
        for key, name, action in self._actions():
            yield Command(name, key, f"screen.{action}")

    def _show(self, tier: int, edited: str) -> None:
        try:
            self.preview = self.outbox.preview(tier, edited)
        except CoachError as error:
            self._tell(str(error), wrong=True)
            return
        self.tier, self.edited = tier, edited
        self.query_one("#head", Words).show(self._head())
        self.query_one("#mail", Panel).redraw(to_top=True)
        self.query_one("#foot", Panel).redraw()

    def _tell(self, message: str, *, wrong: bool = False) -> None:
        self._message, self._wrong = " ".join(message.split()), wrong
        panel = self.query_one("#message", Panel)
        panel.styles.height = max(panel.need(self.size.width, LONGEST_REMARK), 1)
        panel.redraw()

    def _head(self) -> Content:
        rows = [
            joined((f"{_('To')}: ", MUTED), self.preview.to),
            joined((f"{_('Subject')}: ", MUTED), (self.preview.subject, "bold")),
            *(joined(("! ", OPEN), remark) for remark in self.preview.remarks),
        ]
        return Content("\n").join(rows)

    def _draw_mail(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        for line in self.preview.text.splitlines():
            if not line:
                sheet.gap()
            elif line.startswith("- "):
                sheet.text(line[2:], "- ")
            elif "   " in line.strip():
                sheet.row(line)
            else:
                sheet.text(line)
        return sheet.rows

    def _draw_message(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width - 1)
        if self._message:
            lead = (" ! ", ERROR) if self._wrong else (" ✓ ", HERE)
            sheet.text(self._message, lead, "   ", most=LONGEST_REMARK)
        return sheet.rows

    def _draw_foot(self, width: int, height: int) -> list[Content]:
        keys = [
            Shown(self.keys["help"], meaning("help"), "app.help"),
            Shown(self.keys["quit"], meaning("quit"), "app.quit"),
            *(
                Shown(key, name, f"screen.{action}")
                for key, name, action in self._actions()
                if not key.isdigit()
            ),
        ]
        if self.outbox.tier_told is not None:
            keys.append(Shown("1 2 3", _("Tier"), ""))
        keys.append(Shown(self.keys["leave"], meaning("leave"), "screen.leave"))
        return [foot(keys, width)]

    def _draw_help(self, width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        sheet.row((self.outbox.title, HEADING))
        sheet.text(_("This is what the client will read. Nothing is sent from here."))
        sheet.gap()
        for key, name, _action in self._actions():
            sheet.row((f"  {key:<5}", HERE), name)
        sheet.row(("  ↑ ↓  ", HERE), _("Read"))
        sheet.row(("  Esc  ", HERE), meaning("leave"))
        return sheet.rows

    def _actions(self) -> list[tuple[str, str, str]]:
        """Key, name and action."""
        made = [("c", _("Copy"), "copy"), ("s", _("Save"), "save"), ("e", _("Edit"), "edit")]
        if not self.preview.text:
            made = []
        if self.outbox.fill is not None:
            made.insert(0, ("f", _("Fill in"), "fill"))
        if self.outbox.tier_told is not None:
            made += [
                (str(n), _("Tier {tier}").format(tier=n), f"recommend({n})") for n in (1, 2, 3)
            ]
        return made


class SaveScreen(Dialog[None]):
    """Asks for a file name; the ending decides what is written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", id="save.back", show=False)
    ]

    def __init__(self, name: str, save: Callable[[str, bool], None], endings: str) -> None:
        """``endings`` says which there are."""
        super().__init__()
        self._file = name
        self._endings = endings
        self._save = save
        self._refused = ""

    def question(self) -> str:
        """What is asked."""
        return _("Save as")

    def about(self) -> str:
        """What can be written."""
        return self._endings

    def body(self) -> ComposeResult:
        """The name, and what it may end in."""
        yield Words(joined((self.question(), HEADING)))
        yield Line(id="name")
        yield Words(joined((self._endings, MUTED)))

    def ways(self) -> Iterator[Shown]:
        """The keys."""
        yield Shown(_("Enter"), _("Save"), "")

    def on_mount(self) -> None:
        """A name is there already."""
        line = self.query_one(Line)
        line.value = self._file
        line.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write it; the same name a second time overwrites what is there."""
        event.stop()
        name = event.value.strip()
        if not name:
            return
        try:
            self._save(name, name == self._refused)
        except CoachError as error:
            self._refused = name
            again = _("Another name, or Enter again to overwrite.")
            self.tell_problem(f"{error.what}. {again}")
            return
        self.dismiss()


class EditScreen(ModalScreen[str | None]):
    """The text in an editor; Esc keeps the changes."""

    DEFAULT_CSS = """
    EditScreen TextArea { height: 1fr; border: none; }
    EditScreen .page { width: 96%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "keep", id="edit.keep", show=False, priority=True),
        Binding("ctrl+x", "dismiss(None)", id="edit.drop", show=False, priority=True),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._start = text

    def compose(self) -> ComposeResult:
        """The editor and its two ways out."""
        with Vertical(classes="page"):
            yield TextArea(self._start, soft_wrap=True, tab_behavior="focus")
            yield Words(joined((_("Esc keeps the changes, ^X drops them."), MUTED)))

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one(TextArea).focus()

    def action_keep(self) -> None:
        """Back, with the text."""
        self.dismiss(self.query_one(TextArea).text)
