"""What a call found out, as far as it decides which tier the e-mail recommends."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from coach.call.events import ClientSaid
from coach.call.state import CallState, effective, fold
from coach.cli.offer.prepared import words_and_trades
from coach.cli.parts import voice_for
from coach.journal.store import CallRow, Journal
from coach.offer.budget import named_budget
from coach.offer.money import show_number
from coach.offer.profile import Profile
from coach.offer.recommend import Recommended, recommend
from coach.words import Language


class Heard(NamedTuple):
    """A call as it stands, with the client's own lines."""

    state: CallState
    said: tuple[str, ...]

    def budget(self, profile: Profile) -> Decimal | None:
        """The monthly budget that was noted, or that the client named."""
        noted = (*self.state.facts.values(), *self.state.notes)
        return named_budget((*noted, *self.said), profile.currency)

    def recommended(self, profile: Profile) -> Recommended:
        """The tier to recommend, with its reason."""
        objected = (*self.state.answered, *(one.kind for one in self.state.open))
        return recommend(profile, self.state.facts, self.budget(profile), objected)


def heard_in(journal: Journal, row: CallRow) -> Heard:
    """What was heard in a call of the journal."""
    events = journal.events(row.id)
    said = [event.text for event in effective(events) if isinstance(event, ClientSaid)]
    return Heard(fold(events), tuple(said))


def why(made: Recommended, spoken: Language) -> str:
    """Why a tier is recommended, in one sentence."""
    advice, _trades = words_and_trades()
    words = advice.recommended[made.reason].to(voice_for(spoken))
    return words.format(tier=made.tier, hours=show_number(made.hours, spoken))
