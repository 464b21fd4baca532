"""What a call does with each action."""

from __future__ import annotations

import msgspec
import pytest

from coach.call import events as ev
from coach.call.session import Session
from coach.call.state import corrections, fold
from coach.playbook.model import Script
from tests.call.conftest import Clock, Recorder, StartCall


def kinds(session: Session) -> list[str]:
    return [objection.kind for objection in session.state.open]


def names(reply: object) -> list[str]:
    return [type(event).__name__ for event in reply.events]  # type: ignore[attr-defined]


class TestSteps:
    def test_next_goes_to_the_following_step(self, start: StartCall) -> None:
        session = start("suggest")
        session.next()
        assert session.state.step == "flat_fee"

    def test_back_goes_to_the_step_before(self, start: StartCall) -> None:
        session = start("suggest")
        session.back()
        assert session.state.step == "discover"

    def test_goto_takes_a_number(self, start: StartCall) -> None:
        session = start()
        session.line("/goto 7")
        assert session.state.step == "explain"

    @pytest.mark.parametrize("word", ["", "0", "10", "-1", "x", "²", "1e3", "٣٣"])
    def test_goto_elsewhere_changes_nothing_and_says_why(self, start: StartCall, word: str) -> None:
        session = start()
        before = session.state
        reply = session.goto(word)
        assert (session.state, reply.ok, bool(reply.message)) == (before, False, True)

    def test_the_first_step_has_no_step_before(self, start: StartCall) -> None:
        reply = start("book").back()
        assert not reply.ok
        assert "first" in reply.message

    def test_the_last_step_has_no_next(self, start: StartCall) -> None:
        reply = start("follow_up").next()
        assert not reply.ok
        assert "last" in reply.message

    def test_leaving_with_facts_missing_warns_and_goes_on(self, start: StartCall) -> None:
        session = start("discover")
        reply = session.next()
        assert session.state.step == "suggest"
        assert "Goals" in reply.message

    def test_facts_of_earlier_steps_are_left_until_they_are_noted(self, start: StartCall) -> None:
        session = start("explain")
        assert "goals" in [field.key for field in session.left()]
        session.line("/fact goals 20 leads a month")
        assert "goals" not in [field.key for field in session.left()]

    def test_facts_of_the_step_itself_and_of_later_ones_are_not_left(
        self, start: StartCall, retainer: Script
    ) -> None:
        left = {field.key for field in start("discover").left()}
        assert left == set(retainer.steps["book"].facts)

    def test_noted_facts_are_not_missed(self, start: StartCall, retainer: Script) -> None:
        session = start("discover")
        for key in retainer.steps["discover"].facts:
            session.note_fact(key, "known")
        assert session.next().message == ""

    def test_confirming_a_preparation_step_goes_on(self, start: StartCall) -> None:
        session = start("book")
        session.confirm()
        assert session.state.confirmed == ("book",)
        assert session.state.step == "prepare"

    def test_a_step_of_the_call_has_nothing_to_confirm(self, start: StartCall) -> None:
        assert not start("discover").confirm().ok

    def test_after_the_last_step_nothing_is_promised(self, start: StartCall) -> None:
        assert "last step" in start("follow_up").confirm().message

    def test_a_step_that_was_jumped_over_is_skipped(self, start: StartCall) -> None:
        session = start("discover")
        session.goto("6")
        marks = {step.id: step.mark for step in session.prompts().rail}
        assert marks["discover"] == "done"
        assert marks["suggest"] == "skipped"
        assert marks["propose"] == "current"
        assert marks["price"] == "ahead"


class TestCues:
    def test_how_it_works_moves_on_from_the_proposal(self, start: StartCall) -> None:
        session = start("propose")
        session.client_said("how_it_works: so how does that work?")
        assert session.state.step == "explain"

    def test_the_fee_question_moves_on_from_the_explanation(self, start: StartCall) -> None:
        session = start("explain")
        session.client_said("monthly_fee: and what is the fee?")
        assert session.state.step == "price"

    def test_how_much_in_discovery_is_put_off_and_stays(self, start: StartCall) -> None:
        session = start("discover")
        reply = session.client_said("monthly_fee: how much is it?")
        assert session.state.step == "discover"
        assert reply.prompts.put_off is not None
        assert reply.prompts.put_off.say.text

    def test_the_next_words_of_the_client_clear_the_put_off(self, start: StartCall) -> None:
        session = start("discover")
        session.client_said("monthly_fee: how much is it?")
        assert session.client_said("four posts a week").prompts.put_off is None


