"""How long a silence lasts before the client breaks it by themself."""

from __future__ import annotations

from coach.practice.client.state import ClientState

SECONDS = 6.0
"""Long enough to be felt, short enough to be played again and again."""


def breaks_after(client: ClientState) -> float | None:
    """Seconds until the client speaks without being spoken to; None where they would just wait.

    Only the proposal is followed by a silence that works by itself (step 6 of the script).
    """
    waits = client.stage == "proposed" and client.open is None and client.outcome is None
    return SECONDS if waits else None
