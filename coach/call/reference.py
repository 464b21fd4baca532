"""The events as a page of the docs, from their own definitions.

``python -m coach.call.reference > docs/events.md`` writes it anew; a test keeps it current.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from coach.call.events import Event

HEAD = """\
# The events of a call

Generated from `coach/call/events.py` by `python -m coach.call.reference`; a test keeps it current.

Every event holds `at`, the seconds since the call began, and `action`, the number of the user's
action that it belongs to: one undo takes back all events of an action.
"""


def reference() -> str:
    """All events with their meaning and fields, as Markdown."""
    return HEAD + "".join(f"\n{line}\n" for line in _sections())


def _sections() -> Iterator[str]:
    for event in get_args(Event):
        meaning = " ".join(str(event.__doc__).split())
        own = [name for name in event.__struct_fields__ if name not in ("at", "action")]
        fields = ", ".join(f"`{name}`" for name in own) if own else "none of its own"
        yield f"## {event.__name__}\n\n{meaning}\n\nFields: {fields}"


if __name__ == "__main__":
    print(reference(), end="")
