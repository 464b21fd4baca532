"""How clients take what freelancers do: which move answers what, offends, or pleases."""

from __future__ import annotations

from typing import NamedTuple

from coach.playbook.model import Kind
from coach.playbook.persona import Topic

TOPIC_OF: dict[str, Topic] = {
    "asks_business": "business",
    "asks_workload": "workload",
    "asks_goals": "goals",
    "asks_pains": "pains",
    "asks_success": "success",
    "asks_decision_maker": "decider",
    "asks_for_decider": "decider",
}
"""The topic that each question asks for."""

DISCOVERY = frozenset(("asks_workload", "asks_goals", "asks_pains"))
"""Without any of these nobody can propose anything."""


class Offence(NamedTuple):
    """What a bad move costs with the client."""

    line: str
    trust: float
    patience: float
    kind: Kind | None = None
    """The doubt that it feeds."""
    feeds: float = 0.0
    cheapens: bool = False
    warns: bool = False
    """Whether the client warns once and hangs up the second time."""


OFFENCES: dict[str, Offence] = {
    "insults": Offence("reacts_insult", 3.0, 4.0, warns=True),
    "argues": Offence("reacts_argument", 2.0, 1.5),
    "pressures": Offence("reacts_pressure", 2.0, 1.5, "general", 1.0),
    "free_trial": Offence("reacts_free", 1.0, 0.0, "value", 1.0, True),
    "discount": Offence("reacts_discount", 1.5, 0.0, "money", 1.0, True),
    "price_on_phone": Offence("reacts_price", 0.5, 0.5, "money", 1.0),
    "drops_retainer": Offence("reacts_drop", 1.0, 0.0, None, 0.0, True),
    "rambles": Offence("reacts_rambling", 0.5, 2.5),
    "overpromises": Offence("reacts_overpromise", 1.0, 0.5, "results", 1.0),
    "apologises_for_price": Offence("reacts_apology", 0.5, 0.0, "money", 0.5),
    "dumps_arguments": Offence("reacts_dump", 0.3, 1.0),
}
"""Bad moves, the worst first: a client reacts to the worst one."""

APPOINTS = frozenset(("agrees_next_step", "asks_for_decider", "says_goodbye"))
"""Moves in which a day is the one for talking again."""

OPENS = frozenset(("discount", "price_on_phone"))
"""Bad moves that put the money on the table at once."""

ASKS_FIRST: dict[Kind, frozenset[str]] = {
    "money": frozenset(("asks_which_objection", "asks_more", "asks_back", "asks_pains")),
    "value": frozenset(("asks_which_objection", "asks_more", "asks_pains", "asks_success")),
    "results": frozenset(("asks_which_objection", "asks_more", "asks_success")),
    "general": frozenset(("asks_which_objection", "asks_more", "asks_decision_maker")),
}
"""Questions that find out more about a doubt (A7: first find out which one it is)."""

BENEFITS = tuple(
    f"benefit_{name}"
    for name in (
        "access",
        "hours",
        "loyalty",
        "commitment",
        "time_saved",
        "paperwork",
        "turnaround",
        "extras",
        "steady_value",
    )
)

_BENEFIT = dict.fromkeys(BENEFITS, 0.7)

ANSWERS: dict[Kind, dict[str, float]] = {
    "money": {
        "upgrades_offer": 1.6,
        "asks_back": 1.5,
        "walks_away_calmly": 1.2,
        "back_to_benefits": 1.2,
        "holds_price": 0.6,
        "names_deliverables": 0.9,
        "states_scarcity": 0.7,
        "promises_three_options": 0.9,
        "offers_paid_trial": 0.8,
        "gives_proof": 0.7,
        "eases_commitment": 0.6,
        "explains": 0.4,
        "puts_price_off": 0.4,
    }
    | _BENEFIT,
    "value": {
        "names_deliverables": 1.6,
        "gives_proof": 1.4,
        "back_to_benefits": 1.4,
        "summarises": 0.8,
        "promises_report": 0.8,
        "offers_paid_trial": 0.8,
        "eases_commitment": 0.8,
        "suggests_extra": 0.6,
        "explains": 0.8,
        "upgrades_offer": 0.7,
        "estimates_volume": 0.6,
        "promises_three_options": 0.4,
    }
    | dict.fromkeys(BENEFITS, 1.1),
    "results": {
        "offers_paid_trial": 1.8,
        "gives_proof": 1.5,
        "promises_report": 1.4,
        "names_deliverables": 0.9,
        "back_to_benefits": 1.0,
        "eases_commitment": 0.7,
        "stays_honest": 0.9,
    }
    | _BENEFIT
    | {"benefit_steady_value": 1.0, "benefit_commitment": 1.0},
    "general": {
        "eases_commitment": 1.5,
        "back_to_benefits": 1.3,
        "walks_away_calmly": 1.2,
        "promises_three_options": 1.1,
        "offers_paid_trial": 1.0,
        "gives_proof": 0.6,
        "states_scarcity": 0.6,
        "summarises": 0.6,
        "explains": 0.6,
        "puts_price_off": 0.5,
    }
    | _BENEFIT,
}
"""How far each move goes towards answering a doubt (A7)."""

REACTIONS: dict[str, str] = {
    "summarises": "confirms",
    "estimates_volume": "reacts_volume",
    "offers_paid_trial": "reacts_trial",
    "upgrades_offer": "reacts_upgrade",
    "gives_proof": "reacts_proof",
    "names_deliverables": "reacts_deliverables",
    "promises_report": "reacts_report",
    "eases_commitment": "reacts_ease",
    "states_scarcity": "reacts_scarcity",
    "walks_away_calmly": "reacts_walk_away",
    "holds_price": "reacts_hold",
    "stays_honest": "reacts_honest",
    "states_flat_fee": "reacts_flat_fee",
    "back_to_benefits": "reacts_benefit",
}
"""What a client says to a move that nothing else hangs on, the most telling first."""

SOOTHES: dict[str, Kind] = {
    "gives_proof": "results",
    "promises_report": "results",
    "names_deliverables": "value",
    "eases_commitment": "general",
    "upgrades_offer": "money",
}
"""Moves that take something off a doubt before it is even raised."""
