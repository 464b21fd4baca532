"""The rehearsals printed in docs/ are what the program answers."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from coach.cli import run

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", ["rehearsal-en.md", "rehearsal-de.md"])
def test_a_printed_rehearsal_is_what_comes_of_its_lines(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (DOCS / name).read_text("utf-8")
    command = re.search(r"^coach (rehearse .*)$", text, re.MULTILINE)
    printed = re.search(r"```text\n(.*?)```", text, re.DOTALL)
    assert command
    assert printed
    lines = printed[1].splitlines()
    typed = [line[2:] for line in lines if line.startswith("> ")]
    answers = [line for line in lines if not line.startswith("> ")]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(typed) + "\n"))
    assert run(command[1].split()) == 0
    out = capsys.readouterr().out.splitlines()
    assert [line for line in out if line in answers] == answers
