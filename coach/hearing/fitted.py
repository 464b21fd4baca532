"""How much each kind of evidence counts: two dozen numbers, none of them about a single word.

The weights of whole groups of features were compared on test sentences and rounded; the lean of
whole classes is fitted by ``benchmarks/matcher_fit.py``, which also shows how far the confidence
can be relied on.
"""

from __future__ import annotations

WEIGHTS = {
    "word": 0.15,
    "gram": 0.24,
    "pair": 0.18,
    "triple": 0.05,
    "content": 0.14,
    "clause": 0.14,
}
"""The weight of each group of features (index.py)."""

LEAN = (-0.35, -0.6, -0.8, -0.15, 2.65, -0.6, -0.05)
"""What each of CLASSES starts with: in a real call most of what is said is no objection."""

SHORT = 8
LESS = 0.13
"""For every word fewer than SHORT, ``none`` starts this much lower: evidence adds up word by
word, and a note of three words is hardly ever made of nothing."""

SMOOTHING = 0.1
"""What a feature never said in a class counts for, in phrases of a class of middle size."""

VOTE = 0.3
"""The weight of what a feature says for a reason."""

TOGETHER = 0.5
"""What it counts for that the evidence falls together on one reason."""

DOUBT = 20
"""Phrases like its class that each reason is taken to have besides its own."""

STRONGEST = 0.35
"""What the strongest clause of several counts for against the utterance as a whole."""

CALIBRATION = ((0.3, 0.32), (0.9, 0.88), (1.0, 0.985))
"""Points of the line from the raw share of the evidence to the chance of being right."""

UNSURE = 0.46
"""Below this chance no card is shown, and the honest answer is: unsure."""

DOUBTFUL = 0.42
"""The same for ``none``, which shows no card that could be wrong."""
