"""How much each kind of evidence counts: the numbers that were fitted, and how.

``benchmarks/matcher_fit.py`` fits them on the project's own test sentences (logistic regression
with one weight for a whole group and one lean for a class, so that nothing is learned about
single words) and prints this file.
"""

from __future__ import annotations

WEIGHTS = {
    "word": 0.17,
    "concept": 0.03,
    "gram": 0.145,
    "pair": 0.22,
    "triple": 0.115,
    "content": 0.175,
}
"""The weight of each group of features (index.py)."""

LEAN = (0.0, 0.1, -0.4, 0.45, 2.7, -2.0, -0.8)
"""What each of CLASSES starts with: in a real call most of what is said is no objection."""

SMOOTHING = 0.1
"""What a feature never said in a class counts for, in phrases of a class of middle size."""

STRONGEST = 0.4
"""What the strongest clause of several counts for against the utterance as a whole."""

CALIBRATION = ((0.2, 0.2), (1.0, 1.0))
"""Points of the line from the raw share of the evidence to the chance of being right."""

UNSURE = 0.3
"""Below this chance the honest answer is: unsure."""
