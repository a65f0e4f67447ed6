"""`timpora screen` on what goes wrong: one sentence with place and remedy, an exit code, and no file half written."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from timpora.entrypoints.cli import app


DAY = ["--as-of", "2023-06-27"]
PERMITS = (
    "NAMA,NO PASPOR,KEBANGSAAN,INDEKS,BERLAKU DARI,BERLAKU SAMPAI,TANGGAL DITEMUI\n"
    "CONTOH REKAAN,X1234567,RRT,B213,2023-04-16,15/05/2023,27/06/2023\n"
)
COMMAND = [sys.executable, "-c", "from timpora.entrypoints.cli import main; main()", "screen"]


@pytest.fixture
def permits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "izin.csv"
    path.write_text(PERMITS, encoding="utf-8")
    return path


def screen(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["screen", *map(str, arguments)])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tidak-ada.csv"], "tidak-ada.csv: Berkas tidak ada. Periksa nama dan foldernya."),
        (["izin.csv", "--mapping", "tidak-ada.yaml"], "tidak-ada.yaml: Berkas pemetaan tidak ada atau tidak dapat dibuka. Periksa nama dan foldernya."),
        (["izin.csv", "--mapping", "."], "Berkas pemetaan tidak ada atau tidak dapat dibuka."),
        (["izin.csv", "--mapping", "izin.csv"], "Berkas ini bukan pemetaan Timpora."),
        (["izin.csv", "--out", "izin.csv"], "Tempat hasil itu berkas, bukan folder. Beri nama folder pada --out."),
        (["izin.csv", "--as-of", "1900-01-01"], "berada di luar masa berlaku aturan yang dikenal. Pilih hari sejak 5 Mei 2011."),
        (["judul.csv"], "judul.csv: Tidak ada baris tentang orang di bawah judul kolom."),
        (["kosong"], "kosong: Tidak ada berkas di folder ini. Periksa nama dan isinya, atau beri berkasnya."),
    ],
)  # fmt: skip
def test_where_nothing_can_be_done_one_sentence_says_why(permits: Path, arguments: list[str], said: str) -> None:
    (permits.parent / "judul.csv").write_text(PERMITS.splitlines()[0] + "\n", encoding="utf-8")
    (permits.parent / "kosong").mkdir()
    before = sorted(permits.parent.iterdir())
    result = screen(*DAY, *arguments)
    assert result.exit_code == 3
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""
    assert sorted(permits.parent.iterdir()) == before


def test_the_same_sentence_exists_in_english(permits: Path) -> None:
    result = screen(permits, *DAY, "--out", permits, "--lang", "en")
    assert result.exit_code == 3
    assert "The place for results is a file, not a folder. Give --out the name of a folder." in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--as-of", "2023-02-30"],
        ["--as-of", "9999-12-31"],
        ["--as-of", "kemarin"],
        ["--format", "docx"],
        ["--lang", "nl"],
    ],
)
def test_a_command_that_is_not_understood_ends_with_two(permits: Path, arguments: list[str]) -> None:
    result = screen(permits, *arguments)
    assert result.exit_code == 2
    assert arguments[1] in result.stderr


def test_a_day_that_is_still_to_come_is_judged_and_told_as_such(permits: Path) -> None:
    result = screen(permits, "--as-of", "2199-12-31", "--lang", "en")
    assert result.exit_code == 0
    assert result.stderr == "31 December 2199 is still to come: judged by the lists and rules known now.\n"


def test_one_unreadable_file_does_not_stop_the_others(permits: Path) -> None:
    permits.with_name("rusak.xlsx").write_bytes(b"PK\x03\x04 rusak")
    result = screen(permits, "rusak.xlsx", *DAY)
    assert result.exit_code == 0
    assert "terbukti (1)" in result.stdout
    assert "rusak.xlsx: Berkas rusak" in result.stdout


def test_a_full_disk_leaves_nothing_half_written(permits: Path) -> None:
    limited = f"ulimit -f 8; exec '{sys.executable}' -c 'from timpora.entrypoints.cli import main; main()' screen izin.csv --as-of 2023-06-27 --out hasil"
    done = subprocess.run(["bash", "-c", limited], capture_output=True, check=False, timeout=120)
    assert done.returncode == 3
    assert "Tempat penyimpanan penuh; tidak ada yang ditulis." in done.stderr.decode()
    assert list((permits.parent / "hasil").iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this machine has no /dev/full")
@pytest.mark.parametrize("form", ["table", "json"])
def test_an_output_without_room_is_said_in_one_sentence(permits: Path, form: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, str(permits), *DAY, "--format", form],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )
    assert done.returncode == 3
    assert "Jawaban tidak dapat ditulis" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_stopping_by_hand_in_the_midst_of_writing_leaves_nothing_half_written(permits: Path) -> None:
    program = (
        "import os, signal; signal.signal(signal.SIGINT, signal.default_int_handler); sync = os.fsync;"
        "os.fsync = lambda file: (sync(file), os.kill(os.getpid(), signal.SIGINT));"
        "from timpora.entrypoints.cli import main; main()"
    )
    command = [sys.executable, "-c", program, "screen", str(permits), *DAY, "--out", "hasil"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    assert done.returncode == 130
    assert "Dihentikan; tidak ada berkas yang tertulis setengah." in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert list((permits.parent / "hasil").iterdir()) == []
