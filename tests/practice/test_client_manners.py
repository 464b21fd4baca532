"""The simulated client is puzzled, cross and polite as a person would be."""

from __future__ import annotations

import msgspec
import pytest

from coach.playbook.load import Content, load
from coach.playbook.model import KINDS, Kind
from coach.playbook.persona import FILE, Personas
from coach.playbook.text import Voice
from coach.practice.client.day import asks_when, day_in
from coach.practice.client.lines import Cast
from coach.practice.client.respond import open_call, respond
from coach.practice.client.state import ClientState, Difficulty, Said, first_state
from coach.practice.client.turn import Reply

STORY = Said(" ".join(["My uncle had a tandem and fell into the harbour with it twice"] * 3), ())
ODD = Said("Purple elephants like to sing rather loudly on Tuesdays", ())


@pytest.fixture(scope="module")
def everyone(shipped: Content) -> Personas:
    return load(FILE, Personas, shipped)


def said(*moves: str, text: str = "Some words") -> Said:
    return Said(text, moves)


def cast_of(everyone: Personas, name: str, voice: Voice = "en", seed: int = 1) -> Cast:
    return Cast(everyone.personas[name], everyone.lines, voice, seed)


def play(
    cast: Cast, *lines: Said, state: ClientState | None = None, difficulty: Difficulty = 2
) -> tuple[ClientState, list[Reply]]:
    if state is None:
        state, _ = open_call(cast, first_state(cast.persona, difficulty))
    replies = []
    for line in lines:
        state, reply = respond(cast, state, line)
        replies.append(reply)
    return state, replies


def lines_of(cast: Cast, *situations: str) -> set[str]:
    """Everything that may be said in these situations."""
    pools = [*(cast.shared[situation] for situation in situations)]
    own = [cast.persona.lines[name] for name in situations if name in cast.persona.lines]
    held = [lines for pool in pools for lines in pool.values()] + own
    return {line for lines in held for line in lines.to(cast.voice)}


def offered(kind: Kind, strength: float = 2.0) -> ClientState:
    """A client who knows the offer and has just said what they doubt."""
    return ClientState(
        trust=5, patience=9, doubts={kind: strength}, stage="put_off", open=kind, raised=(kind,)
    )


# --- words that mean nothing ----------------------------------------------------------------------


def test_odd_words_puzzle_the_client_before_they_annoy(everyone: Personas) -> None:
    cast = cast_of(everyone, "staller")
    _, replies = play(cast, ODD, ODD, ODD)
    assert replies[0].text in lines_of(cast, "tell_me")
    assert replies[1].text in lines_of(cast, "puzzled")
    assert replies[2].text in lines_of(cast, "impatience")


def test_the_busy_one_is_impatient_at_once(everyone: Personas) -> None:
    cast = cast_of(everyone, "busy")
    _, replies = play(cast, ODD)
    assert replies[0].text in lines_of(cast, "impatience")


@pytest.mark.parametrize("name", ["staller", "sceptic", "busy"])
def test_stories_are_interrupted_and_end_the_call(everyone: Personas, name: str) -> None:
    cast = cast_of(everyone, name)
    state, replies = play(cast, *[STORY] * 5)
    assert state.outcome == "lost"
    assert any(reply.text in lines_of(cast, "interrupts") for reply in replies)


def test_a_patient_client_bears_more_stories_than_a_hurried_one(everyone: Personas) -> None:
    spoken = [
        sum(bool(reply.text) for reply in play(cast_of(everyone, name), *[STORY] * 6)[1])
        for name in ("staller", "busy")
    ]
    assert spoken[0] > spoken[1]


def test_a_short_remark_costs_nothing(everyone: Personas) -> None:
    cast = cast_of(everyone, "sceptic")
    state, replies = play(cast, said(text="That helps me."))
    assert state.patience == first_state(cast.persona, 2).patience
    assert replies[0].text in lines_of(cast, "backchannel")


def test_nods_between_the_questions_are_no_offence(everyone: Personas) -> None:
    cast = cast_of(everyone, "nephew")
    nod = said(text="I see.")
    state, _ = play(cast, said("asks_goals"), nod, nod, said("asks_pains"), nod)
    assert state.patience == first_state(cast.persona, 2).patience


