"""The screening as a workbook that an office can sort, filter, print and hand on."""

import io
import math
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import xlsxwriter

from timpora.intake.reading import Reading
from timpora.kernel.harmless import neutral
from timpora.kernel.text import Language, day_in_words
from timpora.screening.core.findings import Screening
from timpora.screening.reports import report_words as say
from timpora.screening.reports.fields import Kind
from timpora.screening.reports.sheets import Column, Sheet, sheets


LONGEST_CELL = 32_767  # what a spreadsheet can hold
MOST_ROWS = 1_048_575  # beside the header
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# Thousands are set apart by points in rupiah, whatever the spreadsheet's own language is.
_RUPIAH = r'[>=1000000]"Rp"0\.000\.000;[>=1000]"Rp"0\.000;"Rp"0'
_NUMBERS = {Kind.COUNT: "0", Kind.MONEY: _RUPIAH}
POINTS_A_LINE, HIGHEST_ROW = 13.5, 400.0
A4, LANGUAGE_TAGS = 9, {Language.INDONESIAN: "[$-421]", Language.ENGLISH: "[$-809]"}


def workbook_bytes(screening: Screening, reading: Reading, *, language: Language) -> bytes:
    """The workbook: days and amounts are real ones; text from lists is never a formula or a link in it."""
    return sheets_bytes(sheets(screening, reading, language), as_of=screening.as_of, language=language)


def sheets_bytes(written: Sequence[Sheet], *, as_of: date, language: Language) -> bytes:
    """A workbook of some sheets, with the day judged above each when it is printed."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as workbook:
        title = say.TITLE.within(language)
        created = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
        workbook.set_properties(
            {"title": title, "comments": say.CONFIDENTIAL_NOTE.within(language), "created": created}
        )
        formats = _formats(workbook, language)
        for sheet in written:
            running = f"{title} · {sheet.name.within(language)} · {day_in_words(as_of, language)}"
            _write(workbook, sheet, formats, language, running)
    return out.getvalue()


def _formats(workbook: Any, language: Language) -> Mapping[Any, Any]:
    shape = {"valign": "top", "font_name": "Calibri", "font_size": 10}
    wrapped = shape | {"text_wrap": True}
    head = wrapped | {"bold": True, "font_color": "#FFFFFF", "bg_color": "#0B4F6C", "valign": "vcenter"}
    formats = {
        kind: workbook.add_format(shape | {"num_format": mask, "align": "right", "indent": 1})
        for kind, mask in _NUMBERS.items()
    }
    day = workbook.add_format(shape | {"num_format": LANGUAGE_TAGS[language] + "d mmm yyyy", "align": "left"})
    return formats | {Kind.DAY: day, Kind.TEXT: workbook.add_format(wrapped), "head": workbook.add_format(head)}


def _write(workbook: Any, sheet: Sheet, formats: Mapping[Any, Any], language: Language, running: str) -> None:
    page = workbook.add_worksheet(sheet.name.within(language))
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_header(f"&L&9{_escaped(running)}&R&9&B{say.CONFIDENTIAL.within(language)}")
    page.set_footer(f"&R&9{say.labels(language)['page']} &P / &N")
    page.freeze_panes(1, 0)
    page.set_row(0, 30)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, column.header.within(language), formats["head"])
    for number, row in enumerate(sheet.rows[:MOST_ROWS], start=1):
        values = [column.value(row) for column in sheet.columns]
        page.set_row(number, _height(sheet.columns, values))
        for place, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
            _cell(page, number, place, column, value, formats)
    page.print_area(0, 0, len(sheet.rows), (sheet.printed or len(sheet.columns)) - 1)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def _height(columns: Sequence[Column], values: Sequence[Any]) -> float:
    """The height in points at which wrapped sentences are seen whole: not every spreadsheet finds it by itself."""
    lines = max(
        sum(math.ceil(max(len(line), 1) / (column.width * 0.95)) for line in str(value or "").splitlines() or [""])
        for column, value in zip(columns, values, strict=True)
    )
    return min(lines * POINTS_A_LINE + 3, HIGHEST_ROW)


def _escaped(text: str) -> str:
    """An ampersand is a command in a page header; doubled it is itself."""
    return text.replace("&", "&&")


def _cell(  # noqa: PLR0917 - the place, the value and its look
    page: Any, number: int, place: int, column: Column, value: Any, formats: Mapping[Any, Any]
) -> None:
    form = formats[column.kind]
    if value is None or value == "":
        page.write_blank(number, place, None, form)
    elif isinstance(value, date):
        page.write_datetime(number, place, value, form)
    elif column.kind in _NUMBERS:
        page.write_number(number, place, value, form)
    else:
        page.write_string(number, place, str(neutral(str(value)))[:LONGEST_CELL], form)
