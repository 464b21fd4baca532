"""``coach history``, ``show`` and ``score``: what was said is kept, listed, read and scored."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import pytest

from coach.cli.commands import history
from coach.cli.parts import open_journal
from coach.faces.plain.history import clock
from tests.cli.conftest import Coach
from tests.conftest import HOSTILE

TRANSCRIPTS = Path(__file__).parent.parent / "practice" / "transcripts"
GOOD = (TRANSCRIPTS / "good.en.txt").read_text(encoding="utf-8")
BAD = (TRANSCRIPTS / "bad.en.txt").read_text(encoding="utf-8")


@pytest.fixture
def called(coach: Coach) -> Coach:
    """Two calls in the journal: Keller, and after that Krause."""
    coach("call", "Keller", "--plain", lines=GOOD)
    coach("call", "Krause", "--plain", "--lang", "en", lines=BAD)
    return coach


# --- history ----------------------------------------------------------------------------------


def test_without_calls_the_list_says_how_to_begin(coach: Coach) -> None:
    done = coach("history")
    assert done.code == 0
    assert "coach call" in done.out
    assert json.loads(coach("history", "--json").out) == []


def test_the_newest_call_stands_first_within_eighty_columns(called: Coach) -> None:
    lines = called("history").out.splitlines()
    assert "Krause" in lines[1]
    assert "Keller" in lines[2]
    assert "agreed" in lines[2]
    assert all(len(line) <= 80 for line in lines[:4])


def test_the_debrief_counts_with_the_users_own_offer(called: Coach) -> None:
    assert "$3,000 a month" in called("score", "1").out
    called("offer", "--set", "tier1_price=950", "--set", "currency=EUR")
    assert "at €950 a month each, are €34,200 a year" in " ".join(called("score", "1").out.split())


def test_a_call_has_its_score_as_soon_as_it_has_ended(called: Coach) -> None:
    total = json.loads(called("score", "1", "--json").out)["total"]
    (keller,) = [c for c in json.loads(called("history", "--json").out) if c["call"] == 1]
    assert keller["score"] == total
    assert "Scores" in called("history").out


def test_the_list_can_be_shortened(called: Coach) -> None:
    assert len(json.loads(called("history", "--json", "--limit", "1").out)) == 1
    short = called("history", "--limit", "1").out
    assert "Keller" not in short
    assert "--all" in short


@pytest.mark.parametrize("limit", ["0", "-1", "x", ""])
def test_a_wrong_number_is_wrong_use(coach: Coach, limit: str) -> None:
    assert coach("history", "--limit", limit).code == 2


@pytest.mark.parametrize("name", ["=1+1", "+1+1", "-1+x", "@x", " =1", "|calc"])
def test_no_cell_of_the_csv_is_a_formula(coach: Coach, name: str) -> None:
    coach("call", f"{name}", "--plain", lines="/end lost") if not name.startswith("-") else coach(
        "call", "--plain", "--", name, lines="/end lost"
    )
    (row,) = list(csv.DictReader(io.StringIO(coach("history", "--csv").out)))
    assert row["client"] == "'" + name.strip()
    assert row["outcome"] == "lost"


def test_hostile_names_and_words_are_listed_and_shown(coach: Coach) -> None:
    words = [text.encode("utf-8", "replace").decode() for text in HOSTILE if "\n" not in text]
    lines = "".join(f"{text}\n> {text}\n/note {text}\n" for text in words)
    coach("call", "--plain", "--", words[2], lines=f"{lines}/end lost")
    for command in (["history"], ["history", "--csv"], ["show", "1"], ["score", "1"]):
        done = coach(*command)
        assert done.code == 0
        assert "\x1b" not in done.out
        assert "\u202e" not in done.out


# --- show -------------------------------------------------------------------------------------


def test_show_reads_like_the_call(called: Coach) -> None:
    out = called("show", "2").out
    for part in ("Krause", "1/9", "Client: That's quite a lot of money.", "You: Or we do the",
                 "Discount", "Objection: Money", "Score: ", "Better:"):  # fmt: skip
        assert part in out
    assert all(len(line) <= 80 for line in out.splitlines())


def test_show_tells_which_answer_was_picked_and_only_the_last_of_a_row(coach: Coach) -> None:
    said = "/goto 7\nThat is too expensive.\n/pick 2\n/pick 1\n/end lost\n"
    first = next(
        line
        for line in coach("call", "Krause", "--plain", lines=said).out.splitlines()
        if line.startswith("1. ")
    )
    shown = " ".join(coach("show", "1").out.split())
    assert shown.count("You, from the card:") == 1
    assert f"You, from the card: {first.removeprefix('1. ')}" in shown


def test_show_lists_facts_notes_and_corrections(coach: Coach) -> None:
    coach(
        "call", "Meier", "--plain",
        lines="too much\n/wrong value\n/fact goals more calls\n/note ring back\n/end again",
    )  # fmt: skip
    out = coach("show", "last").out
    for part in ("Goals: more calls", "ring back", "Corrections", "Value"):
        assert part in out


def test_show_json_holds_all_of_it_on_one_line(called: Coach) -> None:
    out = called("show", "last", "--json").out
    assert out.count("\n") == 1
    whole = json.loads(out)
    assert (whole["call"], whole["client"]) == (2, "Krause")
    assert {"facts", "notes", "corrections", "events", "scorecard"} <= set(whole)
    assert whole["events"][0]["event"] == "CallStarted"


def test_what_was_undone_is_not_shown(coach: Coach) -> None:
    coach("call", "Meier", "--plain", lines="never mind this\n/undo\n/end lost")
    assert "never mind this" not in coach("show", "1").out


def test_a_replay_keeps_the_pace_of_the_call(
    called: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(history.time, "sleep", slept.append)
    fast = called("show", "1", "--replay", "--speed", "10").out
    fast_pauses, slept[:] = sum(slept), []
    called("show", "1", "--replay")
    journal = open_journal()
    last = max(event.at for event in journal.events(1))
    assert sum(slept) == pytest.approx(last)
    assert fast_pauses == pytest.approx(last / 10)
    assert "Client: How does that work exactly?" in fast


@pytest.mark.parametrize("speed", ["0", "-1", "nan", "x", "1e9"])
def test_a_wrong_speed_is_wrong_use(coach: Coach, speed: str) -> None:
    assert coach("show", "1", "--replay", f"--speed={speed}").code == 2


@pytest.mark.parametrize("command", ["show", "score"])
@pytest.mark.parametrize("call", ["7", "last", "no-such-file.txt", "99999999999999999999"])
def test_a_call_that_is_not_there_is_one_clear_error(coach: Coach, command: str, call: str) -> None:
    done = coach(command, call)
    assert done.code == (1 if command == "score" or call in ("7", "last") else 2)
    assert done.out == ""
    assert done.err.startswith("coach: ")


# --- score ------------------------------------------------------------------------------------


def test_a_transcript_scores_like_the_call_that_it_tells(called: Coach, tmp_path: Path) -> None:
    of_call = json.loads(called("score", "1", "--json").out)
    of_file = json.loads(called("score", str(TRANSCRIPTS / "good.en.txt"), "--json").out)
    assert of_call["total"] == of_file["total"] > 85


def test_the_json_is_one_line_with_evidence_and_better_lines(coach: Coach) -> None:
    out = coach("score", str(TRANSCRIPTS / "bad.en.txt"), "--json").out
    assert out.count("\n") == 1
    card = json.loads(out)
    assert 0 <= card["total"] < 35
    for part in card["parts"]:
        assert {"name", "points", "max", "evidence", "better"} <= set(part)
        assert part["better"]
    assert any("discount" in line for part in card["parts"] for line in part["evidence"])
    assert card["debrief"]


def test_a_transcript_can_come_through_a_pipe(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Pipe(io.StringIO):
        buffer = io.BytesIO(BAD.encode())

    monkeypatch.setattr("sys.stdin", Pipe())
    from coach.cli import run

    assert run(["score", "-", "--json"]) == 0


def test_german_is_asked_for_by_lang(coach: Coach) -> None:
    out = coach("score", str(TRANSCRIPTS / "bad.de.txt"), "--lang", "de").out
    assert "Bedarf erfragt" in out
    assert all(len(line) <= 80 for line in out.splitlines())


def test_a_call_is_scored_in_its_own_language(coach: Coach) -> None:
    coach("call", "Brandt", "--plain", "--lang", "de", lines="Hallo\n> Guten Tag\n/ende verloren")
    assert "Bedarf erfragt" in coach("score", "last").out
    assert "Finding out" in coach("score", "last", "--lang", "en").out


def test_a_call_that_goes_on_is_scored_but_not_kept(coach: Coach) -> None:
    coach("call", "Meier", "--plain", lines="Hello.\n> Hi.\n")
    assert coach("score", "1").code == 0
    assert json.loads(coach("history", "--json").out)[0]["score"] is None


def test_a_folder_is_no_transcript(coach: Coach, tmp_path: Path) -> None:
    done = coach("score", str(tmp_path))
    assert done.code == 1
    assert str(tmp_path) in done.err


def test_a_date_stands_in_the_list_as_its_language_writes_it(coach: Coach) -> None:
    coach("call", "Krause", "--plain", lines="/end\n")
    day = datetime.fromtimestamp(open_journal().calls()[0].started)
    assert f"{day:%d.%m.%Y %H:%M}" in coach("history", "--plain", "--lang", "de").out
    assert f"{day:%d %b %Y %H:%M}" in coach("history", "--plain", "--lang", "en").out


@pytest.mark.parametrize(("seconds", "shown"), [(59, "00:59"), (3599, "59:59"), (4440, "1:14:00")])
def test_a_long_call_counts_its_hours(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown
