"""A letter as its screen shows it, and as it is saved from there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coach.offer.files import write as write_file
from coach.offer.letter import Letter, format_of, title, write

if TYPE_CHECKING:
    from coach.faces.tui.letter import Preview


def shown(letter: Letter, remarks: Sequence[str]) -> Preview:
    """A letter as its screen shows it."""
    from coach.faces.tui.letter import Preview

    text = write(letter, "txt", datetime.now().astimezone()).decode()
    to = f"{letter.to.name} <{letter.to.email}>" if letter.to.email else letter.to.name
    return Preview(to, title(letter), text, tuple(remarks))


def saved(letter: Letter, name: str, replace: bool) -> str:
    """A letter as a file, whose ending says the format; the file as it is called."""
    file = Path(name).expanduser()
    write_file(file, write(letter, format_of(name), datetime.now().astimezone()), replace)
    return str(file)
