"""Streams that are closed, full or left by their reader: a message, and nothing lost."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from coach.journal.store import FILE, Journal
from tests.cli.conftest import Coach

pytestmark = pytest.mark.usefixtures("built")


def shell(command: str, home: Path, lines: str = "") -> subprocess.CompletedProcess[str]:
    """``command`` with coach in it, run by a shell as a user would."""
    return subprocess.run(
        ["bash", "-c", command.replace("coach", f"'{sys.executable}' -m coach")],
        input=lines,
        capture_output=True,
        text=True,
        env={**os.environ, "COACH_HOME": str(home), "LC_ALL": "C.UTF-8"},
        check=False,
    )


@pytest.mark.parametrize(
    "command", ["coach history <&-", "coach match hello >&-", "coach call X --plain <&- >&- 2>&-"]
)
def test_a_closed_stream_is_no_error(command: str, tmp_path: Path) -> None:
    done = shell(command, tmp_path / "home")
    assert "Traceback" not in done.stderr
    assert done.returncode == 0


def test_errors_do_not_end_in_the_output_when_their_stream_is_closed(tmp_path: Path) -> None:
    done = shell("coach show 999 2>&-", tmp_path / "home")
    assert (done.stdout, done.returncode) == ("", 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_an_output_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = shell("coach match hello >/dev/full", tmp_path / "home")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "the output cannot be written" in done.stderr


def test_what_is_said_is_kept_when_nobody_reads_any_more(tmp_path: Path) -> None:
    notes = "".join(f"/note {number}\n" for number in range(2000))
    done = shell("coach call Pipe --plain | head -1", tmp_path / "home", notes + "/end agreed\n")
    assert "Traceback" not in done.stderr
    journal = Journal(tmp_path / "home" / "data" / FILE)
    (row,) = journal.calls()
    assert row.outcome == "agreed"
    assert len(journal.events(row.id)) > 2000


def test_a_file_that_fails_is_not_taken_for_the_output(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "/some/file")

    monkeypatch.setattr("coach.cli.commands.drill.open_journal", fails)
    done = coach("drill", "--plain")
    assert done.code == 1
    assert done.err == "coach: /some/file: Permission denied\n"
