"""What becomes of a call that was begun by mistake."""

from __future__ import annotations

import msgspec
import pytest

from coach.call.events import CallEnded, CallStarted, Event, FactNoted, NoteTaken, StepEntered
from coach.call.false_start import SHORT, ending, is_mistake, left_nothing
from coach.call.state import fold
from coach.playbook.model import Script

BEGUN: tuple[Event, ...] = (
    CallStarted(at=0, action=0, client="Ann", script="retainer", voice="en", started=0),
    StepEntered(at=0, action=0, step="smalltalk", by="start"),
)
WALKED = (*BEGUN, StepEntered(at=5, action=1, step="discover", by="next"))
NOTED = (*WALKED, NoteTaken(at=6, action=2, text="they called back"))
ENDED = CallEnded(at=9, action=3, outcome=None)


@pytest.mark.parametrize(
    ("events", "now", "mistake"),
    [
        (BEGUN, 5, True),
        (BEGUN, SHORT + 1, True),
        (WALKED, 5, True),
        (WALKED, SHORT + 1, False),
        (NOTED, 7, False),
        ((*WALKED, ENDED), 9, False),
    ],
)
def test_a_call_that_holds_nothing_ends_unasked(
    events: tuple[Event, ...], now: float, mistake: bool
) -> None:
    assert is_mistake(events, fold(events), now) == mistake


def test_a_call_hung_up_without_a_word_is_not_kept() -> None:
    late = msgspec.structs.replace(ENDED, at=SHORT + 1)
    lost = msgspec.structs.replace(ENDED, outcome="lost")
    kept = [(*WALKED, late), (*WALKED, lost), (*NOTED, ENDED), WALKED]
    assert left_nothing((*WALKED, ENDED), fold((*WALKED, ENDED)))
    assert not any(left_nothing(events, fold(events)) for events in kept)


def test_a_noted_next_call_speaks_for_an_agreement(retainer: Script) -> None:
    agreed = (*NOTED, FactNoted(at=7, action=3, key="next_call", value="Thursday 10:00"))
    assert ending(NOTED, retainer, 9) == (None, True)
    assert ending(agreed, retainer, SHORT) == ("agreed", False)
