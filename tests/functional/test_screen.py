"""`timpora screen` as its user runs it: lists in, findings out, in every form and in both languages."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner, Result

from timpora.entrypoints.cli import app
from timpora.sample.lists import write_sample


DAY = ["--as-of", "2023-06-27"]
RESULTS = {"findings.json", "findings.csv", "screening.xlsx", "report.pdf", "mapping.yaml", "timpora-receipt.json"}
PERMITS = (
    "NAMA,NO PASPOR,KEBANGSAAN,INDEKS,BERLAKU DARI,BERLAKU SAMPAI,TANGGAL DITEMUI\n"
    "CONTOH REKAAN,X1234567,RRT,B213,2023-04-16,15/05/2023,27/06/2023\n"
    "=1+1 REKAAN,X7654321,Jepang,B213,2023-04-16,15/05/2023,31/06/2023\n"
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented office's lists."""
    folder = tmp_path_factory.mktemp("serang")
    write_sample(folder)
    return folder


@pytest.fixture
def permits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One short list, in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "izin.csv"
    path.write_text(PERMITS, encoding="utf-8")
    return path


def screen(*arguments: object) -> Result:
    return CliRunner(env={"COLUMNS": "100"}).invoke(app, ["screen", *map(str, arguments)])


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_office_of_june_2023_shows_its_five_people(office: Path) -> None:
    result = screen(office, *DAY)
    assert result.exit_code == 0
    told = in_one_line(result.stdout)
    assert "Dinilai pada 27 Juni 2023 (WIB)" in told
    assert "!! Melebihi batas tinggal, terbukti (5)" in told
    assert "Melebihi batas tinggal 43 hari" in told
    assert "Rp43.000.000" in told


def test_everything_is_written_into_a_folder_and_said(office: Path, tmp_path: Path) -> None:
    result = screen(office, *DAY, "--out", tmp_path / "hasil", "--lang", "en", "--office", "Kantor Rekaan")
    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "hasil").iterdir()} >= RESULTS
    assert "report.pdf: report for a meeting" in in_one_line(result.stdout)
    report = PdfReader(tmp_path / "hasil" / "report.pdf")
    assert "Kantor Rekaan" in report.pages[0].extract_text()
    workbook = CalamineWorkbook.from_path(str(tmp_path / "hasil" / "screening.xlsx"))
    ledger = workbook.get_sheet_by_name("Day by day").to_python()
    assert len(ledger) > 5
    written = json.loads((tmp_path / "hasil" / "findings.json").read_text(encoding="utf-8"))
    assert sum(record["certainty"] == "proven" for record in written) == 5
    to_mend = [path for path in (tmp_path / "hasil").iterdir() if path.name.startswith("refused ")]
    assert to_mend
    assert "refused rows; mend them and read them again" in in_one_line(result.stdout)


@pytest.mark.parametrize("language", ["id", "en"])
def test_json_is_alone_on_the_output_and_refusals_on_the_error_stream(permits: Path, language: str) -> None:
    result = screen(permits, *DAY, "--format", "json", "--lang", language)
    records = json.loads(result.stdout)
    assert [record["overstay_days"] for record in records if record["rule_id"] == "overstay"] == [43]
    assert "31/06/2023" in result.stderr
    assert {"id": "Melebihi batas tinggal 43 hari", "en": "43 days past the stay limit"}[language] in records[0][
        "sentence"
    ]


def test_csv_runs_nothing(permits: Path) -> None:
    permits.write_text(PERMITS.replace("31/06/2023", "27/06/2023"), encoding="utf-8")
    result = screen(permits, *DAY, "--format", "csv")
    assert result.exit_code == 0
    assert "'=1+1 REKAAN" in result.stdout
    assert ",=1+1" not in result.stdout


@pytest.mark.parametrize("ending", ["xlsx", "pdf"])
def test_a_file_without_folder_gets_a_clear_name_and_never_replaces_another(permits: Path, ending: str) -> None:
    mine = permits.with_name(f"timpora-2023-06-27.{ending}")
    mine.write_bytes(b"mine")
    result = screen(permits, *DAY, "--format", ending)
    assert result.exit_code == 0
    assert mine.read_bytes() == b"mine"
    assert f"timpora-2023-06-27 (2).{ending}" in result.stdout
    assert "dibiarkan" in result.stdout
    assert "!! Melebihi batas tinggal, terbukti (1)" in result.stdout
    content = permits.with_name(f"timpora-2023-06-27 (2).{ending}").read_bytes()
    assert (
        PdfReader(io.BytesIO(content)).pages
        if ending == "pdf"
        else CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names
    )


def test_a_second_run_renews_its_own_results_and_leaves_a_corrected_mapping(permits: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    screen(permits, *DAY, "--out", out)
    assert screen(permits, *DAY, "--out", out).exit_code == 0
    assert not [path.name for path in out.iterdir() if "(2)" in path.name]
    mapping = out / "mapping.yaml"
    mapping.write_text(mapping.read_text(encoding="utf-8") + "# betul\n", encoding="utf-8")
    result = screen(permits, *DAY, "--out", out, "--mapping", mapping)
    assert result.exit_code == 0
    assert mapping.read_text(encoding="utf-8").endswith("# betul\n")
    assert (out / "mapping (2).yaml").exists()


def test_today_is_judged_where_no_day_is_given_and_said(permits: Path) -> None:
    result = screen(permits, "--format", "json", "--lang", "en")
    assert result.exit_code == 0
    assert "Today was judged:" in result.stderr
    assert "(WIB)" in result.stderr
    assert "Today was judged" not in result.stdout


def run(*arguments: object) -> "subprocess.CompletedProcess[bytes]":
    """The real command in a process of its own."""
    command = [sys.executable, "-c", "from timpora.entrypoints.cli import main; main()", "screen", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=120)


def test_the_command_runs_in_a_process_of_its_own(permits: Path) -> None:
    done = run(permits, *DAY)
    assert done.returncode == 0
    assert "Melebihi batas tinggal, terbukti (1)" in done.stdout.decode()
    assert done.stderr == b""


def test_a_reader_that_leaves_early_is_no_error(office: Path) -> None:
    line = f"'{sys.executable}' -c 'from timpora.entrypoints.cli import main; main()' screen '{office}' --as-of 2023-06-27 --all"
    for form in ("table", "json"):
        done = subprocess.run(
            ["bash", "-c", f"{line} --format {form} | head -1; exit ${{PIPESTATUS[0]}}"],
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0
        assert b"Traceback" not in done.stderr
        assert b"Broken" not in done.stderr
