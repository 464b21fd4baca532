"""Spaced repetition of objections: a card, a pure step, a log (scheduled with FSRS).

Cards come from the playbook, one for each reason why clients object; from what the user corrected;
and first of all from the objections that were fumbled in a call or a rehearsal, in the client's
own words. Time is an argument everywhere (seconds since 1970).
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal

import msgspec

from coach.call.cards import ResponseCard, response_cards
from coach.call.events import Event
from coach.call.fill import Sentence, sentence
from coach.call.guard import fold, tripped
from coach.call.state import corrections
from coach.errors import CoachError
from coach.playbook.model import KINDS, Kind, Objections
from coach.playbook.scoring import Scoring
from coach.playbook.text import Voice, language_of
from coach.practice.score.account import Hear, asks
from coach.practice.score.card import ObjectionNote
from coach.words import Language, _, ngettext

DOCUMENT = "card"
"""The journal's kind of document for cards."""

Rating = Literal["again", "hard", "good", "easy"]
RATINGS: tuple[Rating, ...] = ("again", "hard", "good", "easy")

Source = Literal["fumbled", "correction", "playbook"]
SOURCES: tuple[Source, ...] = ("fumbled", "correction", "playbook")
"""Where cards come from, in the order in which they are asked."""

NEW = 5
"""New cards of a session when nobody says how many."""
AGAIN_MINUTES = 10
"""A card that was forgotten comes back after so long."""
LONGEST_DAYS = 180
SPOKEN_WORDS = range(5, 10)
"""How many words make a sentence that somebody says and everybody takes in at once."""
PLAIN = 12
"""The plainest phrases of a reason, of which one is asked."""


class Memory(msgspec.Struct, frozen=True):
    """What FSRS knows of a card."""

    state: int
    step: int | None
    stability: float
    difficulty: float
    reviewed: float


class Card(msgspec.Struct, frozen=True, omit_defaults=True):
    """One objection to be answered again and again."""

    id: str
    kind: Kind
    source: Source
    reason: str = ""
    text: str = ""
    """The client's own words; without them a phrase of the reason is asked."""
    call: int = 0
    """The call that it comes from, so that it can be forgotten with it."""
    due: float = 0.0
    reviews: int = 0
    lapses: int = 0
    voice: Voice | None = None
    """The form of address of the call that it comes from."""
    memory: Memory | None = None


class Log(msgspec.Struct, frozen=True):
    """One repetition."""

    card: str
    rating: Rating
    at: float


def encode(card: Card) -> bytes:
    """A card as a document of the journal."""
    return msgspec.json.encode(card)


def decode(held: bytes) -> Card:
    """The card of a document; raises CoachError where it is none."""
    try:
        return msgspec.json.decode(held, type=Card)
    except msgspec.MsgspecError as error:
        raise CoachError(
            _("a drill card cannot be read ({error})").format(error=error),
            "",
            _("Install the newest version."),
        ) from None


# --- cards ------------------------------------------------------------------------------------


def playbook_cards(objections: Objections) -> tuple[Card, ...]:
    """A card for each reason that has an answer of its own, the kinds taking turns."""
    rows = [
        [
            Card(id=f"reason.{kind}.{reason}", kind=kind, source="playbook", reason=reason)
            for reason in objections.objections[kind].reasons
            if reason in objections.objections[kind].answered
        ]
        for kind in KINDS
    ]
    longest = max(map(len, rows))
    return tuple(row[place] for place in range(longest) for row in rows if place < len(row))


def card_said(kind: Kind, reason: str, text: str, source: Source, call: int, now: float) -> Card:
    """A card with a client's own words, due at once."""
    digest = hashlib.sha256(f"{kind}\n{fold(text)}".encode()).hexdigest()[:16]
    return Card(
        id=f"said.{digest}",
        kind=kind,
        source=source,
        reason=reason,
        text=text,
        call=call,
        due=now,
    )


