"""`timpora findings`: what the queue shows today, and any other day judged anew, in the name of who may read it."""

import csv
import io
import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.factories.command_line import CommandLine
from tests.factories.findings import MEETING, JudgedOffice, in_role
from tests.office.server import SharedServer

from timpora.accounts.core.roles import Role


@pytest.fixture
def line(server: SharedServer, office_database: str, tmp_path: Path) -> CommandLine:
    return CommandLine(server, office_database, tmp_path)


def findings(line: CommandLine, *words: str) -> CompletedProcess[str]:
    return line.here("findings", *words, TIMPORA_STANDS_ON=MEETING.isoformat())


def test_today_is_read_as_it_is_kept_and_another_day_is_judged_anew(
    line: CommandLine, django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock():
        judged = JudgedOffice()
        judged.overstayer("=Reka \x1b[31mWei")
        judged.night()
        head = in_role(Role.HEAD_OF_SECTION).sign_in_name
        administrator = in_role(Role.ADMINISTRATOR).sign_in_name
    table = line.run("findings", "--as", head, TIMPORA_STANDS_ON=MEETING.isoformat())
    assert (table.returncode, table.stderr) == (0, "")
    assert "Melebihi batas tinggal 42 hari" in " ".join(table.stdout.split())
    assert "Baru" in table.stdout
    assert "\x1b" not in table.stdout
    told = findings(line, "--as", head, "--as-of", "2023-06-01", "--format", "csv", "--lang", "en")
    [row] = csv.DictReader(io.StringIO(told.stdout.removeprefix("\ufeff")))
    assert (row["overstay_days"], row["names"][:2]) == ("17", "'=")
    kept = json.loads(findings(line, "--as", head, "--format", "json").stdout)
    assert [(one["rule_id"], one["state"]) for one in kept] == [("overstay", "Baru")]
    unknown = findings(line, "--as", head, "--as-known", "2023-06-01", "--lang", "en")
    assert unknown.stdout.strip() == "No findings, 27 June 2023"
    refused = findings(line, "--as", administrator)
    assert (refused.returncode, refused.stdout) == (3, "")
    assert "tidak membaca data orang asing" in refused.stderr
    assert findings(line, "--as", "siapa").returncode == 3
