"""The lists are as untidy as real ones, the same for the same seed, and never mixed with anybody's own files."""

import csv
import re
import zipfile
from pathlib import Path

import pytest
from odf.opendocument import load
from odf.table import TableRow
from python_calamine import CalamineWorkbook

from timpora.kernel.refusals import Refused
from timpora.sample.lists import LISTS, write_sample
from timpora.sample.office import foreigners
from timpora.sample.people import PASSPORT_PREFIX


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("serang")
    write_sample(written)
    return written


def rows(path: Path, *, encoding: str, delimiter: str) -> list[list[str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


def test_the_same_seed_writes_the_same_bytes_and_another_seed_other_people(tmp_path: Path) -> None:
    first, second = write_sample(tmp_path / "a", people=180), write_sample(tmp_path / "b", people=180)
    truths = [tmp_path / part / "truth" / "truth.csv" for part in "ab"]
    assert [path.read_bytes() for path in [*first, truths[0]]] == [path.read_bytes() for path in [*second, truths[1]]]
    other = write_sample(tmp_path / "c", people=180, seed=7)
    assert first[0].read_bytes() != other[0].read_bytes()


@pytest.mark.parametrize("people", [150, 1100])
def test_as_many_people_as_wanted_each_with_a_passport_that_no_state_issues(people: int) -> None:
    found = foreigners(people, 2023)
    assert len(found) == people
    assert len({one.passport for one in found}) == people
    assert all(one.passport.startswith(PASSPORT_PREFIX) for one in found)


@pytest.mark.parametrize("people", [0, 149, 100_001])
def test_too_few_or_too_many_people_are_refused(tmp_path: Path, people: int) -> None:
    with pytest.raises(Refused, match=r"150 .* to 100000"):
        write_sample(tmp_path / "x", people=people)
    assert not (tmp_path / "x").exists()


def test_a_folder_with_somebody_s_own_lists_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "daftar asli.xlsx").write_bytes(b"asli")
    with pytest.raises(Refused, match=r"daftar asli\.xlsx"):
        write_sample(tmp_path, people=150)
    assert [path.name for path in tmp_path.iterdir()] == ["daftar asli.xlsx"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    with pytest.raises(Refused, match="no folder"):
        write_sample(tmp_path / "berkas", people=150)


def test_an_earlier_sample_is_written_anew(tmp_path: Path) -> None:
    write_sample(tmp_path, people=150)
    before = (tmp_path / "umpan.csv").stat().st_size
    write_sample(tmp_path, people=160)
    assert (tmp_path / "umpan.csv").stat().st_size == before
    assert {path.name for path in tmp_path.iterdir()} == {one.file for one in LISTS} | {"truth"}


def test_the_itas_workbook_has_titles_sheets_an_area_empty_rows_and_a_total(folder: Path) -> None:
    workbook = CalamineWorkbook.from_path(str(folder / "Daftar ITAS Serang Juni 2023.xlsx"))
    assert workbook.sheet_names == [
        "Kab Serang Barat",
        "Kab Serang Timur",
        "Kota Serang",
        "Lebak",
        "Pandeglang",
        "ITAP",
    ]
    lines = workbook.get_sheet_by_name("Kab Serang Barat").to_python(skip_empty_area=False)
    assert lines[0][0].startswith("DAFTAR ORANG ASING")
    assert lines[3][1] == "Nama Lengkap"
    assert lines[-1][0] == "JUMLAH"
    assert any(not any(line) for line in lines[5:-3])
    passports = [line[5] for line in lines[4:] if line[5]]
    assert all(re.fullmatch(r"QQ\w \d{6}", passport) for passport in passports)
    # The district stands only in the first row of its merged cells.
    districts = [line[16] for line in lines[4:-1]]
    assert "" in districts
    assert "Bojonegara" in districts


def test_the_visitors_text_is_windows_1252_and_loses_no_letter_to_a_question_mark(folder: Path) -> None:
    content = (folder / "daftar izin kunjungan.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        content.decode("utf-8")
    assert "?" not in content.decode("cp1252")
    lines = rows(folder / "daftar izin kunjungan.csv", encoding="cp1252", delimiter=";")
    assert any(re.search("[äöüßéñø]", line[1]) for line in lines if len(line) > 1)
    assert lines[-1][0] == "JUMLAH"


def test_each_list_writes_its_days_in_a_way_of_its_own(folder: Path) -> None:
    visits = rows(folder / "daftar izin kunjungan.csv", encoding="cp1252", delimiter=";")[4]
    assert re.fullmatch(r"\d\d/\d\d/\d{4}", visits[9])
    assert re.fullmatch(r"\d{1,2} [A-Z][a-z]+ \d{4}", visits[11])
    crossings = rows(folder / "perlintasan jan-jun 2023.csv", encoding="utf-16", delimiter=",")[1]
    assert re.fullmatch(r"[A-Z][a-z]{2} \d{1,2}, \d{4}", crossings[4])
    guests = rows(folder / "tamu hotel juni.tsv", encoding="utf-8-sig", delimiter="\t")[1]
    assert re.fullmatch(r"\d\d-\d\d-\d\d", guests[5])
    estate = rows(folder / "laporan TKA kawasan cikande.csv", encoding="utf-8", delimiter=",")[2]
    assert re.fullmatch(r"06/1[2-5]/2023", estate[6])
    workers = CalamineWorkbook.from_path(str(folder / "TKA disnaker.xlsx")).get_sheet_by_name("Pengesahan RPTKA")
    assert isinstance(workers.to_python(skip_empty_area=False)[5][7], float)


def test_the_crossings_are_in_utf_16_in_order_of_time_and_one_row_came_twice(folder: Path) -> None:
    content = (folder / "perlintasan jan-jun 2023.csv").read_bytes()
    assert content.startswith((b"\xff\xfe", b"\xfe\xff"))
    lines = [tuple(line) for line in rows(folder / "perlintasan jan-jun 2023.csv", encoding="utf-16", delimiter=",")]
    assert len(lines) - len(set(lines)) >= 1
    assert max(len(line[0]) for line in lines) <= 39


def test_the_ods_is_valid_for_a_library_that_wrote_the_format(folder: Path) -> None:
    path = folder / "tamu pantai pandeglang.ods"
    with zipfile.ZipFile(path) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
    document = load(str(path))
    lines = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Juni").to_python(skip_empty_area=False)
    assert len(document.getElementsByType(TableRow)) == len(lines)
    assert lines[2][1:3] == ["Surname", "Given Names"]
    assert lines[-1][0] == "Total"


def test_one_person_stands_in_several_lists_under_different_forms_of_the_name(folder: Path) -> None:
    in_visits = {line[4]: line[1] for line in rows(folder / "daftar izin kunjungan.csv", encoding="cp1252", delimiter=";") if len(line) > 4}  # fmt: skip
    in_crossings = {line[2]: line[0] for line in rows(folder / "perlintasan jan-jun 2023.csv", encoding="utf-16", delimiter=",")}  # fmt: skip
    both = in_visits.keys() & in_crossings.keys()
    assert len(both) > 100
    assert sum(in_visits[passport] != in_crossings[passport] for passport in both) == len(both)


def test_renewed_passports_are_known_by_both_numbers(folder: Path) -> None:
    workbook = CalamineWorkbook.from_path(str(folder / "Daftar ITAS Serang Juni 2023.xlsx"))
    old = {
        line[7].replace(" ", "")
        for name in workbook.sheet_names
        for line in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)[4:]
        if line[7]
    }
    crossed = {line[2] for line in rows(folder / "perlintasan jan-jun 2023.csv", encoding="utf-16", delimiter=",")}
    assert len(old) >= 5
    assert old <= crossed
