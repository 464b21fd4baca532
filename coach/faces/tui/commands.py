"""What can be done on a screen, as the palette names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from coach.call.commands import typed
from coach.faces.tui.keymap import LIVE, meaning
from coach.words import _

if TYPE_CHECKING:
    from coach.call.prompts import Prompts


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
