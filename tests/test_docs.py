"""The documentation is held to the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coach.call.commands import COMMANDS
from coach.call.reference import reference
from coach.cli import COMMANDS as CLI_COMMANDS
from coach.cli import run

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def test_the_page_of_events_is_current() -> None:
    assert (ROOT / "docs" / "events.md").read_text("utf-8") == reference()


def test_every_slash_command_is_documented() -> None:
    page = (ROOT / "docs" / "plain-face.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"/{name}" not in page] == []


def test_every_command_is_in_the_readme() -> None:
    page = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in CLI_COMMANDS if f"coach {name}" not in page] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_in_the_docs_exist(page: Path) -> None:
    named = re.findall(r"(?:^|`|\$ )coach ([a-z][a-z-]+)", page.read_text("utf-8"), re.MULTILINE)
    assert set(named) <= set(CLI_COMMANDS)


EXAMPLES = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "content.md").read_text("utf-8"), re.S)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_the_examples_of_own_content_are_good(example: str, tmp_path: Path) -> None:
    kind = example.partition("\n")[0].removeprefix("kind: ")
    name = f"{kind}.yaml" if kind in ("objections", "moves") else "retainer.yaml"
    file = tmp_path / name
    file.write_text(example, "utf-8")
    assert run(["check", str(file)]) == 0
