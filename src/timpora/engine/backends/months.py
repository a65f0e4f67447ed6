"""Months added to a whole column of days, by the kernel's rule (kernel/days.py: `months_after`)."""

import numpy as np
import polars as pl

from timpora.engine.backends.folding import Ints, of_all_rows
from timpora.engine.nodes import End


ONE_DAY = np.timedelta64(1, "D")
ONE_MONTH = np.timedelta64(1, "M")


def months_later(day: pl.Series, months: pl.Series, *, reading: End) -> pl.Series:
    """Days some months later (Int32); where the calendar has no such day the last one (earliest) or the next (latest).

    `day` and `months` are Int32, either of them of one row for all; missing where one of them is. A register has far
    fewer days than rows, so each sum is worked out once and looked up by day.
    """
    size = max(len(day), len(months)) if len(day) and len(months) else 0
    day, months = (of_all_rows(side, size) for side in (day, months))
    missing = day.is_null() | months.is_null()
    days, counts = (side.fill_null(0).to_numpy().astype(np.int64) for side in (day, months))
    return pl.Series(_sums(days, counts, reading).astype(np.int32)).set(missing, None)


def _sums(days: Ints, months: Ints, reading: End) -> Ints:
    if not len(days):
        return days
    first, fewest = days.min(), months.min()
    span, kinds = days.max() - first + 1, months.max() - fewest + 1
    if span * kinds > len(days):
        return _worked_out(days, months, reading)
    every = np.arange(span * kinds)
    table = _worked_out(first + every % span, fewest + every // span, reading)
    found: Ints = table[(months - fewest) * span + (days - first)]
    return found


def _worked_out(days: Ints, months: Ints, reading: End) -> Ints:
    start = days.view("datetime64[D]")
    month = start.astype("datetime64[M]")
    target = month + months.astype("timedelta64[M]")
    first = target.astype("datetime64[D]")
    length = (target + ONE_MONTH).astype("datetime64[D]") - first
    into = start - month.astype("datetime64[D]")
    found: Ints = (first + np.minimum(into, length - ONE_DAY)).view(np.int64)
    return found if reading is End.EARLIEST else found + (into >= length)
