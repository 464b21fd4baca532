"""What the command line names: a call by its number or as the last one, a script by its name."""

from __future__ import annotations

import argparse

from coach.clean import clean
from coach.errors import CoachError, WrongUse
from coach.journal.store import CallKind, CallRow, Journal
from coach.playbook.load import script_names
from coach.words import _

LAST = ("last", "letzter", "letzte", "letztes")


def add_call(parser: argparse.ArgumentParser) -> None:
    """The call that a command is about."""
    parser.add_argument(
        "call", nargs="?", default="last", metavar=_("CALL"), help=_("a number, or last")
    )


def row_named(journal: Journal, written: str, kind: CallKind | None = None) -> CallRow | None:
    """A call by its number, or the last one of its kind; None where the word is neither.

    Raises CoachError where there is no such call.
    """
    word = clean(written)
    if word.casefold() in LAST:
        rows = journal.calls(kind, limit=1)
        if not rows:
            raise CoachError(_("there is no call yet"), "", _("`coach call CLIENT` starts one."))
        return rows[0]
    if word.isascii() and word.isdigit() and len(word) < 16:
        return journal.call(int(word))
    return None


def call_named(journal: Journal, written: str, kind: CallKind | None = None) -> CallRow:
    """The call that is named; raises WrongUse where none is, CoachError where it is not there."""
    row = row_named(journal, written, kind)
    if row is None:
        raise WrongUse(
            _("{word} is no call").format(word=repr(clean(written)[:40])),
            "",
            _("Name a number from `coach history`, or last."),
        )
    return row


def add_script(parser: argparse.ArgumentParser, words: str) -> None:
    """``--script``, one of those there are."""
    parser.add_argument("--script", default="retainer", metavar=_("NAME"), help=words)


def script_asked(parsed: argparse.Namespace) -> str:
    """The script of ``--script``; raises WrongUse where there is none of that name."""
    name: str = parsed.script
    names = script_names()
    if name not in names:
        raise WrongUse(
            _("{name!r} is not the name of a script").format(name=clean(name)),
            "--script",
            _("Choose one of: {names}.").format(names=", ".join(names)),
        )
    return name
