"""What several tests share: folders of their own, and the shipped playbook, read once."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.hearing.build import prepare
from coach.hearing.cache import Kept
from coach.places import content_folder
from coach.playbook.load import Content, load_objections, load_script
from coach.playbook.model import Objections, Script
from coach.playbook.moves import Moves
from coach.practice.moves.hear import MoveHearing
from coach.words import speak


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests and all test processes: the matcher is built once and for all."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared-cache"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def built(shared_cache: Path) -> Kept:
    """The matcher for the shipped phrases: one test process counts them, the others wait for it."""

    def refuse(error: CoachError) -> None:
        raise error

    with (shared_cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return prepare(Content(content_folder(), shared_cache / "nobody", shared_cache), refuse)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, shared_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the folders of the person who runs it."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "cache").symlink_to(shared_cache, target_is_directory=True)
    monkeypatch.setenv("COACH_HOME", str(home))
    monkeypatch.setenv("LC_ALL", "C")
    speak("en")


@pytest.fixture
def warm(monkeypatch: pytest.MonkeyPatch) -> None:
    """The moves are learned once for all tests."""
    monkeypatch.setattr("coach.practice.moves.hear.listen", _listen_once)


def _listen_once(moves: Moves) -> MoveHearing:
    if moves not in _heard:
        _heard.append(moves)
        _hearings.append(MoveHearing(moves))
    return _hearings[_heard.index(moves)]


_heard: list[Moves] = []
_hearings: list[MoveHearing] = []


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The shipped content, without anybody's own files."""
    folder = tmp_path_factory.mktemp("content")
    return Content(content_folder(), folder / "config", folder / "cache")


@pytest.fixture(scope="session")
def retainer(shipped: Content) -> Script:
    """The shipped script of nine steps."""
    return load_script("retainer", shipped)


@pytest.fixture(scope="session")
def objections(shipped: Content) -> Objections:
    """The shipped objections."""
    return load_objections(shipped)


HOSTILE = (
    "[/]",
    "[/foo]",
    "[@click=app.quit]quit[/]",
    "[bold red]not markup[/bold red]",
    "\x1b]0;renamed\x07title",
    "\x1b[2J\x1b[31mred",
    "\x9b31mred",
    "abc\u202egnp.exe",
    "\u2066isolated\u2069",
    "e\u0301\u0327\u0308" * 20,
    "👩‍👩‍👧‍👦 🇩🇪 ✋🏽",
    "\x00\x01\x07\x7f",
    "\ud800 lone surrogate",
    "x" * 100_000,
    "a b " * 25_000,
    "%s %d {client} {0} ${jndi:x}",
    "'; DROP TABLE calls; --",
    "=cmd|' /C calc'!A0",
    "\u2028line\u2029paragraph",
    "ﷺ" * 50,
    "   ",
    "",
)
"""Strings that have broken programs; in the ordinary matrix of every test that takes text."""


@pytest.fixture(params=HOSTILE, ids=lambda text: repr(text[:16]))
def hostile(request: pytest.FixtureRequest) -> str:
    """One hostile string."""
    text: str = request.param
    return text
