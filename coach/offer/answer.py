"""The answer to "How does a retainer agreement work?": a draft by trade, or own words."""

from __future__ import annotations

import re

from coach.clean import clean
from coach.offer.advice import Advice
from coach.offer.profile import Profile
from coach.offer.trades import Trades
from coach.playbook.text import VOICES, Text, Voice
from coach.words import _

BEST = 3
"""So many benefits in one breath; the others come when the client asks on."""


def draft_for(profile: Profile, advice: Advice, trades: Trades) -> str:
    """The answer to start from: with the best three benefits for the trade."""
    trade = trades.trades.get(profile.trade)
    return ((trade and trade.answer) or advice.answer.draft).to(profile.voice)


def drafts(advice: Advice, trades: Trades) -> tuple[Text, ...]:
    """Every draft there is."""
    by_trade = (trade.answer for trade in trades.trades.values())
    return (advice.answer.draft, *(answer for answer in by_trade if answer))


def draft_of(answer: str, known: tuple[Text, ...]) -> Text | None:
    """The draft that an answer repeats word for word, in whatever voice; None for own words."""
    said = clean(answer)
    same = (text for text in known if said in (clean(text.to(voice)) for voice in VOICES))
    return next(same, None)


def written_for(answer: str) -> Voice | None:
    """The voice that an answer is written in, by its words for "you"; None where it has none."""
    found: dict[Voice, int] = {voice: len(_YOU[voice].findall(answer)) for voice in VOICES}
    most = max(VOICES, key=lambda voice: found[voice])
    return most if found[most] else None


_YOU: dict[Voice, re.Pattern[str]] = {
    "en": re.compile(r"\byou(?:r|rs|'\w+|’\w+)?\b", re.IGNORECASE),
    "sie": re.compile(r"\b(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b"),
    "du": re.compile(r"\b(?:du|dir|dich|dein(?:e[mnrs]?)?)\b", re.IGNORECASE),
}


def voice_names() -> dict[Voice, str]:
    """The voices as the screens call them."""
    return {"en": _("English"), "sie": _("German with Sie"), "du": _("German with du")}
