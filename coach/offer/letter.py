"""A letter in all its formats: text, HTML, Markdown, and as an e-mail draft."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import msgspec

from coach.errors import CoachError
from coach.offer.mail import Mail, Person, draft
from coach.offer.render import Layout, render, subject
from coach.playbook.text import Voice, language_of
from coach.words import _

Format = Literal["txt", "html", "eml", "md"]
FORMATS: tuple[Format, ...] = ("txt", "html", "eml", "md")
OTHERS = ("pdf", "doc", "docx", "odt", "rtf", "msg")
"""Endings of files that no program would open with plain text in them."""


def format_of(file: str) -> Format:
    """The format that a file's ending asks for; plain text where it asks for none.

    Raises CoachError where the ending names a kind of file that would not hold plain text.
    """
    ending = Path(file).suffix[1:].lower()
    if ending in OTHERS:
        raise CoachError(
            _("no {ending} file can be written").format(ending=ending),
            file,
            _("Write .html and print it, or name one of: {names}.").format(
                names=", ".join(FORMATS)
            ),
        )
    return next((known for known in FORMATS if known == ending), "txt")


Name = Literal["proposal", "agreement", "report"]


class Letter(msgspec.Struct, frozen=True):
    """What is to be written to whom; ``values`` is all that its templates may name."""

    name: Name
    voice: Voice
    values: Mapping[str, Any]
    sender: Person = Person()
    to: Person = Person()
    edited: str = ""
    """The text as the user changed it; empty where the templates' text stands."""


def write(letter: Letter, wanted: Format, now: datetime, own: Path | None = None) -> bytes:
    """The letter in one format; ``own`` is the folder of the user's templates.

    Raises CoachError where a template is broken or an address cannot stand in a mail.
    """
    if wanted == "eml":
        return draft(_mail(letter, own), now)
    return _text(letter, wanted, own).encode()


def title(letter: Letter, own: Path | None = None) -> str:
    """The subject line."""
    return subject(letter.name, letter.voice, letter.values, own)


def _mail(letter: Letter, own: Path | None) -> Mail:
    return Mail(
        sender=letter.sender,
        to=letter.to,
        subject=title(letter, own),
        text=_text(letter, "txt", own),
        html=_text(letter, "html", own),
    )


def _text(letter: Letter, layout: Layout, own: Path | None) -> str:
    """One layout; a changed text goes into all of them, so that no part says something else."""
    if not letter.edited:
        return render(letter.name, layout, letter.voice, letter.values, own)
    if layout != "html":
        return letter.edited
    changed = {
        "language": language_of(letter.voice),
        "title": title(letter, own),
        "blocks": [
            {"lines": block.split("\n"), "table": _is_table(block)}
            for block in letter.edited.strip().split("\n\n")
        ],
    }
    return render("edited", "html", letter.voice, changed, own)


def _is_table(block: str) -> bool:
    """Whether lines are held in columns by runs of spaces."""
    return "\n" in block and all("   " in line.strip() for line in block.split("\n"))
