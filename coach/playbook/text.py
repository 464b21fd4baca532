"""Words for people: every sentence exists in English and in German, German as Sie and du."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from coach.words import Language

Voice = Literal["en", "sie", "du"]
"""How the user talks to the client: in English, in German formally, or in German informally."""

VOICES: tuple[Voice, ...] = ("en", "sie", "du")

SLOT = re.compile(r"\{([a-z_]+)\}")
"""A fact in a line: ``{goals}``."""

BRIEF_SLOTS = ("contact", "me", "proof", "places", "services", "answer", "own_extras", "rollover")
"""Facts that a brief holds; they can be noted in any call."""

KNOWN_SLOTS = ("client", *BRIEF_SLOTS)
"""Facts that lines of any script may name, besides the script's own."""

CALL_SLOTS = ("workload", "goals", "pains", "success", "extras", "volume", "decision_maker")
"""Facts that every call script notes, so that responses may name them."""


def language_of(voice: Voice) -> Language:
    """The language of a voice: ``sie`` and ``du`` are both German."""
    return "en" if voice == "en" else "de"


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One sentence in all voices. ``de`` serves where Sie and du read the same."""

    en: str = ""
    de: str = ""
    sie: str = ""
    du: str = ""

    def to(self, voice: Voice) -> str:
        """The sentence in ``voice``."""
        if voice == "en":
            return self.en
        return (self.sie if voice == "sie" else self.du) or self.de

    def missing(self) -> tuple[Voice, ...]:
        """The voices that have no sentence."""
        return tuple(voice for voice in VOICES if not self.to(voice).strip())


class Line(Text, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A line to say. It may name facts in braces: ``{client}``, ``{goals}``.

    ``needs`` lists brief fields that must back the line (``proof``, ``places``); without them
    ``otherwise`` is shown, as a prompt to the user and not as a line to say, so that nobody is
    made to say what is not true. ``untold`` is said instead where a fact that the line names
    stands in the brief alone, so that nobody quotes to the client what the client never said.
    """

    needs: tuple[str, ...] = ()
    otherwise: Text | None = None
    untold: Text | None = None
