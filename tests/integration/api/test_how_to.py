"""The page for whoever writes a program is true: its examples run, in order, against an office that is open."""

import json
import os
import subprocess
from pathlib import Path

from pytest_django.fixtures import Settings
from tests.factories import deliveries, tokens
from tests.factories import office as offices
from tests.factories.office_server import pages_of
from tests.factories.programs import overstayer
from tests.factories.teams import REGENCY
from tests.functional import pages
from tests.integration.intake import lists
from tests.office.server import SharedServer

from timpora.accounts.core.roles import Permission, Role
from timpora.postgres.names import WEB
from timpora.team import actions as teams


PAGE = pages.DOCS / "how-to" / "use-the-api.md"


def test_every_example_of_the_page_runs(
    server: SharedServer, office_database: str, tmp_path: Path, settings: Settings
) -> None:
    settings.FILES_FOLDER = tmp_path / "files"
    head = offices.account(Role.HEAD_OF_SECTION)
    assert overstayer(head) == 1
    deliveries.permits(tmp_path, lists.person(1), name="tamu.xlsx")
    with offices.looking(head) as by:
        teams.open_team(by=by, told=REGENCY)
    other = deliveries.permits(tmp_path, lists.person(2), name="tamu lain.xlsx")
    secret = tokens.token(head, Permission.READ_REGISTER, Permission.IMPORT_LISTS, Permission.RECORD_FACTS)
    answers: list[object] = []
    with pages_of(server.place(office_database, WEB), TIMPORA_FILES=str(tmp_path / "files")) as address:
        environment = {**os.environ, "OFFICE": address.rstrip("/"), "TOKEN": secret}
        for example in pages.blocks(PAGE, "sh"):
            if "receipt" in example:
                assert deliveries.work_off() == 1
            answers += _run(example, tmp_path, environment)
            if "file=@" in example:
                with offices.looking(head) as by:
                    deliveries.receive(by, other)
    told = json.dumps(answers, ensure_ascii=False)
    for promised in ('"permissions": ["import_lists", "read_register", "record_facts"]', '"is_new": true', '"state": "waiting"', '"state": "done"', '"accepted": 1', "43 days past the stay limit", "QQE123456"):  # fmt: skip
        assert promised in told, promised


def _run(example: str, folder: Path, environment: dict[str, str]) -> list[object]:
    done = subprocess.run(
        ["sh", "-e", "-c", example], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60
    )  # fmt: skip
    assert done.returncode == 0, f"{example}\n{done.stdout}\n{done.stderr}"
    return _objects(done.stdout)


def _objects(text: str) -> list[object]:
    """The JSON objects that stand one after another in a text."""
    found, rest, reader = [], text.strip(), json.JSONDecoder()
    while rest:
        value, end = reader.raw_decode(rest)
        found.append(value)
        rest = rest[end:].strip()
    return found