def test_a_monologue_is_no_answer_whatever_is_heard_in_it(everyone: Personas) -> None:
    cast = cast_of(everyone, "nephew")
    _, replies = play(cast, said("benefit_access", text="and then there was my uncle " * 12))
    assert replies[0].text in lines_of(cast, "interrupts")


# --- quarrels -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["staller", "sceptic", "corporate"])
def test_who_is_insulted_warns_once_and_hangs_up(everyone: Personas, name: str) -> None:
    cast = cast_of(everyone, name)
    state, replies = play(cast, said("insults"), said("insults"))
    assert replies[0].text in lines_of(cast, "reacts_insult")
    assert replies[1].text in lines_of(cast, "hangs_up")
    assert state.outcome == "lost"


def test_leaving_with_bad_words_gets_a_cold_word_and_nothing_else(everyone: Personas) -> None:
    cast = cast_of(everyone, "nephew")
    state, replies = play(cast, said("insults", "says_goodbye"))
    assert replies[0].text in lines_of(cast, "parts_coldly")
    assert state.outcome == "lost"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("move", ["argues", "pressures"])
def test_arguing_and_pressing_are_met_on_the_open_doubt(
    everyone: Personas, kind: Kind, move: str
) -> None:
    cast = cast_of(everyone, "startup")
    situation = {"argues": "reacts_argument", "pressures": "reacts_pressure"}[move]
    _, replies = play(cast, said(move), state=offered(kind))
    assert replies[0].text in lines_of(cast, f"{situation}_{kind}")


def test_after_a_quarrel_praise_is_not_to_be_had(everyone: Personas) -> None:
    cast = cast_of(everyone, "existing")
    quarrel = [said("argues"), said("argues"), said("pressures")]
    _, replies = play(cast, *quarrel, said("benefit_loyalty"))
    assert replies[-1].text in lines_of(cast, "reacts_sourly")


# --- giveaways ------------------------------------------------------------------------------------


def test_who_gives_away_again_and_again_is_not_believed(everyone: Personas) -> None:
    cast = cast_of(everyone, "price_hunter")
    state, replies = play(cast, *[said("discount")] * 3, said("free_trial"))
    assert len({reply.text for reply in replies}) == 4
    assert replies[-1].text in lines_of(cast, "enough_giveaways")
    assert state.outcome == "lost"


def test_what_is_free_is_no_question_of_money_any_more(everyone: Personas) -> None:
    cast = cast_of(everyone, "winegrower")
    state, _ = play(cast, said("price_on_phone"), said("free_trial"))
    assert state.open is None


# --- questions ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_asked_what_it_is_about_the_client_always_says_it(everyone: Personas, kind: Kind) -> None:
    cast = cast_of(everyone, "winegrower")
    _, replies = play(cast, said(text="What is it that you mean?"), state=offered(kind))
    assert replies[0].text in lines_of(cast, f"behind_{kind}")


def test_asked_again_the_client_says_more_about_it(everyone: Personas) -> None:
    cast = cast_of(everyone, "winegrower")
    _, replies = play(cast, said("asks_more"), said("asks_more"), state=offered("money"))
    assert {reply.text for reply in replies} <= lines_of(cast, "behind_money")
    assert replies[0].text != replies[1].text


def test_a_kind_word_before_the_question_does_not_hide_it(everyone: Personas) -> None:
    cast = cast_of(everyone, "busy")
    asked = said("walks_away_calmly", "asks_which_objection")
    state, replies = play(cast, asked, state=offered("money"))
    assert replies[0].text in lines_of(cast, "behind_money")
    assert state.asked


def test_an_estimate_that_ends_in_a_question_is_confirmed(everyone: Personas) -> None:
    cast = cast_of(everyone, "existing")
    _, replies = play(cast, said("asks_workload"), said("estimates_volume", "asks_more"))
    assert replies[-1].text in lines_of(cast, "reacts_volume")


