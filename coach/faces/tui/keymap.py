"""Every action of the live call, with its keys and its slash command; users can remap the keys.

A file ``keys.toml`` in the config folder changes them, by the id of the action::

    money = "f5"
    next = "pagedown,ctrl+n"
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from coach.errors import CoachError
from coach.words import _


class Action(NamedTuple):
    """Something to do with one key; ``command`` is its slash command, the second route."""

    id: str
    keys: str
    command: str
    does: str


LIVE: tuple[Action, ...] = (
    Action("money", "f2", "/money", "say('/money')"),
    Action("value", "f3", "/value", "say('/value')"),
    Action("results", "f4", "/results", "say('/results')"),
    Action("general", "f5", "/general", "say('/general')"),
    Action("unsure", "f6", "/unsure", "say('/unsure')"),
    Action("fact", "f7,tab", "/fact", "fact(1)"),
    Action("fact_back", "shift+tab", "", "fact(-1)"),
    Action("resolved", "f8", "/resolved", "say('/resolved')"),
    Action("proceed", "f9", "/confirm", "proceed"),
    Action("end", "f10,ctrl+o", "/end", "end"),
    Action("wrong", "f12,ctrl+r", "/wrong", "wrong"),
    Action("home", "ctrl+l", "", "home"),
    Action("where", "ctrl+g", "/where", "say('/where')"),
    Action("undo", "ctrl+z", "/undo", "say('/undo')"),
    Action("next", "pagedown,ctrl+n", "/next", "say('/next')"),
    Action("back", "pageup,ctrl+b", "/back", "say('/back')"),
    Action("pick_next", "down", "/pick", "pick(1)"),
    Action("pick_before", "up", "", "pick(-1)"),
    Action("read_on", "ctrl+down,shift+down", "", "read(3)"),
    Action("read_back", "ctrl+up,shift+up", "", "read(-3)"),
)

REHEARSAL: tuple[Action, ...] = (
    Action("hint", "f2", "/hint", "hint"),
    Action("rewind", "f3", "/rewind", "rewind"),
    Action("silence", "f9", "/wait", "silence"),
)
"""What a rehearsal has beyond a call; it ends and scrolls with the keys of a call."""

APP: tuple[Action, ...] = (
    Action("help", "f1", "/help", "help"),
    Action("quit", "ctrl+q", "", "quit"),
    Action("palette", "ctrl+p", "", "command_palette"),
    Action("leave", "escape", "", "leave"),
)

ALL = (*LIVE, *REHEARSAL, *APP)


def meaning(action: str) -> str:
    """What an action does, in the user's language."""
    return {
        "money": _("Money"),
        "value": _("Value"),
        "results": _("Results"),
        "general": _("General"),
        "unsure": _("Don't know"),
        "fact": _("Note a fact"),
        "fact_back": _("The fact before"),
        "resolved": _("Resolved"),
        "proceed": _("Confirm"),
        "wait": _("Wait"),
        "end": _("End"),
        "wrong": _("Wrong label"),
        "home": _("Home"),
        "where": _("Where am I"),
        "undo": _("Undo"),
        "next": _("Next"),
        "back": _("Back"),
        "pick_next": _("Next response"),
        "pick_before": _("Response before"),
        "read_on": _("Read on"),
        "read_back": _("Read back"),
        "help": _("Help"),
        "quit": _("Quit"),
        "palette": _("All commands"),
        "leave": _("Back"),
        "hint": _("Hint"),
        "rewind": _("Rewind"),
        "silence": _("Say nothing"),
    }[action]


def _shown(key: str) -> str:
    names = {
        "pagedown": _("PgDn"),
        "pageup": _("PgUp"),
        "escape": "Esc",
        "tab": "Tab",
        "enter": _("Enter"),
        "up": "↑",
        "down": "↓",
    }
    return names.get(key, key.upper())


def key_name(key: str) -> str:
    """A key as it is printed on the screen: ``^Q``, ``F2``, ``PgDn``."""
    first = key.partition(",")[0]
    if first.startswith("ctrl+"):
        rest = first.removeprefix("ctrl+")
        return "^" + _shown(rest)
    if first.startswith("shift+"):
        rest = first.removeprefix("shift+")
        return "⇧" + _shown(rest)
    return _shown(first)


def read_keymap(file: Path) -> dict[str, str]:
    """The user's keys by action. Raises CoachError, with the line, where the file is wrong."""
    if not file.is_file():
        return {}
    import tomllib

    known = {action.id for action in ALL}
    try:
        held = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise CoachError(str(error), str(file), _("The default keys stay.")) from None
    for name, keys in held.items():
        if name not in known or not isinstance(keys, str):
            raise CoachError(
                _("{name} is no action with keys").format(name=name),
                str(file),
                _("Choose one of: {names}.").format(names=", ".join(sorted(known))),
            )
    return held
