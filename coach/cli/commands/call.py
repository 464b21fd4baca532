"""``coach call``: the live call, on the screen or line by line."""

from __future__ import annotations

import argparse
import sys

from coach.call.resume import resume_command
from coach.clean import clean
from coach.cli.arguments import Subparsers, add_language, language, on_terminal
from coach.cli.calls import begin, resume
from coach.cli.clients import client_named
from coach.cli.named import add_script, script_asked
from coach.cli.offer.prepared import voices_for
from coach.cli.parts import Remarks, ears, open_journal, own_keys, voice_for, warn
from coach.errors import CoachError
from coach.journal.store import Journal
from coach.playbook.text import Voice, language_of
from coach.words import Language, _


def add(subparsers: Subparsers) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "call",
        help=_("coach a call with a client, live"),
        description=_("Coach a call with a client, live. A new call starts at once."),
    )
    parser.add_argument("client", nargs="?", default="", metavar=_("CLIENT"), help=_("who it is"))
    add_script(parser, _("retainer, existing-client, ..."))
    parser.add_argument(
        "--resume", action="store_true", help=_("go on with the call that was interrupted")
    )
    parser.add_argument(
        "--new", action="store_true", help=_("a new client, named exactly as it is typed")
    )
    parser.add_argument("--plain", action="store_true", help=_("line by line, without a screen"))
    parser.add_argument(
        "--json", action="store_true", help=_("each event and prompt as one JSON object a line")
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--du",
        dest="form",
        action="store_const",
        const="du",
        help=_("say du to the client (German)"),
    )
    form.add_argument(
        "--sie",
        dest="form",
        action="store_const",
        const="sie",
        help=_("say Sie to the client (German)"),
    )
    add_language(parser)
    parser.set_defaults(run=run)


def _voice(journal: Journal, client: str, spoken: Language, form: Voice | None) -> Voice:
    """The voice asked for; else how the client is spoken to in this language."""
    if form is not None:
        return voice_for(spoken, form)
    known = (voice for voice in voices_for(journal, client) if language_of(voice) == spoken)
    return next(known, voice_for(spoken))


def run(parsed: argparse.Namespace) -> int:
    """Start or resume a call."""
    plain = parsed.plain or parsed.json or not on_terminal()
    journal = open_journal()
    remarks = Remarks()
    report = warn if plain else remarks.keep
    hear = ears(report)
    told: list[str] = []
    client = clean(parsed.client)
    if not parsed.new:
        typed, client = client, client_named(journal, client)
        if client != typed:
            told.append(_("Call with {client}.").format(client=client))
    if parsed.resume:
        row = journal.interrupted(client or None)
        if row is None:
            of = _("no call with {client} was interrupted").format(client=client)
            raise CoachError(
                of if client else _("no call was interrupted"),
                "--resume",
                _("`coach call CLIENT` starts a new one."),
            )
        call, session = row.id, resume(journal, hear, row, report)
    else:
        row = (journal.interrupted(client) if client else None) or journal.interrupted()
        if row is not None:
            was = _("The call with {client} was interrupted: {command} goes on.").format(
                client=row.client or _("a client"), command=resume_command(row.client)
            )
            told.append(was)
        voice = _voice(journal, client, language(parsed), parsed.form)
        call, session = begin(journal, hear, script_asked(parsed), client, voice, report)
    offered = " ".join(told)
    if plain:
        from coach.faces.plain.call import converse, left_nothing

        code = converse(session, call, sys.stdin, sys.stdout, sys.stderr, offered, parsed.json)
    else:
        from coach.cli.screens.home import Home
        from coach.faces.tui.app import run as show

        home = Home(journal, language(parsed))
        keys = own_keys(remarks.keep)
        code = show(lambda app: home.live(app, session, hear, call, remarks, offered), keys)
        home.leave()
        return code
    if left_nothing(session):
        journal.discard(call)
    elif session.state.ended:
        from coach.cli.practice.scored import keep_score

        keep_score(journal, call)
    return code
