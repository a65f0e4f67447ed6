"""Writes the refused rows as a workbook that can be corrected and read again: the source's own columns, and why in front."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl
import xlsxwriter

from timpora.intake.core.headers import Found
from timpora.intake.core.mapping import ListMapping, mappings_to_yaml
from timpora.intake.core.problem_words import words_for
from timpora.intake.receipts import Reading, RefusedSheet
from timpora.intake.workbooks import MAPPING_SHEET
from timpora.kernel.text import Language, Text


# Written in both languages alike in their first words: by them the two columns are known again, and ignored.
ROW_HEADER = Text(id="Timpora: baris asal", en="Timpora: source row")
WHY_HEADER = Text(id="Timpora: sebab dan perbaikan", en="Timpora: reason and remedy")
_SHEET_NAME = Text(id="Baris ditolak", en="Refused rows")
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_NAMES = re.compile(r"[^\w\- ]+")
LONGEST_NAME = 80


def write_refused(reading: Reading, folder: Path, language: Language, mends: str | None = None) -> list[Path]:
    """One workbook a source sheet that has refused rows, in a folder that is made where missing; gives the files.

    Where `mends` is the digest of their file, they say so, and are known by it when they come back.

    Text that a spreadsheet would run as a formula is written as plain text behind an apostrophe, which reading removes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for sheet in reading.refused_sheets:
        path = folder / _name(sheet.mapping, {path.name for path in written}, language)
        _write(path, sheet, language, mends)
        written.append(path)
    return written


def in_one(written: Sequence[Path]) -> tuple[str, bytes]:
    """What somebody takes out: the one workbook, or an archive of several, with its name."""
    if len(written) == 1:
        return written[0].name, written[0].read_bytes()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for path in written:
            archive.write(path, path.name)
    return f"{written[0].stem}.zip", held.getvalue()


def _name(mapping: ListMapping, taken: set[str], language: Language) -> str:
    """`refused daftar izin - Lebak.xlsx`, numbered where two lists share a name."""
    start = Text(id="ditolak", en="refused").within(language)
    parts = [Path(mapping.file).stem, *([mapping.sheet] if mapping.sheet else [])]
    base = f"{start} {_NOT_IN_NAMES.sub(' ', ' - '.join(parts)).strip()}"[:LONGEST_NAME].strip()
    names = (f"{base}{f' {number}' if number > 1 else ''}.xlsx" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _write(path: Path, sheet: RefusedSheet, language: Language, mends: str | None) -> None:
    why = _why(sheet, language)
    wrong = _wrong_cells(sheet)
    own = [f"column_{place + 1}" for place in sheet.mapping.own]
    with xlsxwriter.Workbook(str(path), _OPTIONS) as workbook:
        bold = workbook.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        text = workbook.add_format({"num_format": "@"})
        marked = workbook.add_format({"num_format": "@", "bg_color": "#FFE08A"})
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        page = workbook.add_worksheet(_SHEET_NAME.within(language))
        height = _write_header(page, sheet, own, bold, language)
        for number, row in enumerate(sheet.rows().select("row", *own).iter_rows(), start=height):
            page.write_number(number, 0, row[0])
            page.write_string(number, 1, why[row[0]], wrapped)
            for place, cell in enumerate(row[1:], start=2):
                form = marked if (row[0], own[place - 2]) in wrong else text
                if cell is None:
                    page.write_blank(number, place, None, form)
                else:
                    page.write_string(number, place, neutral(cell), form)
        page.freeze_panes(height, 2)
        page.set_column(0, 0, 12)
        page.set_column(1, 1, 60)
        page.set_column(2, len(own) + 1, 18, text)
        hidden = workbook.add_worksheet(MAPPING_SHEET)
        hidden.write_string(0, 0, mappings_to_yaml([_kept(sheet)], mends))
        hidden.very_hidden()


def _write_header(
    page: xlsxwriter.worksheet.Worksheet, sheet: RefusedSheet, own: Sequence[str], bold: object, language: Language
) -> int:
    page.write_string(0, 0, ROW_HEADER.within(language), bold)
    page.write_string(0, 1, WHY_HEADER.within(language), bold)
    for line, cells in enumerate(sheet.header.select(own).iter_rows()):
        for place, cell in enumerate(cells, start=2):
            page.write_string(line, place, neutral(cell or ""), bold)
    return sheet.header.height


def _why(sheet: RefusedSheet, language: Language) -> Mapping[int, str]:
    """Why each row is refused and how to mend it, with the column where it stands."""
    headers = {name: sheet.mapping.headers[place] for place, name in sheet.mapping.fields.items()}
    reasons: dict[int, list[str]] = {}
    for row, name, code, cell, other in sheet.problems().rows():
        what, remedy = words_for(code, cell, other)
        column = f"{headers[name]}: " if headers.get(name) else ""
        reasons.setdefault(row, []).append(f"{column}{what.within(language)} {remedy.within(language)}")
    return {row: neutral("\n".join(texts)) for row, texts in reasons.items()}


def _wrong_cells(sheet: RefusedSheet) -> set[tuple[int, str]]:
    columns = {name: f"column_{place + 1}" for place, name in sheet.mapping.fields.items()}
    return set(_cells(sheet.problems(), columns))


def _cells(problems: pl.DataFrame, columns: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    for row, name in problems.select("row", "field").rows():
        if name in columns:
            yield row, columns[name]


def _kept(sheet: RefusedSheet) -> ListMapping:
    """The mapping with the orders that the whole list settled: the few refused rows alone may settle none."""
    conflicts = set(
        sheet.problems().filter(pl.col("code").is_in(["order_conflict", "swapped_by_spreadsheet"])).get_column("field")
    )
    orders = {name: order for name, order in sheet.orders.items() if name not in conflicts}
    found = dict.fromkeys(sheet.mapping.fields, Found.SAVED)
    return replace(sheet.mapping, date_orders=orders | dict(sheet.mapping.date_orders), found=found)


def neutral(text: str) -> str:
    """Text that a spreadsheet would run as a formula, made harmless by an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text
