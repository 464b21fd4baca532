"""``coach proposal``: the e-mail with the three tiers."""

from __future__ import annotations

import argparse
import time
from datetime import datetime

from coach.cli.arguments import Subparsers, language, language_asked, on_terminal
from coach.cli.named import add_call, call_named
from coach.cli.offer.deliver import add_output, deliver, tell
from coach.cli.offer.findings import findings_of, why
from coach.cli.offer.letters import letter_voice, offer_or_sample, proposal_letter
from coach.cli.offer.prepared import brief_of
from coach.cli.offer.remarks import mail_remarks, tier_remarks
from coach.cli.offer.written import PROPOSAL, keep_proposal
from coach.cli.parts import open_journal, run_screen
from coach.offer.brief import Brief
from coach.offer.proposal import Proposal
from coach.words import _


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "proposal",
        help=_("write the e-mail with the three tiers"),
        description=_("Write the e-mail with the three tiers from what was noted in the call."),
    )
    add_call(parser)
    parser.add_argument(
        "--recommend",
        type=int,
        choices=(1, 2, 3),
        help=_("the tier to recommend; without it the call decides"),
    )
    parser.add_argument(
        "--preview", action="store_true", help=_("read, change and save it on the screen")
    )
    add_output(parser)
    parser.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Write the e-mail with the three tiers for a call."""
    journal = open_journal()
    row = call_named(journal, parsed.call, "call")
    if parsed.preview and on_terminal():  # without one the mail itself is the preview
        from coach.cli.screens.letters import proposal_screen

        return run_screen(
            lambda app: proposal_screen(journal, row, language(parsed), app.keys, parsed.recommend)
        )
    found, spoken = findings_of(journal, row), language(parsed)
    state = found.state
    voice = letter_voice(journal, language_asked(parsed), state)
    profile = offer_or_sample(journal, voice)
    brief = brief_of(journal, row.client) or Brief(client=row.client)
    made = found.recommended(profile)
    tier = parsed.recommend or made.tier
    letter = proposal_letter(row, state, brief, profile, voice, tier)
    remarks = mail_remarks(journal, letter, spoken)
    remarks += tier_remarks(profile, brief, found, tier, spoken)
    tell(remarks if parsed.recommend else [why(made, spoken), *remarks])
    deliver(letter, parsed, datetime.now().astimezone(), PROPOSAL, row.client)
    keep_proposal(journal, Proposal(row.id, row.client, tier, voice, time.time()))
    return 0
