"""``coach prepare``: the brief for one client, and what it comes to."""

from __future__ import annotations

import argparse
import sys

from coach.clean import clean
from coach.cli.arguments import Subparsers, language, on_terminal
from coach.cli.clients import client_named
from coach.cli.offer.forms import add_form, ask_fields, field_words, set_fields
from coach.cli.offer.glance import answered_lines, brief_lines
from coach.cli.offer.prepared import (
    brief_begun,
    brief_keeper,
    brief_of,
    keep_brief,
    no_profile,
    profile_of,
    with_draft,
    words_and_trades,
)
from coach.cli.parts import open_journal, run_screen
from coach.errors import CoachError
from coach.offer import brief_form
from coach.offer.brief import Brief
from coach.words import _


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "prepare",
        help=_("prepare a call: the brief for one client"),
        description=_("Prepare a call: what is known of the client, and your own answers."),
    )
    parser.add_argument("client", nargs="?", default="", metavar=_("CLIENT"), help=_("who it is"))
    parser.add_argument(
        "--new", action="store_true", help=_("a new client, named exactly as it is typed")
    )
    add_form(parser)
    parser.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Fill the brief for one client, and show what it comes to."""
    journal = open_journal()
    (advice, trades), spoken = words_and_trades(), language(parsed)
    profile = profile_of(journal) or no_profile(spoken)
    client = clean(parsed.client)
    if not parsed.new:
        ways_out = _("Name one of: {names}; or a new one with --new.")
        typed, client = client, client_named(journal, client, ways_out)
        if client != typed:
            print(_("This is the brief for {client}.").format(client=client), file=sys.stderr)
    if parsed.show and brief_of(journal, client) is None:
        raise CoachError(
            _("there is no brief for {client}").format(client=client or _("a client")),
            "coach prepare",
            _("`coach prepare CLIENT` writes one."),
        )
    brief = brief_begun(journal, client, profile.currency)
    if parsed.set:
        brief = set_fields(brief_form.FIELDS, brief, parsed.set)
        _need_client(brief)
        keep_brief(journal, brief, client)
    elif not parsed.show and not parsed.plain and on_terminal():
        from coach.cli.screens.forms import brief_screen

        return run_screen(lambda app: brief_screen(journal, client, spoken, app.keys))
    elif not parsed.show:
        asked = brief_form.FIELDS[1:] if client else brief_form.FIELDS
        brief = ask_fields(
            asked,
            with_draft(brief, profile, advice, trades),
            field_words(advice, "brief", spoken),
            brief_keeper(journal, client),
        )
        _need_client(brief)
        keep_brief(journal, brief, client)
    for line in brief_lines(brief, profile, advice, trades, spoken):
        print(line)
    if parsed.show:
        for line in answered_lines(brief, advice, spoken):
            print(line)
    return 0


def _need_client(brief: Brief) -> None:
    if not brief.client:
        raise CoachError(
            _("the brief has no client, so it cannot be kept"),
            "coach prepare",
            _("Name the client."),
        )
