"""A scorecard as plain lines: the points, the line that earned or cost them, the better line."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby

from coach.practice.score.card import Point, Scorecard, ScoredPart, unread
from coach.practice.score.debrief import Debrief
from coach.practice.score.excerpt import excerpt
from coach.words import _, number

WIDTH = 78
LONGEST_QUOTE = 220
"""Characters of a quoted line that are shown."""


def score_lines(card: Scorecard, said: Debrief) -> Iterator[str]:
    """The scorecard with the coach's words at its end."""
    yield _("Score: {total} of 100").format(total=card.total)
    if not card.empty:
        for part in card.parts:
            yield ""
            yield from _part_lines(part) if part.points or not card.wordless else (_title(part),)
    yield ""
    yield from debrief_lines(said)


def debrief_lines(said: Debrief) -> Iterator[str]:
    """The coach's words, a paragraph each."""
    for place, paragraph in enumerate(said.lines):
        if place:
            yield ""
        yield from textwrap.wrap(paragraph, WIDTH)


def _title(part: ScoredPart) -> str:
    points = f"{number(part.points)}/{part.max}"
    return f"{part.title} ".ljust(WIDTH - len(points) - 1, ".") + f" {points}"


def _part_lines(part: ScoredPart) -> Iterator[str]:
    yield _title(part)
    shown: set[tuple[str, str]] = set()
    for why, same in groupby(part.told, key=lambda point: point.why):
        alike = list(same)
        lost = round(sum(point.lost for point in alike if point.fault), 1)
        earned = round(sum(point.points for point in alike), 1)
        sign = f"-{number(lost)}" if lost else f"+{number(earned)}"
        yield from _wrapped(f"{sign:>5}  ", why)
        for point in alike:
            yield from _quotes(point, shown)
    yield from _wrapped(" " * 7, part.note)


def _quotes(point: Point, shown: set[tuple[str, str]]) -> Iterator[str]:
    quotes = unread(point, shown)
    if quotes:
        yield from _wrapped(" " * 9, point.lead)
    for quote in quotes:
        yield from _wrapped(" " * 9, excerpt(quote, point.decided, LONGEST_QUOTE))
    if not point.well:
        yield from _wrapped(" " * 9, _("Better: {line}").format(line=point.better))


def _wrapped(head: str, text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=head, subsequent_indent=" " * len(head), break_on_hyphens=False
    )
