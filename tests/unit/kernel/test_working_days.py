"""Working days are counted forwards, without weekends, closed days and pauses, and only where the calendar is known."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timpora.kernel.periods import ONE_DAY, Period
from timpora.kernel.refusals import Refused
from timpora.kernel.working_days import (
    WorkingCalendar,
    calendar_days_after,
    calendar_days_between,
    is_within,
)


ON_A_BUSY_MACHINE = settings(deadline=None)
KNOWN = Period(date(2023, 1, 1), date(2024, 12, 31))
HOLIDAY = date(2023, 6, 29)  # a Thursday
PLAIN = WorkingCalendar(closed=frozenset({HOLIDAY}), known=KNOWN)
days = st.dates(date(2023, 1, 1), date(2023, 12, 31))
counts = st.integers(0, 60)
pauses = st.lists(st.tuples(days, st.integers(0, 20)), max_size=4).map(
    lambda told: [Period(first, first + timedelta(days=length)) for first, length in told]
)
calendars = st.frozensets(days, max_size=40).map(lambda closed: WorkingCalendar(closed=closed, known=KNOWN))


@pytest.mark.parametrize(
    ("day", "count", "reached"),
    [
        (date(2023, 6, 27), 1, date(2023, 6, 28)),  # the day itself is not counted
        (date(2023, 6, 28), 1, date(2023, 6, 30)),  # over the holiday
        (date(2023, 6, 30), 1, date(2023, 7, 3)),  # over a weekend
        (date(2023, 7, 1), 1, date(2023, 7, 3)),  # from a Saturday
        (date(2023, 6, 27), 0, date(2023, 6, 27)),
    ],
)
def test_a_day_is_counted_when_the_office_works(day: date, count: int, reached: date) -> None:
    assert PLAIN.after(day, count) == reached


def test_a_day_within_a_pause_does_not_count() -> None:
    pause = Period(date(2023, 7, 4), date(2023, 7, 6))
    assert PLAIN.after(date(2023, 7, 3), 1, [pause]) == date(2023, 7, 7)
    assert calendar_days_after(date(2023, 7, 3), 2, [pause]) == date(2023, 7, 8)


def test_a_year_whose_joint_leave_is_not_known_is_named() -> None:
    with pytest.raises(Refused) as told:
        PLAIN.after(date(2024, 12, 27), 5)
    assert "2025" in told.value.refusal.what.id
    assert "2025" in told.value.refusal.remedy.en
    assert PLAIN.as_if_known().after(date(2024, 12, 27), 5) == date(2025, 1, 3)


def test_what_has_no_answer_is_a_mistake_of_who_asks() -> None:
    for count in (PLAIN.after, calendar_days_after):
        with pytest.raises(ValueError, match="forwards"):
            count(date(2023, 7, 3), -1)
        with pytest.raises(ValueError, match="without an end"):
            count(date(2023, 7, 3), 1, [Period(date(2023, 7, 4))])


@ON_A_BUSY_MACHINE
@given(calendar=calendars, day=days, count=st.integers(1, 60), paused=pauses)
def test_the_day_reached_is_worked_unpaused_and_as_many_working_days_away(
    calendar: WorkingCalendar, day: date, count: int, paused: list[Period]
) -> None:
    reached = calendar.after(day, count, paused)
    assert calendar.is_working(reached)
    assert not is_within(reached, paused)
    assert calendar.between(day, reached, paused) == count
    assert calendar.between(day, reached - ONE_DAY, paused) == count - 1


@ON_A_BUSY_MACHINE
@given(calendar=calendars, day=days, count=counts, paused=pauses)
def test_neither_a_pause_nor_a_closed_day_makes_the_end_earlier(
    calendar: WorkingCalendar, day: date, count: int, paused: list[Period]
) -> None:
    assert calendar.after(day, count, paused) >= calendar.after(day, count)
    assert calendar.after(day, count) >= WorkingCalendar(closed=frozenset(), known=KNOWN).after(day, count)
    assert calendar_days_after(day, count, paused) >= calendar_days_after(day, count)


@ON_A_BUSY_MACHINE
@given(calendar=calendars, day=days, later=st.integers(0, 40), count=counts, paused=pauses)
def test_a_later_start_never_ends_earlier_and_more_days_never_sooner(
    calendar: WorkingCalendar, day: date, later: int, count: int, paused: list[Period]
) -> None:
    started_later = min(day + timedelta(days=later), date(2023, 12, 31))
    assert calendar.after(started_later, count, paused) >= calendar.after(day, count, paused)
    assert calendar_days_after(started_later, count, paused) >= calendar_days_after(day, count, paused)
    assert calendar.after(day, count + 1, paused) > calendar.after(day, count, paused)


@ON_A_BUSY_MACHINE
@given(day=days, count=counts, paused=pauses)
def test_calendar_days_count_what_they_reach(day: date, count: int, paused: list[Period]) -> None:
    assert calendar_days_between(day, calendar_days_after(day, count, paused), paused) == count
