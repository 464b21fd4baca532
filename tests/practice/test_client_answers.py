"""What the simulated client makes of answers, small questions, wishes and dates."""

from __future__ import annotations

import msgspec
import pytest

from coach.playbook.load import Content, load
from coach.playbook.model import Kind
from coach.playbook.persona import FILE, Personas
from coach.playbook.text import Voice
from coach.practice.client.day import asks_timing, refuses_day
from coach.practice.client.lines import Cast, shared_words
from coach.practice.client.state import ClientState
from tests.practice.test_client_manners import cast_of, lines_of, offered, play, said, willing


@pytest.fixture(scope="module")
def everyone(shipped: Content) -> Personas:
    return load(FILE, Personas, shipped)


def heard(cast: Cast, state: ClientState, *lines: str) -> ClientState:
    """The client who has said these lines."""
    return msgspec.structs.replace(state, said=lines)


# --- answers to a doubt ---------------------------------------------------------------------------


def test_a_kind_word_does_not_hide_the_question_after_it(everyone: Personas) -> None:
    cast = cast_of(everyone, "winegrower")
    asked = said("acknowledges", text="Fair that you ask. What is missing for you to say yes?")
    _, replies = play(cast, asked, state=offered("value"))
    assert replies[0].text in lines_of(cast, "behind_value")


def test_a_kind_word_does_not_hide_the_answer_after_it(everyone: Personas) -> None:
    cast = cast_of(everyone, "busy")
    state = heard(cast, offered("value"), *cast.persona.facts["pains"].to("en"))
    answer = "I get that. You write one sentence to me, instead of waiting a week for the website."
    state, replies = play(cast, said("acknowledges", text=answer), state=state)
    assert replies[0].text not in lines_of(cast, "and_then", "weak_value", "interrupts")
    assert state.doubts["value"] < 2.0


def test_a_kind_word_alone_is_asked_for_more(everyone: Personas) -> None:
    cast = cast_of(everyone, "busy")
    _, replies = play(cast, said("acknowledges", text="I understand."), state=offered("value"))
    assert replies[0].text in lines_of(cast, "and_then")


def test_an_answer_of_some_sentences_is_no_rambling(everyone: Personas) -> None:
    cast = cast_of(everyone, "sceptic")
    answer = said(text="It pays for itself, and one sees it. " * 5)
    _, replies = play(cast, answer, answer, state=offered("money", 3.0))
    assert replies[0].text in lines_of(cast, "weak_money")
    assert replies[1].text in lines_of(cast, "interrupts")


def test_a_figure_answers_the_question_for_one(everyone: Personas) -> None:
    cast = cast_of(everyone, "busy", "sie")
    asked = "Wie viele Minuten pro Woche kostet mich das? Das interessiert mich."
    state = heard(cast, offered("value"), asked)
    answer = said(text="Ich rechne mit fünf Minuten, den Rest erledige ich.")
    state, _ = play(cast, answer, state=state)
    assert state.doubts["value"] < 1.0


def test_asking_which_doubt_it_is_settles_none(everyone: Personas) -> None:
    cast = cast_of(everyone, "corporate")
    asked = said("asks_which_objection", "back_to_benefits", text="Is it the sum or the benefit?")
    state, replies = play(cast, asked, state=offered("value"))
    assert state.open == "value"
    assert replies[0].text in lines_of(cast, "behind_value")


def test_of_two_that_are_asked_for_the_client_picks_the_one_that_was_voiced(
    everyone: Personas,
) -> None:
    cast = cast_of(everyone, "sceptic", "sie")
    voiced = "Ich zahl doch nicht im Voraus für Arbeit, die ich noch nicht gesehen hab."
    state = heard(cast, offered("money"), voiced)
    asked = said("asks_which_objection", text="Ist es die Höhe oder dass es im Voraus ist?")
    _, replies = play(cast, asked, state=state)
    assert shared_words(replies[0].text, voiced)


