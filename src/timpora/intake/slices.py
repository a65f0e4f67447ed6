"""Reads a large sheet of an XLSX workbook slice by slice, so that memory follows the slice and not the file.

The reading library takes a sheet whole. It is therefore given a small workbook for each slice: the parts that all sheets share, and of
the sheet some thousands of rows. What a cell says is still the library's word alone.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from timpora.intake.archives import unpacked
from timpora.kernel.ahead import made_ahead


LARGE = 8 * 2**20  # bytes of XML; a smaller sheet is taken whole
SLICE = 2 * 2**20
LONGEST_HEAD = 2**20
MOST_ROWS_AT_ONCE = 100_000  # of the rectangle around a slice; rows far apart are taken one by one
SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$", re.IGNORECASE)
_SHARED = re.compile(r"^(?:\[Content_Types\]\.xml|_rels/\.rels|xl/[^/]+\.xml|xl/_rels/[^/]+\.rels)$", re.IGNORECASE)
_TEXTS = re.compile(r"sharedStrings\.xml$", re.IGNORECASE)
_ROWS_BEGIN, _ROWS_END = b"<sheetData>", b"</sheetData></worksheet>"
_ROW_ENDS = b"</row>"
# A slice must say itself where it begins: rows without numbers are counted from the first, which only the first slice holds.
_GOES_ON = re.compile(rb"\s*(?:<row\b[^>]*\br=\"\d+\"|</sheetData>)")
_NUMBERED = '<worksheet><sheetData><row r="1"><c r="A1"><v>{}</v></c></row></sheetData></worksheet>'


class NotSlicedError(Exception):
    """A sheet that is written in another way than slices can be cut from; it is taken whole."""


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Some rows of a sheet: the first one's place from 0, the cells of each from column A on, and cells merged downwards.

    `left` is the first column in which one of them holds anything, None where none does.
    """

    first: int
    left: int | None
    cells: Iterable[list[Any]]
    merged: Sequence[tuple[int, int, int]]
    share: float  # how much of the sheet has been read with these rows, from 0 to 1


@dataclass(frozen=True, kw_only=True)
class Large:
    """A workbook with sheets that are worth slicing: the names of all sheets, and the parts of the large ones by their number."""

    names: Sequence[str]
    members: Mapping[int, zipfile.ZipInfo]


def large_sheets(path: Path) -> Large | None:
    """The large sheets of a workbook; None where it has none, or where it does not say which part is which sheet."""
    with zipfile.ZipFile(path) as archive:
        sheets = [member for member in archive.infolist() if SHEET.match(member.filename)]
    if all(member.file_size < LARGE for member in sheets):
        return None
    try:
        names, numbers = _numbered(path, sheets)
    except (CalamineError, ValueError, KeyError):
        return None
    large = {number: sheets[place] for number, place in numbers.items() if sheets[place].file_size >= LARGE}
    return Large(names=names, members=large)


def _numbered(path: Path, sheets: Sequence[zipfile.ZipInfo]) -> tuple[Sequence[str], Mapping[int, int]]:
    """The names of a workbook's sheets, and for each the place of its part: the library reads it from a cell put there to be read."""
    shared = {name: content for name, content in _shared(path).items() if not _TEXTS.search(name)}
    numbered = {member.filename: _NUMBERED.format(place).encode() for place, member in enumerate(sheets)}
    with CalamineWorkbook.from_filelike(_zipped(shared | numbered)) as workbook:
        pages = [
            number for number, about in enumerate(workbook.sheets_metadata) if repr(about.typ).endswith("WorkSheet")
        ]
        return workbook.sheet_names, {number: _place(workbook.get_sheet_by_index(number)) for number in pages}


def _place(sheet: CalamineSheet) -> int:
    [[said]] = sheet.to_python()
    return int(float(str(said)))


def rows_in_slices(path: Path, number: int, member: zipfile.ZipInfo) -> Iterator[Rows]:
    """The rows of a large sheet, slice after slice, read in threads while earlier ones are worked on.

    Raises NotSlicedError where the sheet has to be taken whole.
    """
    shared = _shared(path)
    texts = sum(len(content) for name, content in shared.items() if _TEXTS.search(name))
    slices = _with_share(_slices(path, member, max(SLICE, texts)), member.file_size)
    return made_ahead(partial(_rows_of, shared, number, member.filename), slices)


def _with_share(slices: Iterable[bytes], size: int) -> Iterator[tuple[bytes, float]]:
    read = 0
    for xml in slices:
        read += len(xml)
        yield xml, min(1.0, read / max(size, 1))


def _rows_of(shared: Mapping[str, bytes], number: int, name: str, cut: tuple[bytes, float]) -> Rows:
    xml, share = cut
    with CalamineWorkbook.from_filelike(_zipped({**shared, name: xml})) as workbook:
        sheet = workbook.get_sheet_by_index(number)
        merged = [(one[0][0], one[1][0], one[0][1]) for one in sheet.merged_cell_ranges or () if one[1][0] > one[0][0]]
        first, left = sheet.start or (0, None)
        return Rows(first=first, left=left, cells=_cells(sheet), merged=merged, share=share)


def _cells(sheet: CalamineSheet) -> Iterable[list[Any]]:
    if sheet.start is None or sheet.end is None:
        return ()
    (first, left), (last, _) = sheet.start, sheet.end
    empty = [""] * left
    if last - first >= MOST_ROWS_AT_ONCE:
        return ([*empty, *row] for row in islice(sheet.iter_rows(), first, None))
    rows = sheet.to_python(skip_empty_area=True)
    return [[*empty, *row] for row in rows] if left else rows


def _slices(path: Path, member: zipfile.ZipInfo, size: int) -> Iterator[bytes]:
    """The sheet in parts that each are a sheet: its head and so many whole rows; what follows the rows stands in the last one."""
    head, held, is_first = b"", bytearray(), True
    for part in unpacked(path, member, lambda _: None):
        held += part
        if not head:
            head = _taken_head(held)
        elif len(held) >= size and (end := held.rfind(_ROW_ENDS)) > 0:
            _require_place(held, is_first=is_first)
            yield head + held[: end + len(_ROW_ENDS)] + _ROWS_END
            del held[: end + len(_ROW_ENDS)]
            is_first = False
    if not head:
        raise NotSlicedError
    _require_place(held, is_first=is_first)
    yield head + held


def _taken_head(held: bytearray) -> bytes:
    """What stands before the rows, taken off; nothing while it is not complete."""
    begin = held.find(_ROWS_BEGIN)
    if begin < 0 and len(held) > LONGEST_HEAD:
        raise NotSlicedError
    end = begin + len(_ROWS_BEGIN) if begin >= 0 else 0
    head = bytes(held[:end])
    del held[:end]
    return head


def _require_place(held: bytearray, *, is_first: bool) -> None:
    if not is_first and _GOES_ON.match(held) is None:
        raise NotSlicedError


def _shared(path: Path) -> dict[str, bytes]:
    """The parts of a workbook that its sheets refer to: styles, shared texts, and which sheet is where."""
    with zipfile.ZipFile(path) as archive:
        members = [member for member in archive.infolist() if _SHARED.match(member.filename)]
    return {member.filename: b"".join(unpacked(path, member, lambda _: None)) for member in members}


def _zipped(parts: Mapping[str, bytes]) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    made.seek(0)
    return made
