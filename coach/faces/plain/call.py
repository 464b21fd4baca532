"""The call line by line: for pipes, screen readers and scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

import msgspec

from coach.call.commands import Command, read_line
from coach.call.events import Event, encode
from coach.call.false_start import left_nothing
from coach.call.resume import resume_command
from coach.call.session import Reply, Session
from coach.errors import CoachError
from coach.faces.plain.show import card_lines, reply_lines, step_lines
from coach.words import _


def converse(
    session: Session,
    call: int,
    lines: TextIO,
    out: TextIO,
    remarks: TextIO,
    offered: str,
    as_json: bool,
) -> int:
    """Hold the call until ``lines`` end or a bare ``/end`` hangs up; returns the exit code.

    With ``as_json`` every event, prompt and message is one JSON object a line, flushed at once.
    A line that cannot be kept is said on ``remarks``; the call goes on, and its code is 1.
    """
    if offered:
        print(offered, file=remarks)

    gone, code = False, 0

    def show(texts: Iterator[str]) -> None:
        nonlocal gone
        if gone:
            return
        try:
            for text in texts:
                print(text, file=out)
            out.flush()
        except BrokenPipeError:  # nobody reads any more, and what is said is still kept
            gone = True

    say = _json_lines if as_json else reply_lines
    opening = Reply(session.events, session.prompts(), at=session.state.now)
    show(_json_lines(opening) if as_json else _opening_lines(session, call))
    for line in lines:
        read = read_line(line)
        hangs_up = isinstance(read, Command) and read.name == "end" and not read.rest
        if hangs_up and session.state.ended:
            break
        try:
            show(say(session.line(line)))
        except CoachError as error:  # the client talks on: the next line may find room again
            print(f"coach: {error}", file=remarks)
            code = 1
        if hangs_up:
            break
    if not as_json:
        show(_closing_lines(session, call))
    if gone:
        raise BrokenPipeError
    return code


def _opening_lines(session: Session, call: int) -> Iterator[str]:
    prompts = session.prompts()
    client = prompts.client or _("a client")
    yield _("Call {number} with {client}. /help lists the commands.").format(
        number=call, client=client
    )
    yield from step_lines(prompts)
    if prompts.at_hand:
        yield from card_lines(prompts.at_hand)
    elif prompts.objection:
        names = ", ".join((prompts.objection.name, *prompts.objection.below))
        yield _("Still open below: {names}").format(names=names)


def _closing_lines(session: Session, call: int) -> Iterator[str]:
    if not session.state.ended:
        command = resume_command(session.state.client)
        yield _("The call is kept: {command} goes on with it.").format(command=command)
        return
    if left_nothing(session.events, session.state):
        yield _("Nothing of the call is kept.")
        return
    if session.state.outcome == "agreed":
        if session.script.then == "agreement":
            yield _("Now the agreement: coach agreement {number} --tier N").format(number=call)
        else:
            yield _("Now the e-mail: coach proposal {number}").format(number=call)
    yield _("How it went: coach score {number}").format(number=call)


def _json_lines(reply: Reply) -> Iterator[str]:
    for event in reply.events:
        yield event_json(event)
    if reply.message:
        yield _object("Message", reply.at, {"text": reply.message, "ok": reply.ok})
    yield _object("Prompt", reply.at, msgspec.to_builtins(reply.prompts))


def event_json(event: Event) -> str:
    """An event as one line of JSON."""
    return encode(event).decode()


def _object(name: str, at: float, fields: dict[str, object]) -> str:
    return msgspec.json.encode({"event": name, "at": at, **fields}).decode()
