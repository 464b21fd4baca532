from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.clean import clean
from coach.errors import CoachError
from coach.offer.files import csv_cell, file_name, from_csv_cell, write


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("proposal", "Krämer & Söhne"), "proposal-krämer-söhne.eml"),
        (("../../x",), "x.eml"),
        (("/etc/passwd",), "etc-passwd.eml"),
        (("..",), "file.eml"),
        (("",), "file.eml"),
        (("CON",), "file-con.eml"),
        (("a\\b:c*?",), "a-b-c.eml"),
        ((".hidden",), "hidden.eml"),
        (("\x1b[31mred",), "red.eml"),
    ],
)
def test_a_file_name_is_no_path(words, name):
    assert file_name(*words, ending="eml") == name


@given(st.text(max_size=200))
def test_any_client_gives_a_name_in_this_folder(client):
    name = file_name("proposal", client, ending="txt")
    assert Path(name).name == name
    assert not name.startswith(".")
    assert len(name) <= 70


def test_a_file_that_exists_is_left_alone_unless_asked(tmp_path):
    file = tmp_path / "mail.eml"
    write(file, b"first", False)
    with pytest.raises(CoachError, match="there already") as refused:
        write(file, b"second", False)
    assert "--force" in refused.value.todo
    assert file.read_bytes() == b"first"
    write(file, b"second", True)
    assert file.read_bytes() == b"second"


def test_what_cannot_be_written_is_said(tmp_path):
    with pytest.raises(CoachError, match="folder"):
        write(tmp_path, b"", True)
    with pytest.raises(CoachError, match="cannot be written"):
        write(tmp_path / "no" / "folder.txt", b"", False)


@pytest.mark.parametrize("cell", ["=cmd()", "+1+cmd|x", "-2+3", "@SUM(A1)", "=1", "\t=x", "\r=x"])
def test_no_cell_is_taken_for_a_formula(cell):
    assert csv_cell(cell)[0] == "'"


@pytest.mark.parametrize(
    "cell", ["New followers", "-12", "+3.5", "500", "1,250", "50 %", "", "'tis"]
)
def test_other_cells_stay_as_they_are(cell):
    assert csv_cell(cell) == cell
    assert from_csv_cell(cell) == cell


@given(st.text(max_size=60))
def test_a_cell_comes_back_as_it_went(text):
    shown = clean(text)
    if not shown.startswith("'"):
        assert from_csv_cell(csv_cell(text)) == shown
