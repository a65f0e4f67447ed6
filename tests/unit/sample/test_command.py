"""`timpora sample` says in words what it wrote, and refuses kindly."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from timpora.entrypoints.cli import app
from timpora.entrypoints.commands.options import NOTHING_COULD_BE_DONE
from timpora.sample.lists import LISTS


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["sample", *arguments], env={"COLUMNS": "160"})


@pytest.mark.parametrize(("language", "words"), [("id", "pemegang ITAS dan ITAP"), ("en", "holders of ITAS and ITAP")])
def test_every_list_written_is_told_in_words(tmp_path: Path, language: str, words: str) -> None:
    result = run(str(tmp_path / "serang"), "--people", "150", "--lang", language)
    assert result.exit_code == 0
    assert words in result.stdout
    for one in LISTS:
        assert one.file in result.stdout
        assert (tmp_path / "serang" / one.file).is_file()
    assert f'timpora screen "{tmp_path / "serang"}" --as-of 2023-06-27' in result.stdout.replace("\n", "")


def test_too_few_people_end_the_run_with_a_sentence(tmp_path: Path) -> None:
    result = run(str(tmp_path / "serang"), "--people", "12")
    assert result.exit_code == NOTHING_COULD_BE_DONE
    assert "12 orang tidak dapat dikarang" in result.stderr


def test_a_folder_in_use_ends_the_run_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "asli.csv").touch()
    result = run(str(tmp_path), "--lang", "en")
    assert result.exit_code == NOTHING_COULD_BE_DONE
    assert "nothing was written" in result.stderr


def test_a_place_where_nothing_can_be_written_ends_the_run_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    result = run(str(tmp_path / "berkas" / "serang"), "--lang", "en")
    assert result.exit_code == NOTHING_COULD_BE_DONE
    assert "not possible to write there" in result.stderr