def test_an_estimate_that_asks_for_yes_gets_half_a_sentence_beside_a_question(
    everyone: Personas,
) -> None:
    cast = cast_of(everyone, "busy")
    both = said("estimates_volume", "asks_goals", text="Twelve hours, right? What do you aim at?")
    _, replies = play(cast, said("asks_workload"), both)
    goals = cast.persona.facts["goals"].to("en")[0]
    passing, _, rest = replies[-1].text.partition(goals)
    assert passing.strip() in lines_of(cast, "volume_in_passing")
    assert not rest


@pytest.mark.parametrize(
    "text", ["Sixty leads, good. What do you aim at?", "Sechzig Leads, und wo hakt es?"]
)
def test_nobody_says_yes_to_what_and_where(everyone: Personas, text: str) -> None:
    cast = cast_of(everyone, "busy")
    both = said("estimates_volume", "asks_goals", text=text)
    _, replies = play(cast, said("asks_workload"), both)
    assert replies[-1].text == cast.persona.facts["goals"].to("en")[0]


def test_the_assistant_takes_up_a_trial_before_she_names_a_date(everyone: Personas) -> None:
    cast = cast_of(everyone, "assistant")
    _, replies = play(cast, said("offers_paid_trial", "asks_for_decider"))
    assert replies[0].text.startswith(tuple(cast.persona.lines["boss_trial"].to("en")))


def test_a_doubt_that_was_dropped_is_named_when_asked_for(everyone: Personas) -> None:
    cast = cast_of(everyone, "busy")
    dropped = ClientState(
        trust=5, patience=9, doubts={"value": 2.0}, stage="put_off", raised=("value",)
    )
    _, replies = play(cast, said("asks_which_objection"), state=dropped)
    assert replies[0].label == "value"


def test_the_assistant_answers_before_she_says_goodbye(everyone: Personas) -> None:
    cast = cast_of(everyone, "assistant")
    state, replies = play(cast, said("asks_for_decider"), said("agrees_next_step", "asks_workload"))
    assert replies[0].text.startswith(tuple(cast.persona.lines["boss_away"].to("en")))
    assert cast.persona.facts["workload"].to("en")[0] in replies[1].text
    assert state.outcome is None


# --- the end --------------------------------------------------------------------------------------


def willing() -> ClientState:
    """A client who only waits for the next step."""
    asked = ("asks_workload", "asks_goals", "asks_pains", "puts_price_off")
    return ClientState(trust=9, patience=9, doubts={}, interest=5, stage="put_off", made=asked)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Shall we talk on Thursday at ten?", "Thursday at ten"),
        ("Can I ring on wednesday evening, at seven?", "Wednesday evening at seven"),
        ("The mail comes tomorrow. Does Friday suit you?", "Friday"),
        ("Dann bis Freitag um zehn?", "Freitag um zehn"),
        ("Geht Donnerstagvormittag?", "Donnerstagvormittag"),
        ("Passt es morgen um neun Uhr?", "morgen um neun Uhr"),
        ("Morgen haben Sie die Mail.", ""),
    ],
)
def test_a_day_is_found_in_the_words(text: str, day: str) -> None:
    assert day_in(text) == day


def test_a_question_for_the_day_is_known() -> None:
    assert asks_when("When would it suit you that I ring?")
    assert asks_when("Wann passt es Ihnen?")
    assert not asks_when("I'll ring when you are back.")


def test_the_day_is_confirmed_in_one_closing(everyone: Personas) -> None:
    cast = cast_of(everyone, "sceptic", "sie")
    asked = said("agrees_next_step", text="Dann bis Freitag um zehn?")
    state, replies = play(cast, asked, state=willing())
    assert state.outcome == "agreed"
    closings = {line.replace("{day}", "Freitag um zehn") for line in lines_of(cast, "agrees_day")}
    assert replies[0].text in closings


def test_asked_when_the_client_names_a_day(everyone: Personas) -> None:
    cast = cast_of(everyone, "busy")
    asked = said("agrees_next_step", text="When would it suit you that I ring?")
    _, replies = play(cast, asked, state=willing())
    assert replies[0].text in lines_of(cast, "names_day")


