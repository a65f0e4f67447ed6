"""Periods are closed intervals of days; the interval operation counts what none of them reaches."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timpora.kernel.periods import Period, uncovered


START = date(2023, 6, 1)


def on(number: int) -> date:
    return START + timedelta(days=number)


days = st.integers(0, 25).map(on)
periods = st.tuples(days, st.none() | st.integers(0, 12)).map(
    lambda drawn: Period(drawn[0], None if drawn[1] is None else drawn[0] + timedelta(days=drawn[1]))
)
closed = st.tuples(days, st.integers(0, 20)).map(lambda drawn: Period(drawn[0], drawn[0] + timedelta(days=drawn[1])))


def test_a_period_of_one_day_has_one_day_and_contains_it() -> None:
    period = Period(on(3), on(3))
    assert period.days == 1
    assert on(3) in period
    assert on(2) not in period
    assert on(4) not in period


def test_an_open_end_means_until_further_notice() -> None:
    assert Period(on(0)).days is None
    assert date(9999, 1, 1) in Period(on(0))


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends on or after the day it begins"):
        Period(on(3), on(2))


def test_an_open_period_has_no_end_to_look_for_gaps_before() -> None:
    with pytest.raises(ValueError, match="Only a closed period"):
        uncovered(Period(on(0)), [])


def test_covers_that_touch_leave_no_gap_and_one_day_between_them_does() -> None:
    whole = Period(on(0), on(9))
    assert uncovered(whole, [Period(on(0), on(4)), Period(on(5), on(9))]) == []
    assert uncovered(whole, [Period(on(6), on(9)), Period(on(0), on(4))]) == [Period(on(5), on(5))]
    assert uncovered(whole, []) == [whole]


@given(periods, periods)
def test_overlapping_means_that_one_day_lies_in_both(one: Period, other: Period) -> None:
    shared = any(on(number) in one and on(number) in other for number in range(60))
    assert one.overlaps(other) == other.overlaps(one) == shared


@given(closed, st.lists(periods, max_size=5))
def test_gaps_hold_exactly_the_days_that_no_cover_holds(within: Period, covers: list[Period]) -> None:
    gaps = uncovered(within, covers)
    for number in range(60):
        bare = on(number) in within and not any(on(number) in cover for cover in covers)
        assert any(on(number) in gap for gap in gaps) == bare
    assert all(later.first - (earlier.last or later.first) > timedelta(days=1) for earlier, later in pairwise(gaps))


@given(closed, st.lists(periods, max_size=5), periods)
def test_one_more_cover_never_leaves_more_uncovered(within: Period, covers: list[Period], more: Period) -> None:
    before, after = (sum(gap.days or 0 for gap in uncovered(within, found)) for found in (covers, [*covers, more]))
    assert after <= before
