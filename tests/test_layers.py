"""Imports point one way, and nothing heavy is imported where it is not needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "coach"

ALLOWED = {
    "playbook": {"playbook"},
    "hearing": {"playbook", "hearing"},
    "call": {"playbook", "hearing", "call"},
    "practice": {"playbook", "hearing", "call", "practice"},
    "offer": {"playbook", "hearing", "call", "offer"},
    "journal": {"playbook", "hearing", "call", "offer", "journal"},
    "faces": {"playbook", "hearing", "call", "practice", "offer", "faces"},
    "cli": {"playbook", "hearing", "call", "practice", "offer", "journal", "faces", "cli"},
}
SHARED = {"errors", "clean", "places", "words", "__version__"}
"""Single files at the top that every layer may use."""

ONLY_IN = {
    "textual": "faces/tui",
    "rapidfuzz": "hearing",
    "transitions": "call/machine.py",
    "sqlite3": "journal",
    "rich": "faces/tui",
}

FILES = sorted(ROOT.rglob("*.py"))


def imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports relatively"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_imports_point_one_way(file: Path) -> None:
    layer = file.relative_to(ROOT).parts[0]
    for name in imports(file):
        parts = name.split(".")
        if parts[0] != "coach" or layer not in ALLOWED:
            continue
        assert parts[1] in ALLOWED[layer] | SHARED, f"{file.name} imports {name}"


@pytest.mark.parametrize("name", sorted(SHARED - {"__version__"}))
def test_what_every_layer_may_use_knows_no_layer(name: str) -> None:
    known = {one.split(".")[1] for one in imports(ROOT / f"{name}.py") if one.startswith("coach.")}
    assert known <= SHARED


@pytest.mark.parametrize("file", sorted((ROOT / "cli").rglob("*.py")), ids=lambda file: file.name)
def test_in_the_command_line_nothing_knows_what_stands_above(file: Path) -> None:
    floors: dict[str, set[str]] = {
        "__init__.py": set(),
        "commands": {"commands"},  # no command knows another
        "screens": {"commands"},
    }
    above = floors.get(file.relative_to(ROOT / "cli").parts[0], {"commands", "screens"})
    for name in imports(file):
        if name.startswith("coach.cli."):
            assert name.split(".")[2] not in above, f"{file.name} imports {name}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_each_library_has_one_user(file: Path) -> None:
    place = file.relative_to(ROOT).as_posix()
    for name in imports(file):
        home = ONLY_IN.get(name.split(".")[0])
        assert home is None or place.startswith(home), f"{place} imports {name}"


@pytest.mark.parametrize(
    "module",
    [
        "coach.playbook.load",
        "coach.hearing",
        "coach.call.session",
        "coach.practice",
        "coach.offer",
        "coach.journal.store",
        "coach.faces.plain.call",
        "coach.cli",
    ],
)
def test_a_core_package_needs_no_screen_and_nothing_heavy(module: str) -> None:
    heavy = ["textual", "rich", "jinja2", "ruamel", "fsrs", "icalendar", "babel", "email.message"]
    program = f"import sys, {module}; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
