"""A small chart of figures against their targets, as SVG without anything from outside."""

from __future__ import annotations

from html import escape

from coach.offer.figures import Figure, shown
from coach.words import Language

WIDTH = 640
ROW = 44
LABEL = 12
FULL = 400
"""Pixels of a bar that is exactly on target."""
MOST = 150
"""Percent at which a bar is cut off."""


def chart(figures: tuple[Figure, ...], language: Language, target_word: str) -> str:
    """One bar for every figure; the line marks the target. The title says the same in words."""
    height = ROW * len(figures) + 24
    title = "; ".join(_line(one, language) for one in figures)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="100%"'
        f' role="img" aria-label="{escape(title)}"'
        " font-family=\"-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif\">",
        f"<title>{escape(title)}</title>",
    ]
    for place, one in enumerate(figures):
        parts += _row(one, place * ROW, language)
    parts += [
        f'<line x1="{FULL}" x2="{FULL}" y1="0" y2="{height - 22}" stroke="#1d2733"'
        ' stroke-width="1.5" stroke-dasharray="4 3"/>',
        f'<text x="{FULL}" y="{height - 8}" font-size="{LABEL}" fill="#1d2733"'
        f' text-anchor="middle">{escape(target_word)} (100 %)</text>',
        "</svg>",
    ]
    return "\n".join(parts)


def _row(one: Figure, top: int, language: Language) -> list[str]:
    percent = one.percent
    # A target of zero has no share: full where it was met, cut off where it was not.
    share = (100 if one.reached else MOST) if percent is None else min(percent, MOST)
    colour, sign = ("#0b6e4f", "✓") if one.reached else ("#b4500f", "✗")
    return [
        f'<text x="0" y="{top + 14}" font-size="{LABEL}" fill="#1d2733">'
        f"{sign} {escape(_line(one, language))}</text>",
        f'<rect x="0" y="{top + 20}" width="{max(share * FULL // 100, 2)}" height="14" rx="3"'
        f' fill="{colour}"/>',
    ]


def _line(one: Figure, language: Language) -> str:
    sign = "≤ " if one.lower else ""
    actual, target = shown(one, one.actual, language), shown(one, one.target, language)
    return f"{one.name}: {actual} / {sign}{target}"
