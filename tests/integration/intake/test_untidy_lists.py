"""Lists as offices send them, written to real files and read: titles, merged cells, two-row headers, encodings, delimiters."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from tests.integration.intake.lists import HEADER, MEETING, kind_of_index, ods, person, read, receipt, text, xlsx

from timpora.intake.core.headers import Found
from timpora.intake.reading import Reading, read_lists


ROWS = [HEADER, *(person(number) for number in range(1, 4))]


def limits(reading: Reading) -> list[object]:
    return reading.register.stay_permits.collect().get_column("valid_until").to_list()


def names(reading: Reading) -> list[object]:
    return reading.register.people.collect().get_column("name").to_list()


UNTIDY: Sequence[Sequence[object]] = [
    ["DAFTAR ORANG ASING", None], [None], ["Kantor Rekaan", None, None], HEADER, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
    person(1), [None, None], person(2), HEADER, person(2, no=3), ["Kecamatan Cikande"], person(4), ["JUMLAH", 4],
    ["Serang, 27 Juni 2023"], ["Kepala Seksi,", None, None, None, None, "Mengetahui,"],
]  # fmt: skip


@pytest.mark.parametrize("form", ["xlsx", "ods", "csv"])
def test_rows_that_are_about_nobody_are_set_aside_and_counted_by_reason(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"daftar.{form}"
    made = {
        "xlsx": lambda: xlsx(path, {"A": UNTIDY}),
        "ods": lambda: ods(path, UNTIDY),
        "csv": lambda: text(path, UNTIDY),
    }
    found = receipt(made[form]())
    assert found.set_aside == {
        "duplicate": 1,
        "empty": 2,
        "header": 2,
        "note": 3,
        "numbering": 1,
        "title": 2,
        "total": 1,
    }
    assert (found.rows, found.accepted, found.refused) == (15, 3, 0)


def test_digits_of_another_writing_are_no_numbering_and_stop_nothing(tmp_path: Path) -> None:
    rows = [HEADER, ["\u0661", "\u0662", "\u0663", "\u0664"], person(1, no="\u0661"), person(2, no="1\u0662")]
    found = receipt(text(tmp_path / "angka.csv", rows))
    assert (found.rows, found.accepted, found.refused) == (4, 2, 1)


def test_each_sheet_is_a_list_of_its_own_and_one_without_a_list_is_named(tmp_path: Path) -> None:
    reading = read(
        xlsx(
            tmp_path / "a.xlsx",
            {"Juni": ROWS, "Catatan": [["Hubungi kantor rekaan"], ["a", "b"]], "Juli": [HEADER, person(9)]},
        )
    )
    assert [(one.sheet, one.list_kind, one.accepted) for one in reading.receipts] == [
        ("Juni", "permits", 3),
        ("Juli", "permits", 1),
        ("Catatan", "unknown", 0),
    ]
    assert reading.refusals == []
    assert [(one.code, one.source.sheet) for one in reading.warnings if one.source] == [("no_list", "Catatan")]
    assert reading.receipts[-1].set_aside == {"no_list": 2}


def test_a_value_in_cells_merged_downwards_holds_for_each_row(tmp_path: Path) -> None:
    path = tmp_path / "gabung.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.merge_range("A1:D1", "LAPORAN TKA")
        page.write_row(1, 0, ["Nama TKA", "No Paspor", "Perusahaan", "Tgl Lapor"])
        for line in (2, 3, 4):
            page.write_row(line, 0, [f"REKAAN {line}", f"X000000{line}"])
            page.write(line, 3, "15/06/2023")
        page.merge_range("C3:C5", "PT Baja Rekaan")
    reading = read(path)
    assert reading.register.presence.collect().get_column("employer_key").to_list() == ["BAJA REKAAN"] * 3


def test_merged_cells_of_an_open_document_hold_for_each_row_too(tmp_path: Path) -> None:
    rows = [
        ["Nama TKA", "No Paspor", "Perusahaan", "Tgl Lapor"],
        ["REKAAN A", "X0000001", ("PT Baja Rekaan", 2), "15/06/2023"], ["REKAAN B", "X0000002", None, "16/06/2023"],
    ]  # fmt: skip
    reading = read(ods(tmp_path / "gabung.ods", rows))
    assert reading.register.presence.collect().get_column("employer_key").to_list() == ["BAJA REKAAN"] * 2


def test_a_header_over_two_rows_is_read_as_group_and_column(tmp_path: Path) -> None:
    rows = [
        ["DAFTAR ITAS"],
        ["No", "Nama", "Paspor", None, "Izin Tinggal", None, None],
        [None, None, "Nomor", "Berlaku s.d.", "Indeks", "Mulai", "Berakhir"],
        [1, "REKAAN A", "X0000001", "01/02/2029", "312", "13/01/2023", "12/01/2024"],
    ]
    reading = read(xlsx(tmp_path / "dua.xlsx", {"A": rows}))
    permit = reading.register.stay_permits.collect().row(0, named=True)
    assert (permit["valid_from"], permit["valid_until"], permit["visa_index"]) == (
        date(2023, 1, 13),
        date(2024, 1, 12),
        "312",
    )
    document = reading.register.travel_documents.collect().row(0, named=True)
    assert (document["document_number"], document["valid_until"]) == ("X0000001", date(2029, 2, 1))
    assert reading.receipts[0].set_aside == {"header": 2, "title": 1}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_encoding_and_delimiter_is_read(encoding: str, delimiter: str, tmp_path: Path) -> None:
    reading = read(
        text(tmp_path / "a.txt", [HEADER, person(1, nama="MÜLLER RÉKAAN")], delimiter=delimiter, encoding=encoding)
    )
    assert names(reading) == ["MÜLLER RÉKAAN"]


def test_quoted_line_breaks_and_ragged_rows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        'Nama;No Paspor;Batas Tinggal;Keterangan\n"REKAAN\nSATU";X0000001;19/07/2023\nREKAAN DUA;X0000002;20/07/2023;"a;b";lebih\n',
        encoding="utf-8",
    )
    reading = read(path)
    assert names(reading) == ["REKAAN SATU", "REKAAN DUA"]
    assert [row for (row,) in reading.register.people.collect().select("source_row").rows()] == [2, 3]


@pytest.mark.parametrize("rows_behind", [1, 200])
def test_a_quotation_mark_left_open_costs_no_row_and_is_named(rows_behind: int, tmp_path: Path) -> None:
    rows = [HEADER, person(1, nama='"REKAAN'), *(person(number) for number in range(2, 2 + rows_behind))]
    reading = read(text(tmp_path / "a.csv", rows))
    assert reading.receipts[0].accepted == 1 + rows_behind
    assert [one.code for one in reading.warnings] == ["quote_not_closed"]


def test_days_of_a_spreadsheet_with_the_epoch_of_1904_are_right_with_and_without_a_format(tmp_path: Path) -> None:
    formatted = read(
        xlsx(tmp_path / "a.xlsx", {"A": [HEADER, person(1, batas_tinggal=date(2023, 7, 19))]}, epoch_1904=True)
    )
    bare = read(xlsx(tmp_path / "b.xlsx", {"A": [HEADER, person(1, batas_tinggal=45126 - 1462)]}, epoch_1904=True))
    serial = read(xlsx(tmp_path / "c.xlsx", {"A": [HEADER, person(1, batas_tinggal=45126)]}))
    assert limits(formatted) == limits(bare) == limits(serial) == [date(2023, 7, 19)]


def test_passports_that_a_spreadsheet_made_numbers_stay_numbers_and_rounded_ones_are_refused(tmp_path: Path) -> None:
    rows = [
        HEADER,
        person(1, no_paspor=512345678),
        person(2, no_paspor="1,23457E+11"),
        person(3, no_paspor=12345678901234567.0),
    ]
    reading = read(xlsx(tmp_path / "a.xlsx", {"A": rows}))
    assert reading.register.travel_documents.collect().get_column("document_number").to_list() == ["512345678"]
    assert [refusal.code for refusal in reading.refusals] == ["number_lost_digits"] * 2


def test_a_column_without_a_telling_header_is_proposed_from_its_content_and_said_to_be(tmp_path: Path) -> None:
    rows = [["Nama", "K1", "K2", "K3", "K4", "K5"]] + [
        [f"REKAAN {number}", f"X{number:07d}", "Jepang", "B213", f"{number + 12}/06/2023", f"{number + 12}/07/2023"]
        for number in range(1, 9)
    ]
    reading = read(xlsx(tmp_path / "a.xlsx", {"A": rows}))
    mapping = reading.mappings[0]
    assert list(mapping.fields.values()) == [
        "name",
        "document_number",
        "nationality",
        "visa_index",
        "entered_on",
        "valid_until",
    ]
    assert set(mapping.found.values()) == {Found.HEADER, Found.CONTENT}
    assert limits(reading)[0] == date(2023, 7, 13)


def test_a_single_unnamed_column_of_days_is_not_guessed_to_be_the_limit(tmp_path: Path) -> None:
    rows = [
        ["Nama", "No Paspor", "Indeks", "K"],
        *([f"REKAAN {n}", f"X{n:07d}", "B213", f"{n + 12}/06/2023"] for n in range(1, 9)),
    ]
    reading = read(xlsx(tmp_path / "b.xlsx", {"A": rows, "B": ROWS}))
    assert [one.list_kind for one in reading.receipts] == ["permits", "unknown"]


def test_sex_is_known_and_not_read_and_unknown_columns_are_listed(tmp_path: Path) -> None:
    rows = [[*HEADER, "L/P", "Warna Koper"], [*person(1), "L", "merah"]]
    reading = read(text(tmp_path / "a.csv", rows))
    assert reading.receipts[0].unmapped == ["Warna Koper"]
    assert "sex" in reading.mappings[0].fields.values()


def test_a_day_on_which_somebody_was_met_is_presence_with_an_area_code(tmp_path: Path) -> None:
    rows = [
        [*HEADER, "Tanggal Ditemui", "Kecamatan"],
        [*person(1), "26/06/2023", "Cikande"],
        [*person(2), "26/06/2023", "Sobang"],
    ]
    presence = read(text(tmp_path / "a.csv", rows)).register.presence.collect()
    assert presence.select("from_on", "met_in_person", "area_code").rows() == [
        (date(2023, 6, 26), True, "36.04.15"),
        (date(2023, 6, 26), True, None),
    ]


def test_an_unknown_index_is_kept(tmp_path: Path) -> None:
    reading = read(text(tmp_path / "a.csv", [HEADER, person(1, indeks="Q9 99", jenis_izin_tinggal=None)]))
    permit = reading.register.stay_permits.collect().row(0, named=True)
    assert (permit["visa_index"], permit["kind"]) == ("Q999", "unknown")


def test_the_same_file_given_twice_counts_once_and_is_named(tmp_path: Path) -> None:
    first = text(tmp_path / "a.csv", ROWS)
    second = text(tmp_path / "salinan.csv", ROWS)
    reading = read_lists([first, second, first], on=MEETING, kind_of_index=kind_of_index)
    assert len(reading.receipts) == 1
    assert [(one.code, one.source.file) for one in reading.warnings if one.source] == [
        ("same_file", "salinan.csv"),
        ("same_file", "a.csv"),
    ]
    assert reading.register.stay_permits.collect().height == 3
