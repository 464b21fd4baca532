"""Bare ``coach``: the home screen."""

from __future__ import annotations

import argparse
import sys

from coach.cli.arguments import language, on_terminal
from coach.cli.parts import Remarks, open_journal, own_keys
from coach.words import _


def run(parsed: argparse.Namespace) -> int:
    """Show the home screen; without a terminal say what to do instead."""
    if not on_terminal():
        print(
            _("coach: the home screen needs a terminal. Without one: coach call NAME --plain"),
            file=sys.stderr,
        )
        return 2
    from coach.cli.screens.home import Home
    from coach.faces.tui.app import run as show

    remarks = Remarks()
    keys = own_keys(remarks.keep)
    remark = remarks.take()
    home = Home(open_journal(), language(parsed))
    code = show(lambda app: home.screen(app, remark), keys)
    home.leave()
    return code
