"""``coach eval`` counts right, and the matcher keeps its level on the project's own sentences."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from coach.errors import CoachError
from coach.hearing.evaluate import Row, by_language, measure, read_rows
from coach.hearing.hear import Hearing
from coach.hearing.verdict import Verdict

SAID = Path(__file__).parent / "said"


def answers(*labels: str) -> list[Verdict]:
    return [Verdict(str(at), label, 0.85) for at, label in enumerate(labels)]


def rows(*labels: str) -> list[Row]:
    return [Row("en", label, str(at)) for at, label in enumerate(labels)]


def test_measures_of_a_small_file() -> None:
    said = rows("money", "money", "value", "general", "none", "none", "monthly_fee")
    given = answers("money", "value", "unsure", "none", "money", "none", "monthly_fee")
    ticks = count()
    measures = measure(said, lambda text: given[int(text)], lambda: next(ticks) / 1000)
    assert measures.accuracy == pytest.approx(3 / 7, abs=1e-3)
    assert measures.false_alarms == 0.5
    assert measures.wrong_cards == 0.25
    assert measures.unsure == pytest.approx(1 / 7, abs=1e-3)
    assert (measures.classes["money"].precision, measures.classes["money"].recall) == (0.5, 0.5)
    assert measures.classes["monthly_fee"].f1 == 1
    assert measures.macro_f1 == pytest.approx((0.5 + 0 + 0 + 0.5 + 1) / 5, abs=1e-3)
    assert measures.confusion["none"]["money"] == 1
    assert measures.calibration[0].verdicts == 6
    assert measures.calibration[0].right == 0.5
    assert measures.median_ms == pytest.approx(1)


def test_nothing_to_measure_is_all_zero() -> None:
    measures = measure([], lambda text: Verdict(text, "none", 1.0))
    assert (measures.rows, measures.accuracy, measures.macro_f1, measures.p99_ms) == (0, 0, 0, 0)


def test_columns_are_found_by_the_header_and_cues_go_by_two_names(tmp_path: Path) -> None:
    file = tmp_path / "said.tsv"
    file.write_text(
        "\ufefftext\tid\tlabel\tlang\nhow much?\t1\tcue_price\ten\n\n"
        "wie geht das?\t2\thow_it_works\tde\n",
        encoding="utf-8",
    )
    found = read_rows(file)
    assert [row.label for row in found] == ["monthly_fee", "how_it_works"]
    assert list(by_language(found)) == ["en", "de"]


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("", "no column lang or label or text"),
        ("lang\tlabel\nen\tmoney\n", "no column text"),
        ("lang\tlabel\ttext\nen\tmoney\n", "2 columns"),
        ("lang\tlabel\ttext\nen\tmonney\thi\n", "no label"),
    ],
)
def test_a_file_that_does_not_fit_says_why(tmp_path: Path, written: str, what: str) -> None:
    file = tmp_path / "said.tsv"
    file.write_text(written, encoding="utf-8")
    with pytest.raises(CoachError, match=what):
        read_rows(file)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="cannot be read"):
        read_rows(tmp_path / "none.tsv")


@pytest.mark.parametrize("name", ["own", "notes"])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_matcher_keeps_its_level(hearing: Hearing, name: str, lang: str) -> None:
    measures = measure(by_language(read_rows(SAID / f"{name}.tsv"))[lang], hearing.hear)
    assert measures.accuracy >= 0.8
    assert measures.macro_f1 >= 0.8
    assert measures.wrong_cards <= 0.08
