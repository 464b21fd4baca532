"""Rows of text, wrapped with a hanging indent."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from textual.content import Content, Span

GAP = Content("")


class Paragraph(NamedTuple):
    """Text behind a lead; ``first`` is served before the others when there is little room."""

    text: Content
    lead: Content
    first: bool = False


class Sheet:
    """Builds the rows of a panel that is ``width`` columns wide."""

    def __init__(self, width: int) -> None:
        self.width = max(width, 8)
        self.rows: list[Content] = []

    def row(self, *parts: str | tuple[str, str] | Content) -> None:
        """One row, cut off with an ellipsis where it is too long."""
        self.rows.append(joined(*parts).truncate(self.width, ellipsis=True))

    def gap(self) -> None:
        """An empty row, but not twice and not on top."""
        if self.rows and self.rows[-1].plain:
            self.rows.append(GAP)

    def text(
        self,
        text: str | tuple[str, str] | Content,
        lead: str | tuple[str, str] | Content = "",
        follow: str | tuple[str, str] | Content = "",
        most: int = 99,
    ) -> None:
        """A paragraph behind ``lead``; further rows begin with ``follow`` or stand below it.

        Where it needs more than ``most`` rows, the last one ends in an ellipsis.
        """
        first = joined(lead)
        other = joined(follow) if follow else Content(" " * first.cell_length)
        room = max(self.width - max(first.cell_length, other.cell_length), 4)
        lines = wrapped(joined(text), room)
        if len(lines) > most:
            rest = Content(" ").join(line.rstrip() for line in lines[most - 1 : most + 1])
            lines = [*lines[: most - 1], rest.truncate(room, ellipsis=True)]
        for place, line in enumerate(lines):
            self.rows.append((other if place else first) + line)

    def fit(self, paragraphs: Sequence[Paragraph], room: int) -> None:
        """Paragraphs in ``room`` rows: each has at least one, the first ones get what is left."""
        blocks: list[list[Content]] = []
        for paragraph in paragraphs:
            block = Sheet(self.width)
            block.text(paragraph.text, paragraph.lead)
            blocks.append(block.rows)
        spare = room - len(blocks)
        granted = [1] * len(blocks)
        for place in sorted(range(len(blocks)), key=lambda place: not paragraphs[place].first):
            more = min(max(spare, 0), len(blocks[place]) - 1)
            granted[place] += more
            spare -= more
        for whole, rows in zip(blocks, granted, strict=True):
            self.rows += whole[:rows]
            if rows < len(whole):
                cut = self.rows[-1].truncate(self.width - 1)
                self.rows[-1] = cut.rstrip() + "…"

    def flow(self, parts: list[Content], lead: Content, between: str = "  ") -> None:
        """Short pieces beside each other, over as many rows as they need."""
        row, filled = lead, False
        for part in parts:
            if filled and row.cell_length + len(between) + part.cell_length > self.width:
                self.rows.append(row)
                row, filled = Content(" " * lead.cell_length), False
            row = row + (between if filled else "") + part
            filled = True
        self.rows.append(row.truncate(self.width, ellipsis=True))


def wrapped(text: Content, width: int) -> list[Content]:
    """``text`` in rows of at most ``width`` columns, each word whole."""
    return list(_wrapped(text.plain, tuple(text.spans), width))


@lru_cache(maxsize=128)
def _wrapped(plain: str, spans: tuple[Span, ...], width: int) -> tuple[Content, ...]:
    """Kept: a screen that finds out how many rows each part needs wraps the same text often."""
    return tuple(Content(plain, list(spans)).wrap(width))


def joined(*parts: str | tuple[str, str] | Content) -> Content:
    """Pieces in one; a piece with a style is a pair. Nothing is read as markup."""
    content = Content("")
    for part in parts:
        if isinstance(part, tuple):
            part = Content.styled(part[0], part[1]) if part[0] else Content("")
        content = content + part
    return content
