"""Columns and plain rows say the same of every indicator, of every stay limit, and of intervals; small counts are never computed back."""

from datetime import date, timedelta
from functools import cache
from itertools import product
from math import comb
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories.plain_readings import indicators as plain

from timpora.evaluation.core.computing import Filled, answer
from timpora.evaluation.core.frames import FRAMES, filled
from timpora.evaluation.core.indicators import standard_indicators
from timpora.evaluation.core.intervals import TAIL, at_rank, ranks_around_the_median, wilson
from timpora.evaluation.core.limits import limits
from timpora.facts.register import columns_of
from timpora.kernel.disclosure import LEAST, Count, hidden
from timpora.kernel.periods import Period


PERIOD = Period(date(2023, 4, 10), date(2023, 4, 20))
DAYS = st.dates(PERIOD.first - timedelta(days=6), date(2023, 4, 26))
type Numbers = np.ndarray[tuple[int, int], np.dtype[np.int8]]
WORDS = {"rule": ["overstay", "work_elsewhere"], "district": ["36.04.08", "36.04.09"], "feed": ["a", "b"]}


def values_of(column: str, of: pl.DataType, *, may_be_missing: bool) -> st.SearchStrategy[Any]:
    match of:
        case pl.Date():
            known: st.SearchStrategy[Any] = DAYS
        case pl.Boolean():
            known = st.booleans()
        case pl.Enum():
            known = st.sampled_from(list(of.categories))
        case pl.Int64():
            known = st.integers(0, 4)
        case _:
            known = st.sampled_from(WORDS.get(column, ["x", "y"]))
    return st.none() | known if may_be_missing else known