class TestObjections:
    def test_an_objection_opens_on_top_of_the_step(self, start: StartCall) -> None:
        session = start("explain")
        reply = session.client_said("money: too dear")
        assert kinds(session) == ["money"]
        assert session.state.step == "explain"
        assert reply.prompts.objection is not None
        assert len(reply.prompts.objection.responses) >= 3

    def test_a_second_objection_joins_the_stack(self, start: StartCall) -> None:
        session = start("explain")
        session.client_said("money: too dear")
        reply = session.client_said("results: will it work?")
        assert kinds(session) == ["money", "results"]
        assert reply.prompts.objection is not None
        assert reply.prompts.objection.below == ("Money",)

    def test_resolving_closes_the_newest(self, start: StartCall) -> None:
        session = start("explain")
        session.object("money")
        session.object("value")
        session.resolved()
        assert kinds(session) == ["money"]
        session.resolved()
        assert kinds(session) == []
        assert session.state.step == "explain"

    def test_a_second_objection_in_the_same_words_is_told(self, start: StartCall) -> None:
        session = start("explain")
        both = "money: too dear. results: and will it work?"
        assert session.client_said(both).prompts.also_heard == ("Results",)
        assert kinds(session) == ["money"]
        assert session.client_said("I see").prompts.also_heard == ("Results",)

    def test_what_was_heard_beside_opens_once_the_first_is_closed(self, start: StartCall) -> None:
        session = start("explain")
        session.client_said("money: too dear. results/burned_before: the last one was no good.")
        reply = session.resolved()
        assert names(reply) == ["ObjectionResolved", "ObjectionOpened"]
        assert [(one.kind, one.reason) for one in session.state.open] == [
            ("results", "burned_before")
        ]
        assert not reply.prompts.behind
        session.undo()
        assert kinds(session) == ["money"]
        session.resolved()
        session.resolved()
        assert kinds(session) == []

    def test_all_that_was_heard_beside_comes_one_after_the_other(self, start: StartCall) -> None:
        session = start("explain")
        session.client_said("money: too dear. results: will it work? value: what for?")
        session.resolved()
        assert kinds(session) == ["results", "value"]

    def test_what_was_heard_beside_and_came_up_by_itself_is_not_opened_again(
        self, start: StartCall
    ) -> None:
        session = start("explain")
        session.client_said("money: too dear. results: will it work?")
        session.client_said("results: no, really, will it work?")
        session.resolved()
        assert kinds(session) == ["money"]
        session.resolved()
        assert kinds(session) == []

    def test_the_kind_named_for_unclear_words_keeps_what_was_heard_beside(
        self, start: StartCall
    ) -> None:
        session = start("explain")
        session.client_said("unsure: hm. money: too dear. results: will it work?")
        session.object("money")
        session.resolved()
        assert kinds(session) == ["results"]

    @pytest.mark.parametrize("word", ["and", "und"])
    def test_two_joined_without_a_comma_are_heard_where_both_are_plain(
        self, start: StartCall, word: str
    ) -> None:
        session = start("explain")
        plain = f"money/too_expensive!: too dear {word} results/!: does it work"
        assert session.client_said(plain).prompts.also_heard == ("Results",)

    def test_a_pair_of_words_is_not_taken_apart(self, start: StartCall) -> None:
        session = start("explain")
        assert not session.client_said("money: time and results/!:money").prompts.also_heard

    def test_a_note_holds_two_only_where_both_are_plain(self, start: StartCall) -> None:
        session = start("explain")
        assert not session.client_said("money: too dear, results: works?").prompts.also_heard
        reply = session.client_said("money: too dear, results/!: does it work")
        assert reply.prompts.also_heard == ("Results",)

    def test_what_is_open_already_is_not_told_again(self, start: StartCall) -> None:
        session = start("explain")
        session.client_said("results: will it work?")
        both = "money: too dear. results: and will it work? money: so dear. hm"
        assert session.client_said(both).prompts.also_heard == ()

    def test_what_single_sentences_leave_in_doubt_is_not_told(self, start: StartCall) -> None:
        session = start("explain")
        assert not session.client_said("money: too dear. results/?: hm. I see.").prompts.also_heard

    def test_an_unclear_whole_with_clear_parts_names_them(self, start: StartCall) -> None:
        session = start("explain")
        reply = session.client_said("unsure: hm. money: too dear. results: will it work?")
        assert reply.prompts.unsure
        assert reply.prompts.also_heard == ("Money", "Results")

    def test_the_newest_reason_of_an_open_objection_is_answered(self, start: StartCall) -> None:
        session = start("explain")
        first = session.client_said("money/too_expensive: too dear").prompts.objection
        session.pick("walk_away")
        half = session.preview("money/upfront_payment: we can't pay in advance")
        then = session.client_said(
            "money/upfront_payment: we can't pay in advance"
        ).prompts.objection
        assert first
        assert then
        assert half
        assert half.card
        assert first.responses[0].id == "price_or_results"
        assert then.responses[0].id == half.card.responses[0].id == "in_advance"
        assert then.picked == ""
        assert kinds(session) == ["money"]
        session.undo()
        assert session.prompts().objection == msgspec.structs.replace(first, picked="walk_away")

    @pytest.mark.parametrize("said", ["money: it is the money", "money/discount?: it is dear"])
    def test_words_without_a_clear_reason_leave_the_one_before(
        self, start: StartCall, said: str
    ) -> None:
        session = start("explain")
        session.client_said("money/upfront_payment: we can't pay in advance")
        session.pick("walk_away")
        half = session.preview(said)
        card = session.client_said(said).prompts.objection
        assert half
        assert half.card == card
        assert card
        assert card.responses[0].id == "in_advance"

    def test_whoever_insists_gets_another_answer_than_the_one_before(
        self, start: StartCall
    ) -> None:
        session = start("explain")
        first = session.client_said("money/too_expensive: too dear").prompts.objection
        session.pick("1")
        again = session.client_said("money/too_expensive: no, really too dear").prompts.objection
        assert first
        assert again
        assert again.again
        assert again.responses[0].id == first.responses[1].id
        assert again.responses[-1].id == first.responses[0].id

    def test_going_on_about_the_same_objection_opens_no_second(self, start: StartCall) -> None:
        session = start("explain")
        session.client_said("money: too dear")
        session.client_said("money: really, we have no budget")
        assert kinds(session) == ["money"]

    def test_resolving_nothing_says_why(self, start: StartCall) -> None:
        reply = start().resolved()
        assert not reply.ok
        assert reply.message

    def test_unsure_asks_which_it_is(self, start: StartCall) -> None:
        reply = start("explain").client_said("unsure: hm")
        assert reply.prompts.unsure is not None
        assert "?" in reply.prompts.unsure.ask.text

    def test_a_kind_by_key_answers_an_unsure_as_its_correction(self, start: StartCall) -> None:
        session = start("explain")
        session.client_said("unsure: hm")
        reply = session.line("/value")
        assert names(reply) == ["VerdictCorrected", "ObjectionOpened"]
        assert not session.state.unsure

    def test_picking_a_response_keeps_it_on_the_card(self, start: StartCall) -> None:
        session = start("explain")
        reply = session.object("money")
        assert reply.prompts.objection is not None
        second = reply.prompts.objection.responses[1].id
        picked = session.line("/pick 2").prompts.objection
        assert picked is not None
        assert picked.picked == second

    def test_a_pick_that_was_none_is_taken_back_and_nothing_else(self, start: StartCall) -> None:
        session = start("explain")
        session.object("money")
        session.pick("2")
        session.pick("3")
        second = session.pick("2").prompts.objection
        session.unpick()
        session.unpick()
        assert second is not None
        assert session.state.open[-1].response == second.picked
        session.unpick()
        assert session.state.open[-1].response == ""
        assert session.unpick().events == ()
        assert kinds(session) == ["money"]

    def test_moving_on_keeps_the_objection_open(self, start: StartCall) -> None:
        session = start("explain")
        session.object("money")
        session.next()
        assert (session.state.step, kinds(session)) == ("price", ["money"])

    def test_what_is_asked_after_it_is_read_before_an_open_objection(
        self, start: StartCall
    ) -> None:
        session = start("propose")
        session.object("money")
        shown = session.client_said("how_it_works: how does it work?").prompts
        assert (shown.step, shown.behind, shown.at_hand) == ("explain", True, None)
        assert session.object("money").prompts.at_hand is not None
        assert not session.object("money").ok

    def test_more_words_on_it_bring_an_objection_back(self, start: StartCall) -> None:
        session = start("explain")
        session.object("money")
        session.next()
        assert session.client_said("money: still too dear").prompts.at_hand is not None

    def test_asking_which_it_is_acts_at_once(self, start: StartCall) -> None:
        session = start("explain")
        session.object("money")
        shown = session.ask_which().prompts
        assert (shown.unsure is not None, shown.behind) == (True, True)

    def test_unclear_words_while_an_objection_is_answered_ask_nothing(
        self, start: StartCall
    ) -> None:
        session = start("explain")
        session.object("money")
        session.client_said("unsure: hm")
        assert session.resolved().prompts.unsure is None

    def test_a_response_is_picked_only_from_a_card_that_is_seen(self, start: StartCall) -> None:
        session = start("explain")
        session.object("money")
        session.next()
        assert not session.pick("1").ok

    def test_a_number_alone_is_an_answer_and_no_words_of_the_client(self, start: StartCall) -> None:
        session = start("explain")
        assert names(session.line("1")) == ["ClientSaid"]
        session.object("money")
        assert names(session.line("1")) == ["ResponsePicked"]
        assert not session.line("9").ok

    def test_a_pick_keeps_the_line_that_was_shown(self, start: StartCall) -> None:
        session = start("explain")
        card = session.object("money").prompts.objection
        assert card is not None
        (picked,) = session.pick("2").events
        assert isinstance(picked, ev.ResponsePicked)
        assert picked.say == card.responses[1].say.shown

    def test_a_repeated_objection_leads_with_what_was_not_said_yet(self, start: StartCall) -> None:
        session = start("explain")
        first = session.client_said("money/discount: less?").prompts.objection
        session.pick("1")
        session.resolved()
        preview = session.preview("money/discount: less?")
        again = session.client_said("money/discount: less?").prompts.objection
        assert first is not None
        assert again is not None
        assert preview is not None
        assert (first.again, again.again) == (False, True)
        assert (first.find_out is None, again.find_out) == (False, None)
        assert again.responses[-1].id == first.responses[0].id
        assert preview.card is not None
        assert preview.card.responses == again.responses

    def test_another_reason_is_asked_about_again(self, start: StartCall) -> None:
        session = start("explain")
        session.client_said("money/discount: less?")
        session.pick("1")
        session.resolved()
        other = session.client_said("money/cash_flow: not this month").prompts.objection
        assert other is not None
        assert not other.again
        assert other.find_out is not None

    def test_a_reason_without_an_answer_of_its_own_may_be_the_same(self, start: StartCall) -> None:
        session = start("explain")
        session.client_said("money/discount: less?")
        session.resolved()
        card = session.client_said("money/on_the_phone: so much").prompts.objection
        assert card is not None
        assert card.again

    def test_what_was_misheard_was_not_said_before(self, start: StartCall) -> None:
        session = start("explain")
        session.client_said("money: x")
        session.wrong("none")
        card = session.object("money").prompts.objection
        assert card is not None
        assert not card.again


