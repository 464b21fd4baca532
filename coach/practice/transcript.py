"""A transcript in the plain face's format, replayed into the events of a call.

A line is the client, ``> `` is the user, and slash commands are those of the call, under their
German names too. The call begins where a prepared one does (step 3), unless ``/goto`` says
otherwise. Nothing is timed, and what the session refuses changes nothing, as on the phone.
"""

from __future__ import annotations

from coach.call.events import CallStarted, Event, StepEntered
from coach.call.scene import START
from coach.call.session import Listener, Session
from coach.errors import CoachError
from coach.playbook.model import Script
from coach.playbook.text import Voice
from coach.words import _

LARGEST = 2_000_000
"""Bytes that are read of one file: more than a day of talk."""

MOST_LINES = 5_000


def decode_transcript(held: bytes, where: str) -> str:
    """The text of a transcript file; raises CoachError where it is none."""
    if len(held) > LARGEST:
        raise CoachError(_("the file is too large for a transcript"), where, _("Name a text file."))
    if len(held.splitlines()) > MOST_LINES:
        raise CoachError(
            _("a transcript has at most {most_lines} lines").format(most_lines=MOST_LINES),
            where,
            _("Cut the file into calls."),
        )
    if b"\0" in held:
        raise CoachError(
            _("this is not a text file"), where, _("Name a transcript, saved as UTF-8.")
        )
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = held.count(b"\n", 0, error.start) + 1
        raise CoachError(
            _("this is not UTF-8 text"), f"{where}:{line}", _("Save the file as UTF-8.")
        ) from None


def replay(
    text: str, script_name: str, script: Script, ears: Listener, voice: Voice
) -> tuple[Event, ...]:
    """The events of the call that the transcript tells."""
    first: tuple[Event, ...] = (
        CallStarted(at=0.0, action=START, client="", script=script_name, voice=voice, started=0.0),
        StepEntered(at=0.0, action=START, step=script.start.briefed, by="start"),
    )
    session = Session(script, ears, lambda events, state: None, lambda: 0.0, first)
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.strip():
            session.line(line)
    return session.events
