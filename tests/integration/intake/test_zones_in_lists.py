"""A list with a column of machine-readable zones: they fill what its other columns do not say, and are held against them."""

from datetime import date
from pathlib import Path

import pytest
from tests.factories.zones import Printed
from tests.integration.intake.lists import read, xlsx

from timpora.intake.reading import Reading


SARI = Printed(number="X1234507", names="REKAAN<<SARI<MAYA", born="8502<<", nationality="D", state="D")
MIRA = Printed(number="AG12345", names="SUKARTI", nationality="XXA", state="IDN", form="TD1", code="I")


def listed(tmp_path: Path, *rows: list[object], header: list[object]) -> Reading:
    return read(xlsx(tmp_path / "tamu.xlsx", {"Tamu": [header, *rows]}))


def people(reading: Reading) -> list[tuple[object, ...]]:
    return reading.register.people.select("name", "born_earliest", "born_latest", "nationality").collect().rows()


def documents(reading: Reading) -> list[tuple[object, ...]]:
    return reading.register.travel_documents.select("document_number", "valid_until").collect().rows()


def test_a_list_of_zones_and_check_ins_needs_no_other_column(tmp_path: Path) -> None:
    reading = listed(
        tmp_path,
        [SARI.text(), "20/06/2023", "Hotel Contoh"],
        [MIRA.text().replace("\n", " "), "21/06/2023", "Hotel Contoh"],
        [SARI.text().lower(), "27/06/2023", "Hotel Contoh"],
        header=["MRZ", "Check-in", "Hotel"],
    )
    assert reading.receipts[0].accepted == 3
    assert people(reading) == [
        ("REKAAN SARI MAYA", date(1985, 2, 1), date(1985, 2, 28), "DEU"),
        ("SUKARTI", date(1985, 1, 1), date(1985, 1, 1), "XXA"),
    ]
    assert documents(reading) == [("X1234507", date(2030, 1, 1)), ("AG12345", date(2030, 1, 1))]
    assert reading.register.presence.collect().height == 3


def test_what_the_list_says_itself_stays_and_empty_cells_are_filled(tmp_path: Path) -> None:
    reading = listed(
        tmp_path,
        [SARI.text(), "Sari M. Rekaan", "X1234507", None, "20/06/2023"],
        [MIRA.text(), None, None, "Indonesia", "20/06/2023"],
        [None, "Tanpa Zona", "Z7654321", "Jepang", "20/06/2023"],
        header=["Machine Readable Zone", "Nama", "No Paspor", "Kewarganegaraan", "Check-in"],
    )
    assert [(name, nationality) for name, _, _, nationality in people(reading)] == [
        ("Sari M. Rekaan", "DEU"), ("SUKARTI", "IDN"), ("Tanpa Zona", "JPN"),
    ]  # fmt: skip
    assert [number for number, _ in documents(reading)] == ["X1234507", "AG12345", "Z7654321"]


def test_a_misread_zone_is_repaired_before_it_tells_anything(tmp_path: Path) -> None:
    reading = listed(tmp_path, [SARI.text().replace("X1234507", "X12345O7"), "20/06/2023"], header=["MRZ", "Check-in"])
    assert [number for number, _ in documents(reading)] == ["X1234507"]


def test_a_visa_tells_of_the_person_and_of_no_passport(tmp_path: Path) -> None:
    visa = Printed(form="MRV-A", code="V", names="REKAAN<<SARI")
    reading = listed(tmp_path, [visa.text(), "20/06/2023"], header=["MRZ", "Check-in"])
    assert [name for name, *_ in people(reading)] == ["REKAAN SARI"]
    assert documents(reading) == []