@pytest.mark.parametrize("text", ["When exactly is after the season?", "What's going on just now?"])
def test_asked_when_it_is_calmer_every_client_knows(everyone: Personas, text: str) -> None:
    for name in everyone.personas:
        cast = cast_of(everyone, name)
        _, replies = play(cast, said(text=text), state=offered("general"))
        assert replies[0].text in cast.persona.lines["when_calmer"].to("en")


def test_a_question_for_the_moment_is_known() -> None:
    assert asks_timing("Was macht den Zeitpunkt denn ungünstig?")
    assert asks_timing("When is it calmer, then?")
    assert not asks_timing("When shall I ring you?")
    assert not asks_timing("Shall we talk on Thursday when it is calmer?")
    assert refuses_day("I can't do Thursday, sorry. Friday?")
    assert refuses_day("Donnerstag kann ich leider nicht.")


# --- small questions ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("move", "situation"), [("checks_line", "still_here"), ("asks_moment", "good_moment")]
)
def test_small_questions_get_small_answers(everyone: Personas, move: str, situation: str) -> None:
    cast = cast_of(everyone, "nephew")
    state, replies = play(cast, said(move))
    assert replies[0].text in lines_of(cast, situation)
    assert state.patience == cast.persona.patience


def test_asked_to_repeat_the_client_says_it_again(everyone: Personas) -> None:
    cast = cast_of(everyone, "nephew")
    _, replies = play(cast, said("asks_goals"), said("asks_to_repeat"))
    assert replies[1].text.endswith(cast.persona.facts["goals"].to("en")[1])


def test_asked_for_an_opinion_the_client_says_how_far_they_are(everyone: Personas) -> None:
    cast = cast_of(everyone, "nephew")
    opinion = said("asks_opinion")
    assert play(cast, opinion)[1][0].text in lines_of(cast, "tell_me")
    assert play(cast, opinion, state=willing())[1][0].text in lines_of(cast, "likes_it")
    behind = play(cast, opinion, state=offered("money"))[1][0]
    assert behind.text in lines_of(cast, "behind_money")


@pytest.mark.parametrize(
    ("moves", "text"),
    [
        (("greets", "builds_rapport", "asks_business"), "Hello! How's business?"),
        ((), "How are you? Did the new floor survive?"),
    ],
)
def test_politeness_in_the_first_words_is_no_question(
    everyone: Personas, moves: tuple[str, ...], text: str
) -> None:
    cast = cast_of(everyone, "assistant")
    state, replies = play(cast, said(*moves, text=text))
    assert replies[0].text in lines_of(cast, "how_i_am")
    assert not state.told


@pytest.mark.parametrize("text", ["Who does that now?", "Was haben Sie bisher probiert?"])
def test_asked_how_it_is_done_now_nobody_tells_what_they_sell(
    everyone: Personas, text: str
) -> None:
    cast = cast_of(everyone, "nephew")
    _, replies = play(cast, said("asks_business", text=text))
    assert replies[0].text.startswith(cast.persona.facts["pains"].to("en")[0])


def test_a_word_on_the_weather_gets_one_back(everyone: Personas) -> None:
    cast = cast_of(everyone, "sceptic")
    _, replies = play(cast, said("greets", text="Hello, lovely weather today."))
    assert replies[0].text in lines_of(cast, "weather")


def test_who_introduces_themselves_is_not_greeted_twice(everyone: Personas) -> None:
    cast = cast_of(everyone, "busy")
    _, replies = play(cast, said("greets"), said("greets"))
    assert replies[1].text in lines_of(cast, "tell_me")


# --- offers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("move", ["gives_proof", "benefit_access", "upgrades_offer"])
def test_nobody_approves_of_an_offer_before_they_were_asked_anything(
    everyone: Personas, move: str
) -> None:
    cast = cast_of(everyone, "sceptic")
    _, replies = play(cast, said(move))
    assert replies[0].text in lines_of(cast, "offers_early")


