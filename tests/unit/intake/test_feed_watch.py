"""Whether a feed comes as it used to: rhythm, silence, and lists thinner than usual."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from timpora.intake.core.feed_watch import Arrival, FeedState, ListTold, standing, told_until


FIRST = date(2023, 5, 1)


def weekly(*rows: int) -> list[Arrival]:
    """Lists that came a week apart."""
    return [Arrival(on=FIRST + timedelta(days=7 * week), rows=count) for week, count in enumerate(rows)]


def after(days: int, arrivals: Sequence[Arrival]) -> date:
    return arrivals[-1].on + timedelta(days=days)


def test_a_feed_that_never_came_is_only_being_learned() -> None:
    told = standing([], rhythm_days=7, on=FIRST)
    assert (told.state, told.last_on, told.due_on) == (FeedState.LEARNING, None, None)


def test_three_arrivals_teach_a_rhythm_and_when_the_next_is_due() -> None:
    lists = weekly(100, 90, 110)
    told = standing(lists, rhythm_days=None, on=after(1, lists))
    assert (told.state, told.rhythm_days, told.due_on) == (FeedState.ON_TIME, 7, after(7, lists))


def test_two_arrivals_teach_no_rhythm() -> None:
    lists = weekly(100, 90)
    assert standing(lists, rhythm_days=None, on=after(400, lists)).state is FeedState.LEARNING


@pytest.mark.parametrize(("days", "state"), [(7, FeedState.ON_TIME), (10, FeedState.ON_TIME), (11, FeedState.LATE)])
def test_a_feed_is_late_when_it_is_half_a_rhythm_over(days: int, state: FeedState) -> None:
    lists = weekly(100, 100, 100)
    assert standing(lists, rhythm_days=None, on=after(days, lists)).state is state


def test_a_rhythm_that_a_person_set_goes_before_what_arrivals_teach() -> None:
    lists = weekly(100, 100, 100)
    assert standing(lists, rhythm_days=30, on=after(11, lists)).state is FeedState.ON_TIME


@pytest.mark.parametrize(("rows", "state", "percent"), [(50, FeedState.ON_TIME, 50), (49, FeedState.THIN, 49)])
def test_a_list_of_less_than_half_the_usual_is_thin(rows: int, state: FeedState, percent: int) -> None:
    lists = weekly(100, 100, rows)
    told = standing(lists, rhythm_days=None, on=after(1, lists))
    assert (told.state, told.completeness, told.usual_rows) == (state, percent, 100)


def test_lateness_goes_before_thinness_since_nothing_came_at_all() -> None:
    lists = weekly(100, 100, 1)
    assert standing(lists, rhythm_days=None, on=after(30, lists)).state is FeedState.LATE


def test_what_came_later_is_not_known_yet() -> None:
    lists = weekly(100, 100, 100, 1)
    told = standing(lists, rhythm_days=None, on=lists[2].on)
    assert (told.last_on, told.last_rows) == (lists[2].on, 100)


def lists(*rows: int) -> list[ListTold]:
    """Lists of what stands that came a week apart."""
    return [ListTold(arrived_on=one.on, rows=one.rows) for one in weekly(*rows)]


def test_a_list_of_what_stands_tells_up_to_the_day_on_which_it_came_and_never_beyond_the_day_judged() -> None:
    assert told_until(lists(100), date(2023, 6, 27)) == FIRST
    assert told_until(lists(100), date(2023, 4, 1)) == date(2023, 4, 1)
    assert told_until([], FIRST) is None


def test_a_list_much_thinner_than_those_before_it_counts_as_not_having_come() -> None:
    assert told_until(lists(100, 100, 100, 49), date(2023, 6, 27)) == FIRST + timedelta(days=14)
    assert told_until(lists(100, 100, 100, 50), date(2023, 6, 27)) == FIRST + timedelta(days=21)
    assert told_until(lists(100, 49), date(2023, 6, 27)) == FIRST + timedelta(days=7)


def test_a_list_of_events_tells_no_further_than_its_own_days_and_not_beyond_its_arrival() -> None:
    told = ListTold(arrived_on=date(2023, 6, 20), rows=9, first_on=date(2023, 6, 1), last_on=date(2023, 7, 1))
    assert told.told_until(date(2023, 8, 1)) == date(2023, 6, 20)
    assert told.told_until(date(2023, 6, 10)) == date(2023, 6, 10)
    assert told.told_until(date(2023, 5, 31)) is None
