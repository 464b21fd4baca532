"""What the matcher makes of one client utterance."""

from __future__ import annotations

import msgspec

CLASSES = ("money", "value", "results", "general", "none", "how_it_works", "monthly_fee")
"""What an utterance can be."""

LABELS = (
    "money",
    "value",
    "results",
    "general",
    "none",
    "how_it_works",
    "monthly_fee",
    "unsure",
)


class Verdict(msgspec.Struct, frozen=True):
    """One utterance, classified.

    ``label`` is one of LABELS; ``confidence`` the calibrated chance (0 to 1) that it is right;
    ``evidence`` the words of the utterance that decided; ``runner_up`` the next best label;
    ``lang`` is en or de; ``reason`` names the reason in the playbook (``too_expensive``) or is
    empty.
    """

    text: str
    label: str
    confidence: float
    evidence: tuple[str, ...] = ()
    runner_up: str | None = None
    lang: str = "en"
    reason: str = ""
