import pytest

from coach.errors import CoachError
from coach.offer.proposal import values
from coach.offer.render import SHIPPED, columns, enumeration, render, subject
from tests.offer.conftest import FACTS, TO


def made(own):
    return values(TO, own, FACTS["en"], "en")


def test_a_users_own_words_go_before_the_shipped_ones(own, tmp_path):
    shipped = (SHIPPED / "proposal.en.j2").read_text("utf-8")
    (tmp_path / "proposal.en.j2").write_text(shipped.replace("Best regards", "Cheers"), "utf-8")
    assert "Cheers\nJana" in render("proposal", "txt", "en", made(own), tmp_path)
    assert "Cheers" in render("proposal", "html", "en", made(own), tmp_path)


@pytest.mark.parametrize(
    ("template", "line", "what"),
    [
        ("fine\n{{ floor }}", 2, "'floor' is undefined"),
        ("{{ client }}\n\n{% if %}", 3, "broken"),
        ("a\n{{ 1 / 0 }}", 2, "division"),
        ("{% include 'nothing.j2' %}", 1, "no template"),
        ("x\n{{ ''.__class__.__mro__ }}", 2, "unsafe"),
        ("{% for n in range(10**9) %}{% endfor %}", 1, "range"),
        ("{{ signature.append('x') }}", 1, "unsafe"),
        ("\n\n{{ client.nothing }}", 3, "nothing"),
        ("{% import client as x %}", 1, "no template"),
        ("{% include 'proposal.txt.j2' %}", 1, "recursion"),
    ],
)
def test_a_broken_template_is_named_with_its_line(own, tmp_path, template, line, what):
    file = tmp_path / "proposal.txt.j2"
    file.write_text(template, "utf-8")
    with pytest.raises(CoachError) as refused:
        render("proposal", "txt", "en", made(own), tmp_path)
    assert what in refused.value.what
    assert refused.value.where == f"{file}:{line}"
    assert refused.value.todo


def test_a_template_that_is_no_text_is_refused(own, tmp_path):
    (tmp_path / "proposal.txt.j2").write_bytes(b"\xff\xfe\x00bad")
    with pytest.raises(CoachError, match="UTF-8"):
        render("proposal", "txt", "en", made(own), tmp_path)


def test_words_without_a_subject_are_refused(own, tmp_path):
    (tmp_path / "proposal.en.j2").write_text("{% set hello = 1 %}", "utf-8")
    with pytest.raises(CoachError, match="subject"):
        subject("proposal", "en", made(own), tmp_path)


def test_columns_line_up_also_with_wide_characters():
    lines = columns([["Tier", "Fee"], ["日本", "1"], ["é" * 6, "10,000"]]).split("\n")
    assert lines == ["Tier        Fee", "日本          1", "éééééé   10,000"]


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_items_are_enumerated_as_people_do(items, text):
    assert enumeration(items, "and") == text
