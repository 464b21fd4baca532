"""``coach agreement``: a draft for the tier that the client confirmed."""

from __future__ import annotations

import argparse
from datetime import datetime

import msgspec

from coach.call.state import fold
from coach.cli.arguments import Subparsers, as_typed, language, language_asked
from coach.cli.named import add_call, call_named
from coach.cli.offer.deliver import add_output, deliver, tell
from coach.cli.offer.letters import agreement_letter, letter_voice, offer_or_sample
from coach.cli.offer.remarks import sample_remarks, unsettled
from coach.cli.offer.written import AGREEMENT, agreement_of, keep_agreement
from coach.cli.parts import open_journal
from coach.offer.typed_dates import parse_day
from coach.playbook.text import Voice
from coach.words import _


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "agreement",
        help=_("draft the agreement for a confirmed tier"),
        description=_("Draft the agreement once a tier is confirmed. It is no legal advice."),
    )
    add_call(parser)
    parser.add_argument(
        "--tier", type=int, choices=(1, 2, 3), required=True, help=_("the confirmed tier")
    )
    parser.add_argument("--start", metavar=_("DAY"), help=_("the first day, as 2026-06-01"))
    add_output(parser)
    parser.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Draft the agreement for the tier that the client confirmed."""
    journal = open_journal()
    row = call_named(journal, parsed.call, "call")
    state = fold(journal.events(row.id))
    voice: Voice = "en" if letter_voice(journal, language_asked(parsed), state) == "en" else "sie"
    profile = offer_or_sample(journal, voice)
    before = agreement_of(journal, row.id)
    start = parsed.start or (before.start if before else "")
    if start:
        with as_typed():
            day = parse_day(start).isoformat()
        terms = msgspec.structs.replace(profile.terms, start=day)
        profile = msgspec.structs.replace(profile, terms=terms)
    tell(sample_remarks(journal) + unsettled(profile, language(parsed)))
    letter = agreement_letter(journal, row, state, profile, voice, parsed.tier)
    deliver(letter, parsed, datetime.now().astimezone(), AGREEMENT, row.client)
    keep_agreement(journal, row, parsed.tier, profile)
    return 0
