"""The matcher over the shipped playbook, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.hearing import cache
from coach.hearing.cache import Kept
from coach.hearing.hear import Hearing
from coach.places import content_folder
from coach.playbook.load import OBJECTIONS, Content, load_objections, sources
from coach.playbook.model import Objections


@pytest.fixture(scope="session")
def hearing(built: Kept) -> Hearing:
    """Hears with the shipped phrases; nobody may teach it anything."""
    return built.hearing


@pytest.fixture(scope="session")
def thin(shipped: Content, tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The shipped objections with every twentieth phrase: counted in a moment, with no index."""
    folder = tmp_path_factory.mktemp("thin")
    kept: list[str] = []
    phrases = 0
    for line in (shipped.shipped / OBJECTIONS).read_text("utf-8").splitlines():
        begins = line.strip() in ("en: |", "de: |")
        phrases = 1 if begins else phrases + 1 if phrases and line.startswith(" " * 10) else 0
        if begins or not phrases or phrases % 20 == 2:
            kept.append(line)
    (folder / OBJECTIONS).write_text("\n".join(kept) + "\n", "utf-8")
    return Content(folder, folder / "own", folder / "cache")


@pytest.fixture(scope="session")
def few(thin: Content) -> Objections:
    """The objections with few phrases."""
    return load_objections(thin)


DIGEST = b"d" * 32


@pytest.fixture(scope="session")
def kept(built: Kept, shared_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the shipped phrases, under DIGEST."""
    content = Content(content_folder(), shared_cache / "nobody", shared_cache)
    digest = sources(OBJECTIONS, content).digest
    found = next(
        file
        for file in (content.shipped / cache.FILE, shared_cache / cache.FILE)
        if cache.read(digest, file)
    )
    file = tmp_path_factory.mktemp("kept") / cache.FILE
    file.write_bytes(DIGEST + found.read_bytes()[len(digest) :])
    return file


@pytest.fixture
def pupil(kept: Path) -> Hearing:
    """A matcher of one's own, to teach."""
    found = cache.read(DIGEST, kept)
    assert found is not None
    return found.hearing
