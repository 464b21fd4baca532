from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from icalendar import Calendar

from coach.offer.agreement import Agreement
from coach.offer.calendar import calendar
from coach.offer.follow_ups import ANSWER_WITHIN, MAIL_WITHIN, FollowUp, Held, Kind, follow_ups
from coach.offer.proposal import Proposal

NOW = datetime(2026, 6, 10, 12, 0)
ENDED = datetime(2026, 6, 9, 15, 0)


def held(call=1, client="Miller", agreed=True):
    return Held(call, client, ENDED, agreed)


def proposal(call=1, client="Miller", answered=False):
    return Proposal(call, client, 3, "en", ENDED.timestamp(), answered)


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


def test_a_mail_without_an_answer_is_followed_up():
    (one,) = follow_ups(NOW, [held()], [proposal()], [], [])
    assert (one.kind, one.due) == ("ask", ENDED + ANSWER_WITHIN)


def test_an_answer_or_an_agreement_ends_the_waiting():
    assert follow_ups(NOW, [held()], [proposal(answered=True)], [], []) == ()
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
