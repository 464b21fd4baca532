"""A rehearsal is a call: steps, guardrails and log are the same, and one can go back in it."""

from __future__ import annotations

import pytest

from coach.call.events import (
    CallEnded,
    CallStarted,
    ClientSaid,
    Event,
    ObjectionOpened,
    ObjectionResolved,
    StepEntered,
    WaitEnded,
    YouSaid,
)
from coach.call.state import fold
from coach.hearing.verdict import Verdict
from coach.playbook.load import Content, load
from coach.playbook.model import Objections, Script
from coach.playbook.moves import FILE as MOVES
from coach.playbook.moves import Moves
from coach.playbook.persona import FILE, Personas
from coach.practice.client.lines import Cast
from coach.practice.client.state import first_state
from coach.practice.moves.hear import MoveHearing, listen
from coach.practice.rehearsal.aside import aside
from coach.practice.rehearsal.rehearse import Record, Rehearsal

GOOD = (
    "Hello, this is Anna. Thanks for taking the time.",
    "Who decides on this in the end?",
    "How much work do you expect over the next six months?",
    "What do you want to have reached by then?",
    "What's holding you up most at the moment?",
    "I charge one flat fee a month that covers all of that.",
    "What makes most sense for you is a retainer.",
    "",
)


class Ears:
    """Ears that know the objections and hear nothing in particular."""

    ready = True

    def __init__(self, objections: Objections) -> None:
        self.objections = objections

    def hear(self, text: str) -> Verdict:
        return Verdict(text, "none", 1.0)


class Room:
    """A rehearsal and the logs that it writes, one for each branch."""

    def __init__(
        self, shared: Personas, script: Script, ears: Ears, moves: MoveHearing, name: str
    ) -> None:
        self.logs: list[list[Event]] = []
        persona = shared.personas[name]
        self.rehearsal = Rehearsal(
            Cast(persona, shared.lines, "en", 4),
            first_state(persona, 2),
            script,
            ears,
            lambda text: tuple(heard.move for heard in moves.hear(text)),
            self._begin,
            lambda: 1.0,
        )

    def _begin(self, kept: tuple[Event, ...]) -> tuple[tuple[Event, ...], Record]:
        started = CallStarted(
            at=0.0, action=0, client="Tom", script="retainer", voice="en", started=0.0
        )
        entered = StepEntered(at=0.0, action=0, step="discover", by="start")
        events = kept or (started, entered)
        log = list(events)
        self.logs.append(log)
        return events, lambda made, _state: log.extend(made)


@pytest.fixture(scope="module")
def moves(shipped: Content) -> MoveHearing:
    return listen(load(MOVES, Moves, shipped))


@pytest.fixture
def room(shipped: Content, retainer: Script, objections: Objections, moves: MoveHearing) -> Room:
    return Room(load(FILE, Personas, shipped), retainer, Ears(objections), moves, "sceptic")


def kinds(log: list[Event], *wanted: type[Event]) -> list[Event]:
    return [event for event in log if isinstance(event, wanted)]


def test_client_and_you_stand_in_the_log_in_turns(room: Room) -> None:
    room.rehearsal.line("> What are your goals?")
    said = kinds(room.logs[0], ClientSaid, YouSaid)
    assert [type(event) for event in said] == [ClientSaid, YouSaid, ClientSaid]


def test_a_line_is_what_you_say_with_or_without_a_mark(room: Room) -> None:
    room.rehearsal.line("What are your goals?")
    room.rehearsal.line("> What's holding you up?")
    you = [event.text for event in room.logs[0] if isinstance(event, YouSaid)]
    assert you == ["What are your goals?", "What's holding you up?"]


def test_the_log_folds_to_the_state_of_the_session(room: Room) -> None:
    for line in GOOD:
        room.rehearsal.line(line)
    assert fold(room.logs[0]) == room.rehearsal.session.state


def test_the_steps_follow_what_is_said(room: Room) -> None:
    for line in GOOD:
        room.rehearsal.line(line)
    entered = [event.step for event in room.logs[0] if isinstance(event, StepEntered)]
    assert entered == ["discover", "flat_fee", "propose", "explain"]


@pytest.mark.parametrize("silence", ["", "   ", "/wait", "/warten"])
def test_a_silence_after_the_proposal_is_kept_in_the_log(room: Room, silence: str) -> None:
    for line in (*GOOD[:-1], silence):
        room.rehearsal.line(line)
    assert [event.kept for event in room.logs[0] if isinstance(event, WaitEnded)] == [True]


def test_a_price_runs_into_the_guardrail_as_in_a_call(room: Room) -> None:
    answer = room.rehearsal.line("That's 3,000 euros a month.")
    assert answer.warnings
    assert kinds(room.logs[0], ObjectionOpened)


def test_a_doubt_is_opened_and_resolved_in_the_log(room: Room) -> None:
    for line in (*GOOD, "You pay a fixed fee at the start of the month, it's a written agreement."):
        room.rehearsal.line(line)
    assert [event.kind for event in room.logs[0] if isinstance(event, ObjectionOpened)] == [
        "results"
    ]
    room.rehearsal.line("I understand. Is it the money, the value or the results?")
    room.rehearsal.line("Let's start with a paid trial: one project, one payment.")
    assert [event.kind for event in room.logs[0] if isinstance(event, ObjectionResolved)] == [
        "results"
    ]


def test_going_back_leaves_a_branch_and_tries_again_from_there(room: Room) -> None:
    rehearsal = room.rehearsal
    rehearsal.line("What are your goals?")
    before = rehearsal.client
    rehearsal.line("I can give you a discount.")
    answer = rehearsal.line("/rewind 2")
    assert answer.rewound
    assert rehearsal.client == before
    assert len(rehearsal.turns) == 1
    assert [branch.left_at for branch in rehearsal.branches] == [2]
    rehearsal.line("What's holding you up?")
    texts = [[e.text for e in log if isinstance(e, YouSaid)] for log in room.logs]
    assert texts == [
        ["What are your goals?", "I can give you a discount."],
        ["What are your goals?", "What's holding you up?"],
    ]


