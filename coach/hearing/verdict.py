"""What the matcher makes of one client utterance."""

from __future__ import annotations

import msgspec

CLASSES = ("money", "value", "results", "general", "none", "how_it_works", "monthly_fee")
"""What an utterance can be."""

LABELS = (*CLASSES, "unsure")


class Verdict(msgspec.Struct, frozen=True):
    """One utterance, classified.

    ``label`` is one of LABELS; ``confidence`` the calibrated chance (0 to 1) that it is right;
    ``evidence`` the words of the utterance that decided; ``runner_up`` the next best label;
    ``lang`` is en or de; ``reason`` names the reason of an objection or a cue in the playbook
    (``too_expensive``), and is empty for the others.
    """

    text: str
    label: str
    confidence: float
    evidence: tuple[str, ...] = ()
    runner_up: str | None = None
    lang: str = "en"
    reason: str = ""


class Clue(msgspec.Struct, frozen=True):
    """One piece of evidence: words of the utterance, and how they tell two classes apart.

    ``kind`` is the group of the feature (``word``, ``triple`` ...), ``reason`` for evidence that
    falls together on one, or ``learned``; ``said`` what it matched in the playbook; ``weight``
    above 0 speaks for the label, below 0 for the runner-up.
    """

    words: tuple[str, ...]
    kind: str
    said: str
    label: str
    weight: float


class Explanation(msgspec.Struct, frozen=True):
    """Why an utterance got its verdict.

    ``shares`` are the classes with their share of the evidence, best first; ``clues`` the
    strongest evidence that tells the best class from the runner-up, strongest first, on either
    side; ``repaired`` the words taken for slips; ``balance`` what all evidence for and all
    evidence against adds up to, and what the class started with.
    """

    verdict: Verdict
    shares: tuple[tuple[str, float], ...]
    clues: tuple[Clue, ...]
    repaired: tuple[tuple[str, str], ...]
    balance: tuple[float, float, float]
