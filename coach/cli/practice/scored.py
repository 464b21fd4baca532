"""Scores of the journal's calls: made, kept for lists and charts, and turned into drill cards."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import lru_cache

import msgspec

from coach.call.events import Event
from coach.call.state import fold
from coach.cli.offer.prepared import profile_of
from coach.cli.parts import objections, script_named, shipped_at_worst, voice_for, warn
from coach.errors import CoachError
from coach.journal.store import CallRow, Journal
from coach.offer.money import money, show
from coach.offer.profile import usual_currency
from coach.playbook.load import load
from coach.playbook.model import KINDS, Kind
from coach.playbook.moves import FILE as MOVES
from coach.playbook.moves import Moves
from coach.playbook.scoring import Scoring
from coach.playbook.text import Voice, language_of
from coach.practice import progress
from coach.practice.drill.cards import (
    DOCUMENT,
    Card,
    corrected_cards,
    decode,
    encode,
    fumbled_cards,
)
from coach.practice.score.account import sure_moves
from coach.practice.score.card import Scorecard
from coach.practice.score.debrief import Debrief, debrief
from coach.practice.score.judge import Rules, score
from coach.words import Language

SCORING = "scripts/scoring.yaml"
LOOK_BACK = 200
"""Calls in which unscored ones are looked for."""
REMEMBERED = 4_000
"""Lines whose moves are remembered."""
UNSCORED = 20
"""Ended calls without a score that are scored in passing, when the drill begins."""


def load_scoring() -> Scoring:
    """The weights and sentences; where the user's own file is broken, the shipped ones."""
    return shipped_at_worst(lambda: load(SCORING, Scoring))


def load_moves() -> Moves:
    """The freelancer's moves; where the user's own file is broken, the shipped ones."""
    return shipped_at_worst(lambda: load(MOVES, Moves))


def rules_for(script: str) -> Rules:
    """What a call with this script is scored with."""
    from coach.practice.moves.hear import listen

    hearing = listen(load_moves())

    @lru_cache(maxsize=REMEMBERED)  # the score hears the lines that a rehearsal has heard already
    def hear(text: str) -> tuple[str, ...]:
        return sure_moves(hearing.hear(text))

    return Rules(
        scoring=load_scoring(),
        script=script_named(script),
        objections=objections(),
        hear=hear,
    )


class Scored(msgspec.Struct, frozen=True):
    """A scorecard with the coach's words on it."""

    card: Scorecard
    debrief: Debrief


def scored(
    events: Iterable[Event], rules: Rules, journal: Journal, voice: Voice | None = None
) -> Scored:
    """Score a call, and let the coach speak, with money in the user's currency."""
    card = score(events, rules, voice)
    names: dict[Kind, str] = {
        kind: rules.objections.objections[kind].name.to(card.voice) for kind in KINDS
    }
    spoken = language_of(card.voice)
    fee, currency = _usual_fee(rules.scoring, journal, spoken)
    said = debrief(
        card, rules.scoring, names, fee, lambda amount: show(money(amount, currency), spoken)
    )
    return Scored(card, said)


def score_row(journal: Journal, row: CallRow, asked: Language | None = None) -> Scored:
    """Score a call of the journal, in its own form of address unless another language is asked for.

    The score of an ended call is kept.
    """
    events = journal.events(row.id)
    own = fold(events).voice
    voice = own if asked in (None, language_of(own)) else voice_for(asked)
    result = scored(events, rules_for(row.script), journal, voice)
    if row.ended:
        keep(journal, row, events, result.card)
    return result


def after_call(journal: Journal, call: int, rules: Rules | None = None) -> Scored:
    """Score a call of the journal and keep what came of it: score, record, cards to drill.

    The faces show what it returns when a call or a rehearsal has ended.
    """
    row = journal.call(call)
    rules = rules or rules_for(row.script)
    events = journal.events(call)
    result = scored(events, rules, journal)
    keep(journal, row, events, result.card)
    return result


def keep_score(journal: Journal, call: int) -> None:
    """Score a call that has just ended, for lists and drills; what fails there costs no call."""
    try:
        after_call(journal, call)
    except CoachError as error:
        warn(error)


def keep(journal: Journal, row: CallRow, events: Sequence[Event], card: Scorecard) -> None:
    """Keep a score, and put what was fumbled or corrected on cards to drill."""
    if row.score != card.total:
        journal.set_score(row.id, card.total)
    kept = progress.record(card, row.id, row.started)
    journal.put(progress.DOCUMENT, str(row.id), progress.encode(kept))
    now = time.time()
    corrected = corrected_cards(events, row.id, now)
    for made in (*corrected, *fumbled_cards(card.objections, row.id, now)):
        _keep_card(journal, msgspec.structs.replace(made, voice=card.voice))


def _keep_card(journal: Journal, made: Card) -> None:
    held = journal.get(DOCUMENT, made.id)
    if held is None:
        journal.put(DOCUMENT, made.id, encode(made))
        return
    known = decode(held)
    if made.source == "fumbled" and known.call != made.call:  # fumbled again: due again
        again = msgspec.structs.replace(
            known,
            source="fumbled",
            call=made.call,
            voice=made.voice,
            due=min(known.due, made.due),
        )
        journal.put(DOCUMENT, made.id, encode(again))


def score_the_rest(journal: Journal, rows: Sequence[CallRow]) -> None:
    """Score ended calls that nobody has scored yet, so that their fumbles can be drilled.

    What cannot be scored, because its script is gone or broken, stays as it is.
    """
    waiting = [row for row in rows if row.ended and row.score is None][:UNSCORED]
    known: dict[str, Rules] = {}
    for row in waiting:
        with suppress(CoachError):
            if row.script not in known:
                known[row.script] = rules_for(row.script)
            after_call(journal, row.id, known[row.script])


def records(journal: Journal, rows: Sequence[CallRow]) -> tuple[progress.Record, ...]:
    """What was kept of these calls' scores, for the charts."""
    found = []
    for row in rows:
        if row.score is None:
            continue
        held = journal.get(progress.DOCUMENT, str(row.id))
        kept = progress.decode(held) if held else None
        if kept is not None and kept.started == row.started:
            found.append(kept)
    return tuple(found)


def _usual_fee(scoring: Scoring, journal: Journal, language: Language) -> tuple[Decimal, str]:
    """What a client pays a month, and its currency: the lowest tier of the user's own offer.

    Where there is no offer it is the rule of thumb, in the usual currency.
    """
    profile = profile_of(journal)
    if profile is None:
        return Decimal(scoring.debrief.fee), usual_currency(language)
    prices = [tier.price for tier in profile.tiers if tier.price]
    return min(prices, default=Decimal(scoring.debrief.fee)), profile.currency