def test_a_fee_out_of_the_blue_is_asked_what_for(everyone: Personas) -> None:
    cast = cast_of(everyone, "existing")
    _, replies = play(cast, said("states_flat_fee", "explains"))
    assert replies[0].text in lines_of(cast, "pay_for_what")


def test_money_that_is_demanded_for_nothing_is_asked_what_for(everyone: Personas) -> None:
    cast = cast_of(everyone, "price_hunter", "sie")
    demand = said(text="Sie zahlen mir jeden Monat einen festen Betrag, egal ob was anfällt.")
    _, replies = play(cast, demand)
    assert replies[0].text in lines_of(cast, "pay_for_what")


def test_a_wish_that_is_taken_up_is_met_with_joy(everyone: Personas) -> None:
    cast = cast_of(everyone, "corporate")
    wish = cast.persona.facts["extras"].to("en")[0]
    told = heard(cast, ClientState(trust=4, patience=6, doubts={}), wish)
    _, replies = play(cast, said(text="The interviews, gladly, I'll do those."), state=told)
    assert replies[0].text in lines_of(cast, "extra_wish")


def test_a_wish_of_their_own_comes_up_now_and_then(everyone: Personas) -> None:
    extra = said("suggests_extra", text="I could write for a magazine")
    wishes = 0
    for seed in range(40):
        cast = cast_of(everyone, "winegrower", seed=seed)
        reply = play(cast, said("asks_goals"), extra)[1][1].text
        wishes += cast.persona.facts["extras"].to("en")[0] in reply
    assert 0 < wishes < 20


# --- dates ----------------------------------------------------------------------------------------


def test_a_date_on_an_open_doubt_is_taken_with_a_reserve_and_then_the_end(
    everyone: Personas,
) -> None:
    cast = cast_of(everyone, "staller")
    state = msgspec.structs.replace(offered("general", 4.0), made=willing().made)
    date = said("agrees_next_step", text="I'll ring you on Wednesday at nine. All right?")
    state, replies = play(cast, date, state=state)
    assert state.outcome is None
    assert "Wednesday at nine" in replies[0].text
    state, replies = play(cast, date, state=state)
    assert state.outcome == "again"
    assert "Wednesday at nine" in replies[0].text


def test_the_assistant_takes_a_day_and_answers_when_her_boss_is_there(everyone: Personas) -> None:
    cast = cast_of(everyone, "assistant")
    asked = said("asks_for_decider", text="Can I talk to your boss?")
    when = said("asks_for_decider", text="When is he in?")
    other = said("agrees_next_step", text="I can't do Thursday, sorry. Friday?")
    fits = said("agrees_next_step", text="Then Thursday at ten?")
    state, replies = play(cast, asked, when, other, fits)
    assert replies[1].text in lines_of(cast, "boss_when")
    assert replies[2].text.startswith("Friday?")
    assert replies[3].text.startswith("Thursday at ten")
    assert state.outcome == "again"


def test_the_assistant_neither_pays_nor_decides(everyone: Personas) -> None:
    cast = cast_of(everyone, "assistant")
    for situation in ("asks_fee", "objects_money", "behind_money", "weak_money", "half_money"):
        assert situation in cast.persona.lines


def test_a_list_is_the_answer_where_it_was_asked_for_concretely(everyone: Personas) -> None:
    cast = cast_of(everyone, "corporate")
    asked = heard(cast, offered("value"), "I'd still like to hear it a bit more concretely.")
    again = msgspec.structs.replace(asked, tried=("names_deliverables",))
    listed = said("names_deliverables", text="Every Monday a post, every Thursday a mail.")
    state, _ = play(cast, listed, state=again)
    assert state.calmed == ("value",)


