"""Reads workbooks (XLSX, ODS, XLS) sheet by sheet with calamine, behind the guards that it needs."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from timpora.intake.archives import MOST_CELLS, MOST_COLUMNS, check_archive, unpacked
from timpora.intake.core.day_forms import EPOCH_1900, EPOCH_1904
from timpora.intake.file_refusals import name_of, refused
from timpora.intake.open_document import OpenDocumentReach
from timpora.intake.piles import NewPile, Pile
from timpora.intake.piles import Rows as Cells
from timpora.intake.sheets import Merged, Met, RawSheet, cells_of, reading
from timpora.intake.slices import Large, NotSlicedError, Rows, large_sheets, rows_in_slices
from timpora.kernel.progress import BETWEEN_TWO_TELLINGS, Progress, silent, told
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text


MAPPING_SHEET = "timpora_mapping"  # a file of refused rows carries the mapping that it was read with
_NOTHING_MET = MOST_COLUMNS  # no column of a list is further to the right
_IS_1904 = re.compile(rb'<workbookPr[^>]*\bdate1904="(?:1|true|on)"')


@dataclass(frozen=True, kw_only=True)
class _Inside:
    """What the library does not tell of a zipped workbook: the epoch, and cells merged downwards in ODS, by sheet."""

    epoch: date = EPOCH_1900
    merged: Mapping[int, Sequence[Merged]] = field(default_factory=dict)
    large: Large | None = None


@dataclass(frozen=True, kw_only=True)
class _Opened:
    """A workbook that is being read: who is told of it, and where its rows are laid by."""

    path: Path
    inside: _Inside
    progress: Progress
    new_pile: NewPile


def read_workbook(
    path: Path, *, archive: bool, progress: Progress = silent, new_pile: NewPile = Pile
) -> Iterator[RawSheet]:
    """The sheets of a workbook that hold anything, their rows laid by on new piles; raises Refused for one that cannot be read."""
    if archive:
        check_archive(path)
    try:
        inside = _inside(path) if archive else _Inside()
        sheets = list(_sheets(_Opened(path=path, inside=inside, progress=progress, new_pile=new_pile)))
    except Refused:
        raise
    except PasswordError as error:
        raise refused(path, "encrypted") from error
    except (CalamineError, OSError, ValueError, zipfile.BadZipFile, KeyError) as error:
        raise refused(path, "encrypted" if "password" in str(error).lower() else "unreadable") from error
    except BaseException as error:
        # A panic of the reading library is no Exception, and must not end the whole run.
        if type(error).__name__ != "PanicException":
            raise
        raise refused(path, "unreadable") from error
    saved = next(
        (str(sheet.cells.head(1).item(0, "column_1")) for sheet in sheets if sheet.sheet == MAPPING_SHEET), None
    )
    lists = [sheet for sheet in sheets if sheet.sheet != MAPPING_SHEET]
    if not lists:
        raise refused(path, "empty")
    for sheet in lists:
        yield replace(sheet, saved=saved)


def _sheets(opened: _Opened) -> Iterator[RawSheet]:
    path, inside = opened.path, opened.inside
    with ExitStack() as stack:
        # Opened only where a sheet is taken whole, since it holds all texts that the sheets share.
        whole: CalamineWorkbook | None = None
        names = None if inside.large is None else inside.large.names
        if names is None:
            whole = stack.enter_context(CalamineWorkbook.from_path(str(path)))
            names = whole.sheet_names
        for number, name in enumerate(names):
            what = reading(name_of(path), name)
            opened.progress(what, 0, None)
            is_sliced, cells = _sliced(opened, number, what)
            if not is_sliced:
                whole = whole or stack.enter_context(CalamineWorkbook.from_path(str(path)))
                cells = _whole(opened, whole, number, what)
            if cells is not None:
                yield RawSheet(file=name_of(path), sheet=name, cells=cells, epoch=inside.epoch)


def _sliced(opened: _Opened, number: int, what: Text) -> tuple[bool, Cells | None]:
    """A large sheet, some thousands of rows at a time; whether it could be read so, for another one has to be taken whole."""
    large = opened.inside.large
    member = None if large is None else large.members.get(number)
    if member is None:
        return False, None
    met = Met(left=_NOTHING_MET)
    with suppress(NotSlicedError, CalamineError, ValueError):
        rows = _placed(rows_in_slices(opened.path, number, member), met, opened.progress, what)
        return True, cells_of(rows, met, opened.new_pile)
    return False, None


def _placed(slices: Iterable[Rows], met: Met, progress: Progress, what: Text) -> Iterator[list[Any]]:
    """The rows of all slices, each in its place; how many there will be is told by how far in the sheet they are."""
    done = 0
    for one in slices:
        met.merged += one.merged
        # Columns are counted from the first that holds anything, as in a sheet that is taken whole.
        met.left = met.left if one.left is None else min(met.left, one.left)
        for _ in range(done, one.first):
            yield []
        done = max(done, one.first)
        for row in one.cells:
            yield row
            done += 1
            if done % BETWEEN_TWO_TELLINGS == 0:
                progress(what, done, max(done, round(done / one.share)))
    progress(what, done, done)


def _whole(opened: _Opened, workbook: CalamineWorkbook, number: int, what: Text) -> Cells | None:
    name = workbook.sheet_names[number]
    sheet = _sheet(workbook, number)
    if sheet is None or sheet.end is None:
        return None
    _check_size(opened.path, sheet, name)
    left = sheet.start[1] if sheet.start else 0
    merged = [
        (first[0], last[0], first[1] - left) for first, last in sheet.merged_cell_ranges or () if last[0] > first[0]
    ]
    rows = told(sheet.iter_rows(), opened.progress, what, sheet.end[0] + 1)
    return cells_of(rows, Met(merged=merged or list(opened.inside.merged.get(number, ()))), opened.new_pile)


def _sheet(workbook: CalamineWorkbook, number: int) -> CalamineSheet | None:
    """A sheet of cells; charts and macros are none."""
    metadata = workbook.sheets_metadata[number]
    return workbook.get_sheet_by_index(number) if metadata.typ.__repr__().endswith("WorkSheet") else None


def _check_size(path: Path, sheet: CalamineSheet, name: str) -> None:
    if sheet.total_width > MOST_COLUMNS:
        raise refused(path, "too_wide", MOST_COLUMNS, sheet=name)
    if sheet.total_width * sheet.total_height > MOST_CELLS:
        raise refused(path, "too_many_cells", MOST_CELLS // 10**6, sheet=name)


def _inside(path: Path) -> _Inside:
    with zipfile.ZipFile(path) as archive:
        members = {member.filename: member for member in archive.infolist()}
    if "xl/workbook.xml" in members:
        head = b"".join(unpacked(path, members["xl/workbook.xml"], lambda _: None))
        return _Inside(epoch=EPOCH_1904 if _IS_1904.search(head) else EPOCH_1900, large=large_sheets(path))
    if "content.xml" not in members:
        return _Inside()
    reach = OpenDocumentReach()
    for part in unpacked(path, members["content.xml"], lambda _: None):
        reach.count(part)
    merged: dict[int, list[Merged]] = {}
    for sheet, first, last, column in reach.merged:
        merged.setdefault(sheet, []).append((first, last, column))
    return _Inside(merged=merged)
