"""``coach``: the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program with the arguments of this process; returns the exit code."""
    from coach.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
