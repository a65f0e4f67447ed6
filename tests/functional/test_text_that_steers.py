"""Nothing that somebody else wrote can steer the terminal of who reads the answer, in any command and any form."""

import csv
import io
import json
import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from timpora.entrypoints.cli import app
from timpora.entrypoints.commands import options


# Clears the screen; sets the title of the window; the one-character form of the first; writes from right to left.
STEERS = "\x1b[2J\x1b]0;judul\x07\x9b2J\u202e"
HEADER = "Nama,No Paspor,Kewarganegaraan,Indeks,Berlaku Dari,Berlaku Sampai,Penjamin\n"
ROWS = f"CONTOH{STEERS} REKAAN,X1234567,RRT,B213,2023-04-16,15/05/2023,PT REKAAN{STEERS}\nCONTOH DUA,X1234568,RRT,B213,2023-04-16,31/{STEERS}/2023,\n"
CASES = r"""
- id: "contoh\e[2J\x9b2J"
  title: {id: "judul\e[2J", en: "title\e[2J"}
  source: "Pasal\e[2J"
  as_of: 2023-06-27
  facts:
    people: [{person: 1, name: "CONTOH\e[2J"}]
  expect: [{rule: overstay, person: 1, absent: true}]
- id: "buruk\e[2J"
  "bidang\e[2J": 1
"""
MAPPING = 'timpora_mapping: 1\n"\\e[2J": "\\e[2J"\n'
DAY = ("--as-of", "2023-06-27")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a list, worked examples and a mapping that are all hostile."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "daftar").mkdir()
    (tmp_path / "daftar" / f"izin{STEERS}.csv").write_text(HEADER + ROWS, encoding="utf-8")
    (tmp_path / "contoh.yaml").write_text(CASES, encoding="utf-8")
    (tmp_path / "pemetaan.yaml").write_text(MAPPING, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env={"COLUMNS": "200", "TERM": "dumb"})


def steering(text: str) -> set[str]:
    return {character for character in text if not character.isprintable() and character not in "\n\r\ufeff"}


COMMANDS = {
    "a list that is not there": ("screen", f"tidak ada{STEERS}.csv", *DAY),
    "a table": ("screen", "daftar", *DAY, "--all"),
    "comma-separated values": ("screen", "daftar", *DAY, "--format", "csv"),
    "json": ("screen", "daftar", *DAY, "--format", "json"),
    "a folder for results": ("screen", "daftar", *DAY, "--out", f"hasil{STEERS}"),
    "a mapping": ("screen", "daftar", *DAY, "--mapping", "pemetaan.yaml"),
    "a mapping that is not there": ("screen", "daftar", *DAY, "--mapping", f"{STEERS}.yaml"),
    "one person": ("explain", "daftar", *DAY, "--person", "X1234567"),
    "one person as json": ("explain", "daftar", *DAY, "--person", "X1234567", "--format", "json"),
    "nobody": ("explain", "daftar", *DAY, "--person", f"X{STEERS}"),
    "worked examples": ("rules", "check", "contoh.yaml", "--trace"),
    "worked examples that are not there": ("rules", "check", f"{STEERS}.yaml"),
    "a rule": ("rules", "show", f"aturan{STEERS}"),
    "an index": ("calc", "--index", f"B{STEERS}", "--arrived", "2023-04-16"),
    "a folder for the sample": ("sample", f"daftar/izin{STEERS}.csv"),
    "a folder with lists of one's own": ("sample", "daftar"),
    "a zone": ("zone", f"P<UTOERIKSSON{STEERS}<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10", *DAY),
    "a zone as json": ("zone", f"P<UTO{STEERS}", *DAY, "--format", "json", "--name", f"ERIKSSON{STEERS}"),
}  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_no_answer_holds_a_character_that_steers(name: str) -> None:
    result = run(*COMMANDS[name])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.output.strip()
    assert steering(result.output) == set()


def test_every_command_prints_through_the_console_that_cannot_be_steered() -> None:
    commands = Path(options.__file__).parent
    assert [path.name for path in commands.glob("*.py") if re.search(r"\bConsole\(", path.read_text("utf-8"))] == []


def test_json_means_the_same_as_the_list_said() -> None:
    [finding] = [one for one in json.loads(run(*COMMANDS["json"]).stdout) if one["names"]]
    assert finding["sources"][0]["file"] == f"izin{STEERS}.csv"


def test_a_name_in_bytes_that_are_no_text_is_told_and_written(folder: Path) -> None:
    """File systems hold such names; half a character can be neither printed nor written."""
    (folder / os.fsdecode(b"izin \xff.csv")).write_text(HEADER + ROWS, encoding="utf-8")
    for form in ("table", "json", "csv"):
        result = run("screen", os.fsdecode(b"izin \xff.csv"), *DAY, "--format", form, "--out", f"hasil {form}")
        assert result.exit_code == 0, result.exception
        assert "CONTOH" in result.stdout
    assert {path.suffix for path in (folder / "hasil csv").iterdir()} >= {".csv", ".json", ".xlsx", ".pdf", ".yaml"}


def test_the_file_of_values_opens_in_a_terminal_without_harm(folder: Path) -> None:
    assert run("screen", "daftar", *DAY, "--out", "hasil").exit_code == 0
    written = (folder / "hasil" / "findings.csv").read_text(encoding="utf-8")
    assert steering(written) == set()
    assert any("CONTOH" in cell for row in csv.reader(io.StringIO(written)) for cell in row)
