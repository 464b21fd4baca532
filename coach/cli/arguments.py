"""What every command asks of its arguments and of the terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from coach.errors import CoachError, WrongUse
from coach.words import Language, _, language_of_locale

Subparsers = Any
"""argparse's own type for them is private."""


def add_language(parser: argparse.ArgumentParser) -> None:
    """``--lang`` for one command."""
    parser.add_argument(
        "--lang", choices=("en", "de"), default=argparse.SUPPRESS, help=_("language, en or de")
    )


def language_asked(parsed: argparse.Namespace) -> Language | None:
    """The language of ``--lang``, or None where none is asked for."""
    asked: Language | None = getattr(parsed, "lang", None)
    return asked


def language(parsed: argparse.Namespace) -> Language:
    """The language of the screens and of what is said: ``--lang``, else the locale."""
    return language_asked(parsed) or language_of_locale()


@contextmanager
def as_typed() -> Iterator[None]:
    """What is read in here was typed on the command line: an error in it is wrong use."""
    try:
        yield
    except CoachError as error:
        raise WrongUse(error.what, error.where, error.todo) from None


def on_terminal() -> bool:
    """Whether both ends are a terminal; else every conversation takes the plain face."""
    return sys.stdin.isatty() and sys.stdout.isatty()
