"""A table of a page as a file: CSV and XLSX with the same columns, in which nothing is a formula."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime

import xlsxwriter

from timpora.kernel.harmless import harmless, neutral, neutral_in_text
from timpora.kernel.text import Language, Text
from timpora.ui.components.statements import Tag
from timpora.ui.components.tables import Cell, Name, Table, Value


BYTE_ORDER_MARK = "\ufeff"  # spreadsheets read a text file with it as UTF-8
LONGEST_CELL = 32_767  # as much as a spreadsheet takes
WIDTH = 24
MORE = Text(id="{heading} (tambahan)", en="{heading} (more)")
type Plain = str | int | float | date | None


def csv_of(table: Table, language: Language) -> bytes:
    """As text, days in ISO form."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([neutral_in_text(one) for one in _headings(table, language)])
    for row in _rows(table, language):
        writer.writerow([neutral_in_text(one.isoformat() if isinstance(one, date) else one) for one in row])
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def xlsx_of(table: Table, language: Language) -> bytes:
    """As a workbook of one sheet; days are real days."""
    out = io.BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(table.caption.within(language)[:31])
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        headings = _headings(table, language)
        sheet.set_column(0, len(headings) - 1, WIDTH)
        sheet.freeze_panes(1, 0)
        for place, heading in enumerate(headings):
            sheet.write_string(0, place, heading, bold)
        for number, row in enumerate(_rows(table, language), start=1):
            for place, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, place, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001 - a day
                elif isinstance(value, int | float):
                    sheet.write_number(number, place, value)
                elif value is not None:
                    sheet.write_string(number, place, str(neutral(harmless(value)))[:LONGEST_CELL])
    return out.getvalue()


def _with_more(table: Table) -> list[bool]:
    """Of each column, whether a row says more below its value."""
    return [any(row[place].below for row in table.rows) for place in range(len(table.columns))]


def _headings(table: Table, language: Language) -> list[str]:
    told: list[str] = []
    for column, more in zip(table.columns, _with_more(table), strict=True):
        told.append(column.heading.within(language))
        told += [MORE.fill(heading=column.heading).within(language)] if more else []
    return told


def _rows(table: Table, language: Language) -> Iterator[Sequence[Plain]]:
    wanted = _with_more(table)
    for row in table.rows:
        yield [value for cell, more in zip(row, wanted, strict=True) for value in _values(cell, language)[: 1 + more]]


def _values(cell: Cell, language: Language) -> tuple[Plain, Plain]:
    return _plain(cell.value, language), _plain(cell.below, language)


def _plain(value: Value, language: Language) -> Plain:
    match value:
        case Text():
            return value.within(language)
        case Tag(label=label):
            return label.within(language)
        case Name(name=name):
            return name
        case _:
            return value
