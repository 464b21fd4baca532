"""The matcher over the shipped playbook, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.hearing import cache, listen
from coach.hearing.hear import Hearing
from coach.playbook.model import Objections


@pytest.fixture(scope="session")
def hearing(objections: Objections) -> Hearing:
    """Hears with the shipped phrases; nobody may teach it anything."""
    return listen(objections)


DIGEST = b"d" * 32


@pytest.fixture(scope="session")
def kept(
    hearing: Hearing, objections: Objections, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with the matcher in its cache, under DIGEST."""
    folder = tmp_path_factory.mktemp("kept")
    cache.keep(DIGEST, folder, hearing, objections.lexicon)
    return folder


@pytest.fixture
def pupil(kept: Path) -> Hearing:
    """A matcher of one's own, to teach."""
    found = cache.read(DIGEST, kept)
    assert found is not None
    return found
