"""`timpora calc` as an officer or a foreigner runs it."""

import pytest
from typer.testing import CliRunner, Result

from timpora.entrypoints.cli import app


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["calc", *arguments], env={"COLUMNS": "80", "TERM": "dumb"})


def test_the_answer_counts_the_days_and_says_what_a_day_over_costs() -> None:
    result = run("--index", "B1", "--arrived", "2025-04-16")
    assert result.exit_code == 0
    told = " ".join(result.output.split())
    assert told.startswith("Boleh tinggal sampai 15 Mei 2025, 30 hari dengan hari masuk sebagai hari ke-1.")
    assert "Tinggal pertama 16 April 2025 15 Mei 2025 1-30" in told
    assert "paling lambat 8 Mei 2025" in told
    assert "Rp1.000.000 per hari" in told
    assert "Mulai 15 Juli 2025: deportasi dan usulan penangkalan paling lama 10 tahun." in told
    assert "PP 45/2024 [belum dikonfirmasi]" in told
    assert max(len(line.rstrip()) for line in result.output.splitlines()) <= 80


def test_extensions_are_stages_of_their_own_in_english() -> None:
    result = run("--index", "C1", "--arrived", "2024-11-30", "--extensions", "2", "--lang", "en")
    told = " ".join(result.output.split())
    assert "Stay allowed until 28 May 2025, 180 days" in told
    assert "Extension 2 30 March 2025 28 May 2025 121-180" in told
    assert "Cannot be extended any further." in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--index", "B9", "--arrived", "2025-04-16"], "tidak dikenal"),
        (["--index", "E23", "--arrived", "2026-01-01"], "ditetapkan untuk tiap orang"),
        (["--index", "C1", "--arrived", "2023-01-01"], "baru ada sejak 1 September 2023"),
        (["--index", "A1", "--arrived", "2024-01-01", "--extensions", "1"], "tidak dapat diperpanjang"),
        (["--index", "B1", "--arrived", "2024-01-01", "--extensions", "2"], "paling banyak"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence_and_exit_code_3(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert said in result.stderr


@pytest.mark.parametrize("arrived", ["2023-02-29", "16/04/2025", ""])
def test_a_day_that_is_none_is_not_understood(arrived: str) -> None:
    assert run("--index", "B1", "--arrived", arrived).exit_code == 2


def test_a_long_point_goes_on_below_its_words() -> None:
    lines = run("--index", "B1", "--arrived", "2025-04-16").output.splitlines()
    begin = next(number for number, line in enumerate(lines) if line.startswith(" - Dianjurkan"))
    assert lines[begin + 1].startswith("   Mei 2025 lewat.")
    assert max(map(len, lines)) <= 80
