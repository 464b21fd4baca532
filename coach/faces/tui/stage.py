"""What stands above the card: the head, the rail, the step. Prompts in, rows out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.content import Content

from coach.call.fill import Sentence
from coach.call.prompts import Mark, Prompts, RailStep
from coach.faces.tui.desk import CLOCK, NARROW_CLOCK
from coach.faces.tui.widgets import ink
from coach.faces.tui.widgets.sheet import GAP, Paragraph, Sheet, joined
from coach.words import _

MARKS: dict[Mark, tuple[str, str]] = {
    "done": ("✓", ink.DONE),
    "current": ("▶", ink.HERE),
    "skipped": ("–", ink.OPEN),
    "ahead": ("·", ink.MUTED),
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
        (f" {prompts.number}/{prompts.total} ", ink.HERE),
        (prompts.title, "bold"),
        (whom, ink.MUTED),
    )


def clocks(call: float, step: float, *, narrow: bool) -> Content:
    """The clock of the call and the clock of the step, to the right."""
    width = NARROW_CLOCK if narrow else CLOCK
    between = " " if narrow else f"  {_('step')} "
    text = joined((clock_text(call), "bold"), (between, ink.MUTED), (clock_text(step), ink.MUTED))
    return Content(" " * max(0, width - 1 - text.cell_length)) + text


def phase_name(phase: str) -> str:
    """A phase as it stands on the screen."""
    names = {"prepare": _("Prepare"), "call": _("Call"), "follow_up": _("Follow up")}
    return names.get(phase, phase)


# --- the rail ---------------------------------------------------------------------------------


def rail(prompts: Prompts, phases: Mapping[str, str], width: int, height: int) -> list[Content]:
    """The steps: one below the other where there is room, else in one row."""
    if height < len(prompts.rail):
        return [_rail_row(prompts, phases, width)]
    for named, most in ((True, 2), (True, 1), (False, 1)):
        rows = _rail_rows(prompts, phases if named else {}, width - 1, most)
        if len(rows) <= height:
            break
    return rows


def _rail_rows(prompts: Prompts, phases: Mapping[str, str], width: int, most: int) -> list[Content]:
    """A title takes ``most`` rows; "skipped" stands behind it where it fits whole."""
    sheet = Sheet(width)
    before = ""
    for step in prompts.rail:
        if (phase := phases.get(step.id, "")) != before:
            before = phase
            sheet.row((f" {phase_name(phase)}", ink.HEADING))
        symbol, colour = MARKS[step.mark]
        style = {"current": "bold", "done": ""}.get(step.mark, ink.MUTED)
        title = ink.clickable(step.title, style, f"screen.goto({step.number})")
        sheet.text(title, joined((f" {symbol} ", colour), (f"{step.number} ", style)), most=most)
        word = joined((f" ({_('skipped')})", ink.MUTED))
        if step.mark == "skipped" and sheet.rows[-1].cell_length + word.cell_length <= width:
            sheet.rows[-1] = sheet.rows[-1].rstrip() + word
    return sheet.rows


def _rail_row(prompts: Prompts, phases: Mapping[str, str], width: int) -> Content:
    named = width >= 64
    row, before = Content(" "), ""
    for step in prompts.rail:
        if named and phases[step.id] != before:
            name = (phase_name(phases[step.id]), ink.HEADING)
            row += joined(("   " if before else "", ink.MUTED), name, "  ")
        elif before:
            row += "  "
        before = phases[step.id]
        row += _rail_mark(step)
    return row.truncate(width, ellipsis=True)


def _rail_mark(step: RailStep) -> Content:
    symbol, style = MARKS[step.mark]
    return ink.clickable(f"{symbol}{step.number}", style, f"screen.goto({step.number})")


# --- the step ---------------------------------------------------------------------------------


def stage(prompts: Prompts, width: int, height: int, *, brief: bool, beside: bool) -> list[Content]:
    """The lines to say and to ask; then what else the step needs, as long as rows last.

    Where it is to be ``brief`` for lack of room, every line keeps at least its beginning. What to
    wait for and what never to say may stand ``beside`` it, and not here.
    """
    besides = dict(_besides(prompts, width - 1, beside))
    others = sum(len(rows) for rows in besides.values())
    sheet = _lines(prompts, width, height, others, brief)
    spare = height - len(sheet.rows)
    kept: dict[str, list[Content]] = {}
    for name, rows in besides.items():
        if len(rows) <= spare:
            kept[name] = rows
            spare -= len(rows)
    goal = kept.get("goal", [])
    below = [row for name in ("wait", "never", "done") for row in kept.get(name, ())]
    if below and spare > 0:
        below = [GAP, *below]
        spare -= 1
    if goal and spare > 0:
        goal = [*goal, GAP]
    return [*goal, *sheet.rows, *below]


def lines_need(prompts: Prompts, width: int) -> int:
    """The rows of the lines to say and to ask, all of them whole."""
    return len(_shape(prompts, width - 1, False, False, width >= 64).rows)


def _besides(prompts: Prompts, width: int, beside: bool) -> Iterator[tuple[str, list[Content]]]:
    """What else the step needs, the most important first."""
    texts = {
        "never": (_("Never"), " ".join(prompts.never), ink.NEVER),
        "wait": (_("Wait for"), prompts.wait_for, ink.HEADING),
        "done": (_("Done when"), prompts.done_when, ink.HEADING),
        "goal": (_("Goal"), prompts.goal, ink.HEADING),
    }
    for name, (label, text, style) in texts.items():
        if text and (name == "goal" or not beside):
            sheet = Sheet(width)
            sheet.text((text, ink.MUTED), (f" {label}: ", style), "   ")
            yield name, sheet.rows


def _lines(prompts: Prompts, width: int, height: int, others: int, brief: bool) -> Sheet:
    """What to say and to ask: headings and gaps only where ``others`` rows have room besides."""
    gutter = width >= 64
    for headed, gap in ((not gutter, True), (False, gutter)):
        sheet = _shape(prompts, width - 1, headed, gap, gutter)
        if len(sheet.rows) + others <= height:
            return sheet
    sheet = _shape(prompts, width - 1, False, False, gutter)
    if len(sheet.rows) <= height:
        return sheet
    if brief and height:
        sheet = Sheet(width - 1)
        sheet.fit([line for _label, lines in _blocks(prompts, gutter) for line in lines], height)
    return sheet


def _shape(prompts: Prompts, width: int, headed: bool, gap: bool, gutter: bool) -> Sheet:
    sheet = Sheet(width)
    for label, lines in _blocks(prompts, gutter):
        if gap:
            sheet.gap()
        if headed:
            sheet.row((f" {label}", ink.HEADING))
        sheet.fit(lines, ROOMY)
    return sheet


ROOMY = 999
"""More rows than any step has."""


def _blocks(prompts: Prompts, gutter: bool) -> Iterator[tuple[str, list[Paragraph]]]:
    """Say and ask; in a ``gutter`` the first line of each has the label before it."""
    width = max(len(_("Say")), len(_("Ask"))) + 2 if gutter else 1
    for label, lines in ((_("Say"), prompts.say), (_("Ask"), prompts.ask)):
        mark = ("▌ ", ink.SAY) if lines is prompts.say else ("? ", ink.HERE)
        paragraphs = []
        for place, line in enumerate(lines):
            before = f" {label}" if gutter and not place else ""
            shown = ("✎ ", ink.MUTED) if line.kind == "prompt" else mark
            paragraphs.append(
                Paragraph(spoken(line), joined((before.ljust(width), ink.HEADING), shown))
            )
        if paragraphs:
            yield label, paragraphs


def spoken(sentence: Sentence, style: str = "") -> Content:
    """A sentence; what is not known yet stands out, a prompt to the user reads as one."""
    if sentence.kind == "prompt":
        return Content.styled(sentence.text, f"italic {ink.MUTED}")
    return Content.styled(sentence.text, style).highlight_regex(r"‹[^›]*›", style=ink.OPEN)
