"""Text from outside, made safe to show and to store: what is visible stays as it is.

Terminal escapes could rename or rewrite a terminal, bidirectional controls could make a line
read differently from what it holds (Unicode TR36); both are taken out where text enters.
"""

from __future__ import annotations

import re

LONGEST = 20_000
"""Characters kept of one utterance: twenty minutes of talk."""

_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[PX^_\]](?s:.*?)(?:\x1b\\|\x07|$)|\x1b[ -/]*[0-~]?"
    r"|\x9b[0-?]*[ -/]*[@-~]"
)
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """One line of visible text: no escapes, no hidden controls, spaces folded."""
    if len(text) > LONGEST * 2:
        text = text[: LONGEST * 2]
    text = _ESCAPES.sub("", text.replace("\u2028", " ").replace("\u2029", " "))
    text = _HIDDEN.sub(lambda found: " " if found[0] in "\r\n\x0b\x0c\x85" else "", text)
    return _SPACE.sub(" ", text).strip()[:LONGEST]


def clean_lines(text: str) -> str:
    """Like :func:`clean`, with the lines kept."""
    return "\n".join(clean(line) for line in re.split(r"\r\n|[\n\r\x85\u2028\u2029]", text))
