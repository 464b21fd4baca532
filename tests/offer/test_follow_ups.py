from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from icalendar import Calendar

from coach.offer import kept
from coach.offer.agreement import Agreement
from coach.offer.calendar import calendar
from coach.offer.follow_ups import ANSWER_WITHIN, MAIL_WITHIN, FollowUp, Held, Kind, follow_ups
from coach.offer.proposal import Proposal

NOW = datetime(2026, 6, 10, 12, 0)
ENDED = datetime(2026, 6, 9, 15, 0)


def held(call=1, client="Miller", agreed=True, next_call=""):
    return Held(call, client, ENDED, agreed, next_call=next_call)


def marked(*found):
    """These are done, since the day of the call."""
    return {one.key: ENDED.timestamp() for one in found}


def proposal(call=1, client="Miller"):
    return Proposal(call, client, 3, "en", ENDED.timestamp())


def agreement(start="2026-04-01", client="Miller", call=1):
    return Agreement(call, client, 3, ENDED.timestamp(), start)


def kinds(found):
    return [(one.kind, one.client) for one in found]


def test_an_agreed_call_without_a_mail_waits_for_it_within_a_day():
    (one,) = follow_ups(NOW, [held()], [], [], [])
    assert (one.kind, one.call, one.due) == ("send", 1, ENDED + MAIL_WITHIN)
    assert not one.late(NOW)
    assert one.late(NOW + timedelta(days=1))


def test_a_call_that_agreed_on_a_tier_waits_for_the_agreement():
    call = Held(1, "Miller", ENDED, True, "agreement")
    assert kinds(follow_ups(NOW, [call], [], [], [])) == [("draft", "Miller")]
    assert follow_ups(NOW, [call], [], [agreement("2026-06-01")], []) == ()


def test_a_lost_call_waits_for_nothing():
    assert follow_ups(NOW, [held(agreed=False)], [], [], []) == ()


def test_a_mail_that_was_written_may_not_have_gone_out():
    (one,) = follow_ups(NOW, [held()], [proposal()], [], [])
    assert (one.kind, one.due) == ("sent", ENDED + MAIL_WITHIN)


@pytest.mark.parametrize("written", [[proposal()], []])
def test_a_mail_that_has_gone_out_is_followed_up_until_that_is_done_too(written):
    (sent,) = follow_ups(NOW, [held()], written, [], [])
    (one,) = follow_ups(NOW, [held()], [proposal()], [], [], done=marked(sent))
    assert (one.kind, one.due) == ("ask", ENDED + ANSWER_WITHIN)
    assert follow_ups(NOW, [held()], [proposal()], [], [], done=marked(sent, one)) == ()


def test_the_call_that_was_agreed_on_is_there_and_the_reminder_comes_after_it():
    call = held(next_call="16.06.2026 11:00")
    again, sent = sorted(follow_ups(NOW, [call], [proposal()], [], []), key=lambda one: one.kind)
    assert (again.kind, again.call, again.due) == ("call", 1, datetime(2026, 6, 16, 11, 0))
    _, ask = follow_ups(NOW, [call], [proposal()], [], [], done=marked(sent))
    assert (ask.kind, ask.due) == ("ask", datetime(2026, 6, 17, 11, 0))
    assert kinds(follow_ups(NOW, [call], [], [], [], done=marked(again))) == [("send", "Miller")]


def test_a_next_call_is_reckoned_from_the_day_it_was_noted_on():
    (again, _) = follow_ups(NOW, [held(next_call="tomorrow 2 pm")], [], [], [])
    assert again.due == datetime(2026, 6, 10, 14, 0)
    assert again.late(NOW + timedelta(days=1))


@pytest.mark.parametrize("noted", ["after the fair", "Thursday", "12.06."])
def test_words_that_name_no_moment_stand_as_they_were_noted(noted):
    (again,) = [
        one for one in follow_ups(NOW, [held(next_call=noted)], [], [], []) if one.kind == "call"
    ]
    assert again.told == noted
    assert not again.late(NOW + timedelta(days=99))
    assert b"VEVENT" not in calendar([(again, "x")], NOW.replace(tzinfo=UTC))


