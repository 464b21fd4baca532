"""The cards to drill, from the journal, and what one drills with."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from coach.cli.parts import voice_for
from coach.cli.practice.scored import LOOK_BACK, rules_for, score_the_rest
from coach.journal.store import Journal
from coach.playbook.model import Objections
from coach.practice.drill.cards import DOCUMENT, Deck, deck, decode, due_count, encode
from coach.words import Language

if TYPE_CHECKING:
    from coach.faces.plain.drill import Tools


def due_cards(journal: Journal) -> int:
    """How many drill cards are due; for the home screen."""
    return due_count((body for _, body in journal.documents(DOCUMENT)), time.time())


def deck_of(journal: Journal, known: Objections) -> Deck:
    """What there is to drill now, with the calls scored that nobody has scored yet."""
    score_the_rest(journal, journal.calls(limit=LOOK_BACK))
    cards = [decode(body) for _, body in journal.documents(DOCUMENT)]
    return deck(cards, known, time.time())


def drill_tools(journal: Journal, spoken: Language) -> Tools:
    """What a drill works with."""
    from coach.call.facts import labels_of
    from coach.faces.plain.drill import Tools

    rules = rules_for("retainer")
    voice = voice_for(spoken)
    return Tools(
        objections=rules.objections,
        scoring=rules.scoring,
        hear=rules.hear,
        voice=voice,
        labels=labels_of(rules.script, voice),
        clock=time.time,
        keep=lambda card: journal.put(DOCUMENT, card.id, encode(card)),
    )