class TestCorrections:
    def test_a_wrong_objection_is_replaced(self, start: StartCall) -> None:
        session = start("explain")
        session.client_said("money: we have somebody")
        session.line("/wrong value")
        assert kinds(session) == ["value"]

    def test_a_wrong_objection_becomes_none(self, start: StartCall) -> None:
        session = start("explain")
        session.client_said("money: the budget is there")
        session.line("/wrong none")
        assert kinds(session) == []

    def test_a_misheard_cue_goes_back(self, start: StartCall) -> None:
        session = start("propose")
        session.client_said("how_it_works: how do you work out?")
        session.line("/wrong none")
        assert session.state.step == "propose"

    def test_what_none_really_was_follows(self, start: StartCall) -> None:
        session = start("propose")
        session.client_said("and how would we do that")
        session.line("/wrong how_it_works")
        assert session.state.step == "explain"

    def test_a_correction_can_be_corrected(self, start: StartCall) -> None:
        session = start("explain")
        session.client_said("money: x")
        session.line("/wrong value")
        session.line("/wrong results")
        assert kinds(session) == ["results"]
        session.line("/wrong none")
        assert kinds(session) == []

    def test_an_objection_below_stays(self, start: StartCall) -> None:
        session = start("explain")
        session.object("results")
        session.client_said("money: we have somebody")
        session.line("/wrong value")
        assert kinds(session) == ["results", "value"]

    @pytest.mark.parametrize("word", ["", "cheese", "unsure"])
    def test_an_unknown_label_is_refused(self, start: StartCall, word: str) -> None:
        session = start()
        session.client_said("money: x")
        assert not session.wrong(word).ok

    def test_nothing_heard_can_be_wrong(self, start: StartCall) -> None:
        assert not start().wrong("money").ok

    def test_a_correction_is_learned_and_its_undo_forgets(self, start: StartCall) -> None:
        class Learner:
            def __init__(self) -> None:
                self.kept: list[tuple[str, str]] = []

            def learn(self, text: str, label: str) -> None:
                self.kept.append((text, label))

            def forget(self, text: str, label: str) -> None:
                self.kept.remove((text, label))

        learner = Learner()
        session = start("explain", learner=learner)
        session.client_said("money: we have somebody")
        session.wrong("value")
        assert learner.kept == [("money: we have somebody", "value")]
        session.undo()
        assert learner.kept == []

    def test_a_correction_back_to_what_was_heard_has_its_reason(self, start: StartCall) -> None:
        session = start("explain")
        session.client_said("money/discount: that is a lot")
        session.line("/wrong general")
        session.line("/wrong money")
        assert [(o.kind, o.reason) for o in session.state.open] == [("money", "discount")]
        assert corrections(session.events) == {}

    def test_the_last_correction_counts(self, start: StartCall) -> None:
        session = start("explain")
        session.client_said("money: that is a lot")
        session.line("/wrong general")
        session.line("/wrong value")
        (only,) = corrections(session.events).values()
        assert (only.was, only.label) == ("money", "value")

    def test_undoing_a_second_correction_learns_the_first_again(self, start: StartCall) -> None:
        class Learner:
            def __init__(self) -> None:
                self.kept: dict[str, str] = {}

            def learn(self, text: str, label: str) -> None:
                self.kept[text] = label

            def forget(self, text: str, label: str) -> None:
                del self.kept[text]

        learner = Learner()
        session = start("explain", learner=learner)
        session.client_said("money: hm")
        session.wrong("value")
        session.wrong("general")
        session.undo()
        assert learner.kept == {"money: hm": "value"}

    def test_what_was_heard_already_is_named_as_on_the_screen(self, start: StartCall) -> None:
        session = start("explain")
        session.client_said("fine")
        assert "No objection" in session.wrong("none").message


