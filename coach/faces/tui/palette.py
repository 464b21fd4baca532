"""The palette: every command there is just now, by name."""

from __future__ import annotations

from collections.abc import Coroutine, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from coach.faces.tui.commands import Command


class Palette(Provider):
    """What the screen and the program offer: the ``commands()`` of both."""

    def _all(self) -> Iterator[Command]:
        for offering in (self.screen, self.app):
            if (commands := getattr(offering, "commands", None)) is not None:
                yield from commands()

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
