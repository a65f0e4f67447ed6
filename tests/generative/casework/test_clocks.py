"""Whatever began when and was stopped how: deadlines move only as the law lets them."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from timpora.casework.core.clocks import Clock, ClockState, Span, clock_of, clocks_of
from timpora.casework.core.terms import ClockKind
from timpora.kernel.periods import Period
from timpora.screening.core.case_law import case_law_on


LAW = case_law_on(date(2025, 6, 2))
ON_A_BUSY_MACHINE = settings(deadline=None)
FIRST, LAST = date(2025, 1, 2), date(2026, 6, 30)  # every kind has a term on these days
days = st.dates(FIRST, LAST)
pauses = st.lists(st.tuples(days, st.integers(0, 15)), max_size=3).map(
    lambda told: tuple(Period(first, first + timedelta(days=length)) for first, length in told)
)
spans = st.builds(Span, kind=st.sampled_from(ClockKind), person=st.integers(1, 9), began_on=days, pauses=pauses).map(
    lambda span: (
        replace(span, days=7) if span.kind is ClockKind.REPORTING else span
    )  # set by no law, but by the decision
)


def clock(span: Span, on: date) -> Clock:
    found = clock_of(span, law=LAW, on=on)
    assert found is not None
    return found


@ON_A_BUSY_MACHINE
@given(span=spans, on=days)
def test_a_pause_never_makes_a_deadline_earlier_nor_the_days_more(span: Span, on: date) -> None:
    plain, paused = clock(replace(span, pauses=()), on), clock(span, on)
    assert paused.due_on >= plain.due_on
    assert paused.day <= plain.day


@ON_A_BUSY_MACHINE
@given(span=spans, later=st.integers(0, 30), on=days)
def test_what_begins_later_never_ends_earlier(span: Span, later: int, on: date) -> None:
    assert clock(replace(span, began_on=span.began_on + timedelta(days=later)), on).due_on >= clock(span, on).due_on


@ON_A_BUSY_MACHINE
@given(span=spans, on=days)
def test_the_warning_comes_no_later_than_the_limit_and_both_not_before_the_beginning(span: Span, on: date) -> None:
    found = clock(span, on)
    assert span.began_on <= found.warn_on <= found.due_on


@ON_A_BUSY_MACHINE
@given(span=spans)
def test_from_day_to_day_a_clock_only_moves_on(span: Span) -> None:
    order = [ClockState.RUNNING, ClockState.WARNING, ClockState.DUE_TODAY, ClockState.RUN_OUT, ClockState.LATE]
    seen = [clock(span, span.began_on + timedelta(days=number)) for number in range(70)]
    assert [order.index(one.state) for one in seen] == sorted(order.index(one.state) for one in seen)
    assert [one.day for one in seen] == sorted(one.day for one in seen)
    assert len({one.due_on for one in seen}) == 1


@ON_A_BUSY_MACHINE
@given(span=spans, on=days, length=st.integers(0, 90))
def test_what_is_done_by_the_limit_is_in_time_and_nothing_else(span: Span, on: date, length: int) -> None:
    ended = span.began_on + timedelta(days=length)
    found = clock(replace(span, ended_on=ended), max(on, ended))
    assert found.state is (ClockState.MET if ended <= found.due_on else ClockState.MET_LATE)


@ON_A_BUSY_MACHINE
@given(told=st.lists(spans, max_size=6), on=days)
def test_open_deadlines_stand_in_the_order_of_their_limits(told: list[Span], on: date) -> None:
    due = [one.due_on for one in clocks_of(told, law=LAW, on=on)]
    assert due == sorted(due)
