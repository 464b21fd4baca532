"""The freelancer's moves are heard in free text, in both languages, with the words that decided."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.playbook.load import Content, load
from coach.playbook.model import Objections, Script
from coach.playbook.moves import FILE, Moves
from coach.practice.client.ways import ASKS_FIRST
from coach.practice.moves.hear import MoveHearing, listen

HOSTILE = [
    "",
    " ",
    "?",
    "[/]",
    "[@click=app.quit]x[/]",
    "\x1b[2J",
    "\u202eabc",
    "🙂🙂",
    "x" * 100_000,
]
BENEFITS = tuple(f"benefit_{name}" for name in (
    "access", "hours", "loyalty", "commitment", "time_saved", "paperwork", "turnaround", "extras",
    "steady_value",
))  # fmt: skip


@pytest.fixture(scope="module")
def moves(shipped: Content) -> Moves:
    return load(FILE, Moves, shipped)


@pytest.fixture(scope="module")
def ears(moves: Moves) -> MoveHearing:
    return listen(moves)


def names(ears: MoveHearing, text: str) -> set[str]:
    return {heard.move for heard in ears.hear(text)}


def said() -> list[tuple[set[str], str]]:
    lines = (Path(__file__).parent / "said_moves.tsv").read_text(encoding="utf-8").splitlines()
    return [(set(labels.split()) - {"chats"}, text) for labels, text in
            (line.split("\t") for line in lines)]  # fmt: skip


def test_nine_in_ten_lines_in_other_words_are_heard_as_meant(ears: MoveHearing) -> None:
    lines = said()
    right = sum(wanted <= names(ears, text) for wanted, text in lines)
    assert right >= 0.9 * len(lines)


def test_words_that_are_no_move_are_seldom_taken_for_one(ears: MoveHearing) -> None:
    chat = [text for wanted, text in said() if not wanted]
    assert sum(bool(names(ears, text)) for text in chat) <= len(chat) // 5


def test_lines_are_heard_without_umlauts_and_in_capitals(ears: MoveHearing) -> None:
    assert names(ears, "was moechten sie in den naechsten 6 monaten erreichen?") == {"asks_goals"}
    assert names(ears, "WELCHE ZIELE HABEN SIE?") == {"asks_goals"}


def test_slips_of_the_keyboard_do_not_matter(ears: MoveHearing) -> None:
    assert "asks_decision_maker" in names(ears, "who makes the desicion on this?")
    assert "proposes_retainer" in names(ears, "Am sinvollsten wäre ein Retainr für Sie")


def test_a_question_needs_the_form_of_a_question(ears: MoveHearing) -> None:
    assert "asks_goals" in names(ears, "What are your goals for the next six months?")
    assert "asks_goals" not in names(ears, "Your goals for the next six months.")


def test_one_breath_can_hold_several_moves(ears: MoveHearing) -> None:
    text = "I understand. I won't name a price on the phone, I'll send you three options by e-mail."
    assert {"acknowledges", "puts_price_off", "promises_three_options"} <= names(ears, text)


def test_a_price_is_heard_in_any_amount(ears: MoveHearing) -> None:
    for text in ("It's 2,500 a month.", "Das macht dann 1.800 Euro.", "so about $3k per month"):
        assert "price_on_phone" in names(ears, text), text


def test_a_figure_in_a_proof_is_no_price(ears: MoveHearing) -> None:
    text = "One of my clients got 40 percent more enquiries, worth 20,000 euros."
    assert "price_on_phone" not in names(ears, text)


def test_refusing_a_discount_is_not_offering_one(ears: MoveHearing) -> None:
    assert "discount" not in names(ears, "I don't give discounts.")
    assert "discount" not in names(ears, "Rabatt gibt es bei mir nicht.")
    assert "discount" in names(ears, "I could give you a discount of ten percent.")


def test_more_than_four_benefits_in_one_breath_are_a_dump(ears: MoveHearing) -> None:
    four = (
        "You have guaranteed access to my time. You get fixed hours every month."
        " There's far less paperwork. I won't work for your competitors."
    )
    assert "dumps_arguments" not in names(ears, four)
    assert "dumps_arguments" in names(ears, four + " And everything gets done faster.")


@pytest.mark.parametrize(
    "text",
    [
        "You get guaranteed access, fixed hours, less paperwork and a faster turnaround.",
        "Fixed hours, no quotes, priority for you.",
        "Sie haben feste Stunden, weniger Papierkram und alles geht schneller.",
        "Garantierter Zugang, feste Stunden, weniger Papierkram.",
    ],
)
def test_short_benefits_in_a_list_count_one_by_one(ears: MoveHearing, text: str) -> None:
    assert len(names(ears, text) & set(BENEFITS)) >= 3, names(ears, text)


@pytest.mark.parametrize(
    "text",
    [
        "You call and I start, without quotes or paperwork.",
        "Du schreibst mir, und ich fang an, ohne Angebot und Papierkram.",
        "One phone call, no quote, no order form, and I get on with it.",
    ],
)
def test_one_without_stands_for_two_things(ears: MoveHearing, text: str) -> None:
    assert {"benefit_time_saved", "benefit_paperwork"} <= set(names(ears, text))


@pytest.mark.parametrize(
    "text",
    ["Hm, okay", "Okay, fine", "I don't know", "Na gut", "Hm, gut", "Weiß nicht", "Okay", "Great."],
)
def test_a_short_answer_is_no_move(ears: MoveHearing, text: str) -> None:
    assert names(ears, text) == set()


@pytest.mark.parametrize("text", ["Okay, bye", "Gut, dann so. Tschüss", "thx bye", "Ok bye then"])
def test_a_short_goodbye_is_only_that(ears: MoveHearing, text: str) -> None:
    assert names(ears, text) == {"says_goodbye"}


def test_a_goodbye_at_the_end_needs_one_word_only(ears: MoveHearing) -> None:
    assert "says_goodbye" in names(ears, "Lovely, so I'd better run, bye.")
    assert "says_goodbye" in names(ears, "Schön, jetzt ruft der Hund, tschüss!")


def test_a_strange_name_does_not_hide_a_greeting(ears: MoveHearing) -> None:
    assert names(ears, "Hello Ottokar") == {"greets"}
    assert names(ears, "Hallo Ottokar") == {"greets"}


@pytest.mark.parametrize(
    "text",
    [
        "Dann müssen Sie das nicht.",
        "Dann musst du das nicht.",
        "Müssen Sie gar nicht.",
        "Dann lassen wir das weg.",
        "Dann lassen Sie das einfach weg.",
        "Gut, dann lassen wir den Newsletter weg.",
        "Then you don't have to.",
        "Then we'll leave that out.",
        "Then let's skip the newsletter.",
    ],
)
def test_who_lets_the_client_off_a_detail_gives_nothing_up(ears: MoveHearing, text: str) -> None:
    assert names(ears, text) == set()


def test_a_monologue_is_heard_by_its_length(ears: MoveHearing) -> None:
    assert "rambles" in names(ears, "and then I went there " * 30)
    assert "rambles" not in names(ears, "and then I went there")


def test_a_move_is_heard_with_how_sure_it_is(ears: MoveHearing) -> None:
    (heard,) = ears.hear("Wer entscheidet das bei Ihnen?")
    assert heard.move == "asks_decision_maker"
    assert 0.5 < heard.confidence <= 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_heard_without_harm(ears: MoveHearing, text: str) -> None:
    assert all(0 <= heard.confidence <= 1 for heard in ears.hear(text))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300))
def test_any_text_gives_an_answer_and_the_same_one_twice(ears: MoveHearing, text: str) -> None:
    assert ears.hear(text) == ears.hear(text)


def test_every_move_has_phrases_in_both_languages_or_none(moves: Moves) -> None:
    for name, move in moves.moves.items():
        assert bool(move.phrases("en")) == bool(move.phrases("de")), name


def test_no_phrase_stands_twice(moves: Moves) -> None:
    seen: dict[str, str] = {}
    for name, move in (*moves.moves.items(), *moves.chatter.items()):
        for phrase in move.phrases("en") + move.phrases("de"):
            assert phrase.casefold() not in seen, f"{phrase}: {name}, {seen[phrase.casefold()]}"
            seen[phrase.casefold()] = name


def test_there_are_at_least_25_moves_and_all_nine_benefits(moves: Moves) -> None:
    assert len(moves.moves) >= 25
    assert set(BENEFITS) <= set(moves.moves)


def test_every_phrase_is_heard_as_its_move_by_and_large(ears: MoveHearing, moves: Moves) -> None:
    right = total = 0
    for name, move in moves.moves.items():
        for phrase in move.phrases("en") + move.phrases("de"):
            total += 1
            right += name in names(ears, f"Gut, {phrase}")  # not word for word
    assert right >= 0.95 * total


def test_no_line_of_the_playbook_is_heard_as_a_bad_move(
    ears: MoveHearing, moves: Moves, retainer: Script, objections: Objections
) -> None:
    steps = retainer.steps.values()
    lines = [line for step in steps for line in (*step.say.values(), *step.ask.values())]
    lines += [benefit.say for benefit in objections.benefits.values()]
    for objection in objections.objections.values():
        lines += [objection.find_out, *(question.ask for question in objection.questions.values())]
        lines += [response.say for response in objection.responses.values()]
    for line in lines:
        for text in (line.en, line.to("sie"), line.to("du")):
            bad = [name for name in names(ears, text) if moves.moves[name].quality == "bad"]
            assert not bad, f"{text}: {bad}"


def test_what_the_playbook_asks_first_is_heard_as_asking_first(
    ears: MoveHearing, objections: Objections
) -> None:
    for kind, objection in objections.objections.items():
        for ask in (objection.find_out, *(q.ask for q in objection.questions.values())):
            for text in (ask.en, ask.to("sie"), ask.to("du")):
                assert ASKS_FIRST[kind].intersection(names(ears, text)), text  # type: ignore[index]


def test_the_proposal_of_the_playbook_is_heard_as_one(ears: MoveHearing, retainer: Script) -> None:
    line = retainer.steps["propose"].say["retainer"]
    for text in (line.to("en"), line.to("sie"), line.to("du")):
        assert "proposes_retainer" in names(ears, text)
    assert "proposes_retainer" not in names(ears, "I'd like to work for you.")


def test_no_text_makes_hearing_slow_to_come_back(ears: MoveHearing) -> None:
    for text in ("." * 20_000, "1.1" * 6_000, "?!" * 9_000, "a, " * 6_000, "and " * 5_000):
        ears.hear(text)


@pytest.mark.parametrize(
    "text",
    [
        "None at all. It can lie until your wife has read it.",
        "You can leave with a month's notice. If the strategy turns, you're free.",
        "I'm sorry to hear that.",
        "Sorry, I put that badly.",
        "What went wrong with them, if you don't mind me asking?",
        "First of all, my company was founded in a garage.",
        "You don't have to decide today.",
        "I know it's a lot at once.",
        "It isn't your fault that it didn't work.",
        "We can also do it by video.",
        "The call is free, of course.",
        "Never mind, go on.",
        "No, that's not necessary.",
        "You know your business best.",
        "Oh, das tut mir leid.",
        "Entschuldigung, das habe ich schlecht gesagt.",
        "Tut mir leid, dass ich so spät anrufe.",
        "Ich bin der Günstigste am Markt.",
        "Sie müssen das nicht heute entscheiden.",
        "Das ist nicht Ihre Schuld.",
        "Ich weiß, das ist viel auf einmal.",
        "Ihr Neffe macht das bestimmt gut.",
        "Wir können auch per Video sprechen.",
        "Nein, das ist nicht nötig.",
        "Das ist doch schön.",
    ],
)
def test_calm_and_polite_words_are_no_offence(ears: MoveHearing, moves: Moves, text: str) -> None:
    assert [name for name in names(ears, text) if moves.moves[name].quality == "bad"] == []


def test_a_price_in_a_wish_to_work_is_a_price_and_no_discount(ears: MoveHearing) -> None:
    assert names(ears, "I'd do it for 3,000 a month.") == {"price_on_phone"}


@pytest.mark.parametrize(
    "text",
    ["Okay, 2,500 then.", "Fine, two thousand.", "Okay, dann 1.500.", "Gut, dann zweitausend."],
)
def test_a_figure_with_a_word_around_it_is_a_price(ears: MoveHearing, text: str) -> None:
    assert "price_on_phone" in names(ears, text)


@pytest.mark.parametrize(
    "text",
    [
        "Normally I take 4,000, but for you I'd make it 3,200.",
        "Normalerweise nehme ich 3.500, für Sie würde ich 2.900 machen.",
    ],
)
def test_less_than_usual_is_a_discount(ears: MoveHearing, text: str) -> None:
    assert "discount" in names(ears, text)


@pytest.mark.parametrize(
    "text",
    [
        "Go to hell.",
        "You are an idiot.",
        "Shut up and listen.",
        "Are you even listening, you clown?",
        "Stupid old man.",
        "Well, you're the one with the empty restaurant.",
        "Sind Sie zu blöd, um eine Überweisung zu machen?",
        "Sie dumme Kuh.",
        "Halten Sie den Mund.",
        "Hörst du mir überhaupt zu?",
        "Jetzt stellen Sie sich nicht so an.",
    ],
)
def test_rude_words_are_an_insult_and_nothing_else(ears: MoveHearing, text: str) -> None:
    assert names(ears, text) == {"insults"}


@pytest.mark.parametrize(
    "text", ["Why are you being so difficult?", "Warum nicht? Das ist doch Quatsch."]
)
def test_a_question_in_a_quarrel_finds_nothing_out(ears: MoveHearing, text: str) -> None:
    assert names(ears, text) == {"argues"}


@pytest.mark.parametrize(
    "text",
    [
        "1,800, last word.",
        "Fine, 1,500, but that really is the bottom.",
        "600 then and I'll clean your cellar.",
        "My last offer: 2,000.",
        "Dann eben 300, mein letztes Wort.",
        "Na gut, achtzehnhundert, aber das ist wirklich das Äußerste.",
        "Normal nehm ich 4000, für Sie 3000.",
    ],
)
def test_a_clause_that_is_a_figure_is_a_price(ears: MoveHearing, text: str) -> None:
    assert "price_on_phone" in names(ears, text)


@pytest.mark.parametrize(
    "text",
    [
        "My new camera cost four thousand, and it's worth every cent.",
        "Das war 2009, glaube ich, oder 2010.",
        "So per month, four lunch menus, sixteen hours.",
        "Ich hab mir eine neue Kamera gekauft, die hat viertausend gekostet.",
    ],
)
def test_a_figure_in_a_story_or_of_hours_is_no_price(ears: MoveHearing, text: str) -> None:
    assert "price_on_phone" not in names(ears, text)


def test_a_move_drowns_in_a_long_story(ears: MoveHearing) -> None:
    story = "My uncle had a boat, and the dog fell in, and then it rained all week, " * 4
    assert "benefit_hours" in names(ears, "The hours are fixed, and that helps you.")
    assert names(ears, f"{story}the hours are fixed, and {story}") <= {"rambles"}


def test_a_price_is_heard_even_in_a_long_story(ears: MoveHearing) -> None:
    story = "My uncle had a boat. And the dog fell in. And then it rained all week. " * 4
    assert "price_on_phone" in names(ears, f"{story} It's 2,500 a month. {story}")


def test_a_price_is_heard_in_a_sentence_without_end(ears: MoveHearing) -> None:
    story = "my uncle had a boat, and the dog fell in, and then it rained all week, and " * 2
    assert "price_on_phone" in names(ears, f"{story}so that would be 2,500 euros a month")


def test_nothing_good_is_heard_beside_a_quarrel(ears: MoveHearing) -> None:
    assert names(ears, "You need me, not some teenager. So what do you say?") == {"argues"}


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("Good. What are your goals?", "asks_goals"),
        ("Thanks. What's stopping you at the moment?", "asks_pains"),
        ("Schönes Ziel. Und was hakt im Moment?", "asks_pains"),
    ],
)
def test_taking_up_an_answer_before_a_question_ends_no_call(
    ears: MoveHearing, text: str, move: str
) -> None:
    assert names(ears, text) == {move}


@pytest.mark.parametrize(
    "text", ["Forget it. Bye.", "Vergiss es, ich hab keine Lust mehr.", "Nein, ich lege jetzt auf."]
)
def test_giving_up_ends_the_call(ears: MoveHearing, text: str) -> None:
    assert names(ears, text) == {"says_goodbye"}


def test_the_proposal_with_its_terms_of_payment_is_the_proposal_alone(ears: MoveHearing) -> None:
    for text in (
        "What suits you best is a retainer, paid at the start of every month.",
        "Am besten wäre ein Retainer, den du immer am Monatsanfang zahlst.",
        "Ich schlage Ihnen also einen Retainer vor, monatlich im Voraus.",
    ):
        assert names(ears, text) == {"proposes_retainer"}, text


def test_half_a_short_form_is_heard_without_harm(ears: MoveHearing) -> None:
    assert names(ears, "N'T") == set()


def test_a_single_word_is_a_question_only_with_its_mark(ears: MoveHearing) -> None:
    for word in ("Hello", "Hallo"):
        assert names(ears, f"{word}?") == {"checks_line"}
        assert names(ears, f"{word}.") == {"greets"}
    for word in ("Sorry", "What", "Bitte", "Was"):
        assert names(ears, f"{word}?") == {"asks_to_repeat"}
        assert names(ears, f"{word}.") == set()


@pytest.mark.parametrize(
    "text",
    ["Three posts a week plus a newsletter, got it.", "Drei Beiträge die Woche, verstanden."],
)
def test_work_said_back_with_a_nod_is_no_estimate(ears: MoveHearing, text: str) -> None:
    assert names(ears, text) == set()


def test_hours_that_are_counted_are_no_price_in_any_clause(ears: MoveHearing) -> None:
    text = "Four articles, four hours each. That'd be about 15, 16 hours a month?"
    assert names(ears, text) == {"estimates_volume"}


@pytest.mark.parametrize(
    "text",
    [
        "Twelve hundred?",
        "Twelve hundred a month?",
        "Okay, fifteen hundred. Final offer. Twelve hundred?",
        "Zwölfhundert?",
        "Zwölfhundert im Monat?",
    ],
)
def test_a_bare_sum_that_is_asked_is_a_price_and_no_estimate(ears: MoveHearing, text: str) -> None:
    assert names(ears, text) == {"price_on_phone"}


def test_a_price_that_is_demanded_is_a_price(ears: MoveHearing) -> None:
    assert "price_on_phone" in names(ears, "You should pay me 2,500 a month, in advance.")


@pytest.mark.parametrize(
    "text",
    [
        "Pay me every month in advance.",
        "Du zahlst mir jeden Monat eine feste Summe im Voraus, egal ob was anfällt.",
    ],
)
def test_wanting_money_in_advance_explains_nothing(ears: MoveHearing, text: str) -> None:
    assert names(ears, text) == set()


def test_how_it_is_paid_belongs_to_the_proposal_in_the_next_sentence_too(
    ears: MoveHearing,
) -> None:
    short = "I suggest a retainer. That means the fee arrives at the start of each month."
    assert names(ears, short) == {"proposes_retainer"}
    full = (
        "I suggest a retainer. Here's how it works: we write down on one page what you get every"
        " month, you pay the fee on the first, and I keep the time free and deliver."
    )
    assert {"proposes_retainer", "explains"} <= names(ears, full)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks, I'm good.",
        "Thank you, Tom.",
        "Thanks, Mrs Novak.",
        "Hey Miriam.",
        "Great, thanks a lot.",
        "That helps, thank you.",
        "Okay, I understand.",
        "I'm good, thank you. How about you?",
        "I'm good, thanks. And yourself?",
        "Fine, thanks! And you?",
        "Danke, Frau Vogt.",
        "Danke, mir geht's gut.",
        "Gut, danke. Und selbst?",
        "Bestens, und Ihnen?",
        "Vielen Dank, Herr Lindner.",
        "Schön, das hilft mir.",
    ],
)
def test_thanks_and_greetings_are_no_goodbye(ears: MoveHearing, text: str) -> None:
    assert "says_goodbye" not in names(ears, text)


@pytest.mark.parametrize(
    "text",
    [
        "So cheap got expensive.",
        "Flour isn't cheap these days.",
        "That's what your nephew can't do during exams.",
        "Also war billig am Ende teuer.",
        "Mehl ist ja auch nicht billig.",
        "I'm cheap.",
        "I want to tell you about my aunt.",
    ],
)
def test_what_the_client_suffers_from_is_repeated_without_harm(
    ears: MoveHearing, text: str
) -> None:
    assert names(ears, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Fine, I'll come by your office and wait until you do.",
        "Look, Mr Harper won't even notice it.",
        "I don't want Mr Harper, I want you to sign.",
        "I won't leave before you've signed.",
        "Buchen Sie es als Porto.",
    ],
)
def test_a_threat_is_no_answer(ears: MoveHearing, text: str) -> None:
    assert names(ears, text) == {"pressures"}


@pytest.mark.parametrize(
    "text",
    [
        "Mr Harper is a fool if he doesn't take this.",
        "You could be fired soon anyway.",
        "Herr Hansen ist ein Trottel.",
        "Ihr Wein ist sowieso nicht so gut.",
    ],
)
def test_abuse_is_heard_of_the_boss_and_of_the_wine_too(ears: MoveHearing, text: str) -> None:
    assert names(ears, text) == {"insults"}


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "Mittwoch um elf oder lieber nachmittags, wann erreiche ich Sie am besten?",
            {"agrees_next_step"},
        ),
        (
            "Wann erwische ich dich nächste Woche am besten, Dienstag um drei?",
            {"agrees_next_step"},
        ),
        ("Wann erreiche ich Ihre Chefin am besten?", {"asks_for_decider"}),
        ("When's the best time to reach your husband?", {"asks_for_decider"}),
    ],
)
def test_when_you_can_be_reached_is_no_question_for_the_decider(
    ears: MoveHearing, text: str, made: set[str]
) -> None:
    assert names(ears, text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "Fourteen of my hours are kept free for the joinery. You ring, I start; no quotes, "
            "and each month you get a one-page count.",
            {"benefit_hours", "benefit_time_saved", "promises_report"},
        ),
        (
            "Ten hours are always yours. You call me and it's on the site an hour later. "
            "You don't pay me job by job.",
            {"benefit_hours", "benefit_turnaround", "benefit_time_saved"},
        ),
    ],
)
def test_benefits_are_heard_in_the_words_of_a_trade(
    ears: MoveHearing, text: str, made: set[str]
) -> None:
    assert names(ears, text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "Zur Lese komme ich gern raus und mache die Bilder, dann müssen Sie das nicht.",
            {"suggests_extra"},
        ),
        ("Sie müssen das nicht machen, ein Nein ist in Ordnung.", {"walks_away_calmly"}),
        ("How many other people have you talked to?", set()),
        ("What targets has the management set you?", {"asks_goals"}),
        ("What targets have you been set?", {"asks_goals"}),
    ],
)
def test_small_words_do_not_turn_the_meaning(ears: MoveHearing, text: str, made: set[str]) -> None:
    assert names(ears, text) == made
