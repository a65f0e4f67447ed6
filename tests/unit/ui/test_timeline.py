"""The day ledger as a drawing: every day has its place, in order, and none is too small to be seen."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timpora.kernel.text import Text
from timpora.ui.components.ticks import MOST_TICKS, ticks_between
from timpora.ui.components.timeline import LEAST_WIDTH, LedgerLine, Presence, Standing, Timeline


def _line(first: date, days: int, standing: Standing = Standing.COVERED) -> LedgerLine:
    return LedgerLine(
        first_day=first,
        last_day=first + timedelta(days=days - 1),
        standing=standing,
        presence=Presence.RECORDED,
        known_by=Text(id="Ditemui petugas", en="Met by an officer"),
        basis=Text(id="Izin tinggal kunjungan", en="Visit stay permit"),
        provision="Pasal 48 UU 6/2011",
        confirmed=True,
    )


def _drawn(*lines: LedgerLine, judged_on: date, stay_limit: date | None = None) -> Timeline:
    return Timeline(id="drawn", lines=lines, judged_on=judged_on, stay_limit=stay_limit)


def test_stretches_stand_in_proportion_to_their_days() -> None:
    drawn = _drawn(
        _line(date(2023, 3, 1), 30),
        _line(date(2023, 3, 31), 10, Standing.UNCOVERED),
        judged_on=date(2023, 4, 9),
        stay_limit=date(2023, 3, 30),
    )
    assert [(bar.x, bar.width) for bar in drawn.bars] == [("0.00", "75.00"), ("75.00", "25.00")]
    assert (drawn.limit_x, drawn.judged_x) == ("75.00", "100.00")
    assert drawn.standings == [("covered", 30), ("uncovered", 10)]


def test_a_limit_that_is_still_to_come_is_drawn_with_the_days_before_it() -> None:
    drawn = _drawn(_line(date(2023, 6, 1), 27), judged_on=date(2023, 6, 27), stay_limit=date(2023, 7, 10))
    assert (drawn.last_day, drawn.limit_x, drawn.judged_x) == (date(2023, 7, 10), "100.00", "67.50")


def test_a_limit_before_every_day_on_record_is_not_drawn() -> None:
    assert _drawn(_line(date(2023, 6, 1), 9), judged_on=date(2023, 6, 9), stay_limit=date(2022, 1, 1)).limit_x is None


def test_one_day_among_twenty_years_is_still_seen_and_stays_within_the_drawing() -> None:
    long = _line(date(2003, 1, 1), 7484)
    last = _line(long.last_day + timedelta(days=1), 1, Standing.UNCOVERED)
    bar = _drawn(long, last, judged_on=last.last_day).bars[-1]
    assert float(bar.width) == LEAST_WIDTH
    assert float(bar.x) + float(bar.width) <= 100
    assert not bar.has_room


@pytest.mark.parametrize("second", [date(2023, 3, 10), date(2023, 2, 1)])
def test_days_that_overlap_or_stand_in_disorder_are_refused(second: date) -> None:
    with pytest.raises(ValueError, match="do not overlap"):
        _drawn(_line(date(2023, 3, 1), 10), _line(second, 5), judged_on=date(2023, 4, 1))


def test_a_ledger_without_days_and_days_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(ValueError, match="needs days"):
        _drawn(judged_on=date(2023, 4, 1))
    with pytest.raises(ValueError, match="on or after"):
        _line(date(2023, 3, 1), 0)


@given(st.lists(st.tuples(st.integers(1, 900), st.integers(0, 400)), min_size=1, max_size=9), st.integers(0, 800))
def test_no_stretch_leaves_the_drawing_and_none_begins_before_the_one_before_it(
    stretches: list[tuple[int, int]], later: int
) -> None:
    lines, day = [], date(2015, 5, 9)
    for days, gap in stretches:
        lines.append(_line(day, days))
        day += timedelta(days=days + gap)
    drawn = _drawn(*lines, judged_on=lines[-1].last_day + timedelta(days=later))
    begins = [float(bar.x) for bar in drawn.bars]
    assert begins == sorted(begins)
    assert all(float(bar.x) >= 0 and float(bar.x) + float(bar.width) <= 100.01 for bar in drawn.bars)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 30_000))
def test_marks_of_months_and_years_are_few_in_order_and_within(first: date, days: int) -> None:
    ticks = ticks_between(first, first + timedelta(days=days))
    places = [float(tick.x) for tick in ticks]
    assert len(ticks) <= MOST_TICKS
    assert places == sorted(places)
    assert all(0 <= place < 100 for place in places)


def test_marks_name_the_year_where_it_is_needed_and_januaries_stay_on_a_narrow_screen() -> None:
    quarters = ticks_between(date(2021, 11, 20), date(2023, 6, 27))
    assert [(tick.label.id, tick.is_major) for tick in quarters] == [
        ("Jan 2022", True), ("Apr", False), ("Jul", True), ("Okt", False), ("Jan 2023", True), ("Apr", False),
    ]  # fmt: skip
    assert [tick.label.en for tick in ticks_between(date(2023, 3, 17), date(2023, 6, 27))] == [
        "Apr 2023",
        "May 2023",
        "Jun",
    ]
    assert [tick.label.id for tick in ticks_between(date(2003, 5, 1), date(2022, 5, 1))][:2] == ["2005", "2010"]
