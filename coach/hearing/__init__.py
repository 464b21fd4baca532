"""WHAT was meant: from a client's words to a verdict. The only user of rapidfuzz."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.hearing.hear import Hearing
    from coach.playbook.model import Objections


def listen(objections: Objections) -> Hearing:
    """The matcher for the phrases of ``objections``."""
    from coach.hearing.counting import listen

    return listen(objections)
