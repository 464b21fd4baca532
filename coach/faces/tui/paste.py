"""Pasted text presses no keys.

A terminal marks what is pasted, but not every one takes escape sequences out of it (tmux does
not), and Textual 8.2 acts on those it finds between the marks: a pasted F10 would end the call, and
a long text full of colours would freeze the screen with a key for each character. So the
escape characters are taken out between the marks, before anything is parsed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.message import Message

START, END = "\x1b[200~", "\x1b[201~"


class PasteFilter:
    """Takes escape characters out of pastes; text comes in pieces, cut anywhere."""

    def __init__(self) -> None:
        self._pasting = False
        self._before = ""
        """The last characters outside a paste: they may begin its mark."""
        self._held = ""
        """The last characters inside a paste: they may begin the mark of its end."""

    def __call__(self, text: str) -> str:
        """The next piece, without escapes in what was pasted."""
        passed = ""
        while text:
            passed_now, text = self._inside(text) if self._pasting else self._outside(text)
            passed += passed_now
        return passed

    def _outside(self, text: str) -> tuple[str, str]:
        seen = self._before + text
        found = seen.find(START)
        if found < 0:
            self._before = seen[-(len(START) - 1) :]
            return text, ""
        end = found + len(START) - len(self._before)
        self._before, self._pasting = "", True
        return text[:end], text[end:]

    def _inside(self, text: str) -> tuple[str, str]:
        text, self._held = self._held + text, ""
        found = text.find(END)
        if found >= 0:
            self._pasting = False
            return text[:found].replace("\x1b", "") + END, text[found + len(END) :]
        keep = next(n for n in range(len(END) - 1, -1, -1) if text.endswith(END[:n]))
        self._held = text[len(text) - keep :]
        return text[: len(text) - keep].replace("\x1b", ""), ""


class PasteParser(XTermParser):
    """Textual's own parser behind the filter."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._filter = PasteFilter()

    def feed(self, data: str) -> Iterable[Message]:
        """Keys, mouse and pastes; an empty piece still means the end of the input."""
        passed = self._filter(data)
        return super().feed(passed) if passed or not data else ()


def filtered(driver: type[Driver]) -> type[Driver]:
    """The driver, reading through the filter. Textual has no hook for it but this name."""
    module = sys.modules[driver.__module__]
    if hasattr(module, "XTermParser"):
        module.XTermParser = PasteParser  # type: ignore[attr-defined]
    return driver
