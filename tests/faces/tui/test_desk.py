"""Where things lie: nothing overlaps, nothing is lost, at every size."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Size

from coach.faces.tui.desk import Needs, regions, shape

sizes = st.builds(Size, st.integers(20, 250), st.integers(12, 80))
needs = st.builds(
    lambda stage, side, rail, card, message, hint, lead, lines, answering: Needs(
        lambda _w: stage,
        lambda _w: side,
        lambda _w: 3 * side,
        lambda _w: rail,
        lambda _w: card,
        lambda _w: message,
        lambda _w: hint,
        lead,
        lambda _w: lines,
        answering,
    ),
    st.integers(1, 40),
    st.integers(0, 5),
    st.integers(9, 22),
    st.integers(0, 30),
    st.integers(0, 9),
    st.integers(0, 4),
    st.integers(1, 60),
    st.integers(1, 12),
    st.booleans(),
)


@given(sizes, needs)
def test_parts_never_overlap_and_never_leave_the_screen(size: Size, wanted: Needs) -> None:
    placed = regions(size, wanted)
    for region in placed.values():
        assert size.region.contains_region(region)
    for one, other in combinations(placed.values(), 2):
        assert not one.overlaps(other)


@given(sizes, needs)
def test_what_a_call_needs_is_always_there(size: Size, wanted: Needs) -> None:
    assert {"head", "clock", "rail", "stage", "card", "line", "foot"} <= set(regions(size, wanted))


@given(sizes, needs)
def test_the_whole_screen_is_used(size: Size, wanted: Needs) -> None:
    assert sum(region.area for region in regions(size, wanted).values()) == size.area


def fixed(message: int, answering: bool, card: int = 14) -> Needs:
    """Needs of an ordinary step."""
    return Needs(
        stage=lambda _w: 9,
        side=lambda _w: 1,
        column=lambda _w: 12,
        rail=lambda _w: 14,
        card=lambda _w: card,
        message=lambda _w: message,
        hint=lambda _w: 1,
        lead=12,
        lines=lambda _w: 5,
        answering=answering,
    )


def test_the_line_never_moves_while_something_is_answered() -> None:
    for size in (Size(120, 36), Size(80, 24), Size(40, 20)):
        calm, busy = (regions(size, fixed(0, answering)) for answering in (False, True))
        assert calm["line"] == busy["line"]


def test_a_message_takes_no_row_from_the_keys() -> None:
    for size in (Size(120, 36), Size(80, 24), Size(40, 20)):
        quiet, told = (regions(size, fixed(rows, False)) for rows in (0, 2))
        assert quiet["hint"] == told["hint"]
        assert told["message"].height == 2


def test_what_the_step_needs_goes_before_empty_rows_of_the_card() -> None:
    for size in (Size(120, 36), Size(80, 24)):
        placed = regions(size, fixed(0, False, card=2))
        assert placed["stage"].height >= 9


def test_shapes() -> None:
    assert [shape(Size(*s)) for s in ((120, 36), (120, 24), (80, 24), (40, 20))] == [
        "wide",
        "middle",
        "middle",
        "narrow",
    ]
