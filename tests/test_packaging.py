"""The wheel, the sdist and the checkout all find their content."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAM = """
from coach.playbook.load import load_objections, load_script, script_names
print(len(load_objections().benefits), len(load_script("retainer").steps), len(script_names()))
"""


@pytest.fixture(scope="session")
def dist(shared_cache: Path) -> Path:
    """Wheel and source archive: one test process builds them, the others wait for them."""
    folder = shared_cache.parent / "dist"
    with (shared_cache / "dist.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            build(ROOT, folder)
    return folder


def build(source: Path, folder: Path, *kinds: str) -> None:
    command = [sys.executable, "-m", "build", "--no-isolation", *kinds]
    subprocess.run(
        [*command, "--outdir", str(folder), str(source)], check=True, capture_output=True
    )


def content_of(folder: Path) -> str:
    return run(PROGRAM, folder)


def run(program: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "COACH_HOME": str(folder / "home"), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_wheel_finds_its_content(dist: Path, tmp_path: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "wheel")
    assert content_of(tmp_path / "wheel") == "9 9 3"


def test_the_sdist_finds_its_content(dist: Path, tmp_path: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "sdist", filter="data")
    (folder,) = (tmp_path / "sdist").iterdir()
    assert content_of(folder) == "9 9 3"


def test_the_wheel_holds_the_screens_words_and_style(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in ("coach/locale/de/LC_MESSAGES/coach.mo", "coach/faces/tui/coach.tcss"):
        assert wanted in names


HEARS = """
from pathlib import Path
from coach.hearing import cache
from coach.playbook.load import standard
kept = cache.find(standard(), print)
print(kept.hearing.hear("that is too expensive").label, Path(standard().cache).exists())
"""


def test_the_wheel_has_counted_its_phrases(dist: Path, tmp_path: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "wheel")
    assert run(HEARS, tmp_path / "wheel") == "money False"


def test_a_wheel_is_built_even_where_phrases_cannot_be_counted(tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(".*", "tests", "docs"))
    (source / "coach" / "hearing" / "build.py").write_text("raise SystemExit('no')\n")
    build(source, tmp_path, "--wheel")
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "coach/_data/objections.yaml" in names
    assert "coach/_data/hearing.index" not in names


def test_nothing_but_the_program_is_in_the_wheel(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"coach"}
