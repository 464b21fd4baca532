"""The card below the step: what was heard and what to answer; else benefits or the log."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from textual.content import Content

from coach.call.cards import ObjectionCard, WarningCard
from coach.call.commands import label_name
from coach.call.prompts import Prompts
from coach.call.session import Preview
from coach.faces.plain.show import outcome_name
from coach.faces.tui.desk import NARROW
from coach.faces.tui.keymap import meaning
from coach.faces.tui.stage import clock_text, spoken
from coach.faces.tui.ways import Way
from coach.faces.tui.widgets import ink
from coach.faces.tui.widgets.sheet import Paragraph, Sheet, joined
from coach.hearing.verdict import Verdict
from coach.playbook.model import KINDS
from coach.words import _

Log = Callable[[int, int], list[Content]]
"""The newest of the log, for a width and a number of rows."""

PICKED = " ▸ "
"""What the response begins with that is marked, or was picked."""
TAKEN = " ✓ "
"""What a response begins with that was picked, and so counts as said."""
MARKS = ".,;:!?()…\"'“”„‘‚«»–-"
"""What may stand around a word."""

MARKED = (PICKED, TAKEN)
BELOW_PICKED = " " * 5
"""What its further rows, and those of its reason, begin with."""


def card(
    prompts: Prompts,
    preview: Preview | None,
    chosen: int,
    now: float,
    keys: Mapping[str, str],
    width: int,
    height: int,
) -> list[Content]:
    """What to answer now; nothing when there is nothing to answer.

    ``preview`` is what the words typed so far would mean; ``chosen`` the response that is picked
    in it, from 0; ``now`` the seconds since the call began; ``keys`` the names of the keys.
    """
    sheet = Sheet(width - 1)
    warnings = prompts.warnings if preview is None else preview.warnings
    put_off = prompts.put_off if preview is None else preview.put_off
    if prompts.waiting is not None and (preview is None or not (preview.card or put_off)):
        _waiting(sheet, prompts, now)
    if preview is not None and not warnings and _told_label(preview.verdict):
        _heard(sheet, preview.verdict, preview.card)
    _warned(sheet, warnings)
    opened = prompts.at_hand
    if preview is not None and preview.card is not None:
        _objection(sheet, preview.card, chosen, "", height)
    elif preview is not None and preview.verdict.label == "unsure":
        _kinds(sheet, keys)
    elif put_off is not None:
        if preview is None:
            later = _("not yet, say instead:")
            sheet.row((f" {put_off.name}  ", f"bold {ink.OPEN}"), (later, ink.MUTED))
        sheet.text(spoken(put_off.say), (" ▌ ", ink.SAY), (" ▌ ", ink.SAY))
    elif opened is not None:
        place = next((n for n, r in enumerate(opened.responses) if r.id == opened.picked), 0)
        _objection(sheet, opened, place, _("open"), height, _heard_in_it(_("also heard"), prompts))
    elif prompts.unsure is not None and preview is None:
        heard = _heard_in_it(_("heard in it"), prompts)
        sheet.row((f" {label_name('unsure')}  ", f"bold {ink.OPEN}"), (heard, ink.OPEN))
        ask = joined((f" {_('Ask')} ", ink.HEADING), ("? ", ink.HERE))
        sheet.text(spoken(prompts.unsure.ask), ask)
        sheet.text((prompts.unsure.why, ink.MUTED), "   ")
        if width < NARROW:  # wider, their keys stand in the row below the card already
            _kinds(sheet, keys)
    if preview is None:
        sheet.rows += behind(prompts, keys, width)
    return sheet.rows


def behind(prompts: Prompts, keys: Mapping[str, str], width: int) -> list[Content]:
    """The objection that is still open while something newer is to be read; its key shows it."""
    waits = prompts.objection
    if waits is None or not prompts.behind or prompts.ended:
        return []
    sheet = Sheet(width - 1)
    shows = ink.clickable(label_name(waits.kind), f"bold {ink.SAY}", f"screen.say('/{waits.kind}')")
    closes = ink.clickable(meaning("resolved"), ink.MUTED, "screen.say('/resolved')")
    sheet.row(
        joined((f" {keys[waits.kind]} ", ink.HERE), shows),
        (f" {_('still open')}  ", ink.MUTED),
        joined((f"{keys['resolved']} ", ink.HERE), closes, "  "),
        (f"{_about(waits)}  ", ink.MUTED),
        (_also_open(waits), ink.MUTED),
    )
    return sheet.rows


def answering(prompts: Prompts, preview: Preview | None) -> bool:
    """Whether the card has something to answer, so that it goes before the step."""
    if preview is not None and (preview.card or preview.warnings or preview.put_off):
        return True
    if prompts.ended:
        return False
    return bool(prompts.warnings) or _occupied(prompts)


def filled(prompts: Prompts, preview: Preview | None) -> bool:
    """Whether what is answered leaves no place for the benefits or the log."""
    if preview is not None and (preview.card or preview.put_off):
        return True
    return not prompts.ended and _occupied(prompts)


def _occupied(prompts: Prompts) -> bool:
    return bool(prompts.at_hand or prompts.unsure or prompts.put_off or prompts.waiting)


def idle(prompts: Prompts, log: Log | None, width: int, height: int) -> list[Content]:
    """What the card shows while there is nothing to answer; ``log`` if it has no other place."""
    sheet = Sheet(width - 1)
    if prompts.benefits:
        sheet.row((f" {_('What they gain')}", ink.HEADING))
        lines = [
            Paragraph(spoken(benefit), joined((" · ", ink.MUTED))) for benefit in prompts.benefits
        ]
        sheet.fit(lines, height - 1)
    elif log is not None:
        if height > 3:
            sheet.row((f" {_('Log')}", ink.HEADING))
        sheet.rows += log(width, height - len(sheet.rows))
    else:
        for line in (
            _("Type what the client says, and the answer stands here."),
            _("> before your own words: the coach warns of what not to say."),
        ):
            sheet.text((line, ink.MUTED), " ")
    return sheet.rows


def over(prompts: Prompts, ways: Sequence[Way], width: int) -> list[Content]:
    """How the call has ended, and where it leads."""
    sheet = Sheet(width - 1)
    outcome = outcome_name(prompts.outcome, prompts.outcome_name)
    lead = joined((f" {_('The call has ended')}: ", ink.HEADING))
    sheet.text((outcome, "bold"), lead, "   ")
    room = max((Content(way.key).cell_length for way in ways), default=0)
    for way in ways:
        pad = " " * (room - Content(way.key).cell_length + 2)
        sheet.row((f"  {way.key}", ink.HERE), pad, ink.clickable(way.name, "", way.action))
    return sheet.rows


def _told_label(verdict: Verdict) -> bool:
    """Whether there is a label to show: that a letter or two object to nothing says nothing."""
    return verdict.label != "none" or sum(map(str.isalpha, verdict.text)) >= 3


def _about(card: ObjectionCard) -> str:
    """The reason, and whether it was answered before."""
    return "  ".join(filter(None, (card.reason, _("said before") if card.again else "")))


def _also_open(card: ObjectionCard) -> str:
    return f"{_('also open')}: {', '.join(card.below)}" if card.below else ""


def _heard(sheet: Sheet, verdict: Verdict, card: ObjectionCard | None) -> None:
    reason = _about(card) if card else ""
    style = {"none": ink.MUTED, "unsure": f"bold {ink.OPEN}"}.get(verdict.label, f"bold {ink.SAY}")
    said = verdict.text.casefold().split()
    words = ", ".join(sorted(verdict.evidence, key=lambda word: _place(word, said)))
    runner = f"  {_('or')} {label_name(verdict.runner_up)}?" if verdict.runner_up else ""
    sheet.row(
        (f" {label_name(verdict.label)} ", style),
        (f"{verdict.confidence:.0%}  ", ink.MUTED),
        (_("“{words}”").format(words=words) if words else "", ""),
        (f"  {reason}" if reason else "", ink.MUTED),
        (runner if verdict.label == "unsure" else "", ink.MUTED),
    )


def _place(words: str, said: Sequence[str]) -> int:
    """Where words were said, the unknown last: slips are repaired in the evidence."""
    first = words.casefold().split()[0]
    return next((n for n, word in enumerate(said) if word.strip(MARKS) == first), len(said))


def _warned(sheet: Sheet, warnings: Sequence[WarningCard]) -> None:
    for warning in warnings:
        sheet.text(
            (warning.warning, ink.NEVER),
            (f" ! {warning.name}: ", ink.ERROR),
            "   ",
        )
        sheet.text(spoken(warning.instead), (" ▌ ", ink.SAY), (" ▌ ", ink.SAY))


def _waiting(sheet: Sheet, prompts: Prompts, now: float) -> None:
    waiting = prompts.waiting
    assert waiting is not None
    passed = max(0.0, now - waiting.since)
    full = min(20, int(20 * passed / max(waiting.seconds, 1)))
    over = passed >= waiting.seconds
    sheet.row(
        (f" {_('Silence')} ", f"bold {ink.SAY}"),
        (clock_text(passed), "bold"),
        (f" / {clock_text(waiting.seconds)}  ", ink.MUTED),
        ("█" * full, ink.SAY),
        ("░" * (20 - full), ink.MUTED),
    )
    sheet.text((waiting.over if over else waiting.say, "bold"), " ")


def _heard_in_it(label: str, prompts: Prompts) -> str:
    """What single sentences of the client's last words object to."""
    return f"{label}: {', '.join(prompts.also_heard)}  " if prompts.also_heard else ""


