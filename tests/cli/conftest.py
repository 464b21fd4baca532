"""Runs the command line in this process, as a pipe would."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import NamedTuple

import pytest

from coach.cli import run
from coach.playbook.moves import Moves
from coach.practice.moves import MoveHearing


class Done(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Coach = Callable[..., Done]


@pytest.fixture
def coach(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Coach:
    """``coach("call", "Krause", "--plain", lines="hello")``; wrong use is its exit code."""

    def command(*arguments: str, lines: str = "") -> Done:
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        try:
            code = run(arguments)
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return command


@pytest.fixture
def warm(monkeypatch: pytest.MonkeyPatch) -> None:
    """The moves are learned once for all tests."""
    monkeypatch.setattr("coach.practice.moves.listen", _listen_once)


def _listen_once(moves: Moves) -> MoveHearing:
    if moves not in _heard:
        _heard.append(moves)
        _hearings.append(MoveHearing(moves))
    return _hearings[_heard.index(moves)]


_heard: list[Moves] = []
_hearings: list[MoveHearing] = []