class TestSilence:
    def test_the_wait_is_a_state_of_its_own(self, start: StartCall, clock: Clock) -> None:
        session = start("propose")
        clock.seconds = 12.0
        reply = session.wait()
        assert session.state.waiting
        assert reply.prompts.waiting is not None
        assert reply.prompts.waiting.since == 12.0

    def test_the_client_ends_it_and_it_was_kept(self, start: StartCall) -> None:
        session = start("propose")
        session.wait()
        reply = session.client_said("how_it_works: how does it work?")
        assert names(reply) == ["ClientSaid", "WaitEnded", "CueHeard", "StepEntered"]
        assert session.state.step == "explain"

    def test_talking_ends_it_unkept(self, start: StartCall) -> None:
        session = start("propose")
        session.wait()
        reply = session.you_said("so what do you think?")
        assert [e.kept for e in reply.events if isinstance(e, ev.WaitEnded)] == [False]

    def test_other_steps_do_not_wait_and_say_which_does(self, start: StartCall) -> None:
        reply = start("discover").wait()
        assert not reply.ok
        assert "6" in reply.message


class TestFacts:
    def test_a_repeated_fact_replaces(self, start: StartCall) -> None:
        session = start()
        session.line("/fact goals more orders")
        session.line("/fact goals fewer returns")
        assert session.state.facts["goals"] == "fewer returns"

    @pytest.mark.parametrize("line", ["/fact goals += and staff", "/fact goals+= and staff"])
    def test_plus_equals_appends(self, start: StartCall, line: str) -> None:
        session = start()
        session.line("/fact goals more orders")
        session.line(line)
        assert session.state.facts["goals"] == "more orders; and staff"

    def test_the_label_on_the_screen_is_understood(self, start: StartCall) -> None:
        session = start(voice="sie")
        session.line("/fakt Ziele mehr Anfragen")
        assert session.state.facts["goals"] == "mehr Anfragen"

    def test_an_unknown_key_lists_the_known_ones(self, start: StartCall) -> None:
        reply = start().line("/fact nonsense 1")
        assert not reply.ok
        assert "goals" in reply.message

    def test_an_estimate_comes_out_in_hours(self, start: StartCall) -> None:
        session = start()
        session.line("/fact volume 8 posts x 1.5 h + 2 newsletters x 4 h")
        assert session.state.facts["volume"].endswith("≈ 20 h")

    def test_adding_to_an_estimate_adds_up(self, start: StartCall) -> None:
        session = start()
        session.line("/fact volume 8 posts x 1.5 h")
        session.line("/fact volume += 2 newsletters x 4 h")
        assert session.state.facts["volume"].endswith("≈ 20 h")

    def test_facts_fill_the_lines(self, start: StartCall) -> None:
        session = start("book", facts={"contact": "Frau Krause"})
        assert any("Frau Krause" in line.text for line in session.prompts().say)


