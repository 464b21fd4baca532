"""Files that go out: safe names, nothing overwritten unasked, whole or not at all."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from coach.clean import clean
from coach.errors import CoachError
from coach.playbook.load import write_atomically
from coach.words import _

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
LONGEST_NAME = 60


def file_name(*words: str, ending: str) -> str:
    """A file name out of any words: letters, digits and hyphens, no path, no hidden file."""
    folded = unicodedata.normalize("NFC", clean(" ".join(words))).casefold()
    name = "-".join(re.findall(r"\w+", folded.replace("_", " ")))[:LONGEST_NAME].strip("-")
    if not name or _RESERVED.fullmatch(name):
        name = f"file-{name}".strip("-")
    return f"{name}.{ending}"


def write(file: Path, body: bytes, replace: bool) -> None:
    """Write a file; raises CoachError where one is there already and is not to be replaced."""
    if file.is_dir():
        raise CoachError(_("this is a folder"), str(file), _("Name a file in it."))
    if file.exists() and not replace:
        raise CoachError(
            _("the file is there already"), str(file), _("Name another one, or add --force.")
        )
    try:
        write_atomically(file, [body])
    except OSError as error:
        raise CoachError(
            _("the file cannot be written: {strerror}").format(strerror=error.strerror),
            str(file),
            _("Check the folder and its permissions."),
        ) from None


def csv_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: ``=cmd()`` becomes ``'=cmd()``."""
    shown = clean(text)
    formula = shown[:1] in ("=", "+", "-", "@", "|") and not _is_number(shown)
    return f"'{shown}" if formula else shown


def from_csv_cell(cell: str) -> str:
    """The text of a cell as :func:`csv_cell` wrote it."""
    shown = clean(cell)
    return shown[1:] if shown[:1] == "'" and csv_cell(shown[1:]) == shown else shown


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[+-]?[0-9]+(?:[.,][0-9]+)*", text) is not None
