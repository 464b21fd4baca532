"""The simulated client takes questions, thanks and dates for what they are."""

from __future__ import annotations

import msgspec
import pytest

from coach.playbook.load import Content, load
from coach.playbook.model import Kind
from coach.playbook.moves import FILE as MOVES
from coach.playbook.moves import Moves
from coach.playbook.persona import FILE, Personas
from coach.playbook.text import Voice
from coach.practice.client.decider import OFFERED
from coach.practice.client.lines import line_for, shared_words
from coach.practice.client.respond import open_call, respond
from coach.practice.client.state import Said, first_state
from coach.practice.moves.hear import MoveHearing, listen
from tests.practice.test_client_manners import cast_of, lines_of, offered, play, said


@pytest.fixture(scope="module")
def everyone(shipped: Content) -> Personas:
    return load(FILE, Personas, shipped)


@pytest.fixture(scope="module")
def ears(shipped: Content) -> MoveHearing:
    return listen(load(MOVES, Moves, shipped))


def meant(ears: MoveHearing, text: str) -> Said:
    """Words with the moves heard in them."""
    return Said(text, tuple(one.move for one in ears.hear(text)))


# --- the one who decides --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Is he thinking more of the money there, or of whether it brings in owners at all?",
        "Is he in two minds about the money or about the results?",
        "Thursday it is. But tell me, his worry, is that about money, or about results?",
    ],
)
def test_which_worry_the_boss_has_is_no_question_for_a_date(
    everyone: Personas, ears: MoveHearing, text: str
) -> None:
    cast = cast_of(everyone, "assistant")
    state = msgspec.structs.replace(offered("results"), notes=(OFFERED,))
    state, replies = play(cast, meant(ears, text), state=state)
    assert replies[0].text in lines_of(cast, "behind_results")
    assert state.outcome is None


def test_a_date_with_a_question_after_it_ends_no_call(everyone: Personas) -> None:
    cast = cast_of(everyone, "assistant")
    state = msgspec.structs.replace(offered("results"), open=None, notes=(OFFERED,))
    text = "We've got Thursday at ten. What would help you until then, a page you can hand him?"
    state, replies = play(cast, said("agrees_next_step", text=text), state=state)
    assert state.outcome is None
    assert any(line in replies[0].text for line in lines_of(cast, "boss_paper"))


def test_a_date_that_is_asked_for_ends_the_call(everyone: Personas) -> None:
    cast = cast_of(everyone, "assistant")
    state = msgspec.structs.replace(offered("results"), open=None, notes=(OFFERED,))
    text = "Thursday at ten. Would that be all right for him?"
    state, _ = play(cast, said("agrees_next_step", text=text), state=state)
    assert state.outcome == "again"


def test_who_has_arranged_the_call_does_not_say_once_more_who_decides(everyone: Personas) -> None:
    cast = cast_of(everyone, "assistant")
    state, _ = play(cast, said("asks_for_decider", text="Could I talk to him?"))
    assert state.doubts["general"] == 0


# --- what lies behind a doubt ---------------------------------------------------------------------


@pytest.mark.parametrize("voice", ["en", "sie"])
def test_what_lies_behind_fits_what_was_said(everyone: Personas, voice: Voice) -> None:
    cast = cast_of(everyone, "busy", voice)
    for line in cast.persona.lines["objects_value"].to(voice)[:2]:
        assert shared_words(line, line_for(cast, "behind_value", (), line))


@pytest.mark.parametrize("told", [0, 2])
def test_asked_what_there_is_to_see_the_client_names_it(
    everyone: Personas, ears: MoveHearing, told: int
) -> None:
    cast = cast_of(everyone, "price_hunter", "sie")
    state = msgspec.structs.replace(offered("results"), told={"success": told})
    asked = meant(ears, "Müssen Sie auch nicht blind. Was genau wollen Sie sehen, bis wann?")
    state, replies = play(cast, asked, state=state)
    assert replies[0].text.endswith(cast.persona.facts["success"].to("sie")[0])
    assert state.asked


def test_a_late_doubt_denies_nothing_that_was_agreed(everyone: Personas) -> None:
    cast = cast_of(everyone, "sceptic")
    state = msgspec.structs.replace(
        offered("money"), open=None, doubts={"value": 2.0}, calmed=("money",), made=("explains",)
    )
    closing = said("agrees_next_step", text="Shall we talk on Friday?")
    _, replies = play(cast, closing, state=state)
    assert any(line in replies[0].text for line in lines_of(cast, "late_value"))


