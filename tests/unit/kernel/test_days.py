"""The counting of days and months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timpora.kernel.days import days_past, last_lawful_day, last_lawful_day_after_months, months_after


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("entered", "days", "last"),
    [
        ("2019-05-23", 30, "2019-06-21"),  # published: Ngurah Rai, July 2019
        ("2023-09-29", 60, "2023-11-27"),  # published: Bali, visa on arrival extended once
        ("2019-07-24", 30, "2019-08-22"),  # published: 956 days on 4 April 2022
        ("2013-12-02", 30, "2013-12-31"),  # published: Blitar
        ("2024-12-10", 30, "2025-01-08"),  # published: over a turn of the year
        ("2024-02-01", 30, "2024-03-01"),
        ("2023-02-01", 30, "2023-03-02"),
        ("2024-02-29", 1, "2024-02-29"),
    ],
)
def test_the_day_of_entry_is_day_one(entered: str, days: int, last: str) -> None:
    assert last_lawful_day(day(entered), days) == day(last)


@pytest.mark.parametrize(
    ("limit", "judged", "days"),
    [("2019-06-21", "2019-07-01", 10), ("2019-08-22", "2022-04-04", 956), ("2023-06-27", "2023-06-27", 0), ("2023-06-28", "2023-06-27", -1)],
)  # fmt: skip
def test_the_last_lawful_day_does_not_count_and_the_day_judged_does(limit: str, judged: str, days: int) -> None:
    assert days_past(day(limit), day(judged)) == days


@pytest.mark.parametrize(
    ("start", "months", "earliest", "latest"),
    [
        ("2023-01-15", 1, "2023-02-15", "2023-02-15"),
        ("2023-01-31", 1, "2023-02-28", "2023-03-01"),
        ("2024-01-31", 1, "2024-02-29", "2024-03-01"),
        ("2024-01-29", 1, "2024-02-29", "2024-02-29"),
        ("2023-01-29", 1, "2023-02-28", "2023-03-01"),
        ("2024-02-29", 12, "2025-02-28", "2025-03-01"),
        ("2024-02-29", 48, "2028-02-29", "2028-02-29"),
        ("2008-02-29", 216, "2026-02-28", "2026-03-01"),  # who was born on a leap day comes of age
        ("2023-08-31", 1, "2023-09-30", "2023-10-01"),
        ("2023-11-30", 3, "2024-02-29", "2024-03-01"),
        ("2023-12-31", 1, "2024-01-31", "2024-01-31"),
        ("2023-06-27", 0, "2023-06-27", "2023-06-27"),
        ("2023-03-31", -1, "2023-02-28", "2023-03-01"),
        ("2023-01-31", -13, "2021-12-31", "2021-12-31"),
    ],
)
def test_a_month_later_is_the_same_day_or_both_readings(start: str, months: int, earliest: str, latest: str) -> None:
    found = months_after(day(start), months)
    assert (found.earliest, found.latest) == (day(earliest), day(latest))
    assert found.is_ambiguous == (earliest != latest)


def test_a_stay_of_months_ends_the_day_before() -> None:
    found = last_lawful_day_after_months(day("2023-01-31"), 1)
    assert (found.earliest, found.latest) == (day("2023-02-27"), day("2023-02-28"))
    assert last_lawful_day_after_months(day("2023-04-01"), 12).latest == day("2024-03-31")


def test_beyond_the_calendar_there_is_no_month() -> None:
    with pytest.raises(OverflowError, match="lies beyond the calendar"):
        months_after(date(9999, 12, 1), 1)


@given(st.dates(date(1990, 1, 1), date(2200, 12, 31)), st.integers(-600, 600))
def test_a_sum_of_months_lies_in_the_month_meant_or_on_the_first_of_the_next(start: date, months: int) -> None:
    found = months_after(start, months)
    number = start.year * 12 + start.month - 1 + months
    assert found.earliest.year * 12 + found.earliest.month - 1 == number
    assert found.latest - found.earliest in {timedelta(0), timedelta(days=1)}
    assert found.is_ambiguous == (found.earliest.day != start.day)
    assert not found.is_ambiguous or found.latest.day == 1


@given(st.dates(date(1990, 1, 1), date(2200, 12, 31)), st.integers(1, 4000))
def test_a_stay_of_some_days_is_that_many_days_long(entered: date, days: int) -> None:
    assert days_past(last_lawful_day(entered, days), entered + timedelta(days=days)) == 1
