from datetime import date, datetime

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.offer.dates import (
    ordinal,
    parse_day,
    parse_moment,
    parse_month,
    show_day,
    show_moment,
    show_month,
    show_short_day,
)


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
    ["", "tomorrow", "31.02.2026", "2026-13-01", "12.05.26", "05/12/2026", "0000-01-01", "[/]"],
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
