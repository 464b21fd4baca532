"""Arguments; builds the parts and hands them to a face. Nothing else does.

``commands`` stand on top, ``screens`` below them, below both what is read, composed and kept.

Exit codes: 0 done, 1 what was checked or asked for failed, 2 wrong use.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence

from coach import __version__
from coach.cli.help_words import teach_argparse
from coach.errors import CoachError, WrongUse
from coach.words import Language, _, language_of_locale, speak

COMMANDS: dict[str, str] = {
    "call": "call",
    "match": "match",
    "eval": "evaluate",
    "check": "check",
    "handbook": "handbook",
    "history": "history",
    "show": "history",
    "rehearse": "rehearse",
    "score": "score",
    "drill": "drill",
    "prepare": "prepare",
    "offer": "offer",
    "proposal": "proposal",
    "agreement": "agreement",
    "report": "report",
    "follow-ups": "follow_ups",
}
"""Each command with its module in ``commands``; only the module that is asked for is read."""


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say; returns the exit code."""
    _stand_in_for_closed()
    _take_any_text()
    speak(_asked_language(arguments))
    try:
        parsed = _parser(arguments).parse_args(list(arguments))
        if parsed.command is None:
            from coach.cli.commands.home import run as home

            return home(parsed)
        code: int = parsed.run(parsed)
        sys.stdout.flush()
        return code
    except CoachError as error:
        print(f"coach: {error}", file=sys.stderr)
        return 2 if isinstance(error, WrongUse) else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has gone (``coach history | head``): nothing more to say to it.
        _say_no_more()
        return 0
    except OSError as error:
        said = error.strerror or str(error)
        if error.errno and error.filename is None:  # a file's error names the file
            _say_no_more()
            said = _("the output cannot be written ({said})").format(said=said)
        print(f"coach: {CoachError(said, str(error.filename or ''))}", file=sys.stderr)
        return 1


def _stand_in_for_closed() -> None:
    """A stream that was closed before the start gives nothing, and takes what nobody reads."""
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: SIM115
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115


def _say_no_more() -> None:
    """What is still waiting to be written must not fail again at the end of the program."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _take_any_text() -> None:
    """Streams take and give UTF-8 whatever the locale; what is not text shows as �."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _asked_language(arguments: Sequence[str]) -> Language:
    """The language of ``--lang``, looked up before parsing, since help is in it too."""
    for place, argument in enumerate(arguments):
        asked = argument.removeprefix("--lang=") if argument.startswith("--lang=") else ""
        if argument == "--lang" and place + 1 < len(arguments):
            asked = arguments[place + 1]
        if asked in ("en", "de"):
            return "de" if asked == "de" else "en"
    return language_of_locale()


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    teach_argparse()
    parser = argparse.ArgumentParser(
        prog="coach",
        description=_("Sits beside the phone while you negotiate a monthly retainer."),
        epilog=_("Without a command: the home screen. `coach COMMAND --help` says more."),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"coach {__version__}",
        help=_("show program's version number and exit"),
    )
    parser.add_argument("--lang", choices=("en", "de"), help=_("language of the screens"))
    parser.set_defaults(command=None)
    subparsers = parser.add_subparsers(dest="command", metavar=_("COMMAND"))
    for module in _modules(arguments):
        importlib.import_module(f"coach.cli.commands.{module}").add(subparsers)
    return parser


def _modules(arguments: Sequence[str]) -> list[str]:
    """The modules to read: that of the command; all for help and for a command unknown."""
    asked = next((argument for argument in arguments if argument in COMMANDS), None)
    if asked:
        return [COMMANDS[asked]]
    home = all(argument in ("--lang", "en", "de", "--version") for argument in arguments)
    return [] if home else list(dict.fromkeys(COMMANDS.values()))
