"""The drill on the screen: one key for the kind, an answer, one key for the grade."""

from __future__ import annotations

import msgspec
import pytest

from coach.clean import clean
from coach.errors import CoachError
from coach.faces.plain.drill import Tools
from coach.faces.tui.drill import Desk, DrillScreen
from coach.faces.tui.widgets.line import Mouth
from coach.playbook.model import Kind
from coach.playbook.scoring import Scoring
from coach.practice.drill.cards import Card, Deck, card_said
from tests.faces.tui.conftest import NARROW, SIZES
from tests.faces.tui.practice import shown
from tests.faces.tui.small import OBJECTIONS

HOUR = 3600.0


class Box:
    """A deck at a time set by hand, and what was kept."""

    def __init__(self, scoring: Scoring, *texts: tuple[Kind, str]) -> None:
        self.now = 1_000_000.0
        self.kept: dict[str, Card] = {}
        self.full = False
        self.cards = [card_said(kind, "", text, "fumbled", 3, self.now) for kind, text in texts]
        self.fresh: tuple[Card, ...] = ()
        self._scoring = scoring

    def desk(self) -> Desk:
        """What the screen gets."""
        tools = Tools(
            objections=OBJECTIONS,
            scoring=self._scoring,
            hear=lambda text: ("asks_which_objection",) if "which" in text else (),
            voice="en",
            labels={},
            clock=lambda: self.now,
            keep=self._keep,
        )
        return Desk(tools, self._deck)

    def _keep(self, card: Card) -> None:
        if self.full:
            raise CoachError("the disk is full", "journal", "Make room.")
        self.kept[card.id] = card

    def _deck(self) -> Deck:
        held = [self.kept.get(card.id, card) for card in self.cards]
        due = tuple(card for card in held if card.due <= self.now)
        later = [card.due for card in held if card.due > self.now]
        fresh = tuple(card for card in self.fresh if card.id not in self.kept)
        return Deck(due, fresh, min(later, default=None))


@pytest.mark.parametrize("size", SIZES)
async def test_a_card_is_named_answered_and_graded(size: tuple[int, int], scoring: Scoring) -> None:
    box = Box(scoring, ("money", "That is [/] too much."))
    async with shown(lambda app: DrillScreen(box.desk, None, app.keys), size) as face:
        await face.see("card 1 of 1", "« That is [/] too much.", "m  Money", "g  General")
        await face.press("m")
        await face.see("You say it is Money")
        await face.type("Fair, but which one?")
        await face.press("enter")
        await face.see("✓ Right, it is Money.", "▶ 3  good", "How was it?")
        await face.press("3")
        await face.see("1 card done.", "Nothing is due.")
        (kept,) = box.kept.values()
        assert kept.reviews == 1
        assert kept.due > box.now


async def test_the_best_responses_are_read_by_scrolling(scoring: Scoring) -> None:
    box = Box(scoring, ("value", "What is it worth?"))
    async with shown(lambda app: DrillScreen(box.desk, None, app.keys), NARROW) as face:
        await face.see("worth?")
        await face.press("v", "enter")
        await face.see("How was it?")
        await face.press("pagedown", "pagedown", "pagedown")
        await face.see("Answer 3 to value")


async def test_a_wrong_kind_is_told_and_suggests_again(scoring: Scoring) -> None:
    box = Box(scoring, ("money", "Too much."))
    async with shown(lambda app: DrillScreen(box.desk, None, app.keys)) as face:
        await face.see("Too much.")
        await face.press("r", "enter")
        await face.see("✗ Not quite: It is Money.", "▶ 1  again")
        await face.press("enter")
        await face.see("card 2 of 2", "Too much.")
        (kept,) = box.kept.values()
        assert kept.lapses == 1


async def test_keys_typed_faster_than_the_screen_are_not_lost(scoring: Scoring) -> None:
    box = Box(scoring, ("money", "Too much."))
    async with shown(lambda app: DrillScreen(box.desk, None, app.keys)) as face:
        await face.see("Too much.")
        await face.pilot.press("m", *"which", "space", *"one", "enter")
        await face.see("» which one")


async def test_a_discount_in_the_answer_is_warned_of(scoring: Scoring) -> None:
    box = Box(scoring, ("money", "Too much."))
    async with shown(lambda app: DrillScreen(box.desk, None, app.keys)) as face:
        await face.see("Too much.")
        await face.press("m")
        await face.type("a discount then")
        await face.press("enter")
        await face.see("! No discount.", "▶ 1  again")


async def test_zero_due_says_when_and_offers_new_ones(scoring: Scoring) -> None:
    box = Box(scoring, ("money", "Too much."))
    box.cards = [msgspec.structs.replace(card, due=box.now + 3 * HOUR) for card in box.cards]
    box.fresh = (card_said("results", "", "Will it work?", "playbook", 0, box.now),)
    async with shown(lambda app: DrillScreen(box.desk, None, app.keys)) as face:
        await face.see("Nothing is due. The next card comes back in 3 hours.", "n: 1 new card")
        await face.press("n")
        await face.see("card 1 of 1", "Will it work?")


async def test_zero_due_and_nothing_new_is_a_calm_end(scoring: Scoring) -> None:
    async with shown(lambda app: DrillScreen(Box(scoring).desk, None, app.keys)) as face:
        await face.see("Nothing is due.")
        await face.press("n", "enter", "3", "m")
        assert face.app.is_running
        await face.press("escape")
        await face.until(lambda: face.app.return_code == 0, "left")


async def test_a_grade_that_cannot_be_kept_is_told_and_can_be_given_again(
    scoring: Scoring,
) -> None:
    box = Box(scoring, ("money", "Too much."))
    box.full = True
    async with shown(lambda app: DrillScreen(box.desk, None, app.keys)) as face:
        await face.see("Too much.")
        await face.press("m", "enter")
        await face.see("How was it?")
        await face.press("2")
        await face.see("the disk is full")
        box.full = False
        await face.press("2")
        await face.see("1 card done.")


async def test_what_cannot_be_read_is_told(scoring: Scoring) -> None:
    def refuse() -> Desk:
        raise CoachError("a card [/] is broken", "journal", "Mend it.")

    async with shown(lambda app: DrillScreen(refuse, None, app.keys)) as face:
        await face.see("! journal: a card [/] is broken Mend it.")


async def test_a_hostile_answer_does_no_harm(hostile: str, scoring: Scoring) -> None:
    box = Box(scoring, ("money", clean(hostile) or "x"))
    async with shown(lambda app: DrillScreen(box.desk, None, app.keys)) as face:
        await face.see("Which is it?")
        await face.press("m")
        await face.see("You say it is Money")
        face.app.screen.query_one(Mouth).put(hostile)
        await face.press("enter")
        await face.see("How was it?")
