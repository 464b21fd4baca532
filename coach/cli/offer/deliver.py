"""Where a written letter goes: the screen, a file, the clipboard, its program."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from coach.errors import CoachError
from coach.offer.files import file_name
from coach.offer.files import write as write_file
from coach.offer.letter import Format, Letter, write
from coach.offer.letter import format_of as format_named
from coach.words import _


def deliver(letter: Letter, parsed: argparse.Namespace, now: datetime, *title: str) -> None:
    """Write the letter as the arguments ask; ``title`` names the file where none is named."""
    wanted = format_of(parsed)
    body = write(letter, wanted, now)
    target: Path | None = parsed.output
    if target is None and parsed.open:
        target = Path(file_name(*title, ending=wanted))
    if target is not None:
        write_file(target, body, parsed.force)
        print(_("Written to {file}").format(file=target), file=sys.stderr)
    elif not parsed.copy:
        show_bytes(body)
    if parsed.copy:
        text = write(letter, "txt", now) if wanted == "eml" else body
        _copy(text.decode())
    if parsed.open and target is not None:
        _open(target)


def format_of(parsed: argparse.Namespace) -> Format:
    """The format asked for, else the one of the file's ending, else plain text."""
    if parsed.format:
        found: Format = parsed.format
        return found
    return format_named(str(parsed.output or ""))


def show_bytes(body: bytes) -> None:
    """Bytes to standard output as they are."""
    sys.stdout.flush()
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        sys.stdout.write(body.decode())
    else:
        binary.write(body)
        binary.flush()


def _copy(text: str) -> None:
    from coach.faces.clipboard import by_terminal, copy

    copy(text, by_terminal)
    print(
        _("Sent to the clipboard. If it does not arrive there, -o FILE writes a file."),
        file=sys.stderr,
    )


def _open(file: Path) -> None:
    import webbrowser

    if not webbrowser.open(file.resolve().as_uri()):
        raise CoachError(_("no program could be started"), str(file), _("Open the file by hand."))
