"""Days in every form that lists use, and the order of a column, settled by its cells and never cell by cell."""

from datetime import date

import polars as pl
import pytest

from timpora.intake.core.day_forms import EPOCH_1904, DayOrder
from timpora.intake.core.days import read_days


JUNE_27 = date(2023, 6, 27)
FORMS = [
    "27/06/2023", "27-06-2023", "27.06.2023", "27 06 2023", "27-06-23", "27/6/23", "27 Juni 2023", "27 juni 2023", "27-Jun-23", "27 Jun. 2023",
    "Jun 27, 2023", "June 27th, 2023", "27th June 2023", "Selasa, 27 Juni 2023", "Tuesday, June 27, 2023", "2023-06-27", "2023/6/27", "20230627",
    "45104", "45104.75", "45104,5", "27-VI-2023", "27/06/2023 14:30", "27/06/2023 14.30 WIB", "27/06/2023 2:30:15 PM", "2023-06-27T10:00:00",
    "27 Juni 2023 pukul 10.00", "'27/06/2023", " 27/06/2023 ", "27JUN2023", "27 / 06 / 2023",
]  # fmt: skip
FAILURES = {
    "31/06/2023": "no_such_day", "30 Februari 2023": "no_such_day", "2023-13-01": "no_such_day", "besok": "not_a_day", "12": "not_a_day",
    "Juni 2023": "day_is_incomplete", "06/2023": "day_is_incomplete", "2023": "day_is_incomplete", "27/06/0203": "year_is_implausible",
    "27 Junu 2023": "not_a_day", "999999": "not_a_day", "": "not_a_day",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_every_usual_form_of_a_day_is_read(form: str) -> None:
    column = read_days(pl.Series([form]))
    assert (column.days.to_list(), column.reasons.to_list()) == ([JUNE_27], [None])


@pytest.mark.parametrize("form", FAILURES)
def test_what_is_no_day_is_told_apart_by_its_reason(form: str) -> None:
    column = read_days(pl.Series([form]))
    assert (column.days.to_list(), column.reasons.to_list()) == ([None], [FAILURES[form]])


@pytest.mark.parametrize(
    "form",
    [
        "1 Juni 2023 s.d. 27 Juni 2023",
        "01/06/2023 s/d 27/06/2023",
        "1 June 2023 to 27 June 2023",
        "s.d. 27 Juni 2023",
        "1 Juni 2023 \u2013 27 Juni 2023",
    ],
)
def test_of_a_stretch_in_one_cell_the_end_is_taken_where_the_column_tells_ends(form: str) -> None:
    assert read_days(pl.Series([form]), ends=True).days.to_list() == [JUNE_27]


def test_two_digit_years_lie_between_1941_and_2040() -> None:
    assert read_days(pl.Series(["01/02/40", "01/02/41"])).days.dt.year().to_list() == [2040, 1941]


def test_a_bare_serial_counts_from_the_epoch_of_its_workbook() -> None:
    assert read_days(pl.Series(["43642"]), epoch=EPOCH_1904).days.to_list() == [JUNE_27]


def test_one_cell_that_can_only_be_read_one_way_settles_its_column() -> None:
    column = read_days(pl.Series(["05/06/2023", "27/06/2023", "07/08/23"]))
    assert column.days.to_list() == [date(2023, 6, 5), JUNE_27, date(2023, 8, 7)]
    assert (column.order, column.undecided) == (DayOrder.DAY_FIRST, False)
    american = read_days(pl.Series(["05/06/2023", "06/27/2023"]))
    assert american.days.to_list() == [date(2023, 5, 6), JUNE_27]
    assert american.order is DayOrder.MONTH_FIRST


def test_a_column_in_conflict_refuses_its_ambiguous_cells_and_keeps_the_others() -> None:
    column = read_days(pl.Series(["27/06/2023", "06/27/2023", "05/06/2023", "05/05/2023", "27 Juni 2023"]))
    assert column.reasons.to_list() == [None, None, "order_conflict", None, None]
    assert column.days.to_list() == [JUNE_27, JUNE_27, None, date(2023, 5, 5), JUNE_27]


def test_an_undecidable_column_is_day_first_and_says_so() -> None:
    column = read_days(pl.Series(["05/06/2023", "07/08/2023", None]))
    assert (column.days[0], column.order, column.undecided) == (date(2023, 6, 5), DayOrder.DAY_FIRST, True)
    assert not read_days(pl.Series(["05/05/2023"])).undecided
    assert not read_days(pl.Series(["5 Juni 2023"])).undecided


def test_a_hint_settles_what_cells_do_not() -> None:
    column = read_days(pl.Series(["05/06/2023"]), hint=DayOrder.MONTH_FIRST)
    assert (column.days.to_list(), column.undecided) == ([date(2023, 5, 6)], False)


def test_days_that_a_spreadsheet_probably_swapped_are_refused() -> None:
    """A spreadsheet set to month-day took 5/6 for a day and left 27/6 as text: all real days lie in the first twelve."""
    cells = ["27/06/2023", "15/06/2023", "30/06/2023", "2023-05-06", "2023-12-01", "2023-06-06", "2023-02-03"]
    column = read_days(pl.Series(cells))
    assert column.reasons.to_list() == [
        None,
        None,
        None,
        "swapped_by_spreadsheet",
        "swapped_by_spreadsheet",
        None,
        "swapped_by_spreadsheet",
    ]
    honest = read_days(pl.Series([*cells, "2023-06-20"]))
    assert honest.reasons.null_count() == len(honest.reasons)
