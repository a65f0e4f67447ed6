"""Rows folded by runs say what a plain loop over each person's rows says, whatever the length of the runs."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timpora.engine.backends.folding import SHORT, Runs, latest_before
from timpora.engine.backends.months import months_later
from timpora.engine.nodes import End
from timpora.kernel.days import months_after


DAYS = st.one_of(st.none(), st.integers(19_000, 19_040))
RUNS = st.lists(st.integers(1, 3 * SHORT), max_size=6)


@st.composite
def rows(draw: st.DrawFn) -> tuple[list[int], list[int | None], list[int | None]]:
    """Keys in runs, some longer than those folded row by row, and two columns of days."""
    keys = [key for key, length in enumerate(draw(RUNS)) for _ in range(length)]
    return keys, *(draw(st.lists(DAYS, min_size=len(keys), max_size=len(keys))) for _ in range(2))


@given(told=rows(), or_on=st.booleans())
def test_the_day_before_is_found_in_short_and_long_runs(
    *, told: tuple[list[int], list[int | None], list[int | None]], or_on: bool
) -> None:
    keys, others, own = told
    columns = [pl.Series(keys, dtype=pl.Int64), *(pl.Series(side, dtype=pl.Int32) for side in (others, own))]
    found = latest_before(*columns, or_on=or_on).to_list()
    assert found == [
        max(
            (
                other
                for run, other in zip(keys, others, strict=True)
                if run == key and None not in (other, day) and (other < day or (or_on and other == day))
            ),
            default=None,
        )
        for key, day in zip(keys, own, strict=True)
    ]


@given(RUNS, st.data())
def test_a_run_is_folded_alike_whether_short_or_long(lengths: list[int], data: st.DataObject) -> None:
    keys = np.repeat(np.arange(len(lengths)), lengths)
    values = np.array(data.draw(st.lists(st.integers(-9, 9), min_size=len(keys), max_size=len(keys))), np.int64)
    runs = Runs.of(pl.Series(keys), np.arange(len(lengths)))
    for how in (np.maximum, np.minimum, np.add):
        assert runs.reduced(how, values).tolist() == [how.reduce(values[keys == key]) for key in range(len(lengths))]


@pytest.mark.parametrize("reading", End)
@given(st.lists(st.tuples(st.one_of(st.none(), st.dates()), st.one_of(st.none(), st.integers(-30, 300)))))
def test_months_are_added_to_a_column_as_to_one_day(reading: End, told: list[tuple[object, int | None]]) -> None:
    days = pl.Series([day for day, _ in told], dtype=pl.Date)
    months = pl.Series([count for _, count in told], dtype=pl.Int32)
    found = months_later(days.to_physical(), months, reading=reading).to_list()
    for day, count, later in zip(days, months, found, strict=True):
        if day is None or count is None:
            assert later is None
        elif 1 < day.year < 9000:
            sums = months_after(day, count)
            assert later == (sums.earliest if reading is End.EARLIEST else sums.latest).toordinal() - 719_163


def test_months_are_added_to_no_days_at_all() -> None:
    none, one = pl.Series(dtype=pl.Int32), pl.Series([1], dtype=pl.Int32)
    assert months_later(none, one, reading=End.EARLIEST).to_list() == []
