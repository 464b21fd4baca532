"""``coach rehearse`` line by line: as a new user, a pipe or a screen reader would use it."""

from __future__ import annotations

import io
import sys

import pytest

from coach.call.events import CallStarted
from coach.cli import run
from coach.cli.parts import open_journal
from coach.practice.client.brief import persona_of
from coach.practice.client.voice import Speaker, speech_command


def rehearse(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lines: list[str],
    *arguments: str,
) -> tuple[int, str]:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    code = run(["rehearse", *arguments])
    return code, capsys.readouterr().out


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    return lambda lines, *arguments: rehearse(monkeypatch, capsys, lines, *arguments)


SEEDED = ("staller", "--seed", "3", "--plain", "--lang", "en")


def test_a_bare_end_hangs_up_with_exit_code_0(play) -> None:  # type: ignore[no-untyped-def]
    code, out = play(["What are your goals?", "/end"], *SEEDED)
    assert code == 0
    assert "Tom Baker (1): " in out
    assert "no outcome noted" in out


def test_the_end_of_the_lines_ends_it_cleanly(play) -> None:  # type: ignore[no-untyped-def]
    code, _ = play([], *SEEDED)
    assert code == 0
    (row,) = open_journal().calls("rehearsal")
    assert (row.ended, row.client) == (True, "Tom Baker")
    assert row.score is not None


def test_no_escape_codes_are_printed(play) -> None:  # type: ignore[no-untyped-def]
    _, out = play(["\x1b[2JHello", "[/]", "/hint", "/help", "/score"], *SEEDED)
    assert "\x1b" not in out


def test_same_seed_same_client(play) -> None:  # type: ignore[no-untyped-def]
    lines = ["Hello, how are you?", "", "What are your goals?"]
    assert play(lines, *SEEDED)[1] == play(lines, *SEEDED)[1].replace("score 2", "score 1")


def test_without_a_name_the_seed_chooses(play) -> None:  # type: ignore[no-untyped-def]
    names = {
        play([], "--seed", str(seed), "--plain")[1].splitlines()[1].split(",")[0]
        for seed in range(6)
    }
    assert len(names) > 1


def test_lines_after_the_clients_end_are_ignored(play) -> None:  # type: ignore[no-untyped-def]
    _, out = play([*[""] * 4, "Are you still there?", "Hello?"], *SEEDED)
    assert "Tom Baker (4)" in out
    assert "Tom Baker (5)" not in out
    assert "! The call is over; /rewind N tries another way." in out


def test_branches_are_scored_side_by_side(play) -> None:  # type: ignore[no-untyped-def]
    lines = ["What are your goals?", "I'll give you a discount.", "/rewind 2", "What's in the way?"]
    _, out = play([*lines, "/score"], *SEEDED)
    assert "Branch 1: " in out
    assert "left at turn 2" in out
    assert "Branch 2: " in out
    assert len(open_journal().calls("rehearsal")) == 2


def test_hints_come_on_demand_always_or_never(play) -> None:  # type: ignore[no-untyped-def]
    hint = "(Ask: Who decides on this"
    assert hint not in play(["Hello"], *SEEDED)[1]
    assert hint in play(["/hint"], *SEEDED)[1]
    assert hint in play([], *SEEDED, "--hints", "always")[1]
    assert hint not in play(["/hint"], *SEEDED, "--hints", "never")[1]


def test_a_client_that_there_is_not_is_named_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["rehearse", "nobody", "--plain"]) == 2
    assert "staller" in capsys.readouterr().err


def test_german_clients_say_sie_or_du(play) -> None:  # type: ignore[no-untyped-def]
    out = play([""], "busy", "--seed", "1", "--plain", "--lang", "de")[1]
    assert "Zahnarztpraxis" in out


def test_a_client_of_ones_own_is_made_from_the_last_call(
    play,  # type: ignore[no-untyped-def]
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = "/fact goals ten new patients a month\n/fact workload two articles\n/end again\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(told))
    run(["call", "Dr Meyer", "--plain"])
    capsys.readouterr()
    lines = ["What are your goals?", "What keeps you from it?"]
    _, out = play(lines, "--from-brief", "Dr Meyer", "--seed", "2", "--plain")
    assert "ten new patients a month" in out
    (row,) = open_journal().calls("rehearsal")
    assert row.client == "Dr Meyer"
    began = open_journal().events(row.id)[0]
    assert isinstance(began, CallStarted)
    assert {"goals", "workload"} <= set(began.told)


def test_a_client_of_whom_nothing_is_known_cannot_be_rehearsed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["rehearse", "--from-brief", "Nobody", "--plain"]) == 1
    assert "coach prepare" in capsys.readouterr().err


def test_the_list_names_every_client(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rehearse", "--list"]) == 0
    assert "price_hunter: " in capsys.readouterr().out


def test_the_voice_is_the_first_speech_program_there_is() -> None:
    only_say = {"say": "/usr/bin/say"}
    assert speech_command("de", only_say.get) == ("/usr/bin/say", "-v", "Anna", "--")
    assert speech_command("en", lambda _name: None) == ()


def test_a_missing_voice_is_silent_and_no_error() -> None:
    Speaker(()).speak("hello")
    Speaker(("/nonexistent/voice",)).speak("hello")


def test_a_brief_makes_the_same_persona_for_the_same_seed(shipped) -> None:  # type: ignore[no-untyped-def]
    from coach.playbook.load import load
    from coach.playbook.persona import FILE, Personas

    shared = load(FILE, Personas, shipped)
    facts = {"goals": "more guests.", "contact": "Mr Lee"}
    one = persona_of("Lee's Diner", facts, shared, False, 3)
    assert one == persona_of("Lee's Diner", facts, shared, False, 3)
    assert one.name.en == "Mr Lee"
    assert one.facts["goals"].to("en") == ("What we want to get to: more guests.",)
    assert "pains" not in one.facts


def test_going_back_too_far_names_the_turns_that_there_are(play) -> None:  # type: ignore[no-untyped-def]
    assert "There is 1 turn so far: /rewind 1." in play(["Hello", "/rewind 9"], *SEEDED)[1]
    assert "from 1 to 2: /rewind 2." in play(["Hello", "So", "/rewind 9"], *SEEDED)[1]
    assert "(1 turn, " in play(["Hello", "/score"], *SEEDED)[1]


def test_a_call_in_du_is_scored_in_du(play, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    play(["Hallo"], "startup", "--seed", "3", "--lang", "de", "--plain")
    assert run(["score", "last", "--lang", "de"]) == 0
    out = capsys.readouterr().out
    assert " dir " in out or "deine" in out or " du " in out
    assert "Ihnen" not in out
    assert " Sie " not in out
