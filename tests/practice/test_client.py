"""The simulated client answers what was asked, doubts, calms down, and comes to an end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.playbook.load import Content, load
from coach.playbook.model import KINDS, Kind
from coach.playbook.persona import FILE, Lines, Personas
from coach.playbook.text import Voice
from coach.practice.client.lines import Cast
from coach.practice.client.respond import open_call, respond
from coach.practice.client.state import ClientState, Difficulty, Said, first_state
from coach.practice.client.turn import Reply
from coach.practice.client.ways import ANSWERS, OFFENCES

VOICES: tuple[Voice, ...] = ("en", "sie", "du")
TOPICS = ("business", "workload", "goals", "pains", "success", "decider", "extras")
SILENCE = Said("", ())
DISCOVERY = ("asks_decision_maker", "asks_workload", "asks_goals", "asks_pains", "asks_success")
OFFER = ("estimates_volume", "suggests_extra", "states_flat_fee", "proposes_retainer")
BEST: dict[Kind, str] = {
    "money": "upgrades_offer",
    "value": "names_deliverables",
    "results": "offers_paid_trial",
    "general": "eases_commitment",
}


@pytest.fixture(scope="module")
def everyone(shipped: Content) -> Personas:
    return load(FILE, Personas, shipped)


def said(*moves: str) -> Said:
    return Said(" ".join(moves), moves)


def cast_of(everyone: Personas, name: str, voice: Voice = "en", seed: int = 1) -> Cast:
    return Cast(everyone.personas[name], everyone.lines, voice, seed)


def play(
    cast: Cast, lines: list[Said], difficulty: Difficulty = 2
) -> tuple[ClientState, list[Reply]]:
    state, greeting = open_call(cast, first_state(cast.persona, difficulty))
    replies = [greeting]
    for line in lines:
        state, reply = respond(cast, state, line)
        replies.append(reply)
    return state, replies


def play_well(cast: Cast, difficulty: Difficulty = 2) -> tuple[ClientState, list[Reply]]:
    """The call as the article prescribes it, each doubt asked about and then answered."""
    state, replies = play(cast, [said("builds_rapport")], difficulty)
    todo = [*map(said, DISCOVERY + OFFER), SILENCE, said("explains", "benefit_access")]
    for _ in range(60):
        if state.outcome:
            break
        if state.open is not None:
            line = said(BEST[state.open]) if state.asked else said("acknowledges", "asks_more")
        elif todo:
            line = todo.pop(0)
        elif state.stage == "asked_fee":
            line = said("puts_price_off", "promises_three_options")
        else:
            line = said("agrees_next_step")
        state, reply = respond(cast, state, line)
        replies.append(reply)
    return state, replies


def doubting(kind: Kind, strength: float = 2.0) -> ClientState:
    """A client who has just said what they doubt."""
    return ClientState(
        trust=3, patience=9, doubts={kind: strength}, stage="put_off", open=kind, raised=(kind,)
    )


def play_badly(cast: Cast) -> tuple[ClientState, list[Reply]]:
    lines = ["proposes_retainer", "price_on_phone", "discount", "free_trial", "pressures", "argues"]
    return play(cast, [*map(said, lines), said("says_goodbye")])


# --- the people -----------------------------------------------------------------------------------


def test_there_are_at_least_eight_clients_in_different_moods(everyone: Personas) -> None:
    assert len(everyone.personas) >= 8
    assert {persona.mood for persona in everyone.personas.values()} == {
        "friendly",
        "gruff",
        "brisk",
    }


def test_every_client_can_answer_every_topic_in_every_voice(everyone: Personas) -> None:
    for name, persona in everyone.personas.items():
        assert set(persona.facts) == set(TOPICS), name
        for topic, lines in persona.facts.items():
            for voice in VOICES:
                assert lines.to(voice), f"{name} {topic} {voice}"


def test_every_kind_of_doubt_has_six_wordings_in_every_mood(everyone: Personas) -> None:
    for kind in KINDS:
        pools = everyone.lines[f"objects_{kind}"]
        for mood in ("friendly", "gruff", "brisk"):
            for voice in VOICES:
                assert len(set(pools[mood].to(voice))) >= 6, f"{kind} {mood} {voice}"


def test_every_situation_has_lines_in_both_languages(everyone: Personas) -> None:
    for situation, pools in everyone.lines.items():
        for pool, lines in pools.items():
            assert lines.to("en"), f"{situation} {pool}"
            assert lines.to("sie"), f"{situation} {pool}"


def test_every_situation_that_the_rules_speak_of_is_in_the_file(everyone: Personas) -> None:
    folder = Path(__file__).parents[2] / "coach" / "practice"
    source = "".join(file.read_text("utf-8") for file in folder.glob("client*.py"))
    spoken = set(re.findall(r'\.say\("(\w+)"', source))
    spoken |= {offence.line for offence in OFFENCES.values()}
    for kind in KINDS:
        spoken |= {f"{what}_{kind}" for what in ("objects", "behind", "weak", "half", "calmed")}
    assert spoken <= set(everyone.lines)


def test_german_lines_hold_both_forms_of_address() -> None:
    lines = Lines(en="What?", de="Was [meinen Sie|meinst du]?")
    assert lines.to("sie") == ("Was meinen Sie?",)
    assert lines.to("du") == ("Was meinst du?",)
    assert lines.to("en") == ("What?",)


def test_no_form_of_address_is_left_unresolved(everyone: Personas) -> None:
    banks = [lines for pools in everyone.lines.values() for lines in pools.values()]
    for persona in everyone.personas.values():
        banks += [*persona.facts.values(), *persona.lines.values()]
    for lines in banks:
        for voice in VOICES:
            assert not [line for line in lines.to(voice) if set(line) & set("[]|")]


def test_a_client_who_is_called_du_is_never_addressed_formally(everyone: Personas) -> None:
    formal = re.compile(r"\b(Ihnen|Ihre[nmrs]?)\b|(?<=[,a-zäöüß] )Sie\b")
    for pools in everyone.lines.values():
        for lines in pools.values():
            for line in lines.to("du"):
                assert not formal.search(line), line


# --- the conversation -----------------------------------------------------------------------------


@pytest.mark.parametrize("voice", VOICES)
def test_same_seed_and_same_words_give_the_same_client(everyone: Personas, voice: Voice) -> None:
    one = play_well(cast_of(everyone, "sceptic", voice, 5))
    assert one == play_well(cast_of(everyone, "sceptic", voice, 5))


def test_another_seed_speaks_in_other_words(everyone: Personas) -> None:
    texts = {
        tuple(reply.text for reply in play_well(cast_of(everyone, "nephew", "en", seed))[1])
        for seed in range(5)
    }
    assert len(texts) > 1


def test_facts_are_told_when_asked_and_only_then(everyone: Personas) -> None:
    cast = cast_of(everyone, "busy")
    goals = cast.persona.facts["goals"].to("en")[0]
    _, replies = play(cast, [said("builds_rapport"), said("asks_workload"), said("asks_goals")])
    assert [goals in reply.text for reply in replies] == [False, False, False, True]


def test_asked_again_the_client_tells_more_and_then_says_so(everyone: Personas) -> None:
    cast = cast_of(everyone, "busy")
    facts = cast.persona.facts["goals"].to("en")
    _, replies = play(cast, [said("asks_goals")] * 3)
    assert [replies[1].text, replies[2].text] == list(facts)
    assert replies[3].text not in facts


def test_a_talker_tells_more_at_once(everyone: Personas) -> None:
    cast = cast_of(everyone, "staller")
    _, replies = play(cast, [said("asks_goals")])
    assert all(fact in replies[1].text for fact in cast.persona.facts["goals"].to("en"))


def test_a_proposal_without_questions_is_too_early(everyone: Personas) -> None:
    state, _ = play(cast_of(everyone, "busy"), [said("proposes_retainer"), SILENCE])
    assert state.stage == "talk"


def test_silence_after_the_proposal_makes_the_client_ask(everyone: Personas) -> None:
    lines = [said("asks_goals"), said("proposes_retainer"), SILENCE]
    _, replies = play(cast_of(everyone, "corporate"), lines)
    assert replies[2].label == "none"
    assert replies[3].label == "how_it_works"
    assert replies[3].kept_silence


def test_a_question_that_was_passed_over_is_asked_again_once(everyone: Personas) -> None:
    cast = cast_of(everyone, "existing")
    aside = Said("It rained all week", ())
    lines = [said("asks_goals"), said("proposes_retainer"), SILENCE, aside, aside]
    _, replies = play(cast, lines)
    assert [reply.label for reply in replies[3:]] == ["how_it_works", "how_it_works", "none"]


def test_silence_elsewhere_is_filled_and_wears_patience_down(everyone: Personas) -> None:
    cast = cast_of(everyone, "busy")
    state, replies = play(cast, [SILENCE])
    assert replies[1].text
    assert state.patience < first_state(cast.persona, 2).patience


def test_silence_without_end_ends_the_call(everyone: Personas) -> None:
    state, _ = play(cast_of(everyone, "staller"), [SILENCE] * 8)
    assert state.outcome in ("again", "lost")


def test_after_the_explanation_comes_the_question_for_the_fee(everyone: Personas) -> None:
    _, replies = play_well(cast_of(everyone, "existing"))
    labels = [reply.label for reply in replies]
    assert labels.index("how_it_works") < labels.index("monthly_fee")


def test_talking_on_after_the_proposal_costs_interest(everyone: Personas) -> None:
    lines = [said("asks_goals"), said("proposes_retainer")]
    cast = cast_of(everyone, "startup")
    kept, _ = play(cast, [*lines, SILENCE, said("explains")])
    broken, replies = play(cast, [*lines, said("explains")])
    assert broken.interest < kept.interest
    assert not any(reply.kept_silence for reply in replies)


@pytest.mark.parametrize("kind", KINDS)
def test_asking_first_and_then_the_right_answer_calms_a_doubt(
    everyone: Personas, kind: Kind
) -> None:
    cast = cast_of(everyone, "busy")
    state, asked = respond(cast, doubting(kind), said("asks_more"))
    assert asked.label == kind
    state, calmed = respond(cast, state, said(BEST[kind]))
    assert calmed.calmed == kind
    assert state.open is None


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_that_is_none_is_followed_up_and_dropped_in_the_end(
    everyone: Personas, kind: Kind
) -> None:
    cast = cast_of(everyone, "staller")
    state = doubting(kind)
    for _ in range(3):
        state, reply = respond(cast, state, Said("I had soup today", ()))
        assert reply.text
        assert reply.calmed is None
    assert state.open is None


def test_an_explanation_that_ends_in_a_question_is_still_an_explanation(
    everyone: Personas,
) -> None:
    steps = [*map(said, DISCOVERY + OFFER), SILENCE, said("explains", "benefit_hours", "asks_more")]
    for name in everyone.personas:
        state, _replies = play(cast_of(everyone, name), steps)
        assert state.stage not in ("proposed", "asked_how") or state.open, name


def test_an_offer_made_while_the_money_is_on_the_table_is_heard(everyone: Personas) -> None:
    cast = cast_of(everyone, "price_hunter")
    offered = [*map(said, (*DISCOVERY, "states_flat_fee")), said("proposes_retainer")]
    state, replies = play(cast, offered)
    assert (state.open, state.stage) == ("money", "proposed")
    state, replies = play(cast, [*offered, said("asks_back"), said("upgrades_offer")])
    assert replies[-1].label == "how_it_works"
    state, _replies = play(
        cast, [*offered, said("explains"), said("asks_back"), said("upgrades_offer")]
    )
    assert state.stage in ("explained", "asked_fee")


def test_a_greeting_that_thanks_for_the_time_does_not_end_the_call(everyone: Personas) -> None:
    state, _replies = play(cast_of(everyone, "busy"), [said("greets", "says_goodbye")])
    assert state.outcome is None


def test_hanging_up_on_an_open_doubt_leaves_it_undecided(everyone: Personas) -> None:
    cast = cast_of(everyone, "price_hunter")
    offer = [*map(said, (*DISCOVERY, "proposes_retainer")), SILENCE, said("explains")]
    state, _replies = play(cast, [*offer, said("agrees_next_step"), said("says_goodbye")])
    assert state.open is not None
    assert state.outcome == "again"


def test_asked_for_questions_the_client_has_the_next_one(everyone: Personas) -> None:
    cast = cast_of(everyone, "staller")
    _state, replies = play(cast, [said("invites_questions")])
    assert replies[-1].label == "none"
    offer = [*map(said, DISCOVERY + OFFER)]
    _state, replies = play(cast, [*offer, said("invites_questions")])
    assert replies[-1].label == "how_it_works"


def test_dots_without_words_are_a_silence(everyone: Personas) -> None:
    cast = cast_of(everyone, "staller")
    offer = [*map(said, DISCOVERY + OFFER)]
    _state, replies = play(cast, [*offer, Said("...", ())])
    assert replies[-1].kept_silence


def test_asking_first_makes_the_same_answer_worth_more(everyone: Personas) -> None:
    cast = cast_of(everyone, "busy")
    start = doubting("value", 4.0)
    asked, _ = respond(cast, start, said("asks_more"))
    asked, _ = respond(cast, asked, said("gives_proof"))
    at_once, _ = respond(cast, start, said("gives_proof"))
    assert asked.doubts["value"] < at_once.doubts["value"]


@pytest.mark.parametrize("move", OFFENCES)
def test_every_bad_move_costs_trust_and_gets_a_reaction(everyone: Personas, move: str) -> None:
    cast = cast_of(everyone, "corporate")
    state, replies = play(cast, [said(move)])
    assert state.trust < first_state(cast.persona, 2).trust
    assert replies[1].text


def test_a_discount_and_a_price_put_the_money_on_the_table(everyone: Personas) -> None:
    for move in ("discount", "price_on_phone"):
        state, replies = play(cast_of(everyone, "busy"), [said(move)])
        assert (state.open, replies[1].label) == ("money", "money")


@pytest.mark.parametrize("voice", VOICES)
def test_every_client_is_won_by_a_good_call_and_lost_by_a_bad_one(
    everyone: Personas, voice: Voice
) -> None:
    for name, persona in everyone.personas.items():
        good, _ = play_well(cast_of(everyone, name, voice))
        assert good.outcome == ("agreed" if persona.decides else "again"), name
        bad, _ = play_badly(cast_of(everyone, name, voice))
        assert bad.outcome == "lost", name


def test_hanging_up_ends_the_call_whatever_else_was_said(everyone: Personas) -> None:
    for moves in (("says_goodbye",), ("says_goodbye", "argues"), ("says_goodbye", "discount")):
        state, _ = play(cast_of(everyone, "staller"), [said(*moves)])
        assert state.outcome == "lost"


def test_a_good_call_with_one_discount_is_not_agreed(everyone: Personas) -> None:
    cast = cast_of(everyone, "nephew")
    state, _ = play(cast, [said("discount"), said("asks_more"), said("upgrades_offer")])
    for line in [*map(said, DISCOVERY + OFFER), SILENCE, said("explains", "benefit_access")]:
        state, _ = respond(cast, state, line)
    for _ in range(12):
        state, _ = respond(cast, state, said("agrees_next_step", "eases_commitment"))
    assert state.outcome in ("again", "lost")


def test_harder_clients_doubt_more_and_bear_less(everyone: Personas) -> None:
    persona = everyone.personas["price_hunter"]
    levels: tuple[Difficulty, ...] = (1, 2, 3, 4)
    states = [first_state(persona, level) for level in levels]
    assert [s.doubts["money"] for s in states] == sorted(s.doubts["money"] for s in states)
    assert [s.patience for s in states] == sorted((s.patience for s in states), reverse=True)


def test_after_the_end_there_is_nothing_more_to_hear(everyone: Personas) -> None:
    cast = cast_of(everyone, "busy")
    state, _ = play_well(cast)
    assert respond(cast, state, said("builds_rapport")) == (state, Reply(""))


@pytest.mark.parametrize("name", ["staller", "sceptic", "assistant", "nephew"])
def test_nothing_is_said_twice_in_a_good_call(everyone: Personas, name: str) -> None:
    for seed in range(8):
        state, _ = play_well(cast_of(everyone, name, "du", seed))
        assert len(state.said) == len(set(state.said))


MOVES = sorted(
    {*OFFENCES, *(move for answers in ANSWERS.values() for move in answers)}
    | {*DISCOVERY, *OFFER, "asks_more", "asks_which_objection", "asks_back", "builds_rapport"}
    | {"greets", "acknowledges", "says_goodbye", "puts_price_off", "agrees_next_step"}
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_any_conversation_goes_on_and_comes_to_an_end(
    everyone: Personas, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(everyone.personas)))
    voice = data.draw(st.sampled_from(VOICES))
    lines = data.draw(st.lists(st.lists(st.sampled_from(MOVES), max_size=3), max_size=20))
    cast = cast_of(everyone, name, voice, data.draw(st.integers(0, 9)))
    state, reply = open_call(cast, first_state(cast.persona, 3))
    for turn in range(150):
        if state.outcome is not None:
            break
        moves = tuple(lines[turn % len(lines)]) if lines else ()
        before = state
        state, reply = respond(cast, state, Said("one two three four five", moves))
        assert reply.text
        assert state.turn == before.turn + 1
    assert state.outcome is not None


def middling(cast: Cast, difficulty: Difficulty) -> ClientState:
    """One question, and answers to doubts without asking about them first."""
    state, _ = open_call(cast, first_state(cast.persona, difficulty))
    offer = ("asks_goals", "states_flat_fee", "proposes_retainer")
    todo = [*map(said, offer), SILENCE, said("explains"), said("puts_price_off")]
    for _ in range(60):
        if state.outcome:
            break
        if state.open is not None:
            line = said(BEST[state.open])
        else:
            line = todo.pop(0) if todo else said("agrees_next_step")
        state, _ = respond(cast, state, line)
    return state


def test_what_wins_an_easy_client_does_not_win_the_hardest(everyone: Personas) -> None:
    for name in ("busy", "corporate", "nephew"):
        assert middling(cast_of(everyone, name), 1).outcome == "agreed", name
        assert middling(cast_of(everyone, name), 4).outcome != "agreed", name


def test_a_client_who_does_not_decide_arranges_a_call_with_the_one_who_does(
    everyone: Personas,
) -> None:
    cast = cast_of(everyone, "assistant")
    start = [said("builds_rapport"), said("asks_decision_maker"), said("asks_for_decider")]
    state, replies = play(cast, start)
    assert "Mr Harper" in replies[-1].text
    assert state.outcome is None
    state, _replies = play(cast, [*start, said("agrees_next_step")])
    assert state.outcome == "again"
    state, _replies = play(cast, [*start, said("says_goodbye")])
    assert state.outcome == "again"
    named = Said("Can the three of us talk on Thursday at ten?", ("asks_for_decider",))
    state, replies = play(cast, [named])
    assert state.outcome == "again"
    assert "Thursday at ten" in replies[-1].text


def test_asked_for_the_boss_the_one_who_decides_says_so(everyone: Personas) -> None:
    state, _replies = play(cast_of(everyone, "staller"), [said("asks_for_decider")])
    assert state.told.get("decider")
    assert state.outcome is None


@pytest.mark.parametrize("promise", ["puts_price_off", "promises_three_options"])
def test_a_price_that_was_promised_by_mail_is_not_asked_for_again(
    everyone: Personas, promise: str
) -> None:
    for name in everyone.personas:
        steps = [*map(said, DISCOVERY + OFFER), SILENCE, said("explains", promise)]
        _state, replies = play(cast_of(everyone, name), steps)
        assert replies[-1].label != "monthly_fee", name


def test_a_doubt_that_is_dropped_is_still_said_to_be_one(everyone: Personas) -> None:
    state = doubting("money")
    for _ in range(3):
        state, reply = respond(cast_of(everyone, "staller"), state, Said("I had soup today", ()))
    assert reply.label == "money"


def test_an_extra_that_the_client_wished_for_is_welcome(everyone: Personas) -> None:
    cast = cast_of(everyone, "assistant")
    asked = said("asks_workload")
    for text in ("I could also take photos of the team", "And the brochures?"):
        _state, replies = play(cast, [asked, Said(text, ("suggests_extra",))])
        assert replies[-1].text in everyone.lines["extra_wish"]["friendly"].to("en")