def test_a_call_to_be_arranged_is_no_wish_to_be_put_through(everyone: Personas) -> None:
    cast = cast_of(everyone, "assistant")
    asked = "Could you set up a call with Mr Harper and me, perhaps with you there too?"
    _, replies = play(cast, said("asks_for_decider", text=asked))
    assert replies[0].text in lines_of(cast, "again_boss")


def test_a_figure_of_the_clients_said_back_is_confirmed(everyone: Personas) -> None:
    cast = cast_of(everyone, "busy")
    _, replies = play(cast, said(text="You said 300?"), state=heard(cast, willing(), "I pay 300."))
    assert replies[0].text in lines_of(cast, "confirms")


@pytest.mark.parametrize(
    ("voice", "text", "situation"),
    [
        ("en", "What time works for him?", "boss_when"),
        ("en", "Is he in tomorrow?", "boss_when"),
        ("en", "How do I get hold of her?", "boss_when"),
        ("en", "And her direct line?", "boss_number"),
        ("en", "Will he ring me, or shall I ring him?", "boss_arranged"),
        ("sie", "Wann erreiche ich sie?", "boss_when"),
        ("sie", "Um wie viel Uhr passt es ihm?", "boss_when"),
        ("sie", "Ist er morgen da?", "boss_when"),
        ("sie", "Und seine Durchwahl?", "boss_number"),
        ("sie", "Rufe ich ihn an, oder meldet er sich?", "boss_arranged"),
    ],
)
def test_the_assistant_knows_what_is_asked_about_the_one_who_decides(
    everyone: Personas, voice: Voice, text: str, situation: str
) -> None:
    cast = cast_of(everyone, "assistant", voice)
    known = ClientState(
        trust=5, patience=9, doubts={}, notes=("decider_elsewhere", "decider_offered")
    )
    state, replies = play(cast, said(text=text), state=known)
    assert replies[0].text in lines_of(cast, situation)
    assert state.outcome is None
    first = msgspec.structs.replace(known, notes=("decider_elsewhere",))
    _, replies = play(cast, said(text=text), state=first)
    assert replies[0].text.endswith(tuple(lines_of(cast, "again_boss")))


def test_asked_for_the_hour_of_a_day_the_assistant_names_it(everyone: Personas) -> None:
    cast = cast_of(everyone, "assistant")
    known = ClientState(trust=5, patience=9, doubts={}, notes=("decider_offered",))
    asked = said("agrees_next_step", text="What time works for him on Thursday?")
    state, replies = play(cast, asked, state=known)
    assert replies[0].text in lines_of(cast, "boss_when")
    assert state.outcome is None


def test_another_day_for_the_one_who_decides_is_taken(everyone: Personas) -> None:
    cast = cast_of(everyone, "assistant")
    known = ClientState(trust=5, patience=9, doubts={}, notes=("decider_offered",))
    state, replies = play(cast, said(text="And Friday?"), state=known)
    assert replies[0].text.startswith("Friday, good")
    assert state.outcome == "again"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Those minutes per week, what worries you about them?", "value"),
        ("Being tied down for a year, what bothers you there?", "general"),
        ("Can you tell me more about that?", "general"),
    ],
)
def test_of_two_doubts_the_client_answers_the_one_that_was_asked_about(
    everyone: Personas, text: str, kind: Kind
) -> None:
    cast = cast_of(everyone, "busy")
    state = heard(
        cast,
        offered("general"),
        "How many minutes of my time does that cost me per week? That's what interests me.",
        "I don't want to be tied down for a year. What if it doesn't suit?",
    )
    doubts: dict[Kind, float] = {"general": 2.0, "value": 1.5}
    both = msgspec.structs.replace(state, doubts=doubts, raised=("value", "general"))
    state, replies = play(cast, said("asks_more", text=text), state=both)
    assert (state.open, replies[0].label) == (kind, kind)
    assert replies[0].text in lines_of(cast, f"behind_{kind}")
    between = msgspec.structs.replace(both, open=None)
    _, replies = play(cast, said("asks_more", text=text), state=between)
    assert replies[0].label == kind
