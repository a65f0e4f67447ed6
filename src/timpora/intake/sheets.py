"""A sheet as text cells with their row numbers, built in slices so that cells do not pile up as Python objects."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import batched
from typing import Any

import polars as pl

from timpora.intake.core.day_forms import EPOCH_1900
from timpora.kernel.text import Text


ROWS_AT_ONCE = 20_000
EXACT = 1e15


@dataclass(frozen=True, kw_only=True)
class RawSheet:
    """All rows of one sheet: `row` (UInt32, the row number in the file) and `column_1`... as String, missing where blank.

    `epoch` is the day that the workbook counts days from; `saved` is a mapping that the file itself carries;
    `notices` say what was mended while reading.
    """

    file: str
    sheet: str | None
    frame: pl.DataFrame
    epoch: date = EPOCH_1900
    saved: str | None = None
    notices: Sequence[tuple[str, Text]] = ()


def reading(file: str, sheet: str | None = None) -> Text:
    """What is said while the rows of a file are read."""
    place = f"{file} [{sheet}]" if sheet else file
    return Text(id=f"Membaca baris {place}", en=f"Reading rows of {place}")


def frame_of(rows: Iterable[Sequence[Any]], merged: Iterable[tuple[int, int, int]] = ()) -> pl.DataFrame:
    """The frame of rows of any length; `merged` are (first row, last row, column) of cells merged downwards, from 0."""
    slices = [_slice(part) for part in batched(rows, ROWS_AT_ONCE, strict=False)]
    if not slices:
        return pl.DataFrame(schema={"row": pl.UInt32})
    frame = pl.concat(slices, how="diagonal").rechunk()
    frame = _without_empty_right(frame)
    frame = _filled_down(frame, merged)
    return frame.with_row_index("row", offset=1)


def _without_empty_right(frame: pl.DataFrame) -> pl.DataFrame:
    """The columns up to the last that holds anything."""
    names = frame.columns
    while names and frame.get_column(names[-1]).null_count() == frame.height:
        names = names[:-1]
    return frame.select(names) if names else frame.select(frame.columns[:1])


def _slice(rows: Sequence[Sequence[Any]]) -> pl.DataFrame:
    width = max(map(len, rows), default=0)
    if any(len(row) != width for row in rows):
        rows = [[*row, *([None] * (width - len(row)))] for row in rows]
    columns = zip(*rows, strict=True) if width else ()
    series = [
        pl.Series(f"column_{place}", _texts(cells), dtype=pl.String) for place, cells in enumerate(columns, start=1)
    ]
    frame = pl.DataFrame(series) if series else pl.DataFrame(height=len(rows))
    blank = pl.all().str.strip_chars() == ""
    return frame.with_columns(pl.when(~blank).then(pl.all())) if series else frame


def _texts(cells: Sequence[Any]) -> Sequence[str | None]:
    """A column's cells as text; most columns of most lists are text already."""
    kinds = set(map(type, cells)) - {str, type(None)}
    if not kinds:
        return cells
    if kinds == {float}:
        return _whole_numbers(cells)
    if kinds == {date}:
        return [cell.isoformat() if type(cell) is date else cell for cell in cells]
    return [cell if isinstance(cell, str) else _text(cell) for cell in cells]


def _whole_numbers(cells: Sequence[Any]) -> Sequence[str | None]:
    """Numbers and texts; most numbers of most lists are whole, and short."""
    return [
        cell if type(cell) is not float else str(int(cell)) if -EXACT < cell < EXACT and cell.is_integer() else _number(cell)
        for cell in cells
    ]  # fmt: skip


def _text(value: object) -> str | None:
    """A cell as text: days in ISO form without the time, whole numbers without a decimal point."""
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case float():
            return _number(value)
        case datetime():
            return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _number(value: float) -> str:
    """A number as a spreadsheet shows it; beyond 15 digits a double is rounded, and is shown as the rounded one it is."""
    if abs(value) >= EXACT:
        return f"{value:.5E}"
    return str(int(value)) if value.is_integer() else f"{value:.10g}"


def _filled_down(frame: pl.DataFrame, merged: Iterable[tuple[int, int, int]]) -> pl.DataFrame:
    """A value that stands in a merged cell holds for each of its rows."""
    by_column: dict[str, list[tuple[int, int]]] = {}
    for first, last, column in merged:
        if first < min(last, frame.height - 1) and f"column_{column + 1}" in frame.columns:
            by_column.setdefault(f"column_{column + 1}", []).append((first, min(last, frame.height - 1)))
    filled: Mapping[str, pl.Series] = {
        name: _with_ranges(frame.get_column(name), ranges) for name, ranges in by_column.items()
    }
    return frame.with_columns(**filled)


def _with_ranges(column: pl.Series, ranges: Sequence[tuple[int, int]]) -> pl.Series:
    cells = column.to_list()
    for first, last in ranges:
        cells[first + 1 : last + 1] = [cells[first]] * (last - first)
    return pl.Series(column.name, cells, dtype=pl.String)


def is_blank(frame: pl.DataFrame) -> bool:
    """Whether no cell holds anything."""
    return all(frame.get_column(name).null_count() == frame.height for name in frame.columns if name != "row")