def _objection(
    sheet: Sheet, card: ObjectionCard, chosen: int, state: str, height: int, also: str = ""
) -> None:
    if state:
        sheet.row(
            (f" {card.name} ", f"bold {ink.SAY}"),
            (f"{state}  ", ink.MUTED),
            (also, ink.OPEN),
            f"{card.reason}  " if card.reason else "",
            (f"{_('said before')}  " if card.again else "", ink.OPEN),
            (_also_open(card), ink.MUTED),
        )
    room = height - len(sheet.rows)
    sheet.rows += _answers(card, chosen, _("First ask"), sheet.width, room)


@lru_cache(maxsize=32)
def _answers(
    card: ObjectionCard, chosen: int, first: str, width: int, room: int
) -> tuple[Content, ...]:
    """The picked response whole, with its reason; of the others as much as there is room for.

    Kept for the next key: while a sentence is typed, the answer to it mostly stays the same.
    """
    sheet = Sheet(width)
    if card.find_out:
        sheet.text(joined((f"{first}  ", ink.HEADING), spoken(card.find_out)), " ", "   ")
    room -= len(sheet.rows)
    paragraphs = [
        Paragraph(
            spoken(response.say, "bold" if place == chosen else ""),
            joined((_mark(card, place, chosen), ink.SAY), (f"{place + 1} ", ink.HERE)),
            place == chosen,
        )
        for place, response in enumerate(card.responses)
    ]
    picked = card.responses[chosen]
    reason = Paragraph(joined((picked.why, ink.MUTED)), Content(BELOW_PICKED), True)
    others = len(paragraphs) + len(card.hints) - 1
    whole = Sheet(sheet.width)
    whole.fit([paragraphs[chosen]], 99)
    room = max(room, others + len(whole.rows))
    whole.fit([reason], 99)
    if others + len(whole.rows) <= room:
        paragraphs.insert(chosen + 1, reason)
    paragraphs += [Paragraph(spoken(hint.say), joined(("   · ", ink.MUTED))) for hint in card.hints]
    sheet.fit(paragraphs, room)
    return tuple(sheet.rows)


def _mark(card: ObjectionCard, place: int, chosen: int) -> str:
    if place != chosen:
        return "   "
    return TAKEN if card.responses[place].id == card.picked else PICKED


def _kinds(sheet: Sheet, keys: Mapping[str, str]) -> None:
    parts = [
        joined(
            (f"{keys[kind]} ", ink.HERE),
            ink.clickable(label_name(kind), "", f"screen.say('/{kind}')"),
        )
        for kind in KINDS
    ]
    sheet.flow(parts, Content("   "), "   ")
