"""Names and numbers are planted wherever people and programs can type them, things are made to go wrong, and nothing repeats them.

Searched are every line that is logged, every figure, and every page and problem that says that something went wrong.
"""

import io
import json
import logging
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest
import structlog
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path
from pytest_django.fixtures import Settings
from tests.architecture.sources import ROOT, SOURCE
from tests.factories import deliveries
from tests.factories import office as offices
from tests.factories.programs import answers_for, overstayer, program
from tests.factories.signed_in import client_of
from tests.integration.intake import lists
from tests.office.server import SharedServer

from timpora.accounts.core.roles import Role
from timpora.accounts.models import Account
from timpora.api import door
from timpora.entrypoints import logs
from timpora.entrypoints.urls import urlpatterns as own_addresses
from timpora.jobs.models import Job
from timpora.postgres.addresses import Address
from timpora.postgres.names import WEB


NAME, NUMBER, SENDER, REASON = (
    "Rosalinda Khayalan",
    "QQP013183",
    "Penginapan Melati Karangan",
    "ditanya Brigadir Umpama",
)
PLANTED = ("rosalinda", "khayalan", "qqp013183", "melati", "karangan", "brigadir", "umpama")
METHODS = (
    "debug",
    "info",
    "warning",
    "error",
    "critical",
    "exception",
    "msg",
    "log",
    "warn",
    "fatal",
    "failure",
    "err",
)
WENT_WRONG = 400
FORM_KEEPS_WHAT_WAS_TYPED = 422

# PostgreSQL quotes the row that it refuses, and so does this.
QUOTES_WHAT_IT_REFUSES = """
    CREATE FUNCTION quotes_what_it_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'No row for %', NEW.name USING DETAIL = 'Failing row contains (' || NEW.name || ')';
    END $$;
    CREATE TRIGGER quotes_what_it_refuses BEFORE INSERT ON register_personrecord
        FOR EACH ROW EXECUTE FUNCTION quotes_what_it_refuses();
"""


