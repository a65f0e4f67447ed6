"""`timpora explain` as an officer runs it: one person, the days, and why."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from timpora.entrypoints.cli import app


PERMITS = """Nama,No Paspor,Kewarganegaraan,Indeks Visa,Berlaku Dari,Berlaku s.d.
CONTOH Wei Rekaan,X0000001,RRT,B213,16/04/2023,15/05/2023
CONTOH Jürgen Rekaan,X0000002,Jerman,B213,10/06/2023,09/07/2023
"""
CROSSINGS = """Nama,No Paspor,Arah,Tanggal Lintas,TPI
CONTOH Wei Rekaan,X0000001,masuk,16/04/2023,Bandara Rekaan
CONTOH Jürgen Rekaan,X0000002,masuk,10/06/2023,Bandara Rekaan
"""
MAPPING = """timpora_mapping: 1
lists:
- kind: permits
  fingerprint: SEBUTAN|NOMOR BUKU|PENUTUP
  columns:
  - {column: A, header: Sebutan, field: name}
  - {column: B, header: Nomor Buku, field: document_number}
  - {column: C, header: Penutup, field: valid_until}
"""


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    (tmp_path / "izin.csv").write_text(PERMITS, encoding="utf-8")
    (tmp_path / "lintas.csv").write_text(CROSSINGS, encoding="utf-8")
    return tmp_path


def run(*arguments: str, width: int = 80) -> Result:
    return CliRunner().invoke(app, ["explain", *arguments], env={"COLUMNS": str(width), "TERM": "dumb"})


def test_the_sentence_comes_first_then_the_ledger_why_the_law_and_the_way_out(lists: Path) -> None:
    result = run(str(lists), "--person", "X 000-0001", "--as-of", "2023-06-27")
    assert result.exit_code == 0
    told = result.output
    order = ["CONTOH Wei Rekaan (X0000001, CHN)", "Batas tinggal lewat 43 hari", "Buku hari", "Keberadaan", "Tanpa izin", "izin.csv, baris 2", "Mengapa?", "\n 1. ", "Dasar hukum", "Yang menghapus temuan"]  # fmt: skip
    places = [told.index(part) for part in order]
    assert places == sorted(places)
    assert max(len(line) for line in told.splitlines()) <= 80


def test_somebody_within_the_limit_is_told_until_when(lists: Path) -> None:
    result = run(str(lists), "--person", "rekaan jurgen contoh", "--as-of", "2023-06-20", "--lang", "en", width=200)
    assert result.exit_code == 0
    assert "Within the limit until 9 July 2023, 19 days from now." in result.output
    assert "No findings." in result.output
    assert "Why no finding? Overstay" in result.output


def test_several_matches_are_listed_with_their_documents_and_nobody_is_chosen(lists: Path) -> None:
    result = run(str(lists), "--person", "contoh", "--as-of", "2023-06-27")
    assert result.exit_code == 3
    assert result.stdout == ""
    assert "2 orang cocok dengan “contoh”" in result.stderr
    assert "X0000001: CONTOH Wei Rekaan" in result.stderr


@pytest.mark.parametrize(("language", "said"), [("id", "Tidak ada orang"), ("en", "Nobody in these lists")])
def test_nobody_is_one_clear_sentence(lists: Path, language: str, said: str) -> None:
    result = run(str(lists), "--person", "X9999999", "--as-of", "2023-06-27", "--lang", language)
    assert result.exit_code == 3
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_json_holds_the_ledger_the_steps_and_the_sources(lists: Path) -> None:
    result = run(str(lists), "--person", "X0000001", "--as-of", "2023-06-27", "--format", "json", "--lang", "en")
    told = json.loads(result.stdout)
    assert told["format_version"] == 1
    assert [(one["standing"], one["days"]) for one in told["ledger"]] == [("covered", 30), ("uncovered", 43)]
    assert told["ledger"][0]["source"] == {"file": "izin.csv", "sheet": None, "row": 2}
    overstay = next(rule for rule in told["rules"] if rule["rule_id"] == "overstay")
    assert overstay["fires"]
    assert {"label", "value", "depth", "source"} == set(overstay["steps"][0])
    assert any(used["status"] == "to_be_confirmed" for used in overstay["parameters"])


def test_refused_rows_are_counted_and_the_person_is_still_explained(lists: Path) -> None:
    with (lists / "izin.csv").open("a", encoding="utf-8") as file:
        file.write("CONTOH Li Rekaan,X0000003,RRT,B213,16/04/2023,31/02/2023\n")
    result = run(str(lists), "--person", "X0000001", "--as-of", "2023-06-27")
    assert result.exit_code == 0
    assert "1 baris atau berkas ditolak" in result.stderr


def test_a_terminal_without_unicode_gets_the_same_drawing_in_ascii(lists: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", "from timpora.entrypoints.cli import main; main()", "explain", str(lists), "--person", "X0000002", "--as-of", "2023-06-27"],
        capture_output=True, check=False, env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONPATH": "src", "COLUMNS": "80"},
    )  # fmt: skip
    assert told.returncode == 0
    assert told.stdout.isascii()
    assert b"[====" in told.stdout
    assert b"CONTOH J?rgen" in told.stdout


@pytest.mark.parametrize("files", [["tidak-ada.csv"], []])
def test_lists_that_cannot_be_read_end_with_a_sentence(files: list[str]) -> None:
    result = run(*files, "--person", "X0000001", "--as-of", "2023-06-27")
    assert result.exit_code in {2, 3}
    assert "Traceback" not in result.output


def test_a_day_outside_the_law_is_refused(lists: Path) -> None:
    result = run(str(lists), "--person", "X0000001", "--as-of", "1999-06-27")
    assert result.exit_code == 3
    assert "5 Mei 2011" in result.stderr


def test_a_long_list_of_matches_is_cut_and_says_so(tmp_path: Path) -> None:
    rows = "".join(f"CONTOH Rekaan {number},Y{number:07},RRT,B213,16/04/2023,15/05/2023\n" for number in range(25))
    (tmp_path / "izin.csv").write_text(PERMITS.splitlines()[0] + "\n" + rows, encoding="utf-8")
    result = run(str(tmp_path), "--person", "contoh", "--as-of", "2023-06-27")
    assert "... dan 5 lagi" in result.stderr


def test_a_person_without_any_day_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "izin.csv").write_text(
        PERMITS.splitlines()[0] + "\nCONTOH Rekaan,X0000009,RRT,312,01/08/2023,31/07/2024\n", encoding="utf-8"
    )
    result = run(str(tmp_path), "--person", "X0000009", "--as-of", "2023-06-27", "--lang", "en")
    assert result.exit_code == 0
    assert "No stay limit is on record." in result.output


def test_a_list_that_needs_a_saved_mapping_is_explained_with_it(lists: Path) -> None:
    (lists / "izin.csv").unlink()
    (lists / "lintas.csv").unlink()
    (lists / "aneh.csv").write_text(
        "Sebutan,Nomor Buku,Penutup\nCONTOH Wei Rekaan,X0000001,15/05/2023\n", encoding="utf-8"
    )
    saved = lists.with_name("pemetaan.yaml")
    saved.write_text(MAPPING, encoding="utf-8")
    key = ("--person", "X0000001", "--as-of", "2023-06-27")
    assert run(str(lists), *key).exit_code == 3
    told = run(str(lists), *key, "--mapping", str(saved))
    assert told.exit_code == 0
    assert "CONTOH Wei Rekaan (X0000001)" in told.output
    assert run(str(lists), *key, "--mapping", "tidak-ada.yaml").exit_code == 3
