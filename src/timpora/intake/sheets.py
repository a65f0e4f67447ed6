"""A sheet as text cells with their row numbers, built and given in parts, so that no sheet has to be held whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import batched
from typing import Any

import polars as pl

from timpora.intake.core.day_forms import EPOCH_1900
from timpora.intake.piles import ROWS_A_PART, NewPile, Pile, Rows
from timpora.kernel.text import Text


EXACT = 1e15

type Merged = tuple[int, int, int]  # first row, last row and column of cells merged downwards, from 0


@dataclass(frozen=True, kw_only=True)
class RawSheet:
    """One sheet: its rows have `row` (UInt32, the row number in the file) and `column_1`... as String, missing where blank.

    `epoch` is the day that the workbook counts days from; `saved` is a mapping that the file itself carries;
    `notices` say what was mended while reading.
    """

    file: str
    sheet: str | None
    cells: Rows
    epoch: date = EPOCH_1900
    saved: str | None = None
    notices: Sequence[tuple[str, Text]] = ()


def reading(file: str, sheet: str | None = None) -> Text:
    """What is said while the rows of a file are read."""
    place = f"{file} [{sheet}]" if sheet else file
    return Text(id=f"Membaca baris {place}", en=f"Reading rows of {place}")


@dataclass(kw_only=True)
class Met:
    """What is known beside the rows of a sheet once all were read: cells merged downwards, and the columns in front that hold nothing."""

    merged: list[Merged] = field(default_factory=list)
    left: int = 0


def cells_of(rows: Iterable[Sequence[Any]], met: Met | None = None, new_pile: NewPile = Pile) -> Rows | None:
    """The cells of rows of any length, laid by part after part; `met` may be told while they are read. None where no cell holds anything."""
    pile, width = new_pile(), 0
    for part in batched(rows, ROWS_A_PART, strict=False):
        frame = _slice(part)
        filled = [
            place for place, name in enumerate(frame.columns, 1) if frame.get_column(name).null_count() < len(part)
        ]
        width = max(width, *filled) if filled else width
        pile.add(frame)
    laid, met = pile.rows, met or Met()
    if not width:
        return None
    names = [f"column_{place}" for place in range(1, width + 1)]
    return Rows(count=laid.count, parts=lambda: _tidied(laid, names, met))


def _tidied(laid: Rows, names: Sequence[str], met: Met) -> Iterator[pl.DataFrame]:
    """The parts with row numbers, without what is empty on either side; a value in a merged cell holds for each of its rows."""
    above = 0
    values: dict[Merged, Any] = {}
    for part in laid.parts():
        frame = part.select(names)
        reaching = [
            one
            for one in met.merged
            if one[0] < above + frame.height and one[1] >= above and one[0] < min(one[1], laid.count - 1)
        ]
        for column in sorted({one[2] for one in reaching}):
            if column < len(names):
                merged = [one for one in reaching if one[2] == column]
                frame = frame.with_columns(_filled_down(frame.get_column(names[column]), merged, above, values))
        own = {f"column_{place}": pl.col(name) for place, name in enumerate(names[met.left :], start=1)}
        yield frame.select(**own).with_row_index("row", offset=above + 1)
        above += frame.height


def _filled_down(column: pl.Series, merged: Sequence[Merged], above: int, values: dict[Merged, Any]) -> pl.Series:
    """A column of one part with its merged cells filled; `values` of those that reach into later parts are kept for them."""
    cells = column.to_list()
    for one in merged:
        first, last = one[0] - above, min(one[1] - above, len(cells) - 1)
        if first >= 0:
            values[one] = cells[first]
        begin = max(first + 1, 0)
        cells[begin : last + 1] = [values[one]] * (last + 1 - begin)
    return pl.Series(column.name, cells, dtype=pl.String)


def _slice(rows: Sequence[Sequence[Any]]) -> pl.DataFrame:
    width = max(1, *map(len, rows))  # without any column, rows that are all empty would not be counted
    if any(len(row) != width for row in rows):
        rows = [[*row, *([None] * (width - len(row)))] for row in rows]
    frame = pl.DataFrame(
        [
            pl.Series(f"column_{place}", _texts(cells), dtype=pl.String)
            for place, cells in enumerate(zip(*rows, strict=True), start=1)
        ]
    )
    blank = pl.all().str.strip_chars() == ""
    return frame.with_columns(pl.when(~blank).then(pl.all()))


def _texts(cells: Sequence[Any]) -> Sequence[str | None]:
    """A column's cells as text; most columns of most lists are text already."""
    kinds = set(map(type, cells)) - {str, type(None)}
    if not kinds:
        return cells
    if kinds == {float}:
        return _whole_numbers(cells)
    if kinds == {date}:
        written = {cell: cell.isoformat() for cell in set(cells) if type(cell) is date}  # a column repeats its days
        return [written.get(cell, cell) for cell in cells]
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
