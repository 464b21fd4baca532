"""The last row: at most six keys, as many as fit whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from textual.content import Content

from coach.call.facts import FactField
from coach.call.prompts import Prompts
from coach.faces.tui.keymap import meaning
from coach.faces.tui.ways import Way
from coach.faces.tui.widgets.ink import HERE, MUTED, clickable
from coach.faces.tui.widgets.sheet import joined
from coach.words import _

MOST = 6


class Shown(NamedTuple):
    """A key of the footer."""

    key: str
    label: str
    action: str


def foot(shown: Iterable[Shown], width: int) -> Content:
    """The row; a key that does not fit whole is left out."""
    row = Content("")
    for key in list(shown)[:MOST]:
        piece = joined(
            (" " if not row else "  ", ""),
            (key.key, HERE),
            " ",
            clickable(key.label, MUTED, key.action),
        )
        if row.cell_length + piece.cell_length <= width:
            row = row + piece
    return row


def noting_keys(keys: Mapping[str, str]) -> Iterator[Shown]:
    """The keys that matter while a fact is noted; all of them but the last keep it."""
    yield Shown(keys["help"], meaning("help"), "app.help")
    yield Shown(keys["quit"], meaning("quit"), "app.quit")
    yield Shown(keys["fact"], _("Next fact"), "screen.fact(1)")
    yield Shown(keys["next"], meaning("next"), "screen.say('/next')")
    yield Shown(keys["end"], meaning("end"), "screen.end")
    yield Shown(keys["leave"], meaning("leave"), "screen.leave")


def live_keys(
    prompts: Prompts, fields: Sequence[FactField], ways: Sequence[Way], keys: Mapping[str, str]
) -> Iterator[Shown]:
    """The keys that matter now, help and quit first; after the end the ``ways`` on."""
    yield Shown(keys["help"], meaning("help"), "app.help")
    yield Shown(keys["quit"], meaning("quit"), "app.quit")
    if prompts.ended:
        yield from (Shown(way.key, way.label, way.action) for way in ways)
        return
    if prompts.at_hand:
        yield Shown(keys["resolved"], meaning("resolved"), "screen.say('/resolved')")
    elif prompts.confirm or prompts.can_wait:
        label = meaning("wait") if prompts.can_wait else meaning("proceed")
        yield Shown(keys["proceed"], label, "screen.proceed")
    yield Shown(keys["next"], meaning("next"), "screen.say('/next')")
    if fields:
        yield Shown(keys["fact"], meaning("fact"), "screen.fact(1)")
    yield Shown(keys["end"], meaning("end"), "screen.end")
    yield Shown(keys["undo"], meaning("undo"), "screen.say('/undo')")
