"""One sitting with the drill: the cards that wait, and how many are done."""

from __future__ import annotations

import msgspec

from coach.practice.drill.cards import Card, Rating


class Round(msgspec.Struct, frozen=True):
    """The first waiting card is asked now."""

    waiting: tuple[Card, ...] = ()
    done: int = 0
    repeated: frozenset[str] = frozenset()
    """Cards that were asked a second time."""

    @property
    def card(self) -> Card | None:
        """The card to ask; None when all are through."""
        return self.waiting[0] if self.waiting else None

    @property
    def total(self) -> int:
        """Cards of this sitting, those done included."""
        return self.done + len(self.waiting)

    def after(self, graded: Card, rating: Rating) -> Round:
        """The round after its card was graded; a forgotten one comes once more."""
        again = rating == "again" and graded.id not in self.repeated
        rest = self.waiting[1:]
        return Round(
            waiting=(*rest, graded) if again else rest,
            done=self.done + 1,
            repeated=self.repeated | {graded.id} if again else self.repeated,
        )
