"""What a call found out, as far as it decides which tier the e-mail recommends."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from coach.call.state import CallState, fold
from coach.cli.offer.prepared import words_and_trades
from coach.cli.parts import voice_for
from coach.journal.store import CallRow, Journal
from coach.offer.budget import named_budget, told
from coach.offer.money import show_number
from coach.offer.profile import Profile
from coach.offer.recommend import Recommended, recommend
from coach.words import Language


class Findings(NamedTuple):
    """A call as it stands, with what the client told in it, in the order of time."""

    state: CallState
    told: tuple[str, ...]

    def budget(self, profile: Profile) -> Decimal | None:
        """The monthly budget that was noted, or that the client named."""
        return named_budget(self.told, profile.currency)

    def recommended(self, profile: Profile) -> Recommended:
        """The tier to recommend, with its reason."""
        objected = (*self.state.answered, *(one.kind for one in self.state.open))
        return recommend(profile, self.state.facts, self.budget(profile), objected)


def findings_of(journal: Journal, row: CallRow) -> Findings:
    """What a call of the journal found out."""
    events = journal.events(row.id)
    return Findings(fold(events), told(events))


def why(made: Recommended, spoken: Language) -> str:
    """Why a tier is recommended, in one sentence."""
    advice, _trades = words_and_trades()
    words = advice.recommended[made.reason].to(voice_for(spoken))
    return words.format(tier=made.tier, hours=show_number(made.hours, spoken))
