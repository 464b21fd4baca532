"""``coach offer``: the services, the three tiers, the terms, and the tiers in figures."""

from __future__ import annotations

import argparse
import sys

import msgspec

from coach.clean import clean
from coach.cli.arguments import Subparsers, as_typed, language, on_terminal
from coach.cli.offer.forms import add_form, ask_fields, field_words, set_fields
from coach.cli.offer.glance import offer_lines
from coach.cli.offer.prepared import keep_profile, profile_of, words_and_trades
from coach.cli.parts import open_journal, run_screen
from coach.offer import profile_form
from coach.offer.profile import from_trade, sample
from coach.words import _


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "offer",
        help=_("set up your offer: services, three tiers, terms"),
        description=_("Set up your offer once: services, three tiers, terms, your name."),
    )
    parser.add_argument(
        "--trade", metavar=_("NAME"), help=_("start from a trade: social-media, content, ...")
    )
    add_form(parser)
    parser.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Fill the offer, and show the tiers in figures."""
    journal = open_journal()
    (advice, trades), spoken = words_and_trades(), language(parsed)
    held = profile_of(journal)
    profile = held or sample(trades, "en" if spoken == "en" else "sie")
    fields = profile_form.fields(trades)
    if parsed.trade:
        with as_typed():
            trade = profile_form.trade_named(trades, clean(parsed.trade))
            begun = from_trade(trades, trade, profile.voice)
        profile = msgspec.structs.replace(
            profile, trade=begun.trade, services=begun.services, tiers=begun.tiers
        )
        if not parsed.show:
            keep_profile(journal, profile)
    if parsed.show:
        if held is None:
            print(_("This is the sample offer; coach offer sets up your own."), file=sys.stderr)
    elif parsed.set:
        profile = set_fields(fields, profile, parsed.set)
        keep_profile(journal, profile)
    elif not parsed.plain and on_terminal():
        from coach.cli.screens.forms import offer_screen

        return run_screen(lambda app: offer_screen(journal, spoken, app.keys))
    elif parsed.plain or not parsed.trade:
        words = field_words(advice, "profile", spoken)
        profile = ask_fields(fields, profile, words, lambda value: keep_profile(journal, value))
        keep_profile(journal, profile)
    for line in offer_lines(profile, trades, advice, spoken):
        print(line)
    return 0
