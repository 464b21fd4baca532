"""All benchmarks in turn: ``python -m benchmarks [--short]``.

The exit code is 3 where a promise is broken, and 1 where a benchmark has crashed.
"""

from __future__ import annotations

import subprocess
import sys

from benchmarks import BROKEN

ALL = ("matcher", "practice", "tui")


def main() -> int:
    """Run each benchmark in a process of its own, so that none warms up another."""
    codes = []
    for name in ALL:
        print(f"\n== {name} ==", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}", *sys.argv[1:]]
        codes.append(subprocess.run(command, check=False).returncode)
    if any(code not in (0, BROKEN) for code in codes):
        return 1
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
