"""The facts to note; in a column of their own also what to wait for and what never to say."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from coach.call.facts import FactField
from coach.call.prompts import Prompts
from coach.faces.tui.widgets import ink
from coach.faces.tui.widgets.sheet import GAP, Sheet, joined
from coach.words import _


def row(fields: Sequence[FactField], editing: str, key: str, width: int) -> list[Content]:
    """The facts beside each other; ``key`` leads to them, ``editing`` is the one being noted."""
    if not fields:
        return []
    sheet = Sheet(width - 1)
    lead = joined((f" {_('Note')} ", ink.HEADING), (f"{key}  ", ink.MUTED))
    sheet.flow([_label(field, editing) for field in fields], lead)
    return sheet.rows


def column(
    prompts: Prompts,
    fields: Sequence[FactField],
    editing: str,
    key: str,
    width: int,
    height: int,
) -> list[Content]:
    """The facts with their values, then what the step needs besides, as long as rows last.

    ``fields`` are those of the step, or those that earlier ones have left open: these come last.
    """
    own = prompts.facts
    hinted, facts = (_facts(own, editing, key, width, hints=hints) for hints in (True, False))
    spare = height - len(facts)
    kept: dict[str, list[Content]] = {}
    blocks = {
        "never": _texts(_("Never"), prompts.never, ink.ERROR, width),
        "wait": _texts(_("Wait for"), (prompts.wait_for,), ink.HEADING, width),
        "done": _texts(_("Done when"), (prompts.done_when,), ink.HEADING, width),
        "left": [] if own else _left(fields, editing, key, width),
    }
    for name, rows in blocks.items():  # the most important first
        if len(rows) <= spare:
            kept[name] = rows
            spare -= len(rows)
    if len(hinted) - len(facts) <= spare:
        facts = hinted
    below = [line for name in ("wait", "never", "done", "left") for line in kept.get(name, ())]
    return [*facts, *below] if facts else below[1:]


def _texts(label: str, texts: Sequence[str], style: str, width: int) -> list[Content]:
    sheet = Sheet(width - 1)
    for text in filter(None, texts):
        sheet.text((text, ink.MUTED), " · " if len(texts) > 1 else " ")
    return [GAP, joined((f" {label}", style)), *sheet.rows] if sheet.rows else []


def _left(fields: Sequence[FactField], editing: str, key: str, width: int) -> list[Content]:
    if not fields:
        return []
    sheet = Sheet(width - 1)
    sheet.flow([_label(field, editing) for field in fields], Content(" "))
    title = joined((f" {_('Still open')} ", ink.HEADING), (key, ink.MUTED))
    return [GAP, title, *sheet.rows]


def _facts(
    fields: Sequence[FactField], editing: str, key: str, width: int, *, hints: bool
) -> list[Content]:
    sheet = Sheet(width - 1)
    if fields:
        noted = sum(1 for field in fields if field.value)
        sheet.row((f" {_('Note')} ", ink.HEADING), (f"{noted}/{len(fields)}  {key}", ink.MUTED))
    for field in fields:
        sheet.text(_label(field, editing), " ", "   ", most=2)
        if field.value:
            sheet.text(field.value, "   ", most=2)
        elif hints and field.hint:
            sheet.text((field.hint, ink.MUTED), "   ", most=2)
    return sheet.rows


def _label(field: FactField, editing: str) -> Content:
    action = f"screen.edit({field.key!r})"
    if field.key == editing:
        return ink.clickable(f"▶ {field.label}", ink.HERE, action)
    if field.value:
        return ink.clickable(f"✓ {field.label}", ink.DONE, action)
    return ink.clickable(f"○ {field.label}", ink.OPEN if field.needed else ink.MUTED, action)
