"""Runs the command line in this process, as a pipe would."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import NamedTuple

import pytest

from coach.cli import run
from coach.hearing.cache import Kept


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


@pytest.fixture(autouse=True)
def _known(built: Kept, warm: None) -> None:
    """What there is to hear is counted once for all tests."""
