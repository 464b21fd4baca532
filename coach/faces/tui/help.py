"""F1: what can be done here, and with which key."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from coach.call.commands import typed
from coach.call.facts import FactField
from coach.call.prompts import Prompts
from coach.faces.tui.keymap import APP, LIVE, meaning
from coach.faces.tui.stage import spoken
from coach.faces.tui.widgets.ink import HEADING, HERE, MUTED, SAY
from coach.faces.tui.widgets.sheet import Sheet, joined
from coach.faces.tui.widgets.words import Draw
from coach.words import _


def call_help(prompts: Prompts, keys: Mapping[str, str]) -> Draw:
    """The whole step, then every key with its slash command."""

    def draw(width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        sheet.row((f"{prompts.number}/{prompts.total} ", HERE), (prompts.title, "bold"))
        sheet.text(prompts.goal)
        sheet.gap()
        for sentence in prompts.say:
            sheet.text(spoken(sentence), ("▌ ", SAY))
        for sentence in prompts.ask:
            sheet.text(spoken(sentence), ("? ", HERE))
        sheet.gap()
        for sentence in prompts.benefits:
            sheet.text(spoken(sentence), ("+ ", SAY))
        sheet.gap()
        for label, texts in (
            (_("Wait for"), (prompts.wait_for,)),
            (_("Never"), prompts.never),
            (_("Done when"), (prompts.done_when,)),
        ):
            for text in filter(None, texts):
                sheet.text(text, joined((f"{label}: ", HEADING)), "  ")
        sheet.gap()
        sheet.row((_("The line"), HEADING))
        sheet.text(_("Words of the client. While you type, the card shows what they mean."), "  ")
        sheet.text(_("> your own words: the coach warns of what not to say."), "  ")
        sheet.text(
            _("/ a command. Arrows pick another response; digits do on the empty line."), "  "
        )
        sheet.gap()
        sheet.row((_("Keys and commands"), HEADING))
        _keys(sheet, keys)
        return sheet.rows

    return draw


def fact_help(field: FactField, keys: Mapping[str, str]) -> Draw:
    """What this fact is for and how it is noted."""

    def draw(width: int, height: int) -> list[Content]:
        sheet = Sheet(width)
        sheet.row((field.label, "bold"))
        sheet.text(field.ask, ("? ", HERE))
        if field.hint:
            sheet.text((field.hint, MUTED))
        sheet.gap()
        sheet.text(_("Enter keeps it and goes back to the client's words."))
        sheet.text(_("Tab keeps it and goes to the next fact, Shift+Tab to the one before."))
        sheet.text(_("Esc goes back and keeps nothing."))
        sheet.text(f"{typed('/fact')} {field.key} …", (f"{_('The same as a command')}: ", MUTED))
        sheet.text(f"{typed('/fact')} {field.key} += …", (f"{_('To add to it')}: ", MUTED))
        sheet.gap()
        _keys(sheet, keys)
        return sheet.rows

    return draw


def _keys(sheet: Sheet, keys: Mapping[str, str]) -> None:
    for action in (*LIVE, *APP):
        sheet.row(
            (f"  {keys[action.id]:<8}", HERE),
            f"{meaning(action.id):<24}",
            (typed(action.command), MUTED),
        )
