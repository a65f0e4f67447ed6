"""Writes rows as the files that senders use: XLSX with titles and merged cells, delimited text in old encodings, ODS."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from timpora.sample.names import within_encoding


type Cell = str | int | date | None
CREATED_AT = datetime(2023, 6, 26, 8, 30)  # noqa: DTZ001 - a fixed moment, so that each run writes the same bytes
EXCEL_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row; `mistake` is the code of the refusal that it deserves, `merged` one text across all columns."""

    cells: tuple[Cell, ...] = ()
    mistake: str | None = None
    merged: bool = False


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet of a workbook; `grouped` is a column whose equal neighbours are merged down, as offices like to do."""

    name: str
    rows: Sequence[Row]
    heading: int  # place of the header row in `rows`, drawn bold
    widths: Sequence[int]
    grouped: int | None = None


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A row that a careful reader refuses, and why."""

    file: str
    sheet: str
    row: int
    code: str


def serial(day: date) -> int:
    """The number with which Excel keeps a day."""
    return (day - EXCEL_EPOCH).days


def without_slips(rows: Iterable[Row]) -> Iterable[Row]:
    """The rows that a careful reader takes."""
    return (row for row in rows if row.mistake is None)


def write_text(path: Path, rows: Iterable[Row], *, delimiter: str, encoding: str) -> list[Mistake]:
    """Delimited text; what the encoding cannot hold is written without its marks, never as a question mark."""
    mistakes = []
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
        for number, row in enumerate(rows, start=1):
            writer.writerow([within_encoding(str(cell), encoding) if cell is not None else "" for cell in row.cells])
            if row.mistake is not None:
                mistakes.append(Mistake(file=path.name, sheet="", row=number, code=row.mistake))
    return mistakes


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> list[Mistake]:
    """A workbook with a fixed moment of creation."""
    mistakes = []
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        workbook.set_properties({"created": CREATED_AT, "author": "Kantor Imigrasi Rekaan Serang"})
        looks = {
            "day": workbook.add_format({"num_format": "dd/mm/yyyy"}),
            "title": workbook.add_format({"bold": True, "align": "center"}),
            "heading": workbook.add_format({"bold": True, "bg_color": "#D9E2F3", "border": 1, "text_wrap": True}),
            "group": workbook.add_format({"valign": "vcenter"}),
        }
        for sheet in sheets:
            _write_sheet(workbook.add_worksheet(sheet.name), sheet, looks)
            mistakes += [
                Mistake(file=path.name, sheet=sheet.name, row=number, code=row.mistake)
                for number, row in enumerate(sheet.rows, start=1)
                if row.mistake is not None
            ]
    return mistakes


def _write_sheet(page: Any, sheet: Sheet, looks: dict[str, Any]) -> None:
    width = max((len(row.cells) for row in sheet.rows), default=1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(sheet.heading)
    for column, characters in enumerate(sheet.widths):
        page.set_column(column, column, characters)
    for line, row in enumerate(sheet.rows):
        if row.merged:
            page.merge_range(line, 0, line, width - 1, row.cells[0], looks["title"])
            continue
        look = looks["heading"] if line == sheet.heading else None
        for column, cell in enumerate(row.cells):
            if isinstance(cell, date):
                page.write_datetime(line, column, datetime(cell.year, cell.month, cell.day), looks["day"])  # noqa: DTZ001 - a cell
            elif cell is not None and column != sheet.grouped:
                page.write(line, column, cell, look)
    if sheet.grouped is not None:
        _write_grouped(page, sheet, sheet.grouped, looks)


def _write_grouped(page: Any, sheet: Sheet, column: int, looks: dict[str, Any]) -> None:
    """One column with equal neighbours merged down: only the first cell of each run holds the text."""
    texts = [row.cells[column] if len(row.cells) > column and not row.merged else None for row in sheet.rows]
    first = 0
    for line in range(1, len(texts) + 1):
        if line < len(texts) and texts[line] == texts[first]:
            continue
        if texts[first] is not None:
            look = looks["heading" if first == sheet.heading else "group"]
            if line - first > 1:
                page.merge_range(first, column, line - 1, column, texts[first], look)
            else:
                page.write(first, column, texts[first], look)
        first = line
