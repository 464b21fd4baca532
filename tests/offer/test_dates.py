from datetime import date, datetime

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.offer.dates import (
    ordinal,
    show_day,
    show_meeting,
    show_moment,
    show_month,
    show_short_day,
)
from coach.offer.typed_dates import parse_day, parse_moment, parse_month


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31)))
def test_days_and_months_are_written_as_cldr_writes_them(day):
    assert show_day(day, "de") == format_date(day, "d. MMMM y", locale="de_DE")
    assert show_day(day, "en") == format_date(day, "d MMMM y", locale="en_GB")
    assert show_month(day, "de") == format_date(day, "MMMM y", locale="de_DE")
    assert show_month(day, "en") == format_date(day, "MMMM y", locale="en_GB")


def test_moments_in_lists_are_of_one_length_and_in_words_in_english():
    moment = datetime(2026, 5, 3, 9, 5)
    assert show_moment(moment, "en") == "03 May 2026 09:05"
    assert show_moment(moment, "de") == "03.05.2026 09:05"
    assert [show_short_day(moment, language) for language in ("en", "de")] == ["03 May", "03.05."]


@pytest.mark.parametrize("written", ["2026-05-12", "12.05.2026", "12.5.2026", " 12. 5. 2026 "])
def test_days_are_understood_in_both_ways(written):
    assert parse_day(written) == date(2026, 5, 12)


@pytest.mark.parametrize(
    "written",
    ["2026-05-12 14:30", "2026-05-12T14:30", "12.05.2026 14:30", "12.05.2026, 14:30 Uhr"],
)
def test_moments_are_understood_in_both_ways(written):
    assert f"{parse_moment(written):%Y-%m-%d %H:%M}" == "2026-05-12 14:30"


@pytest.mark.parametrize(
    "written",
    ["", "next week", "31.02.2026", "2026-13-01", "12.05.26", "0000-01-01", "[/]"],
)
def test_what_is_no_day_is_refused_with_an_example(written):
    for parse in (parse_day, parse_moment):
        with pytest.raises(CoachError) as refused:
            parse(written)
        assert "2026-05-12" in refused.value.todo


@pytest.mark.parametrize("written", ["2026-05-12", "12.05.2026 25:00", "2026-05-12 14:60"])
def test_a_moment_needs_a_time_that_exists(written):
    with pytest.raises(CoachError, match="no date with a time"):
        parse_moment(written)


TODAY = date(2026, 11, 30)
"""A Monday."""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("11/30/2026 2:00 pm", "2026-11-30 14:00"),
        ("11/30/2026 14:00", "2026-11-30 14:00"),
        ("30/11/2026 14:00", "2026-11-30 14:00"),
        ("5/5/2027, 9 am", "2027-05-05 09:00"),
        ("today 2pm", "2026-11-30 14:00"),
        ("Tomorrow at 14:00", "2026-12-01 14:00"),
        ("heute 14 Uhr", "2026-11-30 14:00"),
        ("morgen um 9", "2026-12-01 09:00"),
        ("übermorgen, 9.30 Uhr", "2026-12-02 09:30"),
        ("30.11. 14:00", "2026-11-30 14:00"),
        ("29.11. 14:00", "2027-11-29 14:00"),
        ("30 Nov 2026 14:00", "2026-11-30 14:00"),
        ("November 30, 2026 at 2 p.m.", "2026-11-30 14:00"),
        ("Nov 30 2pm", "2026-11-30 14:00"),
        ("3. Dezember 2026 um 15 Uhr", "2026-12-03 15:00"),
        ("Thursday 3pm", "2026-12-03 15:00"),
        ("Thursday, 3 December at 3 pm", "2026-12-03 15:00"),
        ("Donnerstag 10 Uhr", "2026-12-03 10:00"),
        ("am Do., 03.12.2026, 10 Uhr", "2026-12-03 10:00"),
        ("Monday 12 pm", "2026-12-07 12:00"),
        ("4.12. 1430", "2026-12-04 14:30"),
        ("15/12/26 2 pm", "2026-12-15 14:00"),
        ("Weds 9th Dec, 10 am", "2026-12-09 10:00"),
        ("morgen 14 Uhr 30", "2026-12-01 14:30"),
        ("12 May 1430", "2027-05-12 14:30"),
        ("Dec 4 0900", "2026-12-04 09:00"),
        ("4.12.2026 1430", "2026-12-04 14:30"),
        ("on 4 December at 3 pm", "2026-12-04 15:00"),
        ("am 4.12. um 15 Uhr", "2026-12-04 15:00"),
        ("am 12. Mai um 14 Uhr", "2027-05-12 14:00"),
        ("Donnerstag, den 3. Dezember um 10 Uhr", "2026-12-03 10:00"),
        ("12.05.27 14:00", "2027-05-12 14:00"),
        ("12.05.26 14:00", "2026-05-12 14:00"),
    ],
)
def test_what_can_be_one_moment_only_is_understood(written, meant):
    assert f"{parse_moment(written, TODAY):%Y-%m-%d %H:%M}" == meant


@pytest.mark.parametrize(
    "written",
    [
        *("tomorrow", "tomorrow at 3", "next week", "Thursday", "12.05.14"),
        *("Friday, 3 December 2026 15:00", "31 November 10:00", "today 13 pm", "Mayor 5 10:00"),
    ],
)
def test_what_could_be_another_moment_is_refused(written):
    with pytest.raises(CoachError, match="no date with a time"):
        parse_moment(written, TODAY)


def test_a_day_that_could_be_two_is_refused_with_the_way_to_write_it():
    for parse in (parse_day, parse_moment):
        with pytest.raises(CoachError, match="'12/11/2026' can be two days") as refused:
            parse("12/11/2026 2 pm", TODAY)
        assert refused.value.todo == "Write the month as a word: 12 May 2026."


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)), st.sampled_from(["en", "de"]))
def test_what_is_shown_can_be_typed(moment, language):
    moment = moment.replace(second=0, microsecond=0)
    assert parse_moment(show_moment(moment, language), TODAY) == moment
    assert parse_day(show_day(moment, language), TODAY) == moment.date()


@given(st.datetimes(datetime(2026, 11, 30), datetime(2027, 11, 29)), st.sampled_from(["en", "de"]))
def test_a_meeting_is_named_as_it_is_spoken_of(moment, language):
    moment = moment.replace(hour=max(moment.hour, 7), second=0, microsecond=0)
    assert parse_moment(show_meeting(moment, language), TODAY) == moment


def test_a_month_is_read_and_anything_else_refused():
    assert parse_month("2026-05") == date(2026, 5, 1)
    for written in ("2026", "2026-13", "May", "0000-01", "2026-05-01"):
        with pytest.raises(CoachError, match="no month"):
            parse_month(written)


def test_days_of_the_month_have_their_endings():
    assert [ordinal(day) for day in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 28)] == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th"),
        *("21st", "22nd", "23rd", "28th"),
    ]