def fumbled_cards(notes: Iterable[ObjectionNote], call: int, now: float) -> tuple[Card, ...]:
    """Cards for the objections of a call that went wrong, in the client's words."""
    return tuple(
        card_said(note.kind, note.reason, note.text, "fumbled", call, now)
        for note in notes
        if note.fumbled and not note.text.startswith("/")
    )


def corrected_cards(events: Iterable[Event], call: int, now: float) -> tuple[Card, ...]:
    """Cards for the objections that the user had to point out, in the client's words."""
    return tuple(
        card_said(kind, "", text, "correction", call, now)
        for text, corrected in corrections(events).items()
        for kind in KINDS
        if corrected.label == kind
    )


class Deck(msgspec.Struct, frozen=True):
    """What there is to drill now."""

    due: tuple[Card, ...]
    fresh: tuple[Card, ...]
    """Cards of the playbook that were never asked."""
    next_due: float | None
    """When the next card comes back, where none is due."""

    def session(self, new: int | None) -> tuple[Card, ...]:
        """The cards of one session: all that are due, and ``new`` ones.

        Without a number, new ones come only where nothing was ever drilled.
        """
        if new is None:
            new = 0 if self.due or self.next_due is not None else NEW
        return (*self.due, *self.fresh[: max(new, 0)])


def deck(held: Iterable[Card], objections: Objections, now: float) -> Deck:
    """All cards, sorted into due ones (fumbled first) and new ones."""
    known = tuple(held)
    names = {card.id for card in known}
    due = [card for card in known if card.due <= now]
    due.sort(key=lambda card: (SOURCES.index(card.source), card.due, card.id))
    later = [card.due for card in known if card.due > now]
    fresh = tuple(card for card in playbook_cards(objections) if card.id not in names)
    return Deck(tuple(due), fresh, min(later, default=None))


def due_count(documents: Iterable[bytes], now: float) -> int:
    """How many cards are due; for the home screen."""
    return sum(decode(held).due <= now for held in documents)


# --- one exercise -----------------------------------------------------------------------------


class Exercise(msgspec.Struct, frozen=True):
    """One card, ready to be asked."""

    card: Card
    voice: Voice
    """The form of address that you have with this client."""
    text: str
    """What the client says."""
    kind_name: str
    reason: str
    find_out: Sentence
    responses: tuple[ResponseCard, ...]


def exercise(
    card: Card, objections: Objections, voice: Voice, labels: Mapping[str, str], seed: int = 0
) -> Exercise:
    """The card in words; each repetition and each seed may take another phrase.

    It keeps the form of address of its call, where it is asked in that language.
    """
    if card.voice is not None and language_of(card.voice) == language_of(voice):
        voice = card.voice
    objection = objections.objections[card.kind]
    reason = objection.reasons.get(card.reason)
    return Exercise(
        card=card,
        voice=voice,
        text=card.text or _phrase(card, objections, language_of(voice), seed),
        kind_name=objection.name.to(voice),
        reason=reason.about.to(voice) if reason else "",
        find_out=sentence("find_out", objection.first_ask(card.reason), voice, {}, labels),
        responses=response_cards(objections, card.kind, card.reason, voice, {}, labels),
    )


def _phrase(card: Card, objections: Objections, language: Language, seed: int) -> str:
    """A phrase that reads like speech; the list also holds notes as people type them in a call."""
    reasons = objections.objections[card.kind].reasons
    reason = reasons.get(card.reason) or next(iter(reasons.values()))
    phrases = reason.phrases(language) or reason.phrases("en")
    if not phrases:
        return reason.about.to("en" if language == "en" else "sie")
    spoken = [p for p in phrases if p[0].isupper() and len(p.split()) in SPOKEN_WORDS] or phrases
    plain = _plainest(spoken)
    return plain[(zlib.crc32(card.id.encode()) + card.reviews + seed) % len(plain)]


