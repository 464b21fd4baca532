"""The conversation of a rehearsal, drawn: your lines and the client's, and the coach's aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from textual.content import Content

from coach.call.cards import WarningCard
from coach.faces.plain.show import ending, outcome_name
from coach.faces.tui.stage import spoken
from coach.faces.tui.widgets.ink import DONE, ERROR, HEADING, HERE, MUTED, NEVER, SAY
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.practice.rehearsal.rehearse import Rehearsal
from coach.words import _


def ringing(early: Sequence[str], width: int) -> list[Content]:
    """Before the client picks up; ``early`` is what will be said then."""
    sheet = Sheet(width)
    sheet.text((_("It rings …"), MUTED))
    for line in early:
        sheet.gap()
        sheet.text((line, MUTED), ("» ", DONE))
        sheet.text((_("You say it when somebody picks up."), MUTED), "  ")
    return sheet.rows


def conversation(
    rehearsal: Rehearsal, warned: Mapping[int, tuple[WarningCard, ...]], width: int
) -> list[Content]:
    """Everything said in this branch; ``warned`` holds the warnings of each turn, from 1."""
    sheet = Sheet(width)
    cast = rehearsal.cast
    sheet.text((cast.persona.about.to(cast.voice), MUTED))
    sheet.gap()
    sheet.text(rehearsal.greeting, ("« ", HERE))
    silence = _("(silence)")
    for number, turn in enumerate(rehearsal.turns, 1):
        sheet.rows += _turn_rows(turn.you, turn.client, warned.get(number, ()), silence, width)
    if rehearsal.ended:
        sheet.gap()
        state = rehearsal.session.state
        ended = ending(outcome_name(state.outcome), state.ended_by)
        sheet.text((ended, "bold"), joined(("■ ", HERE), f"{_('The call has ended')}: "), "  ")
    return sheet.rows


@lru_cache(maxsize=1024)
def _turn_rows(
    you: str, client: str, warned: tuple[WarningCard, ...], silence: str, width: int
) -> tuple[Content, ...]:
    """One turn; kept, since a long conversation is drawn again with every line."""
    sheet = Sheet(width)
    sheet.rows.append(Content(""))
    sheet.text((you or silence, MUTED), ("» ", DONE))
    for warning in warned:
        sheet.text((warning.warning, NEVER), (f"  ! {warning.name}: ", ERROR), "    ")
        sheet.text(spoken(warning.instead), ("  ▌ ", SAY), ("  ▌ ", SAY))
    if client:
        sheet.text(client, ("« ", HERE))
    return tuple(sheet.rows)


def aside_rows(lines: Sequence[str], width: int) -> list[Content]:
    """What the coach would say now."""
    sheet = Sheet(width)
    name = _("Coach")
    for place, line in enumerate(lines):
        lead = joined((" " * len(name) if place else name, HEADING), (" ▌ ", SAY))
        sheet.text(line, lead, joined(" " * len(name), (" ▌ ", SAY)))
    return sheet.rows


def write_help(sheet: Sheet, rehearsal: Rehearsal | None) -> None:
    """How it is played, and how to meet the same client again."""
    sheet.text((_("Rehearsal"), HEADING))
    sheet.text(_("Type what you say, as you would say it. The client answers."))
    sheet.text(_("Enter on the empty line is a silence. After you have proposed it, just wait."))
    sheet.text(
        _(
            "You can go back to any turn and try another answer. What you leave stays as a"
            " branch, with its score, and can be looked at beside the new one."
        )
    )
    sheet.text(_("The steps are followed by what you say; nothing has to be clicked."))
    if rehearsal is not None:
        seed = rehearsal.cast.seed
        sheet.gap()
        sheet.text((_("--seed {seed} brings the same client again.").format(seed=seed), MUTED))
