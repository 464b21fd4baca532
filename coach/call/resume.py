"""The command that goes on with a call, ready to be pasted into a shell."""

from __future__ import annotations

from shlex import quote


def resume_command(client: str) -> str:
    """``coach call 'Kim & Co' --resume``: by then, the newest call may be another client's."""
    return f"coach call {quote(client)} --resume" if client else "coach call --resume"
