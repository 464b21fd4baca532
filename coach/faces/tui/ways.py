"""Where a call leads when it is over, or left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from coach.call.facts import FactField
from coach.call.prompts import Prompts
from coach.faces.tui.keymap import meaning
from coach.words import _


class Ways(NamedTuple):
    """Where a call leads. Each shows another screen, or raises CoachError."""

    letter: Callable[[], None]
    """The e-mail or the agreement after an agreed call."""
    score: Callable[[], None]
    """The scorecard of the ended call."""
    home: Callable[[str], None]
    """The home screen, with a message; a call that has not ended is kept."""
    discard: Callable[[], None]
    """The home screen, and nothing of the call is kept."""


class Way(NamedTuple):
    """What leads on after the end: a key, its name in the footer, its name in full."""

    key: str
    label: str
    name: str
    action: str


def leads_to_letter(prompts: Prompts) -> bool:
    """Whether a letter follows: the e-mail goes out before a follow-up call, too."""
    return prompts.outcome == "agreed" or (
        prompts.outcome == "again" and prompts.then == "proposal"
    )


def ways_on(
    prompts: Prompts, fields: Sequence[FactField], keys: Mapping[str, str]
) -> Iterator[Way]:
    """What can be done after the end, the most important first."""
    if leads_to_letter(prompts):
        label, name = (
            (_("Agreement"), _("Draft the agreement"))
            if prompts.then == "agreement"
            else (_("E-mail"), _("Write the e-mail with the three tiers"))
        )
        yield Way(keys["proceed"], label, name, "screen.proceed")
    yield Way(_("Enter"), _("Score"), _("How it went, point by point"), "screen.score")
    if fields:
        named = ", ".join(field.label for field in fields if not field.value)
        name = _("Note: {facts}").format(facts=named) if named else meaning("fact")
        yield Way(keys["fact"], _("Note"), name, "screen.fact(1)")
    yield Way(keys["leave"], meaning("home"), _("Home, to all other parts"), "screen.leave")
    yield Way(keys["undo"], meaning("undo"), _("Take the end back"), "screen.say('/undo')")
