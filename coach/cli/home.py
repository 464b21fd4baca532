"""Bare ``coach``: the home screen."""

from __future__ import annotations

import argparse
import sys

from coach.cli import language, on_terminal
from coach.words import _


def run(parsed: argparse.Namespace) -> int:
    """Show the home screen; without a terminal say what to do instead."""
    if not on_terminal():
        print(
            _("coach: the home screen needs a terminal. Without one: coach call NAME --plain"),
            file=sys.stderr,
        )
        return 2
    from coach.faces.tui.app import run_home

    return run_home(language(parsed))
