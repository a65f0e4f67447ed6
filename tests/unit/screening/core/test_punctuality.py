"""How soon a place reports, and which are silent near others."""

from datetime import date
from statistics import median_low
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as some

from timpora.screening.core.punctuality import Delay, by_month, delay, punctuality
from timpora.screening.core.silence import district_of, silent_districts


JUNE, MAY = date(2023, 6, 1), date(2023, 5, 1)


class Inn(NamedTuple):
    area_code: str | None
    last_on: date | None = None
    lately: int = 0


def test_a_stay_that_was_announced_ahead_is_told_without_delay() -> None:
    assert delay(from_on=date(2023, 6, 9), came_on=JUNE, stays=2) == Delay(month=JUNE, days=0, stays=2)
    assert delay(from_on=date(2023, 5, 31), came_on=date(2023, 6, 2), stays=1) == Delay(month=MAY, days=2, stays=1)


@given(some.lists(some.tuples(some.integers(0, 40), some.integers(1, 5)), min_size=1), some.integers(0, 10))
def test_many_stays_told_at_once_count_as_each_of_them_by_itself(rows: list[tuple[int, int]], within: int) -> None:
    found = punctuality([Delay(month=JUNE, days=days, stays=stays) for days, stays in rows], within_days=within)
    one_by_one = [days for days, stays in rows for _ in range(stays)]
    assert found is not None
    assert found.stays == len(one_by_one)
    assert found.median_days == median_low(one_by_one)
    assert found.in_time_percent == 100 * sum(days <= within for days in one_by_one) // len(one_by_one)


def test_without_stays_or_without_a_setting_nothing_is_claimed() -> None:
    assert punctuality([], within_days=1) is None
    [month] = by_month([Delay(month=JUNE, days=3, stays=1)], within_days=None)
    assert month.told.in_time_percent is None


def test_months_come_the_latest_first() -> None:
    months = by_month([Delay(month=MAY, days=3, stays=1), Delay(month=JUNE, days=1, stays=1)], within_days=1)
    assert [(one.month, one.told.in_time_percent) for one in months] == [(JUNE, 100), (MAY, 0)]


def test_a_district_is_told_where_one_is_silent_and_another_is_not() -> None:
    quiet, never, busy = Inn("36.04.30", JUNE), Inn("36.04.30.2001"), Inn("36.04.30", JUNE, 3)
    alone, lively, nowhere = Inn("36.04.08"), Inn("36.04.11", JUNE, 1), Inn(None, JUNE, 1)
    [district] = silent_districts([quiet, never, busy, alone, lively, nowhere, Inn("36.04")])
    assert (district.code, district.silent, district.reporting) == ("36.04.30", (never, quiet), (busy,))


def test_an_area_wider_than_a_district_names_none() -> None:
    assert [district_of(code) for code in (None, "36", "36.04", "36.04.30", "36.04.30.2001")] == [
        None,
        None,
        None,
        "36.04.30",
        "36.04.30",
    ]
