"""``coach call``: the live call, on the screen or line by line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from coach.call.resume import resume_command
from coach.call.session import Session
from coach.clean import clean
from coach.cli import Subparsers, add_language, language, on_terminal
from coach.cli.offer.prepared import known_of
from coach.cli.parts import (
    Remarks,
    carried_facts,
    ears,
    new_call,
    open_journal,
    own_keys,
    resumed_call,
    script_named,
    voice_for,
    warn,
)
from coach.errors import CoachError
from coach.hearing.ears import Ears
from coach.journal.store import Journal
from coach.playbook.text import Voice
from coach.words import _


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "call",
        help=_("coach a call with a client, live"),
        description=_("Coach a call with a client, live. A new call starts at once."),
    )
    parser.add_argument("client", nargs="?", default="", metavar=_("CLIENT"), help=_("who it is"))
    parser.add_argument(
        "--script", default=None, metavar=_("NAME"), help=_("retainer, existing-client, ...")
    )
    parser.add_argument(
        "--resume", action="store_true", help=_("go on with the call that was interrupted")
    )
    parser.add_argument("--plain", action="store_true", help=_("line by line, without a screen"))
    parser.add_argument(
        "--json", action="store_true", help=_("each event and prompt as one JSON object a line")
    )
    parser.add_argument("--du", action="store_true", help=_("say du to the client (German)"))
    add_language(parser)
    parser.set_defaults(run=run)


def begin(
    journal: Journal,
    hear: Ears,
    script_name: str,
    client: str,
    voice: Voice,
    report: Callable[[CoachError], None],
) -> tuple[int, Session]:
    """Start a call with what is known of the client; its number and its session."""
    script = script_named(script_name, report)
    facts, briefed, _form = known_of(journal, client)
    if script.carries or _to_go_on(journal, client):
        facts = carried_facts(journal, client) | facts
    return new_call(journal, hear, script_name, script, client, voice, facts, briefed, report)


def _to_go_on(journal: Journal, client: str) -> bool:
    """Whether the last call with this client ended with the wish to call again."""
    rows = journal.calls_of(client) if client else ()
    return bool(rows) and rows[-1].outcome == "again"


def run(parsed: argparse.Namespace) -> int:
    """Start or resume a call."""
    plain = parsed.plain or parsed.json or not on_terminal()
    journal = open_journal()
    remarks = Remarks()
    report = warn if plain else remarks.keep
    hear = ears(report)
    client = clean(parsed.client)
    offered = ""
    if parsed.resume:
        row = journal.interrupted(client or None)
        if row is None:
            of = _("no call with {client} was interrupted").format(client=client)
            raise CoachError(
                of if client else _("no call was interrupted"),
                "--resume",
                _("`coach call CLIENT` starts a new one."),
            )
        script = script_named(row.script, report)
        call, session = row.id, resumed_call(journal, hear, row.id, script, report)
    else:
        row = (journal.interrupted(client) if client else None) or journal.interrupted()
        if row is not None:
            offered = _("The call with {client} was interrupted: {command} goes on.").format(
                client=row.client or _("a client"), command=resume_command(row.client)
            )
        form = "du" if parsed.du else known_of(journal, client)[2]
        voice = voice_for(language(parsed), form)
        name = parsed.script or "retainer"
        call, session = begin(journal, hear, name, client, voice, report)
    if plain:
        from coach.faces.plain.call import converse

        code = converse(session, call, sys.stdin, sys.stdout, sys.stderr, offered, parsed.json)
    else:
        from coach.cli.home import Home
        from coach.faces.tui.app import run as show

        home = Home(journal, language(parsed))
        keys = own_keys(remarks.keep)
        code = show(lambda app: home.live(app, session, hear, call, remarks, offered), keys)
        home.leave()
        return code
    if session.state.ended:
        from coach.cli.practice.scored import keep_score

        keep_score(journal, call)
    return code
