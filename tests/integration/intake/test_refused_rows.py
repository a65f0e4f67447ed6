"""Refused rows go out with the source's own columns, are corrected, and are read again by the same command."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook
from tests.integration.intake.lists import HEADER, MEETING, kind_of_index, person, read, text, xlsx

from timpora.intake.reading import Reading, read_lists
from timpora.intake.refused_rows import write_refused
from timpora.kernel.text import Language


WRONG = [
    ["DAFTAR"], HEADER, person(1), person(2, tgl_masuk="31/06/2023"), person(3, kewarganegaraan="Jepan"), person(4, nama="=1+1", tgl_masuk="besok"),
    person(5, batas_tinggal="19/05/2023"), person(6, nama="", no_paspor=""), person(7, tgl_masuk="20/06/2023"),
]  # fmt: skip


def correct(path: Path, cells: dict[tuple[int, int], object]) -> None:
    """Changes cells of the first sheet, by row and column from 1, the way a person does in a spreadsheet."""
    book = openpyxl.load_workbook(path)
    for (row, column), value in cells.items():
        book.worksheets[0].cell(row, column).value = value
    book.save(path)


def written(path: Path) -> Sequence[Sequence[object]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)


@pytest.mark.parametrize("language", Language)
def test_refused_rows_are_written_corrected_and_accepted(language: Language, tmp_path: Path) -> None:
    reading = read(xlsx(tmp_path / "daftar.xlsx", {"Serang": WRONG}))
    assert (reading.receipts[0].accepted, reading.receipts[0].refused) == (2, 5)
    (path,) = write_refused(reading, tmp_path / "ditolak", language)
    header, *rows = written(path)
    assert tuple(header[2:]) == HEADER
    assert [row[0] for row in rows] == [4.0, 5.0, 6.0, 7.0, 8.0]
    assert "31/06/2023" in str(rows[0][1])
    assert str(rows[2][3]).startswith("'=")
    correct(
        path,
        {(2, 9): "30/06/2023", (3, 5): "Jepang", (4, 9): "20/06/2023", (5, 10): "19/07/2023", (6, 4): "CONTOH ENAM"},
    )
    again = read(path)
    assert again.refusals == []
    assert again.receipts[0].accepted == 5
    assert again.mappings[0].fingerprint == reading.mappings[0].fingerprint
    people = again.register.people.collect().get_column("name").to_list()
    assert people == ["CONTOH REKAAN 2", "CONTOH REKAAN 3", "=1+1", "CONTOH REKAAN 5", "CONTOH ENAM"]


def test_the_order_of_days_that_the_whole_list_settled_holds_for_the_few_rows_of_the_correction(tmp_path: Path) -> None:
    american = [
        HEADER,
        *(person(n, tgl_masuk=f"06/{n + 12}/2023", batas_tinggal="7/30/2023") for n in range(1, 6)),
        person(9, tgl_masuk="06/05/2023", batas_tinggal="7/30/2023", kewarganegaraan="?-?"),
    ]
    reading = read(text(tmp_path / "a.csv", american))
    (path,) = write_refused(reading, tmp_path / "ditolak", Language.ENGLISH)
    correct(path, {(2, 5): "Jepang"})
    again = read(path)
    assert again.register.stay_permits.collect().get_column("valid_from").to_list() == [date(2023, 6, 5)]
    assert again.warnings == []


def test_a_header_of_two_rows_is_written_as_it_stood_and_found_again(tmp_path: Path) -> None:
    rows = [
        ["No", "Nama", "Paspor", None, "Izin Tinggal", None],
        [None, None, "Nomor", "Berlaku s.d.", "Indeks", "Berakhir"],
        [1, "REKAAN A", "X0000001", "01/02/2029", "312", "nanti"],
    ]
    reading = read(text(tmp_path / "a.csv", [*rows, [2, "REKAAN B", "X0000002", "01/02/2029", "312", "12/01/2024"]]))
    (path,) = write_refused(reading, tmp_path / "ditolak", Language.INDONESIAN)
    correct(path, {(3, 8): "13/01/2024"})
    again = read(path)
    assert again.register.stay_permits.collect().get_column("valid_until").to_list() == [date(2024, 1, 13)]


def test_one_file_a_sheet_and_none_where_nothing_is_refused(tmp_path: Path) -> None:
    sheets = {
        "Juni": [HEADER, person(1, tgl_masuk="besok")],
        "Juli": [HEADER, person(2, tgl_masuk="lusa")],
        "Baik": [HEADER, person(3)],
    }
    reading = read(xlsx(tmp_path / "a.xlsx", sheets))
    files = write_refused(reading, tmp_path / "r", Language.ENGLISH)
    assert [path.name for path in files] == ["refused a - Juni.xlsx", "refused a - Juli.xlsx"]
    good = read(text(tmp_path / "b.csv", [HEADER, person(3)]))
    assert write_refused(good, tmp_path / "r2", Language.ENGLISH) == []


def refusal_codes(reading: Reading) -> list[str]:
    return [refusal.code for refusal in reading.refusals]


def test_a_row_that_fits_two_people_is_refused_and_can_be_completed(tmp_path: Path) -> None:
    twins = [HEADER, person(1, nama="KEMBAR REKAAN"), person(2, nama="KEMBAR REKAAN")]
    guests = [["Nama Tamu", "No Paspor", "Hotel", "Check-in"], ["KEMBAR REKAAN", None, "Hotel Contoh", "21/06/2023"]]
    lists = [text(tmp_path / "izin.csv", twins), text(tmp_path / "tamu.csv", guests)]
    reading = read_lists(lists, on=MEETING, kind_of_index=kind_of_index)
    assert refusal_codes(reading) == ["two_people_fit"]
    assert [(one.accepted, one.refused) for one in reading.receipts] == [(2, 0), (0, 1)]
    (path,) = write_refused(reading, tmp_path / "r", Language.ENGLISH)
    correct(path, {(2, 4): "X0000002"})
    again = read_lists([*lists[:1], path], on=MEETING, kind_of_index=kind_of_index)
    assert refusal_codes(again) == []
    assert again.register.presence.collect().get_column("person").to_list() == [1]
