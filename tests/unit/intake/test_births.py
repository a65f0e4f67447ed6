"""Birth days: whole, partial, behind a place, with years of two digits."""

from datetime import date

import polars as pl
import pytest

from timpora.intake.core.births import read_births


MAY_12 = (date(1988, 5, 12), date(1988, 5, 12), None)
CASES: dict[str, tuple[date | None, date | None, str | None]] = {
    "12/05/1988": MAY_12, "Seoul, 12 Mei 1988": MAY_12, "Seoul, May 12, 1988": MAY_12, "Busan, 12.05.1988": MAY_12, "SEOUL / 12-05-1988": MAY_12,
    "St. Petersburg 12 May 1988": MAY_12, "12-05-88": MAY_12, "32275": MAY_12, "1988-05-12": MAY_12, "New York (USA), 12/05/1988 00:00:00": MAY_12,
    "1990": (date(1990, 1, 1), date(1990, 12, 31), None), "00/00/1990": (date(1990, 1, 1), date(1990, 12, 31), None),
    "1990-00-00": (date(1990, 1, 1), date(1990, 12, 31), None), "Osaka, 1990": (date(1990, 1, 1), date(1990, 12, 31), None),
    "00/05/1990": (date(1990, 5, 1), date(1990, 5, 31), None), "05-1990": (date(1990, 5, 1), date(1990, 5, 31), None),
    "Februari 1992": (date(1992, 2, 1), date(1992, 2, 29), None), "1992-02": (date(1992, 2, 1), date(1992, 2, 29), None),
    "12-05-35": (date(1935, 5, 12), date(1935, 5, 12), None), "29/02/36": (date(1936, 2, 29), date(1936, 2, 29), None),
    "Seoul": (None, None, None), "31/02/1990": (None, None, "no_such_day"), "12/05/2030": (None, None, "born_later"), "2030": (None, None, "born_later"),
    "99x": (None, None, "not_a_day"), "13-1990": (None, None, "not_a_day"), "1990-13": (None, None, "no_such_day"), "1850-01-01": (None, None, "year_is_implausible"),
}  # fmt: skip


@pytest.mark.parametrize("cell", CASES)
def test_a_birth_date_is_the_range_of_days_that_it_allows(cell: str) -> None:
    column = read_births(pl.Series([cell]), on=date(2023, 6, 27))
    assert (column.earliest[0], column.latest[0], column.reasons[0]) == CASES[cell]


def test_ambiguous_birth_days_of_a_column_in_conflict_are_refused() -> None:
    column = read_births(pl.Series(["27/06/1988", "06/27/1988", "05/06/1988"]), on=date(2023, 6, 27))
    assert column.reasons.to_list() == [None, None, "order_conflict"]