def test_the_same_words_after_going_back_get_the_same_answer(room: Room) -> None:
    first = room.rehearsal.line("What are your goals?")
    room.rehearsal.line("/rewind")
    assert room.rehearsal.line("What are your goals?") == first


def test_a_branch_that_was_left_is_hung_up_in_its_log(room: Room) -> None:
    room.rehearsal.line("Hello there")
    room.rehearsal.line("/rewind 1")
    assert fold(room.logs[0]).ended
    assert not fold(room.logs[1]).ended


def test_one_can_go_back_even_after_the_end(room: Room) -> None:
    room.rehearsal.line("Hello there")
    room.rehearsal.line("/end")
    assert room.rehearsal.ended
    assert room.rehearsal.line("/rewind 1").ok
    assert not room.rehearsal.ended


@pytest.mark.parametrize("number", ["0", "2", "x", "-1", "99999999999999999999"])
def test_a_turn_that_there_is_not_is_refused(room: Room, number: str) -> None:
    room.rehearsal.line("Hello there")
    answer = room.rehearsal.line(f"/rewind {number}")
    assert (answer.ok, answer.rewound) == (False, False)
    assert len(room.rehearsal.turns) == 1


def test_a_bare_end_hangs_up(room: Room) -> None:
    room.rehearsal.line("/end")
    (ended,) = kinds(room.logs[0], CallEnded)
    assert isinstance(ended, CallEnded)
    assert (ended.outcome, ended.by) == (None, "you")


def test_the_log_tells_that_the_client_hung_up(room: Room) -> None:
    for _ in range(4):
        room.rehearsal.line("/wait")
    (ended,) = kinds(room.logs[0], CallEnded)
    assert isinstance(ended, CallEnded)
    assert ended.by == "client"
    assert fold(room.logs[0]).ended_by == "client"


def test_lines_after_the_end_are_ignored(room: Room) -> None:
    room.rehearsal.line("/ende")
    known = list(room.logs[0])
    assert room.rehearsal.line("Are you still there?").client == ""
    assert room.rehearsal.line("").client == ""
    assert room.logs[0] == known


def test_facts_and_notes_are_kept_as_in_a_call(room: Room) -> None:
    room.rehearsal.line("/fact goals two kitchens a month")
    room.rehearsal.line("/notiz speaks slowly")
    state = fold(room.logs[0])
    assert state.facts == {"goals": "two kitchens a month"}
    assert state.notes == ("speaks slowly",)


@pytest.mark.parametrize("line", ["/undo", "/money", "/nonsense", "/resolved", "/wrong none"])
def test_commands_that_make_no_sense_here_are_refused(room: Room, line: str) -> None:
    known = list(room.logs[0])
    assert not room.rehearsal.line(line).ok
    assert room.logs[0] == known


@pytest.mark.parametrize("text", ["[/]", "\x1b]0;x\x07hi", "\u202eabc", "🙂", "x" * 100_000, "> "])
def test_hostile_words_get_an_answer_and_are_stored_clean(room: Room, text: str) -> None:
    answer = room.rehearsal.line(text)
    assert answer.client
    for event in room.logs[0]:
        if isinstance(event, YouSaid):
            assert "\x1b" not in event.text
            assert "\u202e" not in event.text


def hint(room: Room) -> str:
    rehearsal = room.rehearsal
    state = rehearsal.session.state
    return " ".join(aside(rehearsal.script, rehearsal.prompts, state, rehearsal.client))


def test_the_aside_asks_first_then_says_then_keeps_silent(room: Room, retainer: Script) -> None:
    room.rehearsal.line("Hello, this is Anna. Who decides on this in the end?")
    assert retainer.facts["workload"].ask.en in hint(room)
    for line in GOOD[:-1]:
        room.rehearsal.line(line)
    assert "/wait" in hint(room)


def test_the_aside_turns_to_the_open_doubt(room: Room, objections: Objections) -> None:
    room.rehearsal.line("I can give you a discount of ten percent.")
    assert objections.objections["money"].find_out.en in hint(room)
    room.rehearsal.line("What exactly bothers you about the price?")
    says = [response.say.en for response in objections.objections["money"].responses.values()]
    assert any(say.split("{")[0] in hint(room) for say in says)


def test_the_aside_opens_the_call_and_asks_who_decides(room: Room, retainer: Script) -> None:
    assert "Thanks for taking the time" in hint(room)
    assert retainer.facts["decision_maker"].ask.en in hint(room)


def test_the_aside_sends_one_to_whoever_decides(
    shipped: Content, retainer: Script, objections: Objections, moves: MoveHearing
) -> None:
    shared = load(FILE, Personas, shipped)
    room = Room(shared, retainer, Ears(objections), moves, "assistant")
    room.rehearsal.line("Hello, this is Anna. Who decides on this in the end?")
    assert retainer.steps["book"].say["passed_on"].en in hint(room)
    room.rehearsal.line("Could the three of us talk?")
    assert retainer.steps["book"].ask["when"].en in hint(room)


def test_the_aside_lets_go_of_a_doubt_that_was_dropped(room: Room, objections: Objections) -> None:
    room.rehearsal.line("Hello, this is Anna.")
    room.rehearsal.line("I can give you a discount of ten percent.")
    for _ in range(3):
        room.rehearsal.line("I had soup for dinner.")
    assert objections.objections["money"].find_out.en not in hint(room)
    assert room.rehearsal.client.open is None
