"""Step 4 suggests what the client has not asked for (A8): no service twice, and not all at once."""

from __future__ import annotations

import re

from coach.call.guard import fold

MOST = 3
"""So many suggestions in one breath; two that fit are more than ten."""


def unasked(services: str, asked: str) -> str:
    """Of services with commas between them the first few that ``asked`` does not name yet."""
    named = _words(asked)
    parts = dict.fromkeys(filter(None, (part.strip() for part in services.split(","))))
    return ", ".join([part for part in parts if not _names(named, part)][:MOST])


def _names(named: list[str], service: str) -> bool:
    """Whether half of what a service consists of is among the words."""
    words = _words(service)
    known = sum(any(same_word(word, other) for other in named) for word in words)
    return bool(words) and known * 2 >= len(words)


def same_word(one: str, other: str) -> bool:
    """Whether two words are forms of one, or one is a compound of the other."""
    short, long = sorted((one, other), key=len)
    if len(short) > 4 and short in long:
        return True
    return long.startswith(short[: max(4, len(short) - 1)])


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]{4,}", fold(text)) if not _WHEN.match(word)]


_WHEN = re.compile(
    r"(?:mont?h|mona?t|week|woche|woechent|dail|taeg|year|jahr|jaehr|quart|every|jede|with|some"
    r"|(?:three|four|five|seven|eight|zwei|drei|vier|fuenf|sechs|sieben|acht|neun|zehn)\b"
    r"|(?:eine|einen|einem|einer|ueber|sowie|from|that|this)\b)"
)
