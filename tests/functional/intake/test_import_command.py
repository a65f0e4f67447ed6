"""`timpora import`: the same lists, the same receipt, from the command line."""

from pathlib import Path

import pytest
from tests.factories.command_line import CommandLine
from tests.factories.deliveries import account, permits, standing_facts
from tests.integration.intake import lists
from tests.office.server import SharedServer

from timpora.accounts.core.roles import Role


@pytest.fixture
def line(server: SharedServer, office_database: str, tmp_path: Path) -> CommandLine:
    return CommandLine(server, office_database, tmp_path)


def test_lists_are_recorded_and_the_same_file_is_recognised(line: CommandLine, tmp_path: Path) -> None:
    own = account()
    path = permits(tmp_path, lists.person(1), lists.person(2))
    first = line.run("import", str(path), "--as", own.sign_in_name, "--sender", "Hotel Khayal")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("izin rekaan.xlsx: 2 dari 3 baris tercatat, 0 ditolak")
    again = line.here("import", str(path), "--as", own.sign_in_name, "--lang", "en")
    assert "this file is recorded already" in again.stdout
    assert standing_facts()["people"] == 2


def test_refused_rows_and_a_file_that_is_missing_are_told_and_stop_nothing_else(
    line: CommandLine, tmp_path: Path
) -> None:
    path = permits(tmp_path, lists.person(1), lists.person(2, batas_tinggal="31/06/2023"))
    done = line.here("import", str(path), "tidak-ada.csv", "--as", account().sign_in_name)
    assert done.returncode == 0
    assert "1 ditolak" in done.stdout
    assert "tidak-ada.csv: berkas tidak ada" in done.stderr
    assert standing_facts()["people"] == 1


@pytest.mark.parametrize("name", ["siapa.saja", "machine"])
def test_nobody_records_under_a_name_that_is_no_person_s(line: CommandLine, tmp_path: Path, name: str) -> None:
    account(Role.MACHINE)
    done = line.here("import", str(permits(tmp_path, lists.person(1))), "--as", name)
    assert done.returncode == 3
    assert "Tidak ada akun aktif" in done.stderr


def test_whoever_may_not_import_in_the_browser_may_not_here(line: CommandLine, tmp_path: Path) -> None:
    path = permits(tmp_path, lists.person(1))
    done = line.here("import", str(path), "--as", account(Role.AUDITOR).sign_in_name)
    assert done.returncode == 3
    assert "Peran Anda tidak mencakup ini" in done.stderr
    assert standing_facts() == {}
