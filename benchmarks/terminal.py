"""A program in a pseudo-terminal: keys go in, and every change of the screen has its time.

What comes out is time-stamped by a thread of its own the moment it is read; it is turned into a
screen afterwards, so the work of doing so does not count. Needs pyte (an extra of the tests).
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte

sys.setswitchinterval(0.0005)  # the reading thread must not wait for the parsing one

_PRIVATE = re.compile(rb"\x1b\[[?<>=][0-9;]*\$?[a-zA-Z]|\x1b\](?s:.*?)(?:\x07|\x1b\\)|\x1b[=>P]")
_BEGUN = re.compile(rb"\x1b(?:\[[?<>=]?[0-9;]*\$?|\][^\x07\x1b]*\x1b?)?$")
"""A sequence that the next piece of output will end."""
_SYNC_QUERY, _SYNC_ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"


class Terminal:
    """One running program."""

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        size: tuple[int, int] = (120, 36),
    ) -> None:
        self.columns, self.rows = size
        self._screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.ByteStream(self._screen)
        self._read: deque[tuple[float, bytes]] = deque()
        self._begun = b""
        self._news = threading.Event()
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**env, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            start_new_session=True,
        )
        os.close(slave)
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._master)

    def _listen(self) -> None:
        while True:
            try:
                held = os.read(self._master, 65536)
            except OSError:
                return
            self._read.append((time.perf_counter(), held))
            if _SYNC_QUERY in held:
                os.write(self._master, _SYNC_ANSWER)
            self._news.set()

    def lines(self) -> list[str]:
        """The screen as far as it has been taken in."""
        return list(self._screen.display)

    def text(self) -> str:
        """The screen in one piece."""
        return "\n".join(self.lines())

    def send(self, keys: str) -> float:
        """Press keys; the time at which that was done."""
        now = time.perf_counter()
        os.write(self._master, keys.encode())
        return now

    def when(self, met: Callable[[str], object], seconds: float = 15.0) -> float:
        """The time at which the screen first met a condition."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self._news.wait(0.05)
            self._news.clear()
            while self._read:
                at = self._take()
                if met(self.text()):
                    return at
        raise TimeoutError(f"never came:\n{self.text()}")

    def last_change(self, since: float, quiet: float, below: int = 0) -> float:
        """The time of the last change of the rows from ``below`` on, before ``quiet`` seconds."""
        changed, before = since, self.lines()[below:]
        end = time.perf_counter() + quiet
        while time.perf_counter() < end:
            self._news.wait(max(end - time.perf_counter(), 0.001))
            self._news.clear()
            while self._read:
                at = self._take()
                if (after := self.lines()[below:]) != before:
                    changed, before = at, after
                    end = time.perf_counter() + quiet
        return changed

    def resident(self) -> float:
        """Resident memory in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text("utf-8")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found is not None
        return int(found[1]) / 1024

    def _take(self) -> float:
        at, held = self._read.popleft()
        held = _PRIVATE.sub(b"", self._begun + held)
        begun = _BEGUN.search(held)
        self._begun = begun[0] if begun else b""
        self._stream.feed(held.removesuffix(self._begun))
        return at
