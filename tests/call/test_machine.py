"""The table of moves, and the picture that is drawn from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.call.diagram import diagram
from coach.call.machine import ENDED, CallMachine, Illegal, step_of, table
from coach.playbook.load import load_script
from coach.playbook.model import Script

DOCS = Path(__file__).parents[2] / "docs"
SCRIPT = load_script("retainer")
MACHINE = CallMachine(SCRIPT)
ROWS = table(SCRIPT)


@pytest.mark.parametrize(
    ("place", "trigger", "target"),
    [
        ("discover", "next", "suggest"),
        ("discover.objection", "next", "suggest.objection"),
        ("propose", "cue_how_it_works", "explain"),
        ("propose", "cue_monthly_fee", "price"),
        ("propose", "wait", "propose.waiting"),
        ("propose.waiting", "spoken", "propose"),
        ("propose.waiting", "cue_how_it_works", "explain"),
        ("propose.waiting", "objection", "propose.objection"),
        ("discover", "objection", "discover.objection"),
        ("price", "end_agreed", ENDED),
    ],
)
def test_a_move_leads_where_the_table_says(place: str, trigger: str, target: str) -> None:
    assert MACHINE.move(place, trigger) == target


@pytest.mark.parametrize(
    ("place", "trigger"),
    [
        ("book", "back"),
        ("follow_up", "next"),
        ("discover", "wait"),
        ("discover", "resolved"),
        ("discover", "cue_monthly_fee"),
        ("discover", "no_such_trigger"),
        (ENDED, "next"),
        (ENDED, "objection"),
    ],
)
def test_a_move_that_is_not_in_the_table_is_illegal(place: str, trigger: str) -> None:
    with pytest.raises(Illegal):
        MACHINE.move(place, trigger)


@pytest.mark.parametrize(("below", "target"), [(1, "discover"), (2, "discover.objection")])
def test_resolving_returns_to_what_lies_below(below: int, target: str) -> None:
    assert MACHINE.move("discover.objection", "resolved", below) == target


@given(st.lists(st.sampled_from(sorted({row.trigger for row in ROWS})), max_size=30))
def test_any_moves_keep_to_the_places_of_the_script(triggers: list[str]) -> None:
    place = SCRIPT.start.blank
    for trigger in triggers:
        try:
            place = MACHINE.move(place, trigger, 1)
        except Illegal:
            continue
        assert step_of(place) in {*SCRIPT.steps, ENDED}


def test_the_diagram_in_the_docs_is_current(retainer: Script) -> None:
    assert (DOCS / "call-machine.md").read_text("utf-8") == diagram(retainer)
