"""What went wrong with the journal, in words that help."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from coach.errors import CoachError
from coach.words import _


def explained(error: sqlite3.Error | OSError, file: Path) -> CoachError:
    said = str(error)
    if isinstance(error, OSError):
        said = error.strerror or said
    if (
        "readonly" in said
        or "Permission" in said
        or "Read-only" in said
        or "unable to open" in said
    ):
        return CoachError(
            _("the journal cannot be written ({said})").format(said=said),
            str(file),
            _("Make the folder writable, or set COACH_HOME to a folder of your own."),
        )
    if "full" in said or "No space" in said or "disk I/O" in said:
        return CoachError(
            _("the last entry could not be saved ({said})").format(said=said),
            str(file),
            _("Free some space on the disk and try again; all that was confirmed is kept."),
        )
    if "locked" in said:
        return CoachError(
            _("another program holds the journal"),
            str(file),
            _("Close the other window of the coach and try again."),
        )
    if "not a database" in said or "malformed" in said:
        return CoachError(
            _("the file is no journal of this program, or it is damaged ({said})").format(
                said=said
            ),
            str(file),
            _("Move it away (do not delete it) and start again; a new one is made."),
        )
    return CoachError(
        _("the journal failed ({said})").format(said=said),
        str(file),
        _("Check the file and the disk."),
    )
