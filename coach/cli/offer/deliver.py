"""Where a written letter goes: the screen, a file, the clipboard, its program."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from coach.cli.arguments import add_language, as_typed
from coach.errors import CoachError
from coach.offer.files import file_name
from coach.offer.files import write as write_file
from coach.offer.letter import Format, Letter, write
from coach.offer.letter import format_of as format_named
from coach.words import _

FORMATS = ("txt", "html", "eml", "md")


def add_output(parser: argparse.ArgumentParser, formats: tuple[str, ...] = FORMATS) -> None:
    """Where a text goes, and in which format."""
    parser.add_argument("--format", choices=formats, help=_("by the file's ending, else txt"))
    parser.add_argument(
        "-o", "--output", type=Path, metavar=_("FILE"), help=_("write a file, not the screen")
    )
    parser.add_argument("--force", action="store_true", help=_("overwrite the file"))
    parser.add_argument("--copy", action="store_true", help=_("send the text to the clipboard"))
    parser.add_argument("--open", action="store_true", help=_("open the file in its program"))
    add_language(parser)


def tell(remarks: list[str]) -> None:
    """Remarks on standard error, where they do not get into what is written."""
    for remark in remarks:
        print(f"coach: {remark}", file=sys.stderr)


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
    with as_typed():
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
