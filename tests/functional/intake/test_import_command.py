"""`timpora import`: the same lists, the same receipt, from the command line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from tests.architecture.sources import ROOT, SOURCE
from tests.factories.deliveries import account, permits, standing_facts
from tests.integration.intake import lists
from tests.office.server import SharedServer

from timpora.accounts.core.roles import Role
from timpora.postgres.names import WEB


@pytest.fixture
def database(office_database: str) -> str:
    return office_database


def run(server: SharedServer, database: str, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    place = server.place(database, WEB)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(SOURCE), str(ROOT)]),
        "DATABASE_URL": f"postgresql:{'//'}{place.user}@/{place.name}?host={place.host}",
        "TIMPORA_SECRET_KEY": settings.SECRET_KEY,
        "TIMPORA_FILES": str(folder / "files"),
    }
    return subprocess.run(
        [sys.executable, "-c", "from timpora.entrypoints.cli import main; main()", "import", *words],
        cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_lists_are_recorded_and_the_same_file_is_recognised(
    server: SharedServer, database: str, tmp_path: Path
) -> None:
    own = account()
    path = permits(tmp_path, lists.person(1), lists.person(2))
    first = run(server, database, tmp_path, str(path), "--as", own.sign_in_name, "--sender", "Hotel Khayal")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("izin rekaan.xlsx: 2 dari 3 baris tercatat, 0 ditolak")
    again = run(server, database, tmp_path, str(path), "--as", own.sign_in_name, "--lang", "en")
    assert "this file is recorded already" in again.stdout
    assert standing_facts()["people"] == 2


def test_refused_rows_and_a_file_that_is_missing_are_told_and_stop_nothing_else(
    server: SharedServer, database: str, tmp_path: Path
) -> None:
    path = permits(tmp_path, lists.person(1), lists.person(2, batas_tinggal="31/06/2023"))
    done = run(server, database, tmp_path, str(path), "tidak-ada.csv", "--as", account().sign_in_name)
    assert done.returncode == 0
    assert "1 ditolak" in done.stdout
    assert "tidak-ada.csv: berkas tidak ada" in done.stderr
    assert standing_facts()["people"] == 1


@pytest.mark.parametrize("name", ["siapa.saja", "machine"])
def test_nobody_records_under_a_name_that_is_no_person_s(
    server: SharedServer, database: str, tmp_path: Path, name: str
) -> None:
    account(Role.MACHINE)
    done = run(server, database, tmp_path, str(permits(tmp_path, lists.person(1))), "--as", name)
    assert done.returncode == 3
    assert "Tidak ada akun aktif" in done.stderr


def test_whoever_may_not_import_in_the_browser_may_not_here(
    server: SharedServer, database: str, tmp_path: Path
) -> None:
    path = permits(tmp_path, lists.person(1))
    done = run(server, database, tmp_path, str(path), "--as", account(Role.AUDITOR).sign_in_name)
    assert done.returncode == 3
    assert "Peran Anda tidak mencakup ini" in done.stderr
    assert standing_facts() == {}
