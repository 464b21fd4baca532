"""A letter in all its formats: text, HTML, Markdown, and as an e-mail draft."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import msgspec

from coach.offer.mail import Mail, Person, draft
from coach.offer.render import render, subject
from coach.playbook.text import Voice

Format = Literal["txt", "html", "eml", "md"]
FORMATS: tuple[Format, ...] = ("txt", "html", "eml", "md")

Name = Literal["proposal", "agreement", "report"]


class Letter(msgspec.Struct, frozen=True):
    """What is to be written to whom; ``values`` is all that its templates may name."""

    name: Name
    voice: Voice
    values: Mapping[str, Any]
    sender: Person = Person()
    to: Person = Person()


def write(letter: Letter, wanted: Format, now: datetime, own: Path | None = None) -> bytes:
    """The letter in one format; ``own`` is the folder of the user's templates.

    Raises CoachError where a template is broken or an address cannot stand in a mail.
    """
    if wanted == "eml":
        return draft(_mail(letter, own), now)
    return render(letter.name, wanted, letter.voice, letter.values, own).encode()


def _mail(letter: Letter, own: Path | None) -> Mail:
    return Mail(
        sender=letter.sender,
        to=letter.to,
        subject=subject(letter.name, letter.voice, letter.values, own),
        text=render(letter.name, "txt", letter.voice, letter.values, own),
        html=render(letter.name, "html", letter.voice, letter.values, own),
    )
