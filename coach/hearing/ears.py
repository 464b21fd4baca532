"""The objections and the matcher over them, read in the background after the first screen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import NamedTuple, Protocol

from coach.hearing.verdict import Explanation, Verdict
from coach.playbook.model import Objections


class Matcher(Protocol):
    """Tells what was meant."""

    def hear(self, text: str) -> Verdict: ...

    def explain(self, text: str) -> Explanation: ...

    def learn(self, text: str, label: str) -> None: ...

    def forget(self, text: str, label: str) -> None: ...


class Knowledge(NamedTuple):
    """What has to be read before anything can be heard."""

    objections: Objections
    matcher: Matcher


class Ears:
    """Hears utterances; ``load`` runs once, when first needed or when :meth:`start` asks."""

    def __init__(self, load: Callable[[], Knowledge]) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._future: Future[Knowledge] | None = None

    def start(self, then: Callable[[], None] | None = None) -> None:
        """Begin to read in a thread of its own; ``then`` is called there when it is done."""
        future = self._begin()
        if future is not None:
            threading.Thread(target=self._fill, args=(future,), daemon=True).start()
        if then is not None and self._future is not None:
            self._future.add_done_callback(lambda _: then())

    @property
    def ready(self) -> bool:
        """Whether hearing is possible without waiting."""
        return self._future is not None and self._future.done()

    @property
    def objections(self) -> Objections:
        """The objections; waits until they are read. Raises CoachError when they are broken."""
        return self._knowledge().objections

    def hear(self, text: str) -> Verdict:
        """What ``text`` means; waits until hearing is possible."""
        return self._knowledge().matcher.hear(text)

    @property
    def matcher(self) -> Matcher:
        """The matcher itself, to learn and forget; waits until it is there."""
        return self._knowledge().matcher

    def _begin(self) -> Future[Knowledge] | None:
        with self._lock:
            if self._future is not None:
                return None
            self._future = Future()
            return self._future

    def _fill(self, future: Future[Knowledge]) -> None:
        try:
            future.set_result(self._load())
        except Exception as error:
            future.set_exception(error)

    def _knowledge(self) -> Knowledge:
        future = self._begin()
        if future is not None:
            self._fill(future)
        assert self._future is not None
        return self._future.result()
