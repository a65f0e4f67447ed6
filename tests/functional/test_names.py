"""One person under several spellings in several lists: every form is kept with its source, told, and can be asked for."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from timpora.entrypoints.cli import app
from timpora.intake.reading import read_lists


DAY = ["--as-of", "2023-06-27"]
PERMITS = (
    "NAMA,NO PASPOR,KEBANGSAAN,INDEKS,BERLAKU DARI,BERLAKU SAMPAI,TANGGAL DITEMUI\n"
    "Björn Rekaan,X 123,Jerman,B213,2023-04-16,2023-05-15,2023-06-27\n"
    ",X9,Jerman,B213,2023-04-16,2023-05-15,2023-06-26\n"
)
GUESTS = (
    "Guest Name,Passport No,Nationality,Check-in,Check-out\n"
    "REKAAN BJOERN,X123,DEU,2023-06-20,2023-06-25\n"
    "BJÖRN  REKAAN,X-123,DEU,2023-06-26,\n"
    "REKAAN BJOERN,X123,DEU,2023-06-26,\n"
)


@pytest.fixture
def lists(tmp_path: Path) -> list[Path]:
    """A list of permits and a hotel's list, in this order."""
    paths = [tmp_path / "izin.csv", tmp_path / "tamu.csv"]
    for path, text in zip(paths, (PERMITS, GUESTS), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def run(command: str, *arguments: object) -> str:
    result = CliRunner(env={"COLUMNS": "100"}).invoke(app, [command, *map(str, arguments), *DAY])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_each_form_of_a_name_is_a_fact_with_the_first_row_that_writes_it(lists: list[Path]) -> None:
    names = read_lists(lists, on=date(2023, 6, 27)).register.names.collect()
    assert names.filter(person=0).select("name", "source_file", "source_row").rows() == [
        ("Björn Rekaan", "izin.csv", 2),
        ("REKAAN BJOERN", "tamu.csv", 2),
        ("BJÖRN REKAAN", "tamu.csv", 3),
    ]


def test_json_gives_every_form_with_the_first_one_read_in_front(lists: list[Path]) -> None:
    found = json.loads(run("screen", *lists, "--format", "json"))
    names = {finding["document_number"]: finding["names"] for finding in found if finding["rule_id"] == "overstay"}
    assert names == {"X123": ["Björn Rekaan", "REKAAN BJOERN", "BJÖRN REKAAN"], "X9": []}


def test_on_a_screen_forms_that_differ_by_capitals_and_order_only_are_one(lists: list[Path]) -> None:
    told = run("screen", *lists)
    assert "Björn Rekaan / REKAAN BJOERN (X123)" in told
    assert "BJÖRN" not in told


def test_somebody_known_by_a_document_only_is_not_told_as_if_the_number_were_a_name(lists: list[Path]) -> None:
    told = run("screen", *lists)
    assert "42 hari  X9\n" in "\n".join(line.rstrip() for line in told.splitlines()) + "\n"
    assert "X9 (X9)" not in told
    assert run("explain", *lists, "--person", "X9").splitlines()[0].rstrip() == "X9, DEU"


def test_a_person_can_be_asked_for_under_any_form(lists: list[Path]) -> None:
    for key in ("bjoern rekaan", "Björn", "x-123"):
        assert "Björn Rekaan / REKAAN BJOERN (X123, DEU)" in run("explain", *lists, "--person", key)
