"""The handbook holds all that is said."""

from __future__ import annotations

import pytest

from coach.playbook.model import Objections, Script
from tests.cli.conftest import Coach


@pytest.mark.parametrize(("lang", "voice"), [("en", "en"), ("de", "sie")])
def test_it_holds_every_step_response_and_benefit(
    coach: Coach, retainer: Script, objections: Objections, lang: str, voice: str
) -> None:
    text = coach("handbook", "--lang", lang).out
    wanted = [step.title for step in retainer.steps.values()]
    wanted += [fact.ask for fact in retainer.facts.values()]
    wanted += [benefit.name for benefit in objections.benefits.values()]
    wanted += [rail.warning for rail in objections.guardrails.values()]
    wanted += [r.why for o in objections.objections.values() for r in o.responses.values()]
    wanted += [q.ask for o in objections.objections.values() for q in o.questions.values()]
    assert [w.to(voice) for w in wanted if w.to(voice) not in text] == []  # type: ignore[arg-type]


def test_german_is_quoted_as_in_german(coach: Coach) -> None:
    text = coach("handbook", "--lang", "de").out
    assert "„" in text
    assert "”" not in text


@pytest.mark.parametrize("lang", ["en", "de"])
def test_its_marks_are_explained_before_the_first(coach: Coach, lang: str) -> None:
    head = coach("handbook", "--lang", lang).out.partition("\n## ")[0]
    assert all(mark in head for mark in ("‹ ›", "[ ]", "(A7)"))


def test_du_is_said_where_it_is_asked_for(coach: Coach) -> None:
    assert "Ihnen" not in coach("handbook", "--lang", "de", "--du").out.split("## Einwände")[0]
