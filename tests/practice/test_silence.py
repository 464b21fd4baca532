"""Only the silence after the proposal works by itself."""

from __future__ import annotations

import msgspec
import pytest

from coach.practice.client.silence import SECONDS, breaks_after
from coach.practice.client.state import STAGES, ClientState

CLIENT = ClientState(trust=5, patience=5, doubts={})


@pytest.mark.parametrize("stage", STAGES)
def test_the_client_speaks_first_only_after_the_proposal(stage: str) -> None:
    client = msgspec.structs.replace(CLIENT, stage=stage)
    assert breaks_after(client) == (SECONDS if stage == "proposed" else None)


def test_an_open_doubt_waits_for_its_answer() -> None:
    assert breaks_after(msgspec.structs.replace(CLIENT, stage="proposed", open="money")) is None


def test_after_the_end_nobody_speaks() -> None:
    assert breaks_after(msgspec.structs.replace(CLIENT, stage="proposed", outcome="lost")) is None
