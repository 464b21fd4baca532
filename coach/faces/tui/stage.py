"""What stands above the card: the head, the rail, the step, the facts. Prompts in, rows out."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from coach.call.fill import Sentence
from coach.call.prompts import Mark, Prompts, RailStep
from coach.faces.tui.desk import CLOCK, NARROW_CLOCK
from coach.faces.tui.widgets.ink import (
    DONE,
    ERROR,
    HEADING,
    HERE,
    MUTED,
    NEVER,
    OPEN,
    SAY,
    clickable,
)
from coach.faces.tui.widgets.sheet import Paragraph, Sheet, joined
from coach.words import _

MARKS: dict[Mark, tuple[str, str]] = {
    "done": ("✓", DONE),
    "current": ("▶", HERE),
    "skipped": ("–", OPEN),
    "ahead": ("·", MUTED),
}
"""Each mark is a symbol of its own; colour only repeats it."""


def clock_text(seconds: float) -> str:
    """``04:12``, and ``1:04:12`` from the first hour on."""
    minutes, rest = divmod(int(max(seconds, 0)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def head(prompts: Prompts, *, narrow: bool) -> Content:
    """Which step this is, and with whom."""
    whom = "" if narrow or not prompts.client else f"  {prompts.client}"
    return joined(
        (f" {prompts.number}/{prompts.total} ", HERE), (prompts.title, "bold"), (whom, MUTED)
    )


def clocks(call: float, step: float, *, narrow: bool) -> Content:
    """The clock of the call and the clock of the step, to the right."""
    width = NARROW_CLOCK if narrow else CLOCK
    if narrow:
        text = joined((clock_text(call), "bold"), (f" {clock_text(step)}", MUTED))
    else:
        text = joined(
            (clock_text(call), "bold"), (f"  {_('step')} ", MUTED), (clock_text(step), MUTED)
        )
    return Content(" " * max(0, width - 1 - text.cell_length)) + text


def phase_name(phase: str) -> str:
    """A phase as it stands on the screen."""
    names = {"prepare": _("Prepare"), "call": _("Call"), "follow_up": _("Follow up")}
    return names.get(phase, phase)


def rail(prompts: Prompts, phases: Mapping[str, str], width: int, height: int) -> list[Content]:
    """The steps: one below the other where there is room, else in one row."""
    if height < len(prompts.rail):
        return [_rail_row(prompts, phases, width)]
    sheet = Sheet(width)
    spare = height >= len(prompts.rail) + len(set(phases.values()))
    before = ""
    for step in prompts.rail:
        if spare and phases[step.id] != before:
            before = phases[step.id]
            sheet.row((f" {phase_name(before)}", HEADING))
        symbol, style = MARKS[step.mark]
        title = {"current": "bold", "done": "", "skipped": MUTED, "ahead": MUTED}[step.mark]
        word = f" ({_('skipped')})" if step.mark == "skipped" else ""
        sheet.row(
            (f" {symbol} ", style),
            clickable(f"{step.number} {step.title}{word}", title, f"screen.goto({step.number})"),
        )
    return sheet.rows


def _rail_row(prompts: Prompts, phases: Mapping[str, str], width: int) -> Content:
    named = width >= 64
    row, before = Content(" "), ""
    for step in prompts.rail:
        if named and phases[step.id] != before:
            row += joined(("   " if before else "", MUTED), (phase_name(phases[step.id]), HEADING))
            row += "  "
        elif before:
            row += "  "
        before = phases[step.id]
        row += _rail_mark(step)
    return row.truncate(width, ellipsis=True)


def _rail_mark(step: RailStep) -> Content:
    symbol, style = MARKS[step.mark]
    return clickable(f"{symbol}{step.number}", style, f"screen.goto({step.number})")


def stage(prompts: Prompts, width: int, height: int, *, brief: bool) -> list[Content]:
    """The lines to say and the questions to ask; where there is room, what else the step needs.

    Where it is to be ``brief`` for lack of room, every line keeps at least its beginning.
    """
    gutter = max(len(_("Say")), len(_("Ask"))) + 2 if width >= 64 else 1
    roomy = Sheet(width - 1)
    for label, lines in ((_("Say"), _say(prompts, "")), (_("Ask"), _ask(prompts, ""))):
        if lines:
            roomy.gap()
            roomy.row((f" {label}", HEADING))
            roomy.fit([line._replace(lead=joined(" ", line.lead)) for line in lines], 99)
    sheet = Sheet(width - 1)
    if len(roomy.rows) <= height and gutter == 1:
        sheet = roomy
    else:
        say = _say(prompts, f" {_('Say')}".ljust(gutter)) if gutter > 1 else _say(prompts, " ")
        ask = _ask(prompts, f" {_('Ask')}".ljust(gutter)) if gutter > 1 else _ask(prompts, " ")
        apart = Sheet(width - 1)
        apart.fit(say, 99)
        apart.gap()
        apart.fit(ask, 99)
        if len(apart.rows) <= height:
            sheet = apart
        else:
            sheet.fit([*say, *ask], height if brief and height else 999)
    extra = Sheet(width - 1)
    for label, text, style in (
        (_("Wait for"), prompts.wait_for, HEADING),
        *((_("Never"), never, NEVER) for never in prompts.never),
        (_("Done when"), prompts.done_when, HEADING),
    ):
        if text:
            extra.text((text, MUTED), (f" {label}: ", style))
    if width >= 64 and len(sheet.rows) + 1 + len(extra.rows) <= height:
        sheet.gap()
        sheet.rows += extra.rows
    return sheet.rows


def _say(prompts: Prompts, label: str) -> list[Paragraph]:
    return [
        Paragraph(
            spoken(line),
            joined(
                (label if not place else " " * len(label), HEADING),
                ("✎ ", MUTED) if line.kind == "prompt" else ("▌ ", SAY),
            ),
        )
        for place, line in enumerate(prompts.say)
    ]


def _ask(prompts: Prompts, label: str) -> list[Paragraph]:
    return [
        Paragraph(
            spoken(line), joined((label if not place else " " * len(label), HEADING), ("? ", HERE))
        )
        for place, line in enumerate(prompts.ask)
    ]


def spoken(sentence: Sentence, style: str = "") -> Content:
    """A sentence; what is not known yet stands out, a prompt to the user reads as one."""
    if sentence.kind == "prompt":
        return Content.styled(sentence.text, f"italic {MUTED}")
    return Content.styled(sentence.text, style).highlight_regex(r"‹[^›]*›", style=OPEN)


def side(prompts: Prompts, editing: str, key: str, width: int, height: int) -> list[Content]:
    """The facts to note; in a column also what to wait for and what never to say."""
    if height >= 8:
        return _column(prompts, editing, key, width, height)
    if not prompts.facts:
        return []
    sheet = Sheet(width - 1)
    lead = joined((f" {_('Note')} ", HEADING), (f"{key}  ", MUTED))
    sheet.flow([_fact(prompts, place, editing) for place in range(len(prompts.facts))], lead)
    return sheet.rows


def _fact(prompts: Prompts, place: int, editing: str) -> Content:
    field = prompts.facts[place]
    action = f"screen.edit({place})"
    if field.key == editing:
        return clickable(f"▶ {field.label}", HERE, action)
    if field.value:
        return clickable(f"✓ {field.label}", DONE, action)
    return clickable(f"○ {field.label}", OPEN if field.needed else MUTED, action)


def _column(prompts: Prompts, editing: str, key: str, width: int, height: int) -> list[Content]:
    sheet = Sheet(width - 1)
    if prompts.facts:
        noted = sum(1 for field in prompts.facts if field.value)
        sheet.row((f" {_('Note')} ", HEADING), (f"{noted}/{len(prompts.facts)}  {key}", MUTED))
        roomy = height >= 2 * len(prompts.facts) + 7
        for place, field in enumerate(prompts.facts):
            sheet.text(_fact(prompts, place, editing), " ", "   ", most=1)
            if field.value:
                sheet.text(field.value, "   ", most=2)
            elif roomy and field.hint:
                sheet.text((field.hint, MUTED), "   ", most=2)
    extras = [
        (_("Wait for"), (prompts.wait_for,), HEADING),
        (_("Never"), prompts.never, ERROR),
        (_("Done when"), (prompts.done_when,), HEADING),
    ]
    for label, texts, style in extras:
        block = Sheet(width - 1)
        for text in filter(None, texts):
            block.text((text, MUTED), "  " if len(texts) == 1 else " · ")
        if block.rows and len(sheet.rows) + 2 + len(block.rows) <= height:
            sheet.gap()
            sheet.row((f" {label}", style))
            sheet.rows += block.rows
    return sheet.rows
