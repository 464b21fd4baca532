"""The terminal face against the smallest Textual app: start, keystroke, memory.

    python -m benchmarks.tui            all runs; 3 as exit code where a promise is broken
    python -m benchmarks.tui --short    a few runs, for every change

Both programs run in turn, in one go, on the same machine, so the ratios say more than the times.
The promises: start at most 1.5 times the bare app's, echo of a key at most 1.5 times, memory at
most 1.35 times, and 95 of 100 keys classified on the screen within one frame (16.7 ms) where the
machine has nothing else to do. What is broken is measured again, up to three times, since another
program that starts meanwhile can only make a figure worse.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import BROKEN
from benchmarks.terminal import Terminal

ROOT = Path(__file__).parents[1]
COACH = [sys.executable, "-m", "coach", "call", "Nordlicht", "--lang", "en"]
BARE = [sys.executable, str(Path(__file__).with_name("bare_app.py"))]
SAID = (
    "that is too expensive for us",
    "das ist mir ehrlich gesagt zu teuer",
    "how does a retainer work",
    "we never worked with you before",
    "bringt uns das auch etwas",
)
FRAME = 16.7
QUIET = 0.08
"""Seconds without a change after which a key is taken to be answered."""


class Promise(NamedTuple):
    """One figure, and what it may be at most."""

    name: str
    value: float
    most: float
    detail: str

    @property
    def kept(self) -> bool:
        """Whether it is."""
        return self.value <= self.most


def measured(runs: int, sentences: int) -> Iterator[Promise]:
    """All promises, measured now."""
    with tempfile.TemporaryDirectory() as home:
        env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        env |= {"COACH_HOME": home, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
        with Terminal(COACH, env) as terminal:  # the first start compiles and fills the caches
            terminal.when(lambda text: "F1 Help" in text)
            warm(terminal)
        bare_starts(env)
        yield from again(lambda: starts(env, runs))
        yield from again(lambda: list(keys(env, SAID[:sentences])))


def again(measure: Callable[[], list[Promise]], times: int = 3) -> list[Promise]:
    """The best of a few measurements, the first one that keeps everything if there is one."""
    tried: list[list[Promise]] = []
    for _ in range(times):
        tried.append(measure())
        if all(promise.kept for promise in tried[-1]):
            break
    return [min(same, key=lambda promise: promise.value) for same in zip(*tried, strict=True)]


def starts(env: dict[str, str], runs: int) -> list[Promise]:
    """Both programs started in turn."""
    pairs = [(coach_starts(env), bare_starts(env)) for _ in range(runs)]
    return [ratio("start", [c for c, _ in pairs], [b for _, b in pairs], 1.5, "ms")]


def coach_starts(env: dict[str, str]) -> float:
    """Milliseconds to the step, the lines to say and the line to type on."""
    with Terminal(COACH, env) as terminal:
        seen = terminal.when(
            lambda text: "1/9" in text and "twenty minutes" in text and "They said" in text
        )
        return (seen - terminal.started) * 1000


def bare_starts(env: dict[str, str]) -> float:
    """Milliseconds to the line to type on."""
    with Terminal(BARE, env) as terminal:
        return (terminal.when(lambda text: "Type here" in text) - terminal.started) * 1000


def keys(env: dict[str, str], sentences: Sequence[str]) -> Iterator[Promise]:
    """Echo and answer of every key, the two programs in turn; then their memory."""
    with Terminal(COACH, env) as coach, Terminal(BARE, env) as bare:
        coach.when(lambda text: "F1 Help" in text)
        bare.when(lambda text: "Type here" in text)
        warm(coach)
        warm(bare)
        ours: list[float] = []
        theirs: list[float] = []
        answers: list[float] = []
        for sentence in sentences:
            for place in range(1, len(sentence) + 1):
                echo, answer = typed(coach, sentence[:place], below=1)
                ours.append(echo)
                answers.append(answer)
                theirs.append(typed(bare, sentence[:place], below=0)[0])
            for terminal in (coach, bare):
                terminal.send("\x15")
                terminal.last_change(terminal.started, QUIET)
        yield ratio("echo of a key", ours, theirs, 1.5, "ms")
        late = statistics.quantiles(answers, n=20)[-1]
        detail = f"median {statistics.median(answers):.1f} ms over {len(answers)} keys"
        yield Promise("classified, 95 of 100 (ms)", late, FRAME, detail)
        yield ratio("memory", [coach.resident()], [bare.resident()], 1.35, "MB")


def warm(terminal: Terminal) -> None:
    """A few keys, and everything that is read behind the first picture."""
    for key in "warm up\x15":
        terminal.send(key)
        terminal.last_change(terminal.started, 0.3)


def typed(terminal: Terminal, so_far: str, below: int) -> tuple[float, float]:
    """Milliseconds from the last key of ``so_far`` to its echo, and to the last change."""
    tail = so_far[-4:].rstrip() or so_far
    before = terminal.text()
    sent = terminal.send(so_far[-1])
    if so_far[-1] == " ":  # a space cannot be told from no space
        done = terminal.last_change(sent, QUIET, below)
        return (done - sent) * 1000, (done - sent) * 1000
    echo = terminal.when(lambda text: text != before and tail in text)
    done = max(terminal.last_change(echo, QUIET, below), echo)
    return (echo - sent) * 1000, (done - sent) * 1000


def ratio(
    name: str, ours: Sequence[float], theirs: Sequence[float], most: float, unit: str
) -> Promise:
    """Our median over theirs."""
    one, other = statistics.median(ours), statistics.median(theirs)
    detail = f"{one:.1f} {unit} against {other:.1f} {unit}, {len(ours)} runs"
    return Promise(f"{name} (times the bare app)", one / other, most, detail)


def main() -> int:
    """Print every promise; 3 where one is broken."""
    parser = argparse.ArgumentParser(description="start, keystroke and memory of the screen")
    parser.add_argument("--short", action="store_true", help="a few runs only")
    short = parser.parse_args().short
    promises = list(measured(3 if short else 9, 1 if short else len(SAID)))
    for promise in promises:
        state = "kept  " if promise.kept else "BROKEN"
        told = f"{promise.value:6.2f} (at most {promise.most})"
        print(f"{state}  {promise.name:34} {told:24} {promise.detail}")
    return 0 if all(promise.kept for promise in promises) else BROKEN


if __name__ == "__main__":
    sys.exit(main())
