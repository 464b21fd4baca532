"""Which step of the script a freelancer is at, by what they do."""

from __future__ import annotations

_STEP_OF: dict[str, str] = {
    "agrees_next_step": "follow_up",
    "promises_three_options": "price",
    "puts_price_off": "price",
    "explains": "explain",
    "proposes_retainer": "propose",
    "states_flat_fee": "flat_fee",
    "suggests_extra": "suggest",
    "asks_workload": "discover",
    "asks_goals": "discover",
    "asks_pains": "discover",
    "asks_success": "discover",
    "estimates_volume": "discover",
}
"""Moves that belong to one step, the latest step first."""

_ORDER = ("discover", "suggest", "flat_fee", "propose", "explain", "price", "follow_up")


def step_of_moves(moves: tuple[str, ...], now: str) -> str:
    """The step that these moves lead on to, or the one that the call is at."""
    reached = next((step for move, step in _STEP_OF.items() if move in moves), "")
    if not reached or now not in _ORDER or reached not in _ORDER:
        return reached or now
    return reached if _ORDER.index(reached) > _ORDER.index(now) else now
