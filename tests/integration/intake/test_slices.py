"""A large sheet read slice by slice says what the same sheet says when it is read whole."""

import re
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from polars.testing import assert_frame_equal
from tests.integration.intake import lists

from timpora.intake import archives, sheets, slices
from timpora.intake.workbooks import read_workbook
from timpora.kernel.refusals import Refused


ROWS = 700


@pytest.fixture
def sliced_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small sheets count as large ones, and a slice holds some dozens of rows."""
    monkeypatch.setattr(slices, "LARGE", 1)
    monkeypatch.setattr(slices, "SLICE", 10_000)
    monkeypatch.setattr(archives, "_CHUNK", 4_000)


def varied(path: Path, *, inline: bool, epoch_1904: bool = False) -> Path:
    """Three sheets: one of every sort of cell with gaps and merged cells, one small, one that begins in its middle."""
    options = {"constant_memory": inline, "date_1904": epoch_1904, "strings_to_formulas": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        day, clock = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "hh:mm"})
        page = book.add_worksheet("Izin & <tamu>")
        page.write_row(0, 0, ("NAMA", "TANGGAL", "PUKUL", "JUMLAH", "BENAR"))
        for row in range(2, ROWS):
            if row % 97 == 0:
                continue
            page.write_string(row, 0, f"CONTOH “REKAAN” & <{row}>\n é 漢 {' spasi ' * (row % 3)}")
            page.write_datetime(row, 1, datetime(2023, 1 + row % 12, 1 + row % 28), day)
            page.write_datetime(row, 2, time(row % 24, row % 60), clock)
            page.write_number(row, 3, row * 1.5 if row % 2 else row)
            page.write_boolean(row, 4, row % 2 == 0)
            page.write_formula(row, 9, f"=D{row + 1}*2", value=f"hasil {row}")
            if row % 50 == 0:
                page.merge_range(row, 12, row + 3, 12, f"digabung {row}")
        if not inline:
            book.add_worksheet("Catatan").write_string(0, 0, "bukan daftar")
        beside = book.add_worksheet("Mulai di tengah")
        for row in range(400, 400 + ROWS):
            beside.write_row(row, 5, (f"ORANG REKAAN {row}", row))
        beside.merge_range(450, 8, 460, 8, "digabung di kanan") if not inline else None
    return path


def frames(path: Path) -> Iterator[tuple[str | None, date, pl.DataFrame]]:
    for sheet in read_workbook(path, archive=True):
        yield sheet.sheet, sheet.epoch, sheet.cells.whole()


@pytest.mark.parametrize("inline", [True, False], ids=["texts in cells", "texts shared"])
@pytest.mark.parametrize("epoch_1904", [True, False], ids=["from 1904", "from 1900"])
def test_a_sheet_in_slices_is_the_sheet_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, inline: bool, epoch_1904: bool
) -> None:
    path = varied(tmp_path / "beragam.xlsx", inline=inline, epoch_1904=epoch_1904)
    whole = list(frames(path))
    monkeypatch.setattr(slices, "LARGE", 1)
    monkeypatch.setattr(slices, "SLICE", 10_000)
    monkeypatch.setattr(archives, "_CHUNK", 4_000)
    monkeypatch.setattr(sheets, "ROWS_A_PART", 7)  # so that merged cells reach over parts
    cut: list[int] = []
    as_before = slices._slices  # noqa: SLF001 - to see that it is cut at all
    monkeypatch.setattr(slices, "_slices", lambda *asked: (cut.append(len(one)) or one for one in as_before(*asked)))
    for (name, epoch, frame), (name_whole, epoch_whole, frame_whole) in zip(frames(path), whole, strict=True):
        assert (name, epoch) == (name_whole, epoch_whole)
        assert_frame_equal(frame, frame_whole)
    assert len(cut) > len(whole)
    assert slices.large_sheets(path) is not None


@pytest.mark.usefixtures("sliced_soon")
@pytest.mark.parametrize(
    "change",
    [{"<sheetData>": "<sheetData >"}, {' r="300"': "", ' r="A300"': ""}, {"</row><row": "</row ><row"}],
    ids=["another opening", "rows without numbers", "another closing"],
)
def test_a_sheet_that_is_written_in_another_way_is_taken_whole(tmp_path: Path, change: dict[str, str]) -> None:
    rows = [lists.HEADER, *(lists.person(number) for number in range(1, ROWS))]
    usual = lists.xlsx(tmp_path / "biasa.xlsx", {"Izin": rows})
    [(_, _, expected)] = frames(usual)
    other = tmp_path / "lain.xlsx"
    sheet = "xl/worksheets/sheet1.xml"
    if " r=" in "".join(change):
        with zipfile.ZipFile(usual) as archive:
            rest = {name: archive.read(name) for name in archive.namelist()}
        rest[sheet] = re.sub(rb'(<row|<c) r="[A-Z0-9]+"', rb"\1", rest[sheet])
        other.write_bytes(lists.archive(rest))
    else:
        lists.changed_member(usual, sheet, change, target=other)
    [(_, _, found)] = frames(other)
    assert_frame_equal(found, expected)


@pytest.mark.usefixtures("sliced_soon")
def test_a_sheet_whose_end_is_missing_is_refused_as_ever(tmp_path: Path) -> None:
    rows = [lists.HEADER, *(lists.person(number) for number in range(1, ROWS))]
    usual = lists.xlsx(tmp_path / "biasa.xlsx", {"Izin": rows})
    with zipfile.ZipFile(usual) as archive:
        rest = {name: archive.read(name) for name in archive.namelist()}
    rest["xl/worksheets/sheet1.xml"] = rest["xl/worksheets/sheet1.xml"][:50_000]
    broken = tmp_path / "terpotong.xlsx"
    broken.write_bytes(lists.archive(rest))
    with pytest.raises(Refused):
        list(frames(broken))


def test_what_slices_hold_at_once_does_not_grow_with_the_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "LARGE", 1)
    monkeypatch.setattr(slices, "SLICE", 100_000)
    most = []
    for rows in (30_000, 90_000):
        path = tmp_path / f"{rows}.xlsx"
        with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
            page = book.add_worksheet()
            for row in range(rows):
                page.write_row(row, 0, (f"CONTOH REKAAN {row}", f"X{row:07d}", row))
        large = slices.large_sheets(path)
        assert large is not None
        tracemalloc.start()
        assert sum(1 for one in slices.rows_in_slices(path, 0, large.members[0]) for _ in one.cells) == rows
        most.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert most[1] < 1.5 * most[0]
