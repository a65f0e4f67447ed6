"""Nothing is dropped uncounted, and who is who is never guessed: random sheets, contradictions, duplicates, old passports."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories.chance import draws
from tests.integration.intake.lists import HEADER, MEETING, kind_of_index, person, read, text

from timpora.intake.reading import Reading, read_lists
from timpora.kernel.refusals import Refused


CELLS = st.sampled_from(["", "-", "Jepang", "Antah", "X0000001", "20/06/2023", "31/06/2023", "06/20/2023", "05/06/2023", "TOTAL", "(1)", "B213", "REKAAN", "=1+1", "1990", "ITK", '"'])  # fmt: skip
SHEETS = st.lists(
    st.one_of(st.just(list(HEADER)), st.lists(CELLS, min_size=0, max_size=9), st.builds(person, st.integers(1, 4))),
    max_size=14,
)


@settings(max_examples=draws(40), deadline=None)
@given(rows=SHEETS)
def test_every_row_is_accepted_refused_or_set_aside_with_a_reason(rows: list[list[object]]) -> None:
    with TemporaryDirectory() as folder:
        lines = [HEADER, *rows, person(9)]
        try:
            reading = read(text(Path(folder) / "a.csv", lines, delimiter="\t"))
        except Refused as refused:
            assert refused.refusal.code  # noqa: PT017 - a wholly refused list is told as its first refusal
            return
        for receipt in reading.receipts:
            assert receipt.rows == receipt.accepted + receipt.refused + sum(receipt.set_aside.values())
            assert receipt.refused == len({one.source.row for one in reading.refusals if one.source})
        told = reading.register.stay_permits.collect()
        assert told.height == sum(receipt.accepted for receipt in reading.receipts)


BORN = ("Nama", "Kewarganegaraan", "No Paspor", "Tgl Lahir", "Batas Tinggal")


def born(reading: Reading) -> list[tuple[object, ...]]:
    return reading.register.people.collect().select("born_earliest", "born_latest").rows()


def test_a_partial_birth_date_is_a_range_and_a_fuller_one_narrows_it(tmp_path: Path) -> None:
    first = text(
        tmp_path / "a.csv",
        [
            BORN,
            ["REKAAN A", "Jepang", "X1", "1990", "19/07/2023"],
            ["REKAAN B", "Jepang", "X2", "05-1991", "19/07/2023"],
        ],
    )
    assert born(read(first)) == [(date(1990, 1, 1), date(1990, 12, 31)), (date(1991, 5, 1), date(1991, 5, 31))]
    second = text(tmp_path / "b.csv", [BORN, ["REKAAN A", "Jepang", "X1", "Osaka, 12 Mei 1990", "19/07/2023"]])
    reading = read_lists([first, second], on=MEETING, kind_of_index=kind_of_index)
    assert born(reading)[0] == (date(1990, 5, 12), date(1990, 5, 12))
    assert reading.warnings == []


def test_contradictory_birth_days_and_nationalities_are_kept_and_named(tmp_path: Path) -> None:
    rows = [
        BORN,
        ["REKAAN A", "Jepang", "X1", "12/05/1990", "19/07/2023"],
        ["REKAAN A", "China", "X1", "13/05/1990", "20/07/2023"],
    ]
    reading = read(text(tmp_path / "a.csv", rows))
    assert sorted(one.code for one in reading.warnings) == ["born_contradicts", "nationality_contradicts"]
    assert all("REKAAN A" in one.what.id and "a.csv" in one.what.en for one in reading.warnings)
    assert born(reading) == [(date(1990, 5, 12), date(1990, 5, 13))]
    assert reading.register.stay_permits.collect().height == 2


def test_the_same_number_from_two_countries_and_two_names_is_two_people(tmp_path: Path) -> None:
    rows = [
        BORN,
        ["REKAAN A", "Jepang", "X1", None, "19/07/2023"],
        ["CONTOH B", "China", "X1", None, "20/07/2023"],
        ["RAGU C", None, "X1", None, "21/07/2023"],
    ]
    reading = read(text(tmp_path / "a.csv", rows))
    assert reading.register.people.collect().height == 2
    assert [one.code for one in reading.refusals] == ["two_people_fit"]


def test_an_old_passport_named_beside_the_new_one_is_the_same_person(tmp_path: Path) -> None:
    entry = text(
        tmp_path / "a.csv",
        [("Nama", "No Paspor", "Arah", "Tgl Perlintasan"), ["REKAAN A", "X1", "Masuk", "13/01/2023"]],
    )
    permit = text(
        tmp_path / "b.csv",
        [("Nama", "No Paspor", "No Paspor Lama", "Batas Tinggal"), ["REKAAN A", "X2", "X1", "19/07/2023"]],
    )
    reading = read_lists([entry, permit], on=MEETING, kind_of_index=kind_of_index)
    assert reading.register.people.collect().height == 1
    assert sorted(reading.register.travel_documents.collect().get_column("document_number").to_list()) == ["X1", "X2"]


def test_perhaps_one_person_with_two_passports_is_counted_as_two_and_named(tmp_path: Path) -> None:
    rows = [
        BORN,
        ["REKAAN A", "Jepang", "X1", "13/05/1990", "19/07/2023"],
        ["A REKAAN", "Jepang", "X2", "13/05/1990", "20/07/2023"],
    ]
    reading = read(text(tmp_path / "a.csv", rows))
    assert reading.register.people.collect().height == 2
    assert [one.code for one in reading.warnings] == ["maybe_one_person"]


def test_a_feed_named_twice_holds_with_its_later_arrival(tmp_path: Path) -> None:
    feeds = [
        ("Umpan", "Jenis umpan", "Irama (hari)", "Terakhir diterima"),
        ["Bandara", "Perlintasan", 1, "26/06/2023"],
        ["Bandara", "Perlintasan", 1, "20/06/2023"],
    ]
    reading = read(text(tmp_path / "umpan.csv", feeds))
    assert reading.register.feeds.collect().get_column("last_arrival_on").to_list() == [date(2023, 6, 26)]


def test_a_rhythm_in_digits_of_another_writing_is_not_known_and_stops_nothing(tmp_path: Path) -> None:
    feeds = [
        ("Umpan", "Jenis umpan", "Irama (hari)", "Terakhir diterima"),
        ["Bandara", "Perlintasan", "\u0667", "26/06/2023"],
    ]
    reading = read(text(tmp_path / "umpan.csv", feeds))
    assert reading.register.feeds.collect().get_column("rhythm_days").to_list() == [None]


def test_a_list_of_crossings_is_a_feed_that_tells_up_to_its_last_row_of_the_latest_day(tmp_path: Path) -> None:
    crossings = [
        ("Nama", "No Paspor", "Arah", "Tanggal Perlintasan"),
        ["REKAAN A", "X0000001", "Masuk", "25/06/2023"],
        ["REKAAN B", "X0000002", "Keluar", "24/06/2023"],
        ["REKAAN C", "X0000003", "Masuk", "25/06/2023"],
        ["REKAAN D", "X0000004", "Keluar", "20/06/2023"],
    ]
    feeds = read(text(tmp_path / "perlintasan.csv", crossings)).register.feeds.collect()
    told = feeds.select("feed", "last_arrival_on", "source_file", "source_row").rows()
    assert told == [("perlintasan.csv", date(2023, 6, 25), "perlintasan.csv", 4)]


def test_an_application_with_a_status_nobody_knows_counts_as_pending_and_is_named(tmp_path: Path) -> None:
    rows = [
        ("Nama", "No Paspor", "Tgl Permohonan", "Status", "Tgl Keputusan"),
        ["A", "X1", "20/06/2023", "Antah", None],
        ["B", "X2", "20/06/2023", "Disetujui", None],
        ["C", "X3", "20/06/2023", "Proses", None],
    ]
    reading = read(text(tmp_path / "a.csv", rows))
    assert [one.code for one in reading.warnings] == ["decision_incomplete"] * 2
    assert reading.register.applications.collect().get_column("outcome").null_count() == 3


def test_a_circumstance_that_is_not_known_is_refused_and_not_dropped(tmp_path: Path) -> None:
    rows = [("Nama", "No Paspor", "Keadaan khusus"), ["A", "X1", "entah"], ["B", "X2", "Terdaftar UNHCR"]]
    reading = read(text(tmp_path / "a.csv", rows))
    assert [one.code for one in reading.refusals] == ["unknown_circumstance"]
    assert reading.receipts[0].accepted == 1
