"""`timpora zone` as an officer runs it: lines as arguments, on standard input, or from a reader that acts as a keyboard."""

import contextlib
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.factories.scans import Scanned
from tests.factories.zones import Printed
from tests.functional import pages
from typer.testing import CliRunner, Result

from timpora.entrypoints.cli import app
from timpora.entrypoints.commands import zone as command
from timpora.intake.core.scans.seen import ScanSeen, UnsureCharacter


FIRST, SECOND = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["zone", *arguments], input=given, env={"COLUMNS": "80", "TERM": "dumb"})


def told(result: Result) -> str:
    return " ".join(result.output.split())


def test_a_sound_zone_is_told_with_the_certainty_of_each_field() -> None:
    result = run(FIRST, SECOND, "--as-of", "2010-01-01")
    assert result.exit_code == 0
    said = told(result)
    assert said.startswith("Paspor (TD3): semua digit pemeriksa cocok. Berlaku sampai 15 April 2012.")
    assert "nomor dokumen L898902C3 digit pemeriksa cocok" in said
    assert "nama keluarga ERIKSSON tanpa digit pemeriksa" in said
    assert "jenis kelamin perempuan" in said
    assert "tanggal lahir 12 Agustus 1974 digit pemeriksa cocok" in said
    assert "data tambahan ZE184226B (atau ZE18422GB) digit pemeriksa cocok" in said
    assert "UTO (Utopia) hanya ada pada dokumen contoh." in said
    assert max(len(line.rstrip()) for line in result.output.splitlines()) <= 80


def test_an_expired_document_and_its_repairs_are_told_in_english() -> None:
    result = run(
        "--lang",
        "en",
        "--as-of",
        "2012-04-16",
        given=f"{FIRST}\r{SECOND.replace('8989O2', '898902').replace('L898902', 'L8989O2')}\r",
    )
    said = told(result)
    assert result.exit_code == 0
    assert said.startswith(
        "Passport (TD3): all check digits agree after the repairs named below. Expired on 15 April 2012, 1 day before 16 April 2012."
    )
    assert "Repaired - Line 2, position 6: O is read as 0: only with this reading do the check digits agree." in said


def test_lines_of_wrong_length_are_told_by_their_line() -> None:
    said = told(run("p<utoeriksson<<anna<maria", SECOND, "--lang", "en"))
    assert "Line 1: The line had 25 characters instead of 44; fillers < were added or taken away." in said


def test_a_partial_birth_day_and_an_empty_reading_are_told() -> None:
    said = told(run(*Printed(born="8502<<", form="TD1", code="I", optional="K").lines(), "--lang", "en"))
    assert "birth date 1 February 1985 to 28 February 1985" in said
    assert "K (or empty)" in said


def test_a_wrong_zone_ends_with_1_and_says_what_to_compare() -> None:
    result = run(FIRST, SECOND.replace("7408122F", "7408132F"))
    assert result.exit_code == 1
    said = told(result)
    assert said.startswith("Paspor (TD3): 1 hal perlu diperiksa pada dokumennya.")
    assert "Baris 2, posisi 20: Digit pemeriksa tanggal lahir tertulis 2, padahal isinya memerlukan" in said


def test_a_doubtful_expiry_says_nothing_of_validity() -> None:
    said = told(run(FIRST, SECOND.replace("1204159", "1204158"), "--lang", "en"))
    assert "Expired on" not in said
    assert "Valid until" not in said