class TestGuardrails:
    @pytest.mark.parametrize(
        ("said", "guardrail"),
        [
            ("I could give you a discount", "discount"),
            ("we can make it cheaper", "discount"),
            ("ich gebe Ihnen einen Nachlass", "discount"),
            ("da geht noch was am Rabatt", "discount"),
            ("let's do a free trial", "free_trial"),
            ("der erste Monat ist kostenlos", "free_trial"),
            ("that would be 3,000 a month", "price_on_phone"),
            ("das kostet 2.500 € im Monat", "price_on_phone"),
            ("three thousand a month", "price_on_phone"),
            ("it's 3k per month", "price_on_phone"),
            ("it'd be around 3k", "price_on_phone"),
            ("it's three k", "price_on_phone"),
            ("3000", "price_on_phone"),
            ("three thousand", "price_on_phone"),
            ("about 2500.", "price_on_phone"),
            ("80 an hour", "price_on_phone"),
            ("95 die Stunde", "price_on_phone"),
            ("so zwischen 3 und 5 tausend", "price_on_phone"),
            ("50% off for you", "discount"),
            ("50 % off for you", "discount"),
            ("ich mache es Ihnen billiger", "discount"),
            ("da kann ich Ihnen entgegenkommen", "discount"),
            ("da komme ich Ihnen gern entgegen", "discount"),
            ("ich kann da noch was am Preis machen", "discount"),
            ("I could do it for you for less", "discount"),
            ("so um die 2.500", "price_on_phone"),
        ],
    )
    def test_what_must_not_be_said_warns(self, start: StartCall, said: str, guardrail: str) -> None:
        reply = start("explain").line(f"> {said}")
        assert guardrail in [card.guardrail for card in reply.prompts.warnings]
        assert all(card.instead.text for card in reply.prompts.warnings)

    @pytest.mark.parametrize(
        "said",
        [
            "you get 20 hours a month",
            "we would do 12 posts a month and 2 newsletters",
            "I'll e-mail you three options",
            "we grew to 10,000 followers",
            "we grew to about 10k followers",
            "in den nächsten 3 bis 6 Monaten",
            "rufen Sie mich unter 0170 1234567 an",
            "you grew from 200 to 4,000 subscribers in 2024, that's 2000 percent",
            "around 2019 you started, right?",
            "two and a half hours a day",
            "I'll call you at 3 on the 15th",
            "2",
        ],
    )
    def test_ordinary_numbers_do_not(self, start: StartCall, said: str) -> None:
        assert start("explain").line(f"> {said}").prompts.warnings == ()

    def test_they_warn_while_typing(self, start: StartCall) -> None:
        preview = start("explain").preview("> I could give you a disc")
        assert preview is not None
        assert preview.warnings == ()
        preview = start("explain").preview("> I could give you a discount")
        assert preview is not None
        assert preview.warnings


