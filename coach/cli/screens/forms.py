"""The forms before a call: the brief for a client, the offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.offer.forms import field_words
from coach.cli.offer.glance import brief_lines, offer_lines
from coach.cli.offer.prepared import (
    all_briefs,
    brief_begun,
    brief_keeper,
    keep_profile,
    no_profile,
    profile_of,
    with_draft,
    words_and_trades,
)
from coach.journal.store import Journal
from coach.offer import brief as briefs
from coach.offer import brief_form, profile_form
from coach.offer.brief import Brief
from coach.offer.profile import sample
from coach.words import Language, _

if TYPE_CHECKING:
    from coach.faces.tui.app import CoachApp, Keys
    from coach.faces.tui.form import FormScreen
    from coach.offer.profile import Profile


def brief_screen(journal: Journal, client: str, spoken: Language, keys: Keys) -> FormScreen[Brief]:
    """The brief of a client as a form."""
    from coach.faces.tui.form import Form, FormScreen

    advice, trades = words_and_trades()
    profile = profile_of(journal) or no_profile(spoken)
    brief = brief_begun(journal, client, profile.currency)
    form = Form(
        title=_("Brief: {client}").format(client=client or _("a new client")),
        fields=brief_form.FIELDS,
        words=field_words(advice, "brief", spoken),
        value=with_draft(brief, profile, advice, trades),
        keep=brief_keeper(journal, client),
        glance=lambda value: brief_lines(value, profile, advice, trades, spoken),
        needed=briefs.NEEDED,
    )
    return FormScreen(form, keys)


def pick_brief(journal: Journal, spoken: Language, app: CoachApp) -> None:
    """The briefs there are, and a new one."""
    from coach.faces.tui.pick import PickScreen
    from coach.faces.tui.widgets.choices import Choice

    choices = [Choice("", _("A new client"))]
    for brief in all_briefs(journal):
        state = _("complete") if briefs.is_complete(brief) else _("something is missing")
        choices.append(Choice(brief.client, brief.client, state))

    def open_(client: str) -> None:
        app.pop_screen()
        app.push_screen(brief_screen(journal, client, spoken, app.keys))

    app.push_screen(PickScreen(_("Prepare a call"), choices, "", open_))


def offer_screen(journal: Journal, spoken: Language, keys: Keys) -> FormScreen[Profile]:
    """The offer as a form; the tiers in figures stand beside it."""
    from coach.faces.tui.form import Form, FormScreen

    advice, trades = words_and_trades()
    form = Form(
        title=_("Your offer"),
        fields=profile_form.fields(trades),
        words=field_words(advice, "profile", spoken),
        value=profile_of(journal) or sample(trades, "en" if spoken == "en" else "sie"),
        keep=lambda value: keep_profile(journal, value),
        glance=lambda value: offer_lines(value, trades, advice, spoken),
        needed=("name", "email"),
    )
    return FormScreen(form, keys)
