"""``coach call``: the live call, on the screen or line by line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator

from coach.call.false_start import left_nothing
from coach.call.resume import resume_command
from coach.call.session import Session
from coach.clean import clean
from coach.cli.arguments import Subparsers, add_language, language, on_terminal
from coach.cli.calls import begin, resume
from coach.cli.clients import client_named
from coach.cli.named import add_script, script_asked
from coach.cli.offer.prepared import voices_for
from coach.cli.parts import Remarks, ears, open_journal, own_keys, voice_for, warn
from coach.errors import CoachError
from coach.journal.store import CallRow, Journal
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


def run(parsed: argparse.Namespace) -> int:
    """Start or resume a call."""
    plain = parsed.plain or parsed.json or not on_terminal()
    journal, remarks = open_journal(), Remarks()
    report = warn if plain else remarks.keep
    hear = ears(report)
    told: list[str] = []
    client = _client(parsed, journal, told.append)
    if parsed.resume:
        row = _interrupted(journal, client)
        call, session = row.id, resume(journal, hear, row, report)
    else:
        told += _left_open(journal, client)
        voice = _voice(journal, client, language(parsed), parsed.form)
        call, session = begin(journal, hear, script_asked(parsed), client, voice, report)
    offered = " ".join(told)
    if plain:
        return _line_by_line(journal, call, session, offered, parsed.json)
    from coach.cli.screens.home import Home
    from coach.faces.tui.app import run as show

    home = Home(journal, language(parsed))
    keys = own_keys(remarks.keep)
    code = show(lambda app: home.live(app, session, hear, call, remarks, offered), keys)
    home.leave()
    return code


def _client(parsed: argparse.Namespace, journal: Journal, say: Callable[[str], None]) -> str:
    """The client that is meant, or exactly what is typed for a new one."""
    written = clean(parsed.client)
    if parsed.new:
        return written
    ways_out = (
        _("Name one of these: {names}.")
        if parsed.resume
        else _("Name one of: {names}; or a new one with --new.")
    )
    client = client_named(journal, written, ways_out)
    if client != written:
        say(_("Call with {client}.").format(client=client))
    return client


def _voice(journal: Journal, client: str, spoken: Language, form: Voice | None) -> Voice:
    """The voice asked for; else how the client is spoken to in this language."""
    if form is not None:
        return voice_for(spoken, form)
    known = (voice for voice in voices_for(journal, client) if language_of(voice) == spoken)
    return next(known, voice_for(spoken))


def _interrupted(journal: Journal, client: str) -> CallRow:
    """The call to go on with; raises CoachError where there is none."""
    row = journal.interrupted(client or None)
    if row is None:
        of = _("no call with {client} was interrupted").format(client=client)
        raise CoachError(
            of if client else _("no call was interrupted"),
            "--resume",
            _("`coach call CLIENT` starts a new one."),
        )
    return row


def _left_open(journal: Journal, client: str) -> Iterator[str]:
    """Which call could be gone on with instead, the one with this client before any other."""
    row = (journal.interrupted(client) if client else None) or journal.interrupted()
    if row is not None:
        yield _("The call with {client} was interrupted: {command} goes on.").format(
            client=row.client or _("a client"), command=resume_command(row.client)
        )


def _line_by_line(
    journal: Journal, call: int, session: Session, offered: str, as_json: bool
) -> int:
    """Hold the call; what came of it is scored, and what was none thrown away."""
    from coach.faces.plain.call import converse

    code = converse(session, call, sys.stdin, sys.stdout, sys.stderr, offered, as_json)
    if left_nothing(session.events, session.state):
        journal.discard(call)
    elif session.state.ended:
        from coach.cli.practice.scored import keep_score

        keep_score(journal, call)
    return code