class TestEnd:
    def test_an_agreed_call_enters_the_follow_up(self, start: StartCall) -> None:
        session = start("price")
        session.line("/end agreed")
        assert (session.state.step, session.state.outcome) == ("follow_up", "agreed")

    @pytest.mark.parametrize(("word", "outcome"), [("lost", "lost"), ("verloren", "lost")])
    def test_a_lost_call_stays_where_it_was(
        self, start: StartCall, word: str, outcome: str
    ) -> None:
        session = start("price")
        session.line(f"/end {word}")
        assert (session.state.step, session.state.outcome) == ("price", outcome)

    def test_a_bare_end_hangs_up_without_an_outcome(self, start: StartCall) -> None:
        session = start("price")
        session.line("/end")
        assert session.state.ended
        assert session.state.outcome is None

    @pytest.mark.parametrize(
        "line", ["/next", "/money", "/wait", "/end lost", "hello", "> hello", "/goto 3"]
    )
    def test_after_the_end_the_call_does_not_go_on(self, start: StartCall, line: str) -> None:
        session = start("price")
        session.line("/end lost")
        before = session.state
        assert not session.line(line).ok
        assert session.state == before

    def test_notes_and_facts_can_still_be_taken(self, start: StartCall) -> None:
        session = start("price")
        session.line("/end agreed")
        session.line("/fact goals more orders")
        assert session.state.facts["goals"] == "more orders"