def test_who_was_told_how_it_works_does_not_ask_what_it_is_about(everyone: Personas) -> None:
    cast = cast_of(everyone, "existing")
    told = said("explains", "benefit_hours", "asks_success")
    _, replies = play(cast, told, said("agrees_next_step"))
    assert replies[-1].text not in lines_of(cast, "too_soon_to_end", "too_soon_for_mail")


def test_a_doubt_that_is_answered_with_a_date_ends_the_call(everyone: Personas) -> None:
    cast = cast_of(everyone, "winegrower")
    doubtful = msgspec.structs.replace(
        willing(), doubts={"general": 1.0}, raised=("general",), open="general", stage="asked_fee"
    )
    asked = said("eases_commitment", "agrees_next_step", text="When shall I ring?")
    state, replies = play(cast, asked, state=doubtful)
    assert state.outcome == "agreed"
    assert replies[0].text in lines_of(cast, "names_day")


def test_a_doubt_that_is_left_is_named_at_the_end(everyone: Personas) -> None:
    cast = cast_of(everyone, "startup")
    doubtful = msgspec.structs.replace(
        willing(), doubts={"money": 2.0}, raised=("money",), demand=20
    )
    state, replies = play(cast, said("agrees_next_step"), state=doubtful)
    assert state.outcome == "again"
    assert replies[0].text in lines_of(cast, "again_money")


def test_nobody_is_called_du_and_dismissed_formally(everyone: Personas) -> None:
    for name, pools in everyone.lines.items():
        for lines in pools.values():
            assert not [line for line in lines.to("du") if "wiederhören" in line.lower()], name


def test_nothing_is_said_twice_where_lines_run_out(everyone: Personas) -> None:
    cast = cast_of(everyone, "existing")
    _, replies = play(cast, *[said("overpromises")] * 6)
    texts = [reply.text for reply in replies if reply.text]
    assert len(texts) == len(set(texts))


# --- how are you ----------------------------------------------------------------------------------


def test_nobody_hangs_up_on_a_question(everyone: Personas) -> None:
    cast = cast_of(everyone, "staller")
    state, _ = play(cast, said("says_goodbye", text="I'm off. Or is there anything else?"))
    assert state.outcome is None


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("en", "Fine, thanks! And you?"),
        ("en", "I'm good, thank you. How about you?"),
        ("en", "I’m good, thank you. How about you?"),
        ("sie", "Gut, danke. Und selbst?"),
        ("du", "Bestens, und dir?"),
    ],
)
def test_how_are_you_is_handed_back(everyone: Personas, voice: Voice, text: str) -> None:
    for name in ("staller", "sceptic", "busy"):
        cast = cast_of(everyone, name, voice)
        _, replies = play(cast, said("builds_rapport", text=text))
        assert replies[0].text in lines_of(cast, "well_too")


def test_who_is_well_is_asked_what_it_is_about(everyone: Personas) -> None:
    cast = cast_of(everyone, "nephew", "sie")
    _, replies = play(cast, said(text="Danke, mir geht's gut."))
    assert replies[0].text in lines_of(cast, "greets_back")


def test_a_price_before_any_question_is_for_nothing(everyone: Personas) -> None:
    cast = cast_of(everyone, "staller")
    _, replies = play(cast, said("price_on_phone", text="2000 a month, deal?"))
    assert replies[0].text in lines_of(cast, "pay_for_what")
    _, replies = play(cast, said("asks_goals"), said("price_on_phone", text="It's 2,000 a month."))
    assert replies[1].text in lines_of(cast, "reacts_price")


def test_who_hangs_up_is_told(everyone: Personas) -> None:
    cast = cast_of(everyone, "sceptic")
    _, angry = play(cast, said("insults"), said("insults"))
    assert (angry[-1].outcome, angry[-1].ended_by) == ("lost", "client")
    _, bored = play(cast, *[said(text="")] * 4)
    assert bored[-1].ended_by == "client"
    _, parted = play(cast, said("insults", "says_goodbye"))
    assert (parted[-1].outcome, parted[-1].ended_by) == ("lost", "you")
