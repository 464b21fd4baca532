"""The matcher over the shipped playbook, built once."""

from __future__ import annotations

import pytest

from coach.hearing import listen
from coach.hearing.hear import Hearing
from coach.playbook.model import Objections


@pytest.fixture(scope="session")
def hearing(objections: Objections) -> Hearing:
    """Hears with the shipped phrases; nobody may teach it anything."""
    return listen(objections)