@pytest.mark.parametrize("kind", ["value", "results", "general"])
def test_no_other_worry_denies_the_money(everyone: Personas, kind: Kind) -> None:
    denials = ("not the money", "not the price", "money I could", "Geld würde", "Ums Geld geht's")
    for name in everyone.personas:
        for voice in ("en", "sie", "du"):
            for line in lines_of(cast_of(everyone, name, voice), f"behind_{kind}"):
                assert not any(words in line for words in denials)


# --- thanks and greetings -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Danke, dass Sie sich vor der Saison die Viertelstunde nehmen.", "sie"),
        ("Danke, dass Sie sich Zeit nehmen.", "sie"),
        ("Schön, dass Sie kurz Zeit haben.", "sie"),
        ("Danke für Ihre Zeit.", "sie"),
        ("Danke, dass du zurückrufst.", "du"),
        ("Danke, dass du drangehst.", "du"),
        ("Thanks for making the time.", "en"),
        ("Thanks for picking up.", "en"),
        ("Good of you to take the call.", "en"),
    ],
)
@pytest.mark.parametrize("name", ["staller", "price_hunter", "busy"])
def test_thanks_for_the_time_are_no_praise(
    everyone: Personas, ears: MoveHearing, name: str, text: str, voice: Voice
) -> None:
    cast = cast_of(everyone, name, voice)
    _, replies = play(cast, meant(ears, text))
    assert replies[0].text in lines_of(cast, "thanked")


def test_thanks_for_the_time_later_on_get_a_short_word(everyone: Personas) -> None:
    cast = cast_of(everyone, "staller")
    thanks = said("builds_rapport", text="Thanks for taking the time.")
    _, replies = play(cast, said("asks_goals"), thanks)
    assert replies[1].text in lines_of(cast, "welcome")


@pytest.mark.parametrize(
    "text",
    [
        *("Grüße Sie, Herr Dietz.", "Grüß Gott", "Servus", "Grüezi", "Moin", "Tach, Herr Dietz."),
        *(
            "Hallo, grüß dich",
            "Grüß dich, Karl.",
            "Hiya",
            "Hiya Carl",
            "Good day",
            "Good day, Carl",
        ),
    ],
)
def test_a_greeting_ends_no_call(everyone: Personas, ears: MoveHearing, text: str) -> None:
    cast = cast_of(everyone, "price_hunter", "sie")
    state, _ = open_call(cast, first_state(cast.persona, 4))
    state, reply = respond(cast, state, meant(ears, text))
    assert state.outcome is None
    assert reply.text in lines_of(cast, "greets_back")


@pytest.mark.parametrize("text", ["Tschüss, Herr Dietz.", "Wiederhören, Frau Vogt.", "Bye Carl"])
def test_a_goodbye_is_no_greeting(ears: MoveHearing, text: str) -> None:
    assert meant(ears, text).moves == ("says_goodbye",)


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("I had your Riesling on Friday. How was the harvest?", "small_talk_asked"),
        ("How is your Monday going?", "how_i_am"),
        ("How did you get into this business?", "small_talk_asked"),
        ("How are you doing?", "how_i_am"),
        ("Wie war denn die Ernte bei Ihnen?", "small_talk_asked"),
        ("Wie geht's Ihnen?", "how_i_am"),
    ],
)
def test_how_something_went_is_not_how_one_is(
    everyone: Personas, text: str, situation: str
) -> None:
    cast = cast_of(everyone, "winegrower")
    _, replies = play(cast, said("builds_rapport", text=text))
    assert replies[0].text in lines_of(cast, situation)


# --- what one has in mind -------------------------------------------------------------------------


def test_who_demands_money_is_asked_what_for(everyone: Personas) -> None:
    cast = cast_of(everyone, "existing", "du")
    demand = "Dass du ab jetzt jeden Monat einen festen Betrag zahlst, und zwar im Voraus."
    _, replies = play(cast, said(text=demand))
    assert replies[0].text in lines_of(cast, "pay_for_what")


def test_an_extra_is_heard_though_it_speaks_of_prices(ears: MoveHearing) -> None:
    text = (
        "There's one more thing I could take off your desk: a short monthly market report for"
        " owners, with the prices in your streets. Would that be handy?"
    )
    assert "suggests_extra" in meant(ears, text).moves


def test_who_was_asked_what_they_have_in_mind_suggests_it(everyone: Personas) -> None:
    cast = cast_of(everyone, "assistant")
    idea = said("names_deliverables", text="A market report: one page a month for the owners.")
    _, replies = play(cast, said("asks_goals"), said("asks_opinion"), idea)
    assert replies[1].text in lines_of(cast, "tell_me")
    assert replies[2].text in lines_of(cast, "extra_yes", "extra_maybe")