def _plainest(phrases: Sequence[str]) -> list[str]:
    """The phrases whose every word many others share: no word of one trade or one town in them."""
    words = [re.findall(r"\w+", phrase.casefold()) for phrase in phrases]
    shared = Counter(word for line in words for word in set(line))
    rarest = [min((shared[word] for word in line), default=0) for line in words]
    ranked = sorted(range(len(phrases)), key=lambda place: (-rarest[place], place))
    return [phrases[place] for place in ranked[:PLAIN]]


class Judgement(msgspec.Struct, frozen=True):
    """What an answer was worth."""

    named_right: bool
    asked: bool
    answered: bool
    tripped: tuple[str, ...]
    """Guardrails that the answer ran into."""
    rating: Rating | None
    """What the answer suggests; None where nothing was answered."""


def judge(
    card: Card,
    named: Kind | None,
    answer: str,
    objections: Objections,
    scoring: Scoring,
    hear: Hear,
) -> Judgement:
    """Judge the named kind and the typed answer by its moves."""
    moves = set(hear(answer)) if answer.strip() else set()
    rails = tripped(answer, objections.guardrails)
    wrong = bool(set(scoring.giving_in) & (moves | set(rails)))
    refused = bool(moves & _refusals(scoring))
    asked = asks(answer) or bool(moves & set(scoring.asking))
    right = bool(moves & (set(scoring.answers.get(card.kind, ())) | set(scoring.benefits)))
    rating: Rating | None = None
    if named != card.kind or (wrong and not refused):
        rating = "again"
    elif answer.strip():
        rating = "easy" if asked and right else "good" if asked or right else "hard"
    return Judgement(named == card.kind, asked, right, rails if wrong else (), rating)


def _refusals(scoring: Scoring) -> set[str]:
    checks = [check for part in scoring.parts.values() for check in part.checks.values()]
    return {move for check in checks if check.avoid for move in check.unless}


# --- the step ---------------------------------------------------------------------------------


def grade(card: Card, rating: Rating, now: float) -> tuple[Card, Log]:
    """The card after one repetition, and the log of it; nothing is changed in place."""
    import fsrs

    scheduler = fsrs.Scheduler(
        learning_steps=(timedelta(minutes=AGAIN_MINUTES),),
        relearning_steps=(timedelta(minutes=AGAIN_MINUTES),),
        maximum_interval=LONGEST_DAYS,
        enable_fuzzing=False,  # the same answers give the same plan
    )
    at = datetime.fromtimestamp(now, UTC)
    before = card.memory
    known = fsrs.Card(
        card_id=0,
        state=fsrs.State(before.state) if before else fsrs.State.Learning,
        step=before.step if before else 0,
        stability=before.stability if before else None,
        difficulty=before.difficulty if before else None,
        due=datetime.fromtimestamp(card.due, UTC),
        last_review=datetime.fromtimestamp(before.reviewed, UTC) if before else None,
    )
    after, _ = scheduler.review_card(known, fsrs.Rating(RATINGS.index(rating) + 1), at)
    memory = Memory(
        state=after.state.value,
        step=after.step,
        stability=after.stability or 0.0,
        difficulty=after.difficulty or 0.0,
        reviewed=now,
    )
    changed = msgspec.structs.replace(
        card,
        due=after.due.timestamp(),
        reviews=card.reviews + 1,
        lapses=card.lapses + (rating == "again"),
        memory=memory,
    )
    return changed, Log(card.id, rating, now)


def comes_back(seconds: float) -> str:
    """How long until a card comes back, in words: minutes, hours or days."""
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
    hours = round(minutes / 60)
    if hours < 24:
        return ngettext("{count} hour", "{count} hours", hours).format(count=hours)
    days = round(minutes / 60 / 24)
    return ngettext("{count} day", "{count} days", days).format(count=days)


def kind_keys(language: Language) -> dict[str, Kind]:
    """One key for each kind: its first letter on the screen, and a digit."""
    letters = "mvrg" if language == "en" else "gwea"
    keys: Sequence[tuple[str, Kind]] = [
        *zip(letters, KINDS, strict=True),
        *zip("1234", KINDS, strict=True),
    ]
    return dict(keys)
