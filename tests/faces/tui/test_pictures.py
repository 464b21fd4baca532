"""The main screens as pictures: a change in how they look is seen before it is shipped.

Look at them in ``__snapshots__`` with any browser; ``pytest --snapshot-update`` takes new ones.
"""

from __future__ import annotations

import re

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from coach.faces.tui.app import CoachApp
from coach.faces.tui.home import HomeScreen
from tests.faces.tui.conftest import MIDDLE, NARROW, WIDE, Call, Face, opened
from tests.faces.tui.test_home import Parts, at_home


class Picture(SingleFileSnapshotExtension):
    """One SVG file for each picture."""

    _write_mode = WriteMode.TEXT
    file_extension = "svg"


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compares with the picture kept under the test's name."""
    return snapshot.use_extension(Picture)


def taken(face: Face) -> str:
    """What stands on the terminal, with the names that change with the content made the same."""
    return re.sub(r"terminal-\d+", "terminal", face.app.export_screenshot(title="coach"))


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW], ids=["120x36", "80x24", "40x20"])
async def test_picture_of_a_step(size: tuple[int, int], picture: SnapshotAssertion) -> None:
    async with opened(size=size) as face:
        await face.press("f7")
        await face.type("20 leads")
        await face.press("enter")
        await face.see("They said" if size != NARROW else "✓ Goals")
        assert taken(face) == picture


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW], ids=["120x36", "80x24", "40x20"])
async def test_picture_of_an_answer(size: tuple[int, int], picture: SnapshotAssertion) -> None:
    async with opened(size=size) as face:
        await face.type("so expensive")
        await face.see("Money 93%")
        assert taken(face) == picture


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW], ids=["120x36", "80x24", "40x20"])
async def test_picture_of_a_warning(size: tuple[int, int], picture: SnapshotAssertion) -> None:
    async with opened(Call("propose", voice="du"), size=size) as face:
        await face.type("> rabatt")
        await face.see("No discount. (de)")
        assert taken(face) == picture


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW], ids=["120x36", "80x24", "40x20"])
async def test_picture_of_the_home_screen(
    size: tuple[int, int], picture: SnapshotAssertion
) -> None:
    async with at_home(Parts(), size, "No call yet.") as face:
        assert isinstance(face.app, CoachApp)
        assert isinstance(face.app.screen, HomeScreen)
        assert taken(face) == picture
