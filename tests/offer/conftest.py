"""An offer, and a call's facts, in every voice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from coach.offer.advice import Advice, load_advice
from coach.offer.profile import Profile, Terms, sample
from coach.offer.proposal import Addressed
from coach.offer.trades import Trades, load_trades
from coach.playbook.load import Content

ENGLISH = {
    "workload": "three posts a week and a newsletter",
    "goals": "20 enquiries a month by autumn",
    "pains": "nobody has time for the channels",
    "extras": "a short video now and then",
    "success": "enquiries through Instagram",
    "volume": "13 posts x 1.5 h ≈ 19.5 h",
}
GERMAN = {
    "workload": "drei Beiträge pro Woche und ein Newsletter",
    "goals": "bis Herbst 20 Anfragen im Monat",
    "pains": "keiner hat Zeit für die Kanäle",
    "extras": "ab und zu ein kurzes Video",
    "success": "Anfragen über Instagram",
    "volume": "13 Beiträge x 1,5 h ≈ 19.5 h",
}
FACTS = {"en": ENGLISH, "sie": GERMAN, "du": GERMAN}

TODAY = date(2026, 5, 12)
TO = Addressed(client="Krämer & Söhne", contact="Sabine Krämer", called=TODAY, today=TODAY)


@pytest.fixture(scope="session")
def trades(shipped: Content) -> Trades:
    return load_trades(shipped)


@pytest.fixture(scope="session")
def advice(shipped: Content) -> Advice:
    return load_advice(shipped)


@pytest.fixture
def own(trades: Trades) -> Profile:
    """An offer with name, sender and all terms settled."""
    return msgspec.structs.replace(
        sample(trades, "sie"),
        name="Jana Weiß",
        email="jana@weiss.example",
        terms=Terms(
            due_day=1,
            overage=Decimal(95),
            rollover=Decimal(0),
            notice_days=30,
            start="2026-06-01",
        ),
    )
