"""The shipped rules of the score, read once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.hearing.cache import Kept
from coach.hearing.ears import Ears, Knowledge
from coach.playbook.load import Content, load
from coach.playbook.model import Objections, Script
from coach.playbook.moves import FILE, Moves
from coach.playbook.scoring import Scoring
from coach.playbook.text import Voice
from coach.practice.moves.hear import listen
from coach.practice.score.account import sure_moves
from coach.practice.score.card import Scorecard
from coach.practice.score.judge import Rules, score
from coach.practice.transcript import replay

ScoreText = Callable[..., Scorecard]


@pytest.fixture(scope="session")
def scoring(shipped: Content) -> Scoring:
    """The shipped weights and sentences."""
    return load("scripts/scoring.yaml", Scoring, shipped)


@pytest.fixture(scope="session")
def hear(shipped: Content) -> Callable[[str], tuple[str, ...]]:
    """The moves in a line."""
    hearing = listen(load(FILE, Moves, shipped))
    return lambda text: sure_moves(hearing.hear(text))


@pytest.fixture(scope="session")
def ears(objections: Objections, built: Kept) -> Ears:
    """What hears the client."""
    return Ears(lambda: Knowledge(objections, built.hearing))


@pytest.fixture(scope="session")
def rules(
    scoring: Scoring,
    retainer: Script,
    objections: Objections,
    hear: Callable[[str], tuple[str, ...]],
) -> Rules:
    """What a call is scored with."""
    return Rules(scoring, retainer, objections, hear)


@pytest.fixture(scope="session")
def score_text(rules: Rules, ears: Ears) -> ScoreText:
    """The scorecard of a transcript."""

    def scored(text: str, voice: Voice = "en") -> Scorecard:
        return score(replay(text, "retainer", rules.script, ears, voice), rules)

    return scored


@pytest.fixture(autouse=True)
def _known(built: Kept, warm: None) -> None:
    """What there is to hear is counted once for all tests."""
