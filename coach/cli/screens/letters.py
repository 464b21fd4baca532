"""The letters after a call: the e-mail with the three tiers, the agreement."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import msgspec

from coach.call.state import fold
from coach.cli.offer.findings import findings_of, why
from coach.cli.offer.letters import agreement_letter, offer_or_sample, proposal_letter
from coach.cli.offer.prepared import brief_of
from coach.cli.offer.remarks import mail_remarks, sample_remarks, tier_remarks, unsettled
from coach.cli.offer.written import agreement_of, keep_agreement, keep_proposal, proposal_of
from coach.cli.screens.outbox import saved, shown
from coach.journal.store import CallRow, Journal
from coach.offer.agreement import noted_tier
from coach.offer.brief import Brief
from coach.offer.files import file_name
from coach.offer.letter import Letter
from coach.offer.proposal import Proposal
from coach.playbook.text import Voice
from coach.words import Language, _

if TYPE_CHECKING:
    from coach.faces.tui.app import Keys
    from coach.faces.tui.letter import LetterScreen, Preview


def proposal_screen(
    journal: Journal, row: CallRow, spoken: Language, keys: Keys, asked: int | None = None
) -> LetterScreen:
    """The mail after a call, to read, change, copy and save; ``asked`` is a tier of the user's."""
    from coach.faces.tui.letter import LetterScreen, Outbox

    found = findings_of(journal, row)
    state = found.state
    profile = offer_or_sample(journal, state.voice)
    brief = brief_of(journal, row.client) or Brief(client=row.client)
    made = found.recommended(profile)

    def written(tier: int, edited: str) -> Letter:
        letter = proposal_letter(row, state, brief, profile, state.voice, tier)
        return msgspec.structs.replace(letter, edited=edited)

    def save(name: str, tier: int, edited: str, replace: bool) -> str:
        letter = written(tier, edited)
        file = saved(letter, name, replace)
        keep_proposal(journal, Proposal(row.id, row.client, tier, letter.voice, time.time()))
        return file

    def preview(tier: int, edited: str) -> Preview:
        letter = written(tier, edited)
        about_tiers = tier_remarks(profile, brief, found, tier, spoken)
        return shown(letter, mail_remarks(journal, letter, spoken) + about_tiers)

    def tier_told(tier: int) -> str:
        told = _("Tier {tier} is recommended.").format(tier=tier)
        return why(made, spoken) if tier == made.tier else told

    outbox = Outbox(
        title=_("The e-mail with the three tiers"),
        preview=preview,
        save=save,
        file=file_name("proposal", row.client, ending="eml"),
        tier_told=tier_told,
    )
    return LetterScreen(outbox, keys, asked or made.tier)


def agreement_screen(journal: Journal, row: CallRow, spoken: Language, keys: Keys) -> LetterScreen:
    """The agreement after a call, for the tier that was agreed on."""
    from coach.faces.tui.letter import LetterScreen, Outbox

    state = fold(journal.events(row.id))
    voice: Voice = "en" if state.voice == "en" else "sie"
    before, sent = agreement_of(journal, row.id), proposal_of(journal, row.id)
    profile = offer_or_sample(journal, voice)
    noted = before.tier if before else noted_tier(state.facts.get("tier", ""), profile)
    if before is not None and before.start:
        terms = msgspec.structs.replace(profile.terms, start=before.start)
        profile = msgspec.structs.replace(profile, terms=terms)

    known = sample_remarks(journal) + unsettled(profile, spoken)
    if noted is None:
        known.insert(0, _("No tier was noted in the call: 1, 2 or 3 takes the one agreed on."))

    def letter(tier: int, edited: str) -> Letter:
        made = agreement_letter(journal, row, state, profile, voice, tier)
        return msgspec.structs.replace(made, edited=edited)

    def save(name: str, tier: int, edited: str, replace: bool) -> str:
        file = saved(letter(tier, edited), name, replace)
        keep_agreement(journal, row, tier, profile)
        return file

    outbox = Outbox(
        title=_("The agreement: a draft, no legal advice"),
        preview=lambda tier, edited: shown(letter(tier, edited), known),
        save=save,
        file=file_name("agreement", row.client, ending="html"),
        tier_told=lambda tier: _("This is the agreement for tier {tier}.").format(tier=tier),
    )
    suggested = sent.recommended if sent else findings_of(journal, row).recommended(profile).tier
    return LetterScreen(outbox, keys, noted or suggested)
