"""The score: ideal calls are near the top, each fault shows alone, words outrank commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.playbook.load import Content, load
from coach.playbook.model import Objections
from coach.playbook.moves import FILE, Moves
from coach.playbook.scoring import Scoring
from coach.practice.score.card import Scorecard
from coach.practice.score.judge import Rules
from tests.conftest import HOSTILE
from tests.practice.calls import (
    FAULTS,
    WORRIES,
    YOURS,
    Call,
    Said,
    ideal_calls,
    insert_after,
    text_of,
    without,
)
from tests.practice.conftest import ScoreText

TRANSCRIPTS = Path(__file__).parent / "transcripts"
SLOW = settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def read(name: str) -> str:
    return (TRANSCRIPTS / name).read_text(encoding="utf-8")


def points(card: Scorecard, part: str, check: str) -> float:
    (found,) = [p for p in card.parts if p.name == part]
    (point,) = [c for c in found.checks if c.id == check]
    return point.points


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


# --- whole calls ------------------------------------------------------------------------------


def test_the_points_of_all_parts_make_a_hundred(scoring: Scoring) -> None:
    assert sum(part.max for part in scoring.parts.values()) == 100


def test_discovery_and_timing_weigh_most(scoring: Scoring) -> None:
    by_weight = sorted(scoring.parts, key=lambda name: -scoring.parts[name].max)
    assert by_weight[0] == "discovery"
    timing = scoring.parts["wait"].max + scoring.parts["steps"].checks["order"].points
    assert all(
        timing > part.max / 1.5
        for name, part in scoring.parts.items()
        if name not in ("discovery", "steps")
    )


@SLOW
@given(ideal_calls())
def test_a_call_by_the_nine_steps_scores_above_85(
    score_text: ScoreText, made: tuple[str, Call]
) -> None:
    language, call = made
    assert score_text(text_of(call), "en" if language == "en" else "sie").total > 85


SAID_BY = {
    "workload": "asks_workload",
    "goals": "asks_goals",
    "pains": "asks_pains",
    "success": "asks_success",
    "volume": "estimates_volume",
    "suggest": "suggests_extra",
    "flat_fee": "states_flat_fee",
    "propose": "proposes_retainer",
    "next": "agrees_next_step",
}


@SLOW
@given(data=st.data())
def test_any_wording_that_is_understood_scores_as_high(
    score_text: ScoreText, shipped: Content, data: st.DataObject
) -> None:
    moves = load(FILE, Moves, shipped).moves
    wordings = {
        "en": {role: moves[move].phrases("en") for role, move in SAID_BY.items()},
        "de": {role: moves[move].phrases("de") for role, move in SAID_BY.items()},
    }
    _language, call = data.draw(ideal_calls(wordings))
    assert score_text(text_of(call)).total > 85


@pytest.mark.parametrize("fault", FAULTS)
@settings(
    deadline=None, max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=ideal_calls())
def test_each_fault_alone_costs_at_least_two_points(
    score_text: ScoreText, fault: str, made: tuple[str, Call]
) -> None:
    language, call = made
    worse = FAULTS[fault](call, language)
    before, after = score_text(text_of(call)), score_text(text_of(worse))
    assert before.total - after.total >= 2


@SLOW
@given(made=ideal_calls())
def test_answering_an_objection_without_asking_first_costs(
    score_text: ScoreText, made: tuple[str, Call]
) -> None:
    _language, call = made
    if not any(said.role == "answer" for said in call):
        return
    place = next(n for n, said in enumerate(call) if said.role == "asks_first")
    hasty = (*call[:place], *call[place + 2 :])
    assert score_text(text_of(call)).total - score_text(text_of(hasty)).total >= 2


@SLOW
@given(made=ideal_calls())
def test_a_discount_a_price_and_no_questions_score_below_35(
    score_text: ScoreText, made: tuple[str, Call]
) -> None:
    language, call = made
    asking = ("workload", "goals", "pains", "success", "volume")
    worse = without(*asking)(call, language)
    worse = tuple(s for s in worse if not (s.text.startswith(">") and "?" in s.text))
    for role in ("discount", "price_named"):
        line = Said(role, "> " + YOURS[language][role][0])
        worse = insert_after(worse, "client_flat_fee", (line, Said("client_hm", "Hm.")))
    assert score_text(text_of(worse)).total < 35


FEWER_WORDS = 0.5
"""Points that leaving a line out can win: the client has the larger share of the words then."""


@SLOW
@given(made=ideal_calls(), data=st.data())
def test_two_faults_are_never_better_than_one(
    score_text: ScoreText, made: tuple[str, Call], data: st.DataObject
) -> None:
    language, call = made
    one, two = data.draw(st.lists(st.sampled_from(list(FAULTS)), min_size=2, max_size=2))
    first = FAULTS[one](call, language)
    try:
        second = FAULTS[two](first, language)
    except StopIteration:  # the line that it hangs on is gone already
        return
    one_fault, two_faults = (
        sum(part.points for part in score_text(text_of(faulty)).parts) for faulty in (first, second)
    )
    assert two_faults <= one_fault + FEWER_WORDS


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("good.en.txt", 90, 100),
        ("good.de.txt", 90, 100),
        ("middling.en.txt", 50, 80),
        ("middling.de.txt", 50, 80),
        ("bad.en.txt", 0, 25),
        ("bad.de.txt", 0, 25),
    ],
)
def test_written_calls_score_as_a_listener_would(
    score_text: ScoreText, name: str, low: int, high: int
) -> None:
    voice = "sie" if ".de." in name else "en"
    assert low <= score_text(read(name), voice).total <= high


def test_the_rules_name_only_what_there_is(
    scoring: Scoring, shipped: Content, objections: Objections
) -> None:
    moves = set(load(FILE, Moves, shipped).moves)
    checks = [check for part in scoring.parts.values() for check in part.checks.values()]
    named = [scoring.asking, scoring.discovering, scoring.benefits, scoring.proposing]
    named += [*scoring.answers.values(), *scoring.at_once.values()]
    for check in checks:
        named += [check.moves, check.avoid, check.unless]
        assert set(check.guardrails) <= set(objections.guardrails)
    assert {move for group in named for move in group} <= moves
    assert set(scoring.giving_in) <= moves | set(objections.guardrails)
    assert all(
        check in scoring.parts[part].checks
        for part, _dot, check in (name.partition(".") for name in scoring.order)
    )


def test_each_check_is_one_thing_said_avoided_or_measured(scoring: Scoring) -> None:
    for part in scoring.parts.values():
        for name, check in part.checks.items():
            assert bool(check.measure) != bool(check.moves or check.avoid), name
            assert check.points > 0


# --- what the score is made of ----------------------------------------------------------------


@pytest.mark.parametrize("name", ["good.en.txt", "middling.de.txt", "bad.en.txt"])
def test_parts_add_up_and_stay_in_their_bounds(score_text: ScoreText, name: str) -> None:
    card = score_text(read(name))
    for part in card.parts:
        assert 0 <= part.points <= part.max
        assert part.points == pytest.approx(sum(check.points for check in part.checks))
    assert card.total == int(sum(part.points for part in card.parts) + 0.5)


@pytest.mark.parametrize("name", ["good.en.txt", "middling.en.txt", "bad.en.txt"])
def test_every_check_quotes_lines_of_the_call_and_names_a_better_one(
    score_text: ScoreText, name: str
) -> None:
    text = read(name)
    for part in score_text(text).parts:
        assert set(part.evidence) <= set(lines_of(text)), part.name
        for check in part.checks:
            assert check.why
            assert check.better
            assert check.evidence or not check.said


def test_the_same_call_gives_the_same_card(score_text: ScoreText) -> None:
    assert score_text(read("bad.en.txt")) == score_text(read("bad.en.txt"))


def test_a_fault_is_quoted_where_it_cost(score_text: ScoreText) -> None:
    card = score_text(read("middling.de.txt"), "sie")
    (rails,) = [part for part in card.parts if part.name == "guardrails"]
    (lost,) = [check for check in rails.checks if not check.well]
    assert lost.id == "free_trial"
    assert "kostenlos" in lost.evidence[0]


@pytest.mark.parametrize("voice", ["en", "sie", "du"])
def test_the_card_speaks_the_voice_of_the_call(score_text: ScoreText, voice: str) -> None:
    card = score_text(read("good.de.txt"), voice)
    goals = card.parts[0].checks[1].better
    assert goals in {
        "What do you want to have reached by then?",
        "Was wollen Sie bis dahin erreicht haben?",
        "Was willst du bis dahin erreicht haben?",
    }
    assert ("you" in goals, "Sie" in goals, "du" in goals) == (
        voice == "en",
        voice == "sie",
        voice == "du",
    )


# --- words outrank commands -------------------------------------------------------------------


def test_commands_do_not_change_what_was_said(score_text: ScoreText) -> None:
    text = read("good.en.txt")
    spoken = "\n".join(line for line in lines_of(text) if not line.startswith("/"))
    hurried = "\n/next\n".join(lines_of(spoken))
    assert score_text(spoken).total == score_text(text).total == score_text(hurried).total


def test_steps_by_command_alone_earn_nothing_beside_words(score_text: ScoreText) -> None:
    bad = read("bad.en.txt")
    clicked = bad.replace("/next", "/next\n/next\n/next\n/next\n/next\n/resolved")
    assert score_text(clicked).total <= score_text(bad).total + 1


def test_a_fact_noted_without_asking_counts_half(score_text: ScoreText) -> None:
    asked = "Hello.\n> What are your goals for the next six months?\nMore bookings."
    noted = "Hello.\n> Hi there.\nWe want more bookings.\n/fact goals more bookings"
    full, half = (points(score_text(t), "discovery", "goals") for t in (asked, noted))
    assert half == full / 2 > 0


def test_a_log_without_own_words_is_scored_by_commands_at_half(score_text: ScoreText) -> None:
    card = score_text("We need posts.\n/fact goals twenty\n/next\n/next\n/next\n/end again")
    assert card.wordless
    assert 0 < card.total < 50
    (discovery,) = [part for part in card.parts if part.name == "discovery"]
    assert "/fact goals twenty" in discovery.evidence


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("I work with a flat monthly fee that covers it all, and I suggest a retainer.", True),
        ("I charge a flat monthly fee that covers the work. I'd suggest a retainer.", True),
        ("What makes most sense for you is a retainer, with the fee paid each month.", False),
    ],
)
def test_two_steps_in_one_breath_are_two_and_one_is_one(
    score_text: ScoreText, line: str, stated: bool
) -> None:
    card = score_text(f"Hi.\n> {line}\nHow does that work?")
    assert points(card, "steps", "propose") > 0
    assert bool(points(card, "steps", "flat_fee")) == stated


# --- the wait ---------------------------------------------------------------------------------

ASKED = "> What are your goals?\nThirty orders."
PROPOSAL = "> What makes most sense for you is a retainer, with the fee paid each month."


@pytest.mark.parametrize("wait", ["", "/wait\n", "...\n", "…\n"])
def test_the_wait_is_kept_when_the_client_speaks_next(score_text: ScoreText, wait: str) -> None:
    card = score_text(f"{ASKED}\n{PROPOSAL}\n{wait}How does that work?")
    assert points(card, "wait", "kept") > 0


@pytest.mark.parametrize(
    "after",
    [
        "> You get set hours each month.\nI see.",
        "/wait\n> You get set hours each month.\nI see.",
        "",
    ],
)
def test_the_wait_is_lost_by_talking_on(score_text: ScoreText, after: str) -> None:
    assert points(score_text(f"Hi.\n{PROPOSAL}\n{after}"), "wait", "kept") == 0


def test_the_wait_is_lost_in_the_same_breath(score_text: ScoreText) -> None:
    breathless = PROPOSAL + (
        " And what is really nice about that is that a set number of hours is yours every month,"
        " and you don't need a quote for every little thing any more."
    )
    assert points(score_text(f"Hi.\n{breathless}\nI see."), "wait", "kept") == 0


# --- objections -------------------------------------------------------------------------------


def objection_call(*lines: str) -> str:
    return "\n".join(
        ["Hi.", "> What are your goals?", "More bookings.", PROPOSAL, "How does that work?",
         "> You pay the fee at the start of each month.", *lines]
    )  # fmt: skip


@pytest.mark.parametrize("worry", WORRIES["en"], ids=lambda worry: worry.kind)
def test_asking_first_and_the_right_answer_resolve(score_text: ScoreText, worry: object) -> None:
    _kind, client, answer = worry  # type: ignore[misc]
    card = score_text(
        objection_call(client, "> What exactly makes you hesitate?", "Hm.", f"> {answer}", "Good.")
    )
    (note,) = card.objections
    assert (note.asked, note.answered, note.resolved) == (True, True, True)


def test_an_objection_that_comes_again_is_one_and_still_open(score_text: ScoreText) -> None:
    money = WORRIES["en"][0]
    card = score_text(
        objection_call(money.client, f"> {money.answer}", "It's still too expensive.")
    )
    (note,) = card.objections
    assert note.answered
    assert not note.resolved


def test_a_worry_that_the_client_comes_back_to_later_is_no_second_one(
    score_text: ScoreText,
) -> None:
    money = WORRIES["en"][0]
    elsewhere = ("Okay. Who would write the posts?", "> I would.", "How do I know it works?")
    first = (money.client, "> What do you compare it with?", "Hm.", f"> {money.answer}", "Good.")
    again = ("> We start with a small paid trial.", "Good. But it's too expensive, really.")
    left = score_text(objection_call(*first, *elsewhere, *again))
    settled = score_text(objection_call(*first, *elsewhere, *again, f"> {money.answer}", "Good."))
    assert [note.kind for note in left.objections] == ["money", "results"]
    assert [note.resolved for note in left.objections] == [False, True]
    assert settled.objections[0].resolved
    assert settled.objections[0].asked


def test_a_discount_is_no_answer(score_text: ScoreText) -> None:
    card = score_text(
        objection_call("That's too expensive.", "> I could give you a discount.", "Great.")
    )
    (note,) = card.objections
    assert not note.answered


@pytest.mark.parametrize(
    ("command", "kind"), [("/value", "value"), ("/geld", "money"), ("/wrong results", "results")]
)
def test_the_user_knows_better_what_the_client_meant(
    score_text: ScoreText, command: str, kind: str
) -> None:
    card = score_text(objection_call("I just wonder about one thing here.", command))
    assert [note.kind for note in card.objections] == [kind]


def test_resolved_without_a_reply_resolves_nothing(score_text: ScoreText) -> None:
    card = score_text(objection_call("That's too expensive.", "/resolved"))
    assert not card.objections[0].resolved


def test_troubles_told_in_answer_to_a_question_are_no_objections(score_text: ScoreText) -> None:
    card = score_text("Hi.\n> What's holding you up most at the moment?\nWe want to save money.")
    assert not card.objections


@pytest.mark.parametrize(
    "refusal",
    ["> I don't give discounts.", "> Not a free trial, but a paid trial, one task, one payment."],
)
def test_saying_no_to_a_giveaway_is_no_giveaway(score_text: ScoreText, refusal: str) -> None:
    calm = objection_call("Could you give me something for free?", refusal, "Okay.")
    card = score_text(calm)
    (rails,) = [part for part in card.parts if part.name == "guardrails"]
    assert all(check.points for check in rails.checks)


# --- anything at all --------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "\n\n", "> ", "/end", "...", "> ?!"])
def test_nothing_said_scores_nothing(score_text: ScoreText, text: str) -> None:
    assert score_text(text).total == 0


@pytest.mark.parametrize(
    "text", ["Hello?", "/next\n/next", "> Hello.", "> Hi\n> there\n> you", "ja\nnein\nja"]
)
def test_hardly_anything_scores_low(score_text: ScoreText, text: str) -> None:
    assert score_text(text).total < 20


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_scored_like_any_other(score_text: ScoreText, hostile: str) -> None:
    card = score_text(f"{hostile}\n> {hostile}\n/fact goals {hostile}\n/note {hostile}\n/end lost")
    assert 0 <= card.total < 35


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=40),
            st.text(max_size=40).map(lambda text: f"> {text}"),
            st.sampled_from(["/next", "/back", "/wait", "/money", "/resolved", "/undo", "/goto 9",
                             "/wrong value", "/end agreed", "/goto 1", "/fact goals x", "/pick 1"]),
        ),
        max_size=30,
    )
)  # fmt: skip
def test_garbage_never_breaks_the_score(score_text: ScoreText, lines: list[str]) -> None:
    card = score_text("\n".join(lines))
    assert 0 <= card.total <= 60
    assert all(0 <= part.points <= part.max for part in card.parts)


def test_the_script_after_the_email_is_scored_without_the_first_call(
    rules: Rules, score_text: ScoreText, hear: Callable[[str], tuple[str, ...]]
) -> None:
    import msgspec

    from coach.call.events import CallStarted, YouSaid
    from coach.practice.score.judge import score

    events = (
        CallStarted(at=0.0, action=0, client="", script="after-email", voice="en", started=0.0),
        YouSaid(at=1.0, action=1, text="Shall we talk on Thursday at ten?"),
    )
    card = score(events, msgspec.structs.replace(rules))
    assert {part.name for part in card.parts}.isdisjoint(rules.scoring.not_in["after-email"])


@pytest.mark.parametrize(
    "pitch",
    [
        f"{PROPOSAL}\nHow does that work?",
        f"{ASKED}\n> What makes sense for you is a retainer for 2,000 a month.\nHow does it work?",
    ],
)
def test_silence_after_a_pitch_without_questions_or_with_a_price_is_no_wait(
    score_text: ScoreText, scoring: Scoring, pitch: str
) -> None:
    card = score_text(pitch)
    assert points(card, "wait", "kept") == 0
    spoiled = scoring.parts["wait"].checks["kept"].spoiled
    assert spoiled is not None
    assert next(part for part in card.parts if part.name == "wait").worst.why == spoiled.en


APPOINTMENT = "> Shall we talk it through on Thursday at ten?\n"


@pytest.mark.parametrize(
    ("end", "agreed"),
    [
        ("Yes, Thursday is fine.", True),
        ("No, leave it.\n/end", False),
        ("That's too expensive for me.", False),
        ("Nein, danke.", False),
        ("Hm.\n/end again", True),
        ("Yes, fine.\n/end lost", False),
        ("/end", False),
    ],
)
def test_a_next_step_is_agreed_when_the_client_goes_along(
    score_text: ScoreText, end: str, agreed: bool
) -> None:
    card = score_text(f"{ASKED}\n{APPOINTMENT}{end}")
    assert (points(card, "next", "agreed") > 0) is agreed


TO_THE_BOSS = (
    "> Hello, this is Anna. Who decides on this in the end?\nThat's Mr Harper.\n"
    "> Could the three of us talk?\nYes, Thursday at ten.\n> Thursday at ten, then. Bye!\nBye!\n"
)


def test_a_call_that_leads_to_the_one_who_decides_is_judged_by_what_could_come(
    score_text: ScoreText,
) -> None:
    card = score_text(TO_THE_BOSS + "/end again")
    assert [part.name for part in card.parts] == [
        "objections", "guardrails", "talk", "next",
    ]  # fmt: skip
    assert card.total > 70
    assert score_text(TO_THE_BOSS + "/end lost").total < card.total


def test_what_was_kept_where_little_happened_is_said_so(
    score_text: ScoreText, scoring: Scoring
) -> None:
    card = score_text(f"{ASKED}\n> Okay.\nBye.")
    kept = next(part for part in card.parts if part.name == "guardrails").checks
    discount, *others = kept
    assert discount.points > others[0].points > 0
    assert not any(point.fault for point in kept)
    part = next(part for part in card.parts if part.name == "guardrails")
    assert part.told == (discount,)
    assert part.note == scoring.early.en


def test_what_was_kept_for_next_to_nothing_does_not_stand_beside_a_breach(
    score_text: ScoreText, scoring: Scoring
) -> None:
    card = score_text(f"{ASKED}\n> I could give you a discount of ten percent.\nOh.\n/end lost")
    part = next(part for part in card.parts if part.name == "guardrails")
    assert [point.id for point in part.told] == ["discount"]
    assert not part.note
    hardly = score_text("Hello.\n> Hello.\nBye.\n/end lost")
    (bare,) = (part for part in hardly.parts if part.name == "guardrails")
    assert not bare.told
    assert bare.note == scoring.early.en
