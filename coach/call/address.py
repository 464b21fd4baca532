"""The name that a client is spoken to with."""

from __future__ import annotations

import re

from coach.clean import clean
from coach.playbook.text import Voice


def spoken_name(contact: str, client: str, voice: Voice) -> str:
    """The name as it is said: as noted with a title or as one word, else the first name.

    Empty with Sie where there are two names and no title: nobody says "vielen Dank, Melissa
    Grant". Without a contact the client is called by a name that may stand as it is; of several
    words, the first may be a company's.
    """
    name = clean(contact or client)
    first, _, rest = name.partition(" ")
    if not rest or _TITLE.fullmatch(first):
        return name
    return first.rstrip(",") if contact and voice != "sie" else ""


_TITLE = re.compile(r"(?:mr|mrs|ms|mx|dr|prof|frau|herr|herrn)\.?", re.IGNORECASE)