class TestUndo:
    def test_it_takes_back_action_after_action(self, start: StartCall) -> None:
        session = start("discover")
        states = [session.state]
        lines = ["/fact goals x", "money: too dear", "/resolved", "/next", "/goto 6", "/wait"]
        for line in lines:
            session.line(line)
            states.append(session.state)
        for before in reversed(states[:-1]):
            session.undo()
            assert _standing(session.state) == _standing(before)
        assert not session.undo().ok

    def test_the_end_can_be_taken_back(self, start: StartCall) -> None:
        session = start("price")
        session.line("/end agreed")
        session.undo()
        assert (session.state.ended, session.state.step) == (False, "price")

    def test_one_undo_takes_back_all_that_one_utterance_did(self, start: StartCall) -> None:
        session = start("propose")
        session.wait()
        session.client_said("how_it_works: how does it work?")
        session.undo()
        assert (session.state.step, session.state.waiting) == ("propose", True)


def _standing(state: object) -> tuple[object, ...]:
    skip = {"now", "action"}
    fields = state.__struct_fields__  # type: ignore[attr-defined]
    return tuple(getattr(state, field) for field in fields if field not in skip)


class TestJournal:
    def test_the_events_fold_to_the_state_that_is_shown(
        self, start: StartCall, recorder: Recorder
    ) -> None:
        session = start("discover")
        first = session.events
        for line in ["/next", "money: x", "/undo", "/fact goals y", "/end agreed"]:
            session.line(line)
        assert fold([*first, *recorder.events]) == session.state

    def test_what_could_not_be_recorded_did_not_happen(
        self, start: StartCall, recorder: Recorder
    ) -> None:
        session = start("discover")
        before = session.state
        recorder.broken = True
        with pytest.raises(OSError, match="space"):
            session.next()
        assert session.state == before


class TestLines:
    def test_an_unknown_command_names_the_nearest(self, start: StartCall) -> None:
        reply = start().line("/nxt")
        assert not reply.ok
        assert "/next" in reply.message

    def test_hostile_text_is_kept_literally_or_cleaned(
        self, start: StartCall, hostile: str
    ) -> None:
        session = start("explain")
        session.client_said(hostile)
        session.you_said(hostile)
        session.note(hostile)
        session.note_fact("goals", hostile)
        shown = " ".join([*session.state.notes, *session.state.facts.values()])
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in shown)

    def test_where_am_i_is_one_line(self, start: StartCall) -> None:
        session = start("explain")
        session.object("money")
        where = session.where().message
        assert "7/9" in where
        assert "Money" in where
        assert "\n" not in where
