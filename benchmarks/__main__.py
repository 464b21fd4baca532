"""All benchmarks in turn: ``python -m benchmarks [--short]``; 1 where a promise is broken."""

from __future__ import annotations

import subprocess
import sys

ALL = ("matcher", "practice", "tui")


def main() -> int:
    """Run each benchmark in a process of its own, so that none warms up another."""
    codes = []
    for name in ALL:
        print(f"\n== {name} ==", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}", *sys.argv[1:]]
        codes.append(subprocess.run(command, check=False).returncode)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
