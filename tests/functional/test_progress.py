"""Whoever waits for a long list sees what is being done and how many rows are done; a pipe sees nothing of it."""

import io
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console
from tests.integration.intake.lists import HEADER, MEETING, kind_of_index, person, text, xlsx
from typer.testing import CliRunner

from timpora.entrypoints.cli import app
from timpora.entrypoints.commands.progress import progress_on
from timpora.intake.reading import read_lists
from timpora.kernel.text import Language, Text
from timpora.screening.run import screen


type Told = list[tuple[str, int, int | None]]
PEOPLE = 2_500
ROWS = [HEADER, *(person(number, batas_tinggal="15/05/2023", tgl_masuk="16/04/2023") for number in range(PEOPLE))]


def listening(heard: Told) -> object:
    return lambda what, done, of: heard.append((what.within(Language.ENGLISH), done, of))


def test_rows_of_a_workbook_are_told_with_their_number(tmp_path: Path) -> None:
    heard: Told = []
    path = xlsx(tmp_path / "izin.xlsx", {"Juni": ROWS})
    read_lists([path], on=MEETING, kind_of_index=kind_of_index, progress=listening(heard))  # type: ignore[arg-type]
    rows = [(done, of) for what, done, of in heard if what == "Reading rows of izin.xlsx [Juni]" and of is not None]
    assert rows == [(0, 2501), (1000, 2501), (2000, 2501), (2501, 2501)]


def test_rows_of_a_text_file_are_told_though_nobody_knows_how_many_there_are(tmp_path: Path) -> None:
    heard: Told = []
    path = text(tmp_path / "izin.csv", ROWS)
    read_lists([path], on=MEETING, kind_of_index=kind_of_index, progress=listening(heard))  # type: ignore[arg-type]
    assert [told for told in heard if "izin.csv" in told[0]] == [
        ("Reading rows of izin.csv", done, None) for done in (0, 1000, 2000, 2501)
    ]


def test_findings_and_ledgers_are_told_as_they_are_made(tmp_path: Path) -> None:
    heard: Told = []
    reading = read_lists([text(tmp_path / "izin.csv", ROWS)], on=MEETING, kind_of_index=kind_of_index)
    screened = screen(reading.register, as_of=date(2023, 6, 27), progress=listening(heard))  # type: ignore[arg-type]
    assert heard[0] == ("Judging everybody", 0, None)
    assert ("Wording findings: Overstay", 2000, PEOPLE) in heard
    assert ("Laying out the days", 2000, PEOPLE) in heard
    bare = screen(reading.register, as_of=date(2023, 6, 27), with_ledger=False)
    assert (bare.findings, bare.ledger) == (screened.findings, [])


@pytest.mark.parametrize(
    ("language", "said"), [(Language.INDONESIAN, "20.000 dari 100.000"), (Language.ENGLISH, "20,000 of 100,000")]
)
def test_a_terminal_shows_what_is_done_of_the_whole(language: Language, said: str) -> None:
    shown = io.StringIO()
    with progress_on(Console(file=shown, force_terminal=True, width=100), language) as progress:
        progress(Text(id="Membaca baris izin.xlsx", en="Reading rows of izin.xlsx"), 20_000, 100_000)
        progress(Text(id="Langkah kosong", en="An empty step"), 0, 0)
    assert "izin.xlsx" in shown.getvalue()
    assert "kosong" not in shown.getvalue()
    assert "empty" not in shown.getvalue()
    assert said in shown.getvalue()


def test_a_pipe_gets_the_answer_and_nothing_of_the_waiting(tmp_path: Path) -> None:
    path = text(tmp_path / "izin.csv", ROWS[:3])
    result = CliRunner().invoke(app, ["screen", str(path), "--as-of", "2023-06-27", "--format", "csv"])
    assert result.exit_code == 0
    assert result.stderr == ""
    assert len(result.stdout.splitlines()) == 3