def breaks(_request: object, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::int", [name])


def raises(_request: object) -> None:
    raise ValueError(NAME)


urlpatterns = [*own_addresses, path("rusak/<str:name>", breaks), path("gagal/", raises)]


@dataclass
class Watched:
    """Everything that was logged, and every answer that said that something went wrong."""

    lines: io.StringIO = field(default_factory=io.StringIO)
    wrong: list[tuple[str, HttpResponse]] = field(default_factory=list)

    def answer(self, what: str, response: HttpResponse) -> HttpResponse:
        if response.status_code >= WENT_WRONG and response.status_code != FORM_KEEPS_WHAT_WAS_TYPED:
            self.wrong.append((what, response))
        return response


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    seen = Watched()
    for method in METHODS:
        monkeypatch.setattr(
            structlog.PrintLogger, method, lambda _self, line: seen.lines.write(f"{line}\n"), raising=False
        )
    handler = logging.StreamHandler(seen.lines)
    told = dict(logs.LOG_SETTINGS["formatters"]["records"])
    handler.setFormatter(told.pop("()")(**told))
    logging.getLogger().addHandler(handler)
    yield seen
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def office(office_database: str, tmp_path: Path, settings: Settings) -> str:
    settings.FILES_FOLDER = tmp_path / "files"
    settings.METRICS_TOKEN = "rekaan"
    return office_database


def holds_nothing_planted(text: str) -> bool:
    return not [word for word in PLANTED if word in text.lower()]


@override_settings(ROOT_URLCONF=__name__)
def test_nothing_that_was_typed_is_logged_counted_or_told_when_it_goes_wrong(
    office: str, watched: Watched, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert office
    head = offices.account(Role.HEAD_OF_SECTION)
    answers_for(head, "36.73")
    record = overstayer(head, name=NAME, name_key=NAME.upper())
    list_of_one = deliveries.permits(
        tmp_path, lists.person(1, nama=NAME, no_paspor=NUMBER), name=f"{NAME}.xlsx"
    ).read_bytes()
    _by_pages(watched, client_of(head, raise_request_exception=False), record, list_of_one)
    _by_programs(watched, head, record, list_of_one)
    monkeypatch.setattr(door, "_run", lambda *_: raises(None))
    watched.answer("a fault at the door of programs", program(head).get("/me"))

    figures = Client().get("/metrics", headers={"Authorization": "Bearer rekaan"}).content.decode()
    assert "timpora_request_seconds_count" in figures
    assert holds_nothing_planted(figures)
    told = watched.lines.getvalue()
    assert [line for line in told.splitlines() if not holds_nothing_planted(line)] == []
    assert {"request", "api_broke"} <= {json.loads(line).get("event") for line in told.splitlines()}
    assert [what for what, answer in watched.wrong if not holds_nothing_planted(answer.content.decode())] == []
    assert {400, 401, 403, 404, 405, 409, 413, 500} <= {answer.status_code for _, answer in watched.wrong}


def _by_pages(watched: Watched, client: Client, record: int, content: bytes) -> None:
    def ask(what: str, response: HttpResponse) -> None:
        watched.answer(what, response)

    ask("a search", client.post("/cari/", {"q": f"{NAME} {NUMBER}"}))
    ask(
        "a search by address",
        client.get("/tempat/", {"q": NAME, "nama": NUMBER}, headers={"Referer": NAME, "User-Agent": NAME}),
    )
    ask("a page that is none", client.get(f"/tidak-ada/{quote(NAME)}?q={NUMBER}"))
    ask("a record that is none", client.post("/orang-asing/999999/", {"reason": REASON}))
    ask("a page that is not for the role", client.get(f"/pengelolaan/orang/?nama={quote(NAME)}"))
    ask("another method", client.delete(f"/tempat/?q={quote(NAME)}", f"nama={NAME}"))
    ask("a reason", client.post(f"/orang-asing/{record}/", {"reason": REASON}))
    ask("a file", client.post("/daftar/", {"sender": SENDER, "files": SimpleUploadedFile(f"{NAME}.xlsx", content)}))
    ask(
        "what is no file of lists",
        client.post("/daftar/", {"sender": SENDER, "files": SimpleUploadedFile(f"{NAME}.png", b"\x89PNG")}),
    )
    ask("a fault of the database", client.get(f"/rusak/{quote(NAME)}"))
    ask("a fault", client.get(f"/gagal/?q={NUMBER}"))
    ask("a wrong password", Client().post("/masuk/", {"login": NAME, "password": NUMBER}))
    ask("a foreign host", Client(headers={"Host": "khayalan.example"}, raise_request_exception=False).get("/tempat/"))
    ask("too much", client.generic("POST", f"/daftar/?q={quote(NAME)}", b"", CONTENT_LENGTH=str(2 * 2**30)))


def _by_programs(watched: Watched, head: Account, record: int, content: bytes) -> None:
    own = program(head)
    sent = own.send(f"{NAME}.xlsx", content, sender=SENDER)
    heads = own.heads_with({"Idempotency-Key": uuid.uuid4().hex, "User-Agent": NAME, "If-Match": f'"{NUMBER}"'})
    number = sent.json()["delivery"]
    asked = {
        "a search": own.post("/people/search", {"name_or_number": NAME}),
        "more than is described": own.post("/people/search", {"name_or_number": NAME, NAME: NUMBER}),
        "broken JSON": Client().post("/api/v1/people/search", f"{{{NAME}", content_type="application/json", headers=heads),
        "an address that is none": own.get(f"/{quote(NAME)}/{NUMBER}"),
        "a number that is none": own.get(f"/people/{quote(NAME)}"),
        "a cursor that is none": own.get("/people", {"cursor": NAME, "nationality": NUMBER, "as_known_on": NAME}),
        "another method": Client().delete(f"/api/v1/people?q={quote(NAME)}", headers=heads),
        "no reason": own.get(f"/people/{record}"),
        "a reason": own.get(f"/people/{record}", Timpora_Reason=REASON),
        "a name as a token": Client().get("/api/v1/me", headers={"Authorization": f"Bearer {NAME}"}),
        "a name as a key": own.post(f"/deliveries/{number}/check", key=f"{NAME} {NUMBER}"),
        "a file that is none": own.send(f"{NAME}.png", b"\x89PNG", sender=SENDER),
        "an undoing too early": own.post(f"/deliveries/{number}/undo", {"reason": REASON}),
        "a stale mapping": Client().put(f"/api/v1/deliveries/{number}/mapping", {"sheets": []}, content_type="application/json", headers=heads),
        "a foreign host": Client(headers={"Host": "khayalan.example"}).get("/api/v1/me"),
        "too much": Client().generic("POST", f"/api/v1/people/search?q={quote(NAME)}", b"", CONTENT_LENGTH=str(2 * 2**30)),
    }  # fmt: skip
    for what, answer in asked.items():
        # A problem has no form that would keep what was typed: here every status counts.
        if answer.status_code >= WENT_WRONG:
            watched.wrong.append((what, answer))


def test_a_job_that_breaks_names_nobody_in_the_worker_s_lines(
    office: str, server: SharedServer, tmp_path: Path
) -> None:
    head = offices.account(Role.HEAD_OF_SECTION)
    own = program(head)
    for file in (f"{NAME}.xlsx", f"{NUMBER}.xlsx"):
        content = deliveries.permits(tmp_path, lists.person(1, nama=f"{NAME} {file}"), name=file).read_bytes()
        number = own.send(file, content, sender=SENDER).json()["delivery"]
        own.post(f"/deliveries/{number}/commit")
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute(QUOTES_WHAT_IT_REFUSES)
    told = _worker_s_lines(server.place(office, WEB), tmp_path)
    with offices.as_owner():
        assert {job.state for job in Job.objects.all()} == {"refused"}
        assert all(holds_nothing_planted(json.dumps(job.refusal)) for job in Job.objects.all())
    assert "psycopg/cursor.py" in told, "nothing broke"
    assert [line for line in told.splitlines() if not holds_nothing_planted(line)] == []


def _worker_s_lines(place: Address, folder: Path) -> str:
    """What the worker writes until both jobs are over."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(SOURCE), str(ROOT)]),
        "DATABASE_URL": f"postgresql:{'//'}{place.user}@/{place.name}?host={place.host}",
        "TIMPORA_SECRET_KEY": django_settings.SECRET_KEY,
        "TIMPORA_FILES": str(folder / "files"),
    }
    with (folder / "lines").open("w+", encoding="utf-8") as lines:
        worker = subprocess.Popen(
            [sys.executable, "-m", "timpora.entrypoints.worker"], env=environment, stdout=lines, stderr=subprocess.STDOUT
        )  # fmt: skip
        try:
            for _ in range(120):
                time.sleep(0.5)
                with offices.as_owner():
                    if not Job.objects.filter(ended_at=None).exists():
                        break
        finally:
            worker.terminate()
            worker.wait(30)
        lines.seek(0)
        return lines.read()