def test_a_later_call_has_fulfilled_what_was_agreed_on():
    calls = [held(1, next_call="10.06.2026 15:00"), held(2, agreed=False)]
    planned = [("miller", "2026-06-09 16:00"), ("Miller", "2026-06-11 09:00")]
    now = datetime(2026, 6, 9, 15, 30)
    (one,) = follow_ups(now, calls, [], [], [], planned)
    assert (one.kind, one.due) == ("call", datetime(2026, 6, 11, 9, 0))


def test_the_same_appointment_is_there_once():
    call = held(agreed=False, next_call="11.06.2026 9:00")
    (one,) = follow_ups(NOW, [call], [], [], [], [("Miller", "2026-06-11 09:00")])
    assert one.call == 1


def test_an_agreement_ends_the_waiting():
    found = follow_ups(NOW, [held()], [proposal()], [agreement("2026-06-01")], [])
    assert found == ()


def test_only_the_newest_call_of_a_client_counts():
    calls = [held(3, agreed=False), held(1), held(2, "Bauer")]
    assert kinds(follow_ups(NOW, calls, [], [], [])) == [("send", "Bauer")]


def test_a_report_is_due_for_every_month_that_has_ended():
    found = follow_ups(NOW, [], [], [agreement()], [("miller", "2026-04")])
    assert [(one.kind, one.month) for one in found] == [("report", "2026-05")]
    assert found[0].due == datetime(2026, 6, 6, 9, 0)


@pytest.mark.parametrize("start", ["2026-06-01", "2026-07-01", "9999-12-31"])
def test_before_the_first_month_has_ended_no_report_is_due(start):
    assert follow_ups(NOW, [], [], [agreement(start)], []) == ()


def test_reports_are_asked_for_a_year_back_at_most():
    found = follow_ups(NOW, [], [], [agreement("1999-01-01")], [])
    assert len(found) == 12


def test_two_agreements_with_a_client_ask_for_one_report():
    found = follow_ups(NOW, [], [], [agreement(call=1), agreement(call=2, client="MILLER")], [])
    assert len(found) == 2


def test_calls_to_come_are_there_and_past_ones_are_not():
    planned = [("Bauer", "2026-06-12 14:00"), ("Miller", "2026-06-01 14:00")]
    assert kinds(follow_ups(NOW, [], [], [], [], planned)) == [("call", "Bauer")]


def test_the_most_urgent_comes_first():
    found = follow_ups(
        NOW, [held(2, "Bauer")], [], [agreement()], [], [("Zoe", "2026-06-10 12:30")]
    )
    assert [one.due for one in found] == sorted(one.due for one in found)
    assert len(found) == 4


def test_every_kind_has_words(advice):
    assert set(advice.follow_ups) == set(get_args(Kind))


def test_the_calendar_file_is_read_back_by_its_library(hostile):
    one = FollowUp("call", hostile, datetime(2026, 6, 12, 14, 0))
    body = calendar([(one, f"Grüße €; {hostile[:80]}, x\\n")], NOW.replace(tzinfo=UTC))
    (event,) = Calendar.from_ical(body).walk("VEVENT")
    assert event.decoded("dtstart") == one.due
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=45)
    assert str(event["summary"]).startswith("Grüße €; ")


def test_the_same_follow_up_keeps_its_name_in_the_calendar():
    one = FollowUp("call", "Miller", datetime(2026, 6, 12, 14, 0))
    bodies = [calendar([(one, words)], NOW.replace(tzinfo=UTC)) for words in ("a", "b")]
    uids = {line for body in bodies for line in body.split(b"\r\n") if line.startswith(b"UID")}
    assert len(uids) == 1


def test_a_proposal_with_the_answer_that_was_once_kept_in_it_is_read():
    old = b'{"call":1,"client":"Miller","recommended":3,"voice":"en","written":0,"answered":true}'
    assert kept.decode(old, Proposal).client == "Miller"
