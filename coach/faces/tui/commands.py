"""The palette: every command of the screen below it, by name."""

from __future__ import annotations

from collections.abc import Coroutine, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from coach.call.commands import typed
from coach.call.prompts import Prompts
from coach.faces.tui.keymap import LIVE, meaning
from coach.words import _

if TYPE_CHECKING:
    from coach.faces.tui.app import CoachApp


class Command(NamedTuple):
    """A line of the palette: what it does, the keys and slash command for it, the action."""

    name: str
    help: str
    action: str


def call_commands(prompts: Prompts, keys: Mapping[str, str]) -> Iterator[Command]:
    """What can be done in a call: every action, and every step."""
    for action in LIVE:
        ways = "  ".join(filter(None, (keys[action.id], typed(action.command))))
        yield Command(meaning(action.id), ways, f"screen.{action.does}")
    for step in prompts.rail:
        name = _("Go to {number} {title}").format(number=step.number, title=step.title)
        yield Command(name, f"{typed('/goto')} {step.number}", f"screen.goto({step.number})")


class Commands(Provider):
    """What the screen offers (``commands()``), and what the program always does."""

    def _all(self) -> Iterator[Command]:
        offered = getattr(self.screen, "commands", None)
        if offered is not None:
            yield from offered()
        yield Command(_("Help"), cast("CoachApp", self.app).keys["help"], "app.help")
        yield Command(_("Change the colours"), _("Choose a theme"), "app.change_theme")
        yield Command(_("Quit"), _("Everything is kept"), "app.quit")

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for command in self._all():
            yield DiscoveryHit(Content(command.name), self._run(command), help=command.help)

    async def search(self, query: str) -> Hits:
        """What fits the letters typed."""
        matcher = self.matcher(query)
        for command in self._all():
            score = matcher.match(f"{command.name} {command.help}")
            if score > 0:
                shown = Content(command.name)
                yield Hit(score, shown, self._run(command), text=command.name, help=command.help)

    def _run(self, command: Command) -> partial[Coroutine[object, object, bool]]:
        screen = self.screen
        return partial(screen.app.run_action, command.action, screen)
