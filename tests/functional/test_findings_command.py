"""`timpora findings`: what the queue shows today, and any other day judged anew, in the name of who may read it."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from tests.architecture.sources import ROOT, SOURCE
from tests.factories.findings import MEETING, JudgedOffice, in_role
from tests.office.server import SharedServer

from timpora.accounts.core.roles import Role
from timpora.postgres.names import WEB


@pytest.fixture
def database(office_database: str) -> str:
    return office_database


def findings(server: SharedServer, database: str, *words: str) -> subprocess.CompletedProcess[str]:
    place = server.place(database, WEB)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(SOURCE), str(ROOT)]),
        "DATABASE_URL": f"postgresql:{'//'}{place.user}@/{place.name}?host={place.host}",
        "TIMPORA_SECRET_KEY": settings.SECRET_KEY,
        "TIMPORA_STANDS_ON": MEETING.isoformat(),
        "COLUMNS": "200",
    }
    return subprocess.run(
        [sys.executable, "-c", "from timpora.entrypoints.cli import main; main()", "findings", *words],
        env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_today_is_read_as_it_is_kept_and_another_day_is_judged_anew(
    server: SharedServer, database: str, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock():
        judged = JudgedOffice()
        judged.overstayer("=Reka \x1b[31mWei")
        judged.night()
        head = in_role(Role.HEAD_OF_SECTION).sign_in_name
        administrator = in_role(Role.ADMINISTRATOR).sign_in_name
    table = findings(server, database, "--as", head)
    assert (table.returncode, table.stderr) == (0, "")
    assert "Melebihi batas tinggal 42 hari" in " ".join(table.stdout.split())
    assert "Baru" in table.stdout
    assert "\x1b" not in table.stdout
    told = findings(server, database, "--as", head, "--as-of", "2023-06-01", "--format", "csv", "--lang", "en")
    [row] = csv.DictReader(io.StringIO(told.stdout.removeprefix("\ufeff")))
    assert (row["overstay_days"], row["names"][:2]) == ("17", "'=")
    kept = json.loads(findings(server, database, "--as", head, "--format", "json").stdout)
    assert [(one["rule_id"], one["state"]) for one in kept] == [("overstay", "Baru")]
    unknown = findings(server, database, "--as", head, "--as-known", "2023-06-01", "--lang", "en")
    assert unknown.stdout.strip() == "No findings, 27 June 2023"
    refused = findings(server, database, "--as", administrator)
    assert (refused.returncode, refused.stdout) == (3, "")
    assert "tidak membaca data orang asing" in refused.stderr
    assert findings(server, database, "--as", "siapa").returncode == 3