@pytest.mark.parametrize(
    ("cell", "code"),
    [("tidak ada zonanya", "not_a_zone"), (SARI.text().replace("300101", "300107"), "zone_is_wrong")],
)
def test_a_cell_that_is_no_zone_or_a_wrong_one_refuses_its_row_with_the_reason(
    cell: str, code: str, tmp_path: Path
) -> None:
    reading = listed(
        tmp_path, [cell, "X7777777", "20/06/2023"], [MIRA.text(), None, "20/06/2023"], header=["MRZ", "No Paspor", "Check-in"]
    )  # fmt: skip
    assert reading.receipts[0].accepted == 1
    [refusal] = reading.refusals
    assert (refusal.code, refusal.source.row if refusal.source else None) == (code, 2)
    assert refusal.remedy.id != refusal.remedy.en


def test_a_number_that_is_not_the_one_of_the_zone_refuses_its_row(tmp_path: Path) -> None:
    reading = listed(
        tmp_path,
        [SARI.text(), "X1234570", "20/06/2023"],
        [MIRA.text(), "A612345", "20/06/2023"],
        header=["MRZ", "No Paspor", "Check-in"],
    )
    [refusal] = reading.refusals
    assert refusal.code == "zone_number_differs"
    assert "X1234570" in refusal.what.id
    assert [number for number, _ in documents(reading)] == ["A612345"]  # no digit tells 6 from G: the list decides


def test_a_number_that_the_check_digits_allow_as_well_is_kept_as_the_list_tells_it_and_named(tmp_path: Path) -> None:
    reading = listed(tmp_path, [SARI.text(), "X1234002", "20/06/2023"], header=["MRZ", "No Paspor", "Check-in"])
    assert reading.refusals == []
    [warning] = reading.warnings
    assert (warning.code, warning.source.row if warning.source else None) == ("zone_document_number_differs", 2)
    assert "X1234002, differs from the machine-readable zone of the same row, X1234507" in warning.what.en
    assert [number for number, _ in documents(reading)] == ["X1234002"]


def test_a_name_with_a_word_that_the_zone_does_not_have_is_kept_as_the_list_tells_it_and_named(tmp_path: Path) -> None:
    reading = listed(
        tmp_path,
        [SARI.text(), "Mira Rekaan", "20/06/2023"],
        [MIRA.text(), "Sukarti", "20/06/2023"],
        header=["MRZ", "Nama", "Check-in"],
    )
    assert reading.refusals == []
    [warning] = reading.warnings
    assert (warning.code, warning.source.column if warning.source else None) == ("zone_name_differs", "Nama")
    assert "Nama Mira Rekaan berbeda dari zona" in warning.what.id.replace(",", "")
    assert [name for name, *_ in people(reading)] == ["Mira Rekaan", "Sukarti"]


def test_days_that_the_zone_tells_otherwise_are_kept_as_the_list_tells_them_and_named(tmp_path: Path) -> None:
    reading = listed(
        tmp_path,
        [SARI.text(), "14/02/1985", "01/01/2030", "20/06/2023"],
        [MIRA.text(), "02/01/1985", "02/01/2030", "20/06/2023"],
        [None, "03/01/1985", None, "20/06/2023"],
        [MIRA.text(), "04/01/1985", None, "tanpa hari"],
        header=["MRZ", "Tanggal Lahir", "Masa Berlaku Paspor", "Check-in"],
    )
    told = [
        (one.code, one.source.row, one.source.column)
        for one in reading.warnings
        if one.source and one.code.startswith("zone_")
    ]
    assert told == [
        ("zone_born_differs", 3, "Tanggal Lahir"),
        ("zone_document_until_differs", 3, "Masa Berlaku Paspor"),
    ]
    born = next(one for one in reading.warnings if one.code == "zone_born_differs")
    assert "2 Januari 1985 berbeda dari zona terbaca mesin pada baris yang sama, 1 Januari 1985" in born.what.id
    assert ("AG12345", date(2030, 1, 2)) in documents(reading)
    assert ("SUKARTI", date(1985, 1, 2), date(1985, 1, 2), "XXA") in people(reading)