def rows_of(frame: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    schema = FRAMES[frame].schema.columns()
    each = {
        name: values_of(name, of, may_be_missing=schema[name].nullable) for name, of in FRAMES[frame].columns.items()
    }
    return st.lists(st.fixed_dictionaries(each), max_size=14)


@settings(max_examples=120, deadline=None)
@given(indicator=st.sampled_from(list(standard_indicators().values())), data=st.data())
def test_columns_and_rows_say_the_same(indicator: Any, data: st.DataObject) -> None:
    rows = data.draw(rows_of(indicator.frame))
    by = data.draw(st.sampled_from([None, *indicator.grouping]))
    found = answer(indicator, Filled(frame=filled(indicator.frame, rows)), PERIOD, by=by)
    expected = plain.figure(indicator, rows, PERIOD)
    assert {name: getattr(found.whole, name) for name in expected} == expected
    assert (found.whole.value is None) == (found.whole.no_data is not None)
    for group, one in found.groups:
        expected = plain.figure(indicator, [row for row in rows if row[by] == group], PERIOD)
        assert {name: getattr(one, name) for name in expected} == expected, group


PERSON = st.integers(1, 2)
PERMITS = st.fixed_dictionaries({"person": PERSON, "kind": st.just("visit"), "granted_on": st.none() | DAYS, "cancelled_on": st.none() | DAYS, "valid_from": st.none() | DAYS, "valid_until": st.none() | DAYS})  # fmt: skip
CROSSINGS = st.fixed_dictionaries(
    {"person": PERSON, "direction": st.sampled_from(["entry", "exit"]), "crossed_on": DAYS}
)
APPLICATIONS = st.fixed_dictionaries({"person": PERSON, "lodged_on": DAYS, "decided_on": st.none() | DAYS})


def frame_of(kind: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    schema = columns_of(kind)
    return pl.DataFrame([[row.get(name) for name in schema] for row in rows], schema=schema, orient="row")


@settings(max_examples=100, deadline=None)
@given(
    permits=st.lists(PERMITS, max_size=6),
    crossings=st.lists(CROSSINGS, max_size=5),
    applications=st.lists(APPLICATIONS, max_size=3),
)
def test_what_became_of_each_limit_is_said_alike(permits: Any, crossings: Any, applications: Any) -> None:
    rows = {"stay_permits": permits, "crossings": crossings, "applications": applications, "presence": []}
    known = {kind: frame_of(kind, told) for kind, told in rows.items()}
    found = limits(known, pl.DataFrame(schema={"person": pl.Int64(), "warned_on": pl.Date()}), PERIOD)
    told = {(row["person"], row["limit_on"]): row["became"] for row in found.rows(named=True)}
    assert len(told) == found.height
    ended = {
        (one["person"], one["valid_until"]) for one in permits
        if one["valid_until"] and one["valid_until"] in PERIOD and not (one["cancelled_on"] and one["cancelled_on"] <= one["valid_until"])
    }  # fmt: skip
    assert told == {
        (person, limit): plain.settled(limit, *([row for row in rows[kind] if row["person"] == person] for kind in ("stay_permits", "crossings", "applications")), PERIOD)
        for person, limit in ended
    }  # fmt: skip


@given(whole=st.integers(1, 400), data=st.data())
def test_a_share_keeps_its_interval_where_the_test_of_it_just_fails(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    low, high = wilson(part, whole)
    assert 0 <= low <= part / whole <= high <= 1
    assert part == 0 or plain.is_wilson_bound(low, part, whole)
    assert part == whole or plain.is_wilson_bound(high, part, whole)


@given(number=st.integers(0, 499))
def test_the_median_lies_outside_its_ranks_as_seldom_as_said(number: int) -> None:
    ranks = ranks_around_the_median(number)
    if ranks is None:
        assert number <= 5, "of six values the least and the greatest hold the median in 96.9 of 100 cases"
        return
    low, high = ranks
    assert low + high == number + 1
    assert sum(comb(number, below) for below in range(low)) <= TAIL * 2**number
    assert sum(comb(number, below) for below in range(low + 1)) > TAIL * 2**number, "no narrower ranks would do"


@pytest.mark.parametrize("number", [500, 501, 1_600])
def test_of_many_values_the_ranks_are_nearly_those_of_the_binomial_distribution(number: int) -> None:
    low, high = ranks_around_the_median(number) or (0, 0)
    assert low + high == number + 1
    outside = sum(comb(number, below) for below in range(low)) / 2**number
    assert 0.02 < outside < 0.03


@given(ordered=st.lists(st.integers(0, 50), min_size=1).map(sorted), share=st.sampled_from([0.25, 0.5, 0.75]))
def test_a_quartile_is_a_value_that_occurs(ordered: list[int], share: float) -> None:
    found = at_rank(ordered, share)
    assert sum(one <= found for one in ordered) >= share * len(ordered)
    assert sum(one < found for one in ordered) < share * len(ordered)


def apart(*counts: tuple[object, object, int]) -> list[Count]:
    """Counts each of which may be hidden alone."""
    return [
        Count(figure=place, tail=tail, head=head, number=number, people=number)
        for place, (tail, head, number) in enumerate(counts, start=1)
    ]


def table(cells: list[list[int]]) -> list[Count]:
    """A table of two columns with all its totals, as a share by groups has them."""
    counts = [(row, f"c{column}", number) for row, numbers in enumerate(cells) for column, number in enumerate(numbers)]
    counts += [("T", row, sum(numbers)) for row, numbers in enumerate(cells)]
    counts += [(f"c{column}", "U", sum(row[column] for row in cells)) for column in range(len(cells[0]))]
    return apart(*counts, ("U", "T", sum(map(sum, cells))))


@cache
def every_table(rows: int, most: int) -> Numbers:
    """Every table of two columns with small numbers, one a row, its counts in the order of `table`."""
    cells = np.indices((most + 1,) * (2 * rows), dtype=np.int8).reshape(2 * rows, -1)
    lines, columns = (
        [cells[2 * row] + cells[2 * row + 1] for row in range(rows)],
        [cells[0::2].sum(0), cells[1::2].sum(0)],
    )
    return np.stack([*cells, *lines, *columns, cells.sum(0)])


@settings(max_examples=60, deadline=None)
@given(cells=st.lists(st.lists(st.integers(0, 6), min_size=2, max_size=2), min_size=1, max_size=3))
def test_no_hidden_count_can_be_computed_back(cells: list[list[int]]) -> None:
    counts = table(cells)
    away = hidden(counts)
    assert {place for place, one in enumerate(counts) if 0 < one.number < LEAST} <= away
    possible = every_table(len(cells), 8 if len(cells) == 3 else 14)
    for place, one in enumerate(counts):
        assert place not in away or one.number > 0, "zeros are shown"
        possible = possible[:, possible[place] > 0 if place in away else possible[place] == one.number]
    for place in away:
        assert len(np.unique(possible[place])) > 1, (cells, place)


@settings(max_examples=100, deadline=None)
@given(numbers=st.lists(st.integers(0, 9), min_size=1, max_size=4))
def test_no_hidden_count_of_a_list_with_its_total_can_be_computed_back(numbers: list[int]) -> None:
    counts = apart(("parts", "whole", sum(numbers)), *(("whole", "parts", one) for one in numbers))
    away = hidden(counts)
    shown = {place: one.number for place, one in enumerate(counts) if place not in away}
    for place in away:
        told = set()
        for cells in product(range(1, 20), repeat=len([one for one in away if one])):
            own = iter(cells)
            parts = [shown.get(at + 1) if at + 1 in shown else next(own) for at in range(len(numbers))]
            if 0 in away or sum(parts) == shown[0]:  # type: ignore[arg-type]
                told.add([sum(parts), *parts][place])  # type: ignore[arg-type]
            if len(told) > 1:
                break
        assert len(told) > 1, (numbers, place)
