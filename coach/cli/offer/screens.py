"""The screens before and after the call: brief, offer, the mail, what is to be done next."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from coach.call.state import fold
from coach.cli.offer.forms import (
    brief_keeper,
    brief_lines,
    field_words,
    no_profile,
    offer_lines,
    with_draft,
)
from coach.cli.offer.letters import (
    offer_or_sample,
    proposal_letter,
    remarks,
    remember,
    tier_remarks,
)
from coach.cli.offer.next_steps import due
from coach.cli.offer.next_steps import line as follow_up_line
from coach.cli.offer.prepared import (
    BRIEF,
    brief_begun,
    brief_of,
    keep_profile,
    profile_of,
    words_and_trades,
)
from coach.errors import CoachError
from coach.journal.store import CallRow, Journal
from coach.offer import brief as briefs
from coach.offer import brief_form, kept, profile_form
from coach.offer.brief import Brief
from coach.offer.files import file_name
from coach.offer.files import write as write_file
from coach.offer.letter import Letter, format_of, title, write
from coach.offer.profile import sample
from coach.offer.proposal import Proposal
from coach.playbook.text import Language
from coach.words import _

if TYPE_CHECKING:
    from coach.faces.tui.app import CoachApp
    from coach.faces.tui.form import FormScreen
    from coach.faces.tui.home import Entry
    from coach.faces.tui.letter import LetterScreen, Preview
    from coach.offer.profile import Profile

Keys = Mapping[str, str]


def brief_screen(journal: Journal, client: str, spoken: Language, keys: Keys) -> FormScreen[Brief]:
    """The brief of a client as a form."""
    from coach.faces.tui.form import Form, FormScreen

    advice, _trades = words_and_trades()
    profile = profile_of(journal) or no_profile(spoken)
    brief = brief_begun(journal, client, profile.currency)
    form = Form(
        title=_("Brief: {client}").format(client=client or _("a new client")),
        fields=brief_form.FIELDS,
        words=field_words(advice, "brief", spoken),
        value=with_draft(brief, profile, advice),
        keep=brief_keeper(journal, client),
        glance=lambda value: brief_lines(value, profile, advice, spoken),
        needed=briefs.NEEDED,
    )
    return FormScreen(form, keys)


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


def proposal_screen(
    journal: Journal, row: CallRow, spoken: Language, keys: Keys, recommended: int = 3
) -> LetterScreen:
    """The mail after a call, to read, change, copy and save."""
    from coach.faces.tui.letter import LetterScreen, Outbox

    state = fold(journal.events(row.id))
    profile = offer_or_sample(journal, state.voice)
    brief = brief_of(journal, row.client) or Brief(client=row.client)
    about_tiers = tier_remarks(profile, brief, state, spoken)

    def written(tier: int, edited: str) -> Letter:
        letter = proposal_letter(row, state, brief, profile, state.voice, tier)
        return msgspec.structs.replace(letter, edited=edited)

    def save(name: str, tier: int, edited: str, replace: bool) -> str:
        letter = written(tier, edited)
        file = Path(name).expanduser()
        body = write(letter, format_of(name), datetime.now().astimezone())
        write_file(file, body, replace)
        remember(journal, Proposal(row.id, row.client, tier, letter.voice, time.time()))
        return str(file)

    def preview(tier: int, edited: str) -> Preview:
        letter = written(tier, edited)
        return shown(letter, remarks(journal, letter, spoken) + about_tiers)

    outbox = Outbox(
        title=_("The e-mail with the three tiers"),
        preview=preview,
        save=save,
        file=file_name("proposal", row.client, ending="eml"),
        tier_told=lambda tier: _("Tier {tier} is recommended.").format(tier=tier),
    )
    return LetterScreen(outbox, keys, recommended)


def shown(letter: Letter, remarks: Sequence[str]) -> Preview:
    """A letter as its screen shows it."""
    from coach.faces.tui.letter import Preview

    text = write(letter, "txt", datetime.now().astimezone()).decode()
    to = f"{letter.to.name} <{letter.to.email}>" if letter.to.email else letter.to.name
    return Preview(to, title(letter), text, tuple(remarks))


def _waiting(journal: Journal) -> str:
    """How much is to be done; a damaged entry must not keep the home screen shut."""
    try:
        waiting = len(due(journal, datetime.now()))
    except CoachError as error:
        return error.what
    return _("{count} to do").format(count=waiting) if waiting else _("Nothing to do")


def entries(journal: Journal, spoken: Language) -> Iterator[Entry]:
    """What the home screen leads to, before and after a call."""
    from coach.cli.offer.letter_screens import entries as letter_entries
    from coach.faces.tui.home import Entry

    yield Entry(
        "prepare",
        _("Prepare a call"),
        _("Who it is, what you know, your answers"),
        lambda app: _briefs(journal, spoken, app),
    )
    yield Entry(
        "offer",
        _("Your offer"),
        _("Services, three tiers, terms"),
        lambda app: _offer(journal, spoken, app),
    )
    yield Entry(
        "proposal",
        _("The e-mail after the call"),
        _("Three tiers, in the client's own words"),
        lambda app: _mails(journal, spoken, app),
    )
    yield from letter_entries(journal, spoken)
    yield Entry(
        "follow-ups",
        _("Follow-ups"),
        _waiting(journal),
        lambda app: _next(journal, spoken, app),
    )


def _offer(journal: Journal, spoken: Language, app: CoachApp) -> None:
    """The offer as a form."""
    app.push_screen(offer_screen(journal, spoken, app.keys))


def _briefs(journal: Journal, spoken: Language, app: CoachApp) -> None:
    """The briefs there are, and a new one."""
    from coach.faces.tui.pick import PickScreen
    from coach.faces.tui.widgets.choices import Choice

    held = [kept.decode(body, Brief) for _name, body in journal.documents(BRIEF)]
    choices = [Choice("", _("A new client"))]
    for brief in held:
        state = _("complete") if briefs.is_complete(brief) else _("something is missing")
        choices.append(Choice(brief.client, brief.client, state))

    def open_(client: str) -> None:
        app.pop_screen()
        app.push_screen(brief_screen(journal, client, spoken, app.keys))

    app.push_screen(PickScreen(_("Prepare a call"), choices, "", open_))


def _mails(journal: Journal, spoken: Language, app: CoachApp) -> None:
    """The last calls, each with its mail."""
    from coach.cli.offer.letter_screens import pick_call

    def open_(row: CallRow) -> None:
        app.push_screen(proposal_screen(journal, row, spoken, app.keys))

    pick_call(journal, app, _("The e-mail after which call?"), open_)


def _next(journal: Journal, spoken: Language, app: CoachApp) -> None:
    """What is to be done next, as a page."""
    from coach.faces.tui.page import PageScreen, text_page

    now = datetime.now()
    lines = [follow_up_line(one, now, spoken) for one in due(journal, now)]
    app.push_screen(PageScreen(text_page("\n\n".join(lines) or _("Nothing to follow up."))))
