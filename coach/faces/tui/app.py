"""The terminal face: one application, started by a call or by the home screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

# Frames are drawn when something has changed and at no other time. A short period lets the
# answer follow the echo of a key within one frame of the screen; the default would add 16 ms.
os.environ.setdefault("TEXTUAL_FPS", "500")
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen

from coach.faces.tui.commands import Command
from coach.faces.tui.keymap import ALL, APP, key_name
from coach.faces.tui.paste import filtered
from coach.words import _

if TYPE_CHECKING:
    from textual.command import Provider


Keys = Mapping[str, str]
"""The user's own keys by action."""

First = Callable[["CoachApp"], Screen[None]]
"""Makes the screen that the application starts with."""


def _palette() -> type[Provider]:
    from coach.faces.tui.palette import Palette

    return Palette


class CoachApp(App[int]):
    """Shows one first screen; everything else is pushed on top of it."""

    CSS_PATH = "coach.tcss"
    TITLE = "coach"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(a.keys, a.does, a.id, id=a.id, show=False, priority=a.id in ("quit", "palette"))
            for a in APP
            if a.id != "leave"
        ),
    ]

    def __init__(self, first: First, keys: Keys) -> None:
        """``keys`` are the user's own keys by action."""
        super().__init__()
        self._first = first
        self.keys = {a.id: key_name(keys.get(a.id, a.keys)) for a in ALL}
        self.set_keymap({**keys})

    def get_default_screen(self) -> Screen[None]:
        """The first screen, without another one below it."""
        return self._first(self)

    def get_driver_class(self) -> type[Driver]:
        """The platform's driver, with pastes made harmless."""
        return filtered(super().get_driver_class())

    def action_command_palette(self) -> None:
        """Every command of this screen, by name."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("Find a command …")))

    def commands(self) -> Iterator[Command]:
        """For the palette: what the program always does."""
        yield Command(_("Help"), self.keys["help"], "app.help")
        yield Command(_("Change the colours"), _("Choose a theme"), "app.change_theme")
        yield Command(_("Quit"), _("Everything is kept"), "app.quit")

    def action_help_quit(self) -> None:
        """Ctrl+C with nothing to copy does nothing: the footer says how to quit."""

    def action_help(self) -> None:
        """Help for what has the focus."""
        show = getattr(self.screen, "action_help", None)
        if show is not None:
            show()


def run(first: First, keys: Keys) -> int:
    """Show a screen, and what it leads to, until the program is left; returns the exit code."""
    app = CoachApp(first, keys)
    return app.run() or app.return_code or 0
