"""Which step of the script a freelancer is at, by what they do and what the client has asked."""

from __future__ import annotations

from coach.practice.client.state import STAGES, Stage

_STEPS: tuple[tuple[str, Stage, frozenset[str]], ...] = (
    (
        "discover",
        "talk",
        frozenset(
            ("asks_workload", "asks_goals", "asks_pains", "asks_success", "estimates_volume")
        ),
    ),
    ("suggest", "talk", frozenset(("suggests_extra",))),
    ("flat_fee", "talk", frozenset(("states_flat_fee",))),
    ("propose", "talk", frozenset(("proposes_retainer",))),
    ("explain", "proposed", frozenset(("explains",))),
    ("price", "explained", frozenset(("puts_price_off", "promises_three_options"))),
    ("follow_up", "asked_fee", frozenset(("agrees_next_step",))),
)
"""Each step with the stage that the client must have come to, and the moves that belong to it."""


def step_of_moves(moves: tuple[str, ...], now: str, stage: Stage) -> str:
    """The step that these moves lead on to, or the one that the call is at; never back."""
    order = [name for name, _, _ in _STEPS]
    reached = now
    for name, earliest, belonging in _STEPS:
        if belonging.isdisjoint(moves) or STAGES.index(stage) < STAGES.index(earliest):
            continue
        if reached not in order or order.index(name) > order.index(reached):
            reached = name
    return reached
