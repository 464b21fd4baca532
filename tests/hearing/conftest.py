"""The matcher over the shipped playbook, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.hearing import cache
from coach.hearing.build import keep
from coach.hearing.cache import Kept
from coach.hearing.hear import Hearing
from coach.playbook.model import Objections


@pytest.fixture(scope="session")
def hearing(built: Kept) -> Hearing:
    """Hears with the shipped phrases; nobody may teach it anything."""
    return built.hearing


DIGEST = b"d" * 32


@pytest.fixture(scope="session")
def kept(objections: Objections, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the shipped phrases, under DIGEST."""
    file = tmp_path_factory.mktemp("kept") / cache.FILE
    keep(DIGEST, file, objections)
    return file


@pytest.fixture
def pupil(kept: Path) -> Hearing:
    """A matcher of one's own, to teach."""
    found = cache.read(DIGEST, kept)
    assert found is not None
    return found.hearing
