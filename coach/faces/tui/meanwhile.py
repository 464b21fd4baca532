"""Slow work beside the screen."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

Found = TypeVar("Found")


async def meanwhile(act: Callable[[], Found]) -> Found:
    """What ``act`` gives, from a thread of its own; whoever quits does not wait for it."""
    future: Future[Found] = Future()
    future.set_running_or_notify_cancel()  # it cannot be stopped, only left alone

    def run() -> None:
        try:
            found = act()
        except Exception as error:
            future.set_exception(error)
        else:
            future.set_result(found)

    threading.Thread(target=run, daemon=True).start()
    return await asyncio.wrap_future(future)