@pytest.mark.parametrize("form", ["table", "json"])
def test_a_reader_that_leaves_early_is_no_error(form: str) -> None:
    line = f"'{sys.executable}' -c 'from timpora.entrypoints.cli import main; main()' zone --format {form}"
    command = ["bash", "-c", f"{line} | true; exit ${{PIPESTATUS[0]}}"]
    done = subprocess.run(command, input=f"{FIRST}\n{SECOND}".encode(), capture_output=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_printed_name_is_compared() -> None:
    same = run("--name", "Anna-María Eriksson", given=f"{FIRST}\n{SECOND}\n")
    assert same.exit_code == 0
    other = run("--name", "Anna Ericsson", "--lang", "en", given=f"{FIRST}\n{SECOND}\n")
    assert other.exit_code == 1
    assert "Not the same - The name differs: the zone says ERIKSSON ANNA MARIA, here Anna Ericsson." in told(other)


def test_json_holds_every_field_repair_and_defect() -> None:
    result = run(
        "--format",
        "json",
        "--lang",
        "en",
        "--name",
        "Anna",
        given=f"{FIRST}\n{SECOND.replace('L898902', 'L8989O2')}".encode(),
    )
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (found["format_version"], found["format"], found["kind"], found["is_sound"]) == (1, "TD3", "passport", True)
    assert found["number"] == {"value": "L898902C3", "certainty": "repaired", "also_fits": []}
    assert found["expiry"]["value"] == "2012-04-15"
    assert found["birth"] == {"earliest": "1974-08-12", "latest": "1974-08-12", "certainty": "proven"}
    assert found["lines"] == [FIRST, SECOND]
    assert [(one["because"], one["line"], one["position"], one["was"], one["became"]) for one in found["repairs"]] == [("check_digit", 2, 6, "O", "0")]  # fmt: skip
    assert [one["code"] for one in found["defects"]] == ["specimen"]
    assert [one["code"] for one in found["differences"]] == ["zone_names_differs"]
    page = (pages.DOCS / "how-to" / "zones.md").read_text(encoding="utf-8")
    assert [name for name in found if f"`{name}`" not in page] == []


def test_json_of_an_unknown_birth_day_has_no_days() -> None:
    found = json.loads(run("--format", "json", *Printed(born="<<<<<<").lines()).stdout)
    assert found["birth"] == {"earliest": None, "latest": None, "certainty": "empty"}


@pytest.mark.parametrize("given", ["", "hello", "\x00\xff", FIRST, "A" * 100_000])
def test_no_zone_ends_with_3_and_one_sentence(given: str) -> None:
    result = run(given=given)
    assert result.exit_code == 3
    assert len(result.stderr.splitlines()) == 1


def test_bytes_that_are_no_text_do_no_harm() -> None:
    assert run(given=b"\xff\xfe\x00P\x80").exit_code == 3
    assert run(given=b"\x02" + FIRST.encode() + b"\r\n" + SECOND.encode() + b"\r\n\x03").exit_code == 0


class _Keyboard(io.StringIO):
    """A terminal on which somebody types or a reader sends."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("end", ["this is not read any more\n", ""])
def test_at_a_keyboard_reading_stops_when_the_zone_is_complete(end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keyboard = _Keyboard(f"\n{FIRST}\n{SECOND}\n{end}")
    monkeypatch.setattr(sys, "stdin", keyboard)
    assert command.typed_lines() == f"\n{FIRST}\n{SECOND}\n"
    assert keyboard.read() == end


def test_at_a_keyboard_an_empty_line_ends_what_is_not_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Keyboard("P<UTO\n\nmore\n"))
    assert command.typed_lines() == "P<UTO\n\n"


def test_a_keyboard_that_ends_early_has_told_all_it_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Keyboard(f"{FIRST}\n"))
    assert command.typed_lines() == f"{FIRST}\n"


def test_the_python_of_the_page_prints_what_was_repaired_and_gives_facts() -> None:
    [block] = pages.blocks(pages.DOCS / "how-to" / "zones.md", "python")
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(block, "zones.md", "exec"), {})
    assert said.getvalue().startswith(
        "L898902C3 repaired O is read as 0: only with this reading do the check digits agree."
    )
    assert "2012-04-15" in said.getvalue()


LINES = Printed(names="REKAAN<<SARI", number="TR1234567").lines()


def photographed(folder: Path, **faults: Any) -> str:
    path = folder / "halaman.jpg"
    path.write_bytes(Scanned(lines=LINES, above=0, **faults).jpeg())
    return str(path)


def test_a_zone_is_read_from_a_picture(tmp_path: Path) -> None:
    result = run("--scan", photographed(tmp_path, skew=1), "--as-of", "2023-06-27")
    assert result.exit_code == 0
    assert "nomor dokumen TR1234567 (atau TR12345G7) digit pemeriksa cocok" in told(result)


def test_what_was_not_read_in_a_picture_is_told_by_place_and_no_field_is_guessed(tmp_path: Path) -> None:
    path = photographed(tmp_path, smudged=((1, 7), (2, 3)))
    result = run("--scan", path, "--lang", "en")
    said = told(result)
    assert result.exit_code == 1
    assert said.startswith("Characters not read: 2 P<IDNR?KAAN<<SARI")
    assert "- Line 1, position 7." in said
    assert "document number" not in said
    found = json.loads(run("--scan", path, "--format", "json").stdout)
    assert found["lines"][0].startswith("P<IDNR?KAAN")
    assert [(one["line"], one["position"], one["became"]) for one in found["scan"]["unread"]] == [(1, 7, None), (2, 3, None)]  # fmt: skip


def test_json_of_a_picture_tells_what_was_unclear_in_it(tmp_path: Path) -> None:
    found = json.loads(run("--scan", photographed(tmp_path), "--format", "json").stdout)
    assert found["lines"] == list(LINES)
    assert found["scan"] == {"unread": [], "proven": []}


def test_what_check_digits_decided_in_a_picture_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unclear = UnsureCharacter(line=2, position=4, candidates="2Z", became="2")
    seen = ScanSeen(lines=LINES, unsure=[unclear], strips=[])
    monkeypatch.setattr(command, "scanned", lambda *_: seen)
    said = told(run("--scan", str(tmp_path), "--lang", "en", "--as-of", "2023-06-27"))
    assert "Not clear, decided by check digits - Line 2, position 4: 2." in said


def test_a_picture_without_a_zone_ends_with_3_and_says_what_to_do(tmp_path: Path) -> None:
    result = run("--scan", str(tmp_path / "tidak-ada.jpg"))
    assert (result.exit_code, len(result.stderr.splitlines())) == (3, 1)
    empty = tmp_path / "kosong.jpg"
    empty.write_bytes(Scanned(lines=["REKAAN"]).jpeg())
    result = run("--scan", str(empty), "--lang", "en")
    assert result.exit_code == 3
    assert "Scan it again at 300 dpi" in result.stderr


def test_a_picture_and_lines_together_are_not_understood(tmp_path: Path) -> None:
    assert run(FIRST, SECOND, "--scan", photographed(tmp_path)).exit_code == 2


def test_lines_with_what_was_not_read_are_refused_by_place() -> None:
    result = run(FIRST.replace("ERIK", "ER?K"), SECOND.replace("L898", "L8?8"), "--lang", "en")
    assert result.exit_code == 3
    assert "line 1, position 8; line 2, position 3" in result.stderr
