"""A transcript becomes the events of a call, as if it had been typed into the plain face."""

from __future__ import annotations

import pytest

from coach.call.events import ClientSaid, Event, FactNoted, StepEntered, WaitStarted, YouSaid
from coach.call.state import CallState, fold
from coach.errors import CoachError
from coach.hearing.ears import Ears
from coach.playbook.model import Script
from coach.practice.transcript import LARGEST, MOST_LINES, decode_transcript, replay
from tests.conftest import HOSTILE


@pytest.fixture
def told(retainer: Script, ears: Ears):  # type: ignore[no-untyped-def]
    """The events of a transcript."""

    def events(text: str) -> tuple[Event, ...]:
        return replay(text, "retainer", retainer, ears, "en")

    return events


def spoken(events: tuple[Event, ...]) -> list[tuple[str, str]]:
    return [
        ("client" if isinstance(event, ClientSaid) else "you", event.text)
        for event in events
        if isinstance(event, ClientSaid | YouSaid)
    ]


def state_of(events: tuple[Event, ...]) -> CallState:
    return fold(events)


def test_a_line_is_the_client_and_a_marked_one_is_you(told) -> None:  # type: ignore[no-untyped-def]
    assert spoken(told("Hello.\n> Hi.\n>Hey.\n   > Ho.")) == [
        ("client", "Hello."),
        ("you", "Hi."),
        ("you", "Hey."),
        ("you", "Ho."),
    ]


def test_it_starts_with_the_call_at_step_three(told) -> None:  # type: ignore[no-untyped-def]
    assert state_of(told("Hello.")).step == "discover"


def test_goto_starts_it_elsewhere(told) -> None:  # type: ignore[no-untyped-def]
    assert state_of(told("/goto 1\nHello.")).step == "book"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("gap", ["", " ", "\t"])
def test_blank_lines_and_line_ends_do_not_matter(told, newline, gap) -> None:  # type: ignore[no-untyped-def]
    text = f"{newline}{gap}{newline}Hello.{newline}{gap}{newline}> Hi.{newline}"
    assert spoken(told(text)) == [("client", "Hello."), ("you", "Hi.")]


def test_a_hash_is_what_the_client_said(told) -> None:  # type: ignore[no-untyped-def]
    assert spoken(told("# our hashtag\n> # hm")) == [("client", "# our hashtag"), ("you", "# hm")]


def test_commands_work_under_their_german_names(told) -> None:  # type: ignore[no-untyped-def]
    events = told("/gehe 6\n/warten\nWie geht das?\n/fakt goals mehr\n/ende verloren")
    assert any(isinstance(event, WaitStarted) for event in events)
    assert [e.value for e in events if isinstance(e, FactNoted)] == ["mehr"]
    assert state_of(events).outcome == "lost"


def test_what_is_not_possible_changes_nothing(told) -> None:  # type: ignore[no-untyped-def]
    assert told("/resolved\n/pick 3\n/nonsense\n/goto 77\n/wait\n/wrong value") == told("")


def test_nothing_is_heard_after_the_end(told) -> None:  # type: ignore[no-untyped-def]
    assert spoken(told("Hello.\n/end\nStill there?\n> Yes.")) == [("client", "Hello.")]


def test_undo_takes_a_line_back(told) -> None:  # type: ignore[no-untyped-def]
    events = told("That is too expensive.\n/undo")
    assert not state_of(events).open


def test_steps_are_the_scripts(told, retainer: Script) -> None:  # type: ignore[no-untyped-def]
    entered = [e.step for e in told("/next\n/next") if isinstance(e, StepEntered)]
    assert entered == ["discover", "suggest", "flat_fee"]
    assert set(entered) <= set(retainer.steps)


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_lines_are_said_like_any_other(told, hostile) -> None:  # type: ignore[no-untyped-def]
    events = told(f"{hostile}\n> {hostile}")
    assert all("\x1b" not in text and "\u202e" not in text for _who, text in spoken(events))


# --- files ------------------------------------------------------------------------------------


def test_a_byte_order_mark_is_no_word() -> None:
    assert decode_transcript("\ufeffHello.".encode(), "x.txt") == "Hello."


@pytest.mark.parametrize(
    ("held", "what"),
    [
        (b"gr\xfc\xdfe", "UTF-8"),
        (b"\x89PNG\0\0", "text"),
        (b"x" * (LARGEST + 1), "large"),
        (b"x\n" * (MOST_LINES + 1), "lines"),
    ],
)
def test_a_file_that_is_no_transcript_is_refused_with_its_name(held: bytes, what: str) -> None:
    with pytest.raises(CoachError) as caught:
        decode_transcript(held, "x.txt")
    assert what in caught.value.what
    assert caught.value.where.startswith("x.txt")
    assert caught.value.todo
