"""``coach match``: one verdict for every line."""

from __future__ import annotations

import json

import pytest

from coach.hearing.verdict import LABELS
from tests.cli.conftest import Coach

KEYS = {"text", "label", "confidence", "evidence", "runner_up", "lang"}


def verdicts(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_every_line_gives_one_object_empty_and_short_ones_too(coach: Coach) -> None:
    done = coach("match", "--json", lines="that is too expensive\n\n.\na\nist uns zu teuer\n")
    found = verdicts(done.out)
    assert [v["text"] for v in found] == ["that is too expensive", "", ".", "a", "ist uns zu teuer"]
    assert [v["label"] for v in found] == ["money", "none", "none", "none", "money"]
    assert [v["lang"] for v in found][0::4] == ["en", "de"]
    assert all(set(v) == KEYS for v in found)


def test_the_evidence_is_words_of_the_line(coach: Coach) -> None:
    (verdict,) = verdicts(coach("match", "--json", "Das ist uns viel zu TEUER!").out)
    assert verdict["evidence"]
    assert all(str(word) in "Das ist uns viel zu TEUER!" for word in verdict["evidence"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    ["not too expensive at all", "das ist nicht zu teuer", "the budget is approved"],
)
def test_what_is_no_objection_is_none(coach: Coach, text: str) -> None:
    (verdict,) = verdicts(coach("match", "--json", text).out)
    assert verdict["label"] == "none"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("thats to expensiv for us", "money"),
        ("das ist mir zu teur", "money"),
        ("das budget ist tight", "money"),
        ("we already have somebody who does that", "value"),
        ("what if it doesn't work?", "results"),
        ("I have to talk to my partner first", "general"),
        ("how does a retainer work?", "how_it_works"),
        ("what is the monthly fee?", "monthly_fee"),
        ("wie läuft so ein Retainer ab?", "how_it_works"),
        ("WIE HOCH IST DIE MONATLICHE PAUSCHALE", "monthly_fee"),
    ],
)
def test_what_was_meant_is_heard(coach: Coach, text: str, label: str) -> None:
    (verdict,) = verdicts(coach("match", "--json", text).out)
    assert verdict["label"] == label


def test_any_line_is_answered(coach: Coach, hostile: str) -> None:
    line = hostile.encode("utf-8", "replace").decode().replace("\n", " ")
    done = coach("match", "--json", line or " ")
    (verdict,) = verdicts(done.out)
    assert verdict["label"] in LABELS
    assert 0 <= float(str(verdict["confidence"])) <= 1


def test_an_explanation_can_be_json_too(coach: Coach) -> None:
    (verdict,) = verdicts(coach("match", "--json", "--explain", "too expensive").out)
    assert set(verdict) == {*KEYS, "explanation"}
