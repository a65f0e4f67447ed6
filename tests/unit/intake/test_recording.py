"""What a row becomes in the ledger: one record, its facts, nothing twice, and nothing that the register cannot hold."""

from datetime import date
from pathlib import Path

import polars as pl
from tests.integration.intake import lists

from timpora.intake.core.recording import Records
from timpora.intake.reading import read_lists
from timpora.rulebook.visa_indexes import standard_visa_indexes


HEADER = ("Nama", "No. Paspor", "No. Paspor Lama", "Batas Tinggal", "Tgl Lapor", "Tgl Pulang", "Hotel")


def tables(folder: Path, *rows: tuple[object, ...], header: tuple[str, ...] = HEADER) -> dict[str, pl.DataFrame]:
    path = lists.xlsx(folder / "rekaan.xlsx", {"A": [header, *rows]})
    index = standard_visa_indexes().kind_of
    reading = read_lists([path], on=lists.MEETING, kind_of_index=index)
    [sheet] = reading.accepted
    records = Records(index)
    made = {**records.of(sheet.kind, sheet.rows.whole()), **records.named()}
    return {table: frame for table, frame in made.items() if frame.height}


def test_each_row_is_a_record_of_its_own_and_its_facts_are_about_it(tmp_path: Path) -> None:
    told = tables(
        tmp_path,
        ("Reka Wei", "QQP1", None, "19/07/2023", None, None, None),
        ("Reka Wei", "QQP1", None, "20/08/2023", None, None, None),
    )
    assert told["people"].select("line", "name", "source_row").rows() == [(0, "Reka Wei", 2), (1, "Reka Wei", 3)]
    assert told["stay_permits"].select("line", "valid_until").rows() == [(0, date(2023, 7, 19)), (1, date(2023, 8, 20))]
    assert told["travel_documents"].select("line", "document_number").rows() == [(0, "QQP1"), (1, "QQP1")]


def test_a_passport_that_is_its_own_predecessor_stands_once(tmp_path: Path) -> None:
    told = tables(tmp_path, ("Reka Wei", "QQP1", "QQP1", "19/07/2023", None, None, None))
    assert told["travel_documents"].height == 1


def test_a_report_and_a_departure_of_one_row_follow_each_other(tmp_path: Path) -> None:
    told = tables(tmp_path, ("Reka Wei", "QQP1", None, "19/07/2023", "01/06/2023", "10/06/2023", "Hotel Khayal"))
    stays = told["presence"].sort("from_on").select("from_on", "until_on", "left_indonesia_on").rows()
    first, last = date(2023, 6, 1), date(2023, 6, 10)
    assert stays == [(first, first, None), (last, None, last)]


def test_a_report_and_a_departure_of_the_same_day_are_one(tmp_path: Path) -> None:
    told = tables(tmp_path, ("Reka Wei", "QQP1", None, "19/07/2023", "10/06/2023", "10/06/2023", "Hotel Khayal"))
    day = date(2023, 6, 10)
    assert told["presence"].select("from_on", "until_on", "left_indonesia_on").rows() == [(day, None, day)]


def test_a_number_that_no_document_has_keeps_its_row_out_whole(tmp_path: Path) -> None:
    told = tables(
        tmp_path,
        ("Reka Wei", "Q" * 41, None, "19/07/2023", None, None, None),
        ("Reka Lin", "QQP2", None, "19/07/2023", None, None, None),
    )
    assert [frame.height for frame in told.values()] == [1] * len(told)
    assert told["people"].get_column("name").to_list() == ["Reka Lin"]


def test_a_long_description_is_shortened_and_its_row_stays(tmp_path: Path) -> None:
    told = tables(tmp_path, ("Reka Wei", "QQP1", None, "19/07/2023", "01/06/2023", None, "Hotel " + "Khayal " * 60))
    assert told["presence"].get_column("place").str.len_chars().to_list() == [200]


GUESTS = ("Guest Name", "Passport", "Hotel", "Kecamatan", "Check-in")


def test_each_accommodation_that_a_list_of_guests_names_is_a_place_once(tmp_path: Path) -> None:
    told = tables(
        tmp_path,
        ("Reka Wei", "QQP1", "Hotel Khayal", "Cikande", "01/06/2023"),
        ("Reka Lin", "QQP2", "HOTEL  KHAYAL", None, "02/06/2023"),
        ("Reka Han", "QQP3", "Losmen Angan", "Anyar", "02/06/2023"),
        header=GUESTS,
    )
    places = told["places"].select("kind", "name", "place_key", "area_code", "source_row").rows()
    assert places == [
        ("accommodation", "Hotel Khayal", "HOTEL KHAYAL", "36.04.15", 2),
        ("accommodation", "Losmen Angan", "LOSMEN ANGAN", "36.04.30", 4),
    ]
    assert "organisations" not in told


def test_two_places_of_one_name_in_two_areas_are_two(tmp_path: Path) -> None:
    told = tables(
        tmp_path,
        ("Reka Wei", "QQP1", "Hotel Khayal", "Cikande", "01/06/2023"),
        ("Reka Lin", "QQP2", "Hotel Khayal", "Anyar", "02/06/2023"),
        header=GUESTS,
    )
    assert told["places"].get_column("area_code").to_list() == ["36.04.15", "36.04.30"]


def test_employers_workplaces_and_sponsors_are_named_and_no_person_and_no_home_is(tmp_path: Path) -> None:
    workers = tables(
        tmp_path,
        ("Reka Wei", "QQP1", "PT Baja Rekaan", "Pabrik Rekaan", "Operator", "13/06/2023"),
        ("Reka Lin", "QQP2", "PT. BAJA REKAAN", "Pabrik Rekaan", "Operator", "13/06/2023"),
        header=("Nama", "Passport No", "Company", "Lokasi Kerja", "Position", "Reported On"),
    )
    assert workers["organisations"].select("kind", "name").rows() == [("employer", "PT Baja Rekaan")]
    assert workers["places"].select("kind", "name").rows() == [("workplace", "Pabrik Rekaan")]
    permits = tables(
        tmp_path,
        ("Reka Wei", "QQP1", "PT Baja Rekaan", "Jalan Rumah Rekaan 1", "19/07/2023"),
        ("Reka Lin", "QQP2", "Istri Rekaan", "Jalan Rumah Rekaan 2", "19/07/2023"),
        header=("Nama", "No. Paspor", "Penjamin", "Alamat", "Batas Tinggal"),
    )
    assert permits["organisations"].select("kind", "name").rows() == [("sponsor", "PT Baja Rekaan")]
    assert "places" not in permits
