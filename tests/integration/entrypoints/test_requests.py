"""Health, figures and logs: what machines are told, and that no person is in it."""

import io
import json
import logging
import logging.config
from collections.abc import Iterator

import pytest
import structlog
from django.conf import settings
from django.db import connection, transaction
from django.test import Client, override_settings
from django.urls import path
from tests.factories import office as offices
from tests.office.server import SharedServer, point_django_at

from timpora.audit import actions
from timpora.entrypoints import logs
from timpora.entrypoints.urls import urlpatterns as own_addresses
from timpora.postgres.addresses import Address


NAME = "Rosalinda Khayalan"
pytestmark = pytest.mark.usefixtures("office_database")


def breaks(_request: object, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::int", [name])


def writes_and_breaks(request: object) -> None:  # noqa: ARG001 - a view
    actions.record("person_opened", subject="person_record:1")
    raise ValueError(NAME)


urlpatterns = [*own_addresses, path("rusak/<str:name>", breaks), path("separuh/", writes_and_breaks)]  # fmt: skip


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Everything that is logged, by whomever."""
    written = io.StringIO()
    monkeypatch.setattr(structlog.PrintLogger, "info", lambda _self, line: written.write(f"{line}\n"), raising=False)
    handler = logging.StreamHandler(written)
    told = dict(logs.LOG_SETTINGS["formatters"]["records"])
    handler.setFormatter(told.pop("()")(**told))
    root = logging.getLogger()
    root.addHandler(handler)
    yield written
    root.removeHandler(handler)


def test_the_process_lives_and_is_ready() -> None:
    assert Client().get("/healthz").json() == {"status": "alive"}
    ready = Client().get("/readyz")
    assert (ready.status_code, ready.json()) == (200, {"status": "ready"})


def test_without_its_database_it_lives_and_is_not_ready(server: SharedServer) -> None:
    point_django_at(Address(host=server.cluster.address, name="not_there", user="timpora_web"))
    assert Client().get("/healthz").status_code == 200
    ready = Client().get("/readyz")
    assert (ready.status_code, ready.json()) == (503, {"status": "database_unreachable"})


def test_with_migrations_to_do_it_is_not_ready() -> None:
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'register'")
    ready = Client().get("/readyz")
    assert (ready.status_code, ready.json()) == (503, {"status": "migrations_open"})


@pytest.mark.parametrize(("shown", "status"), [("Bearer rahasia", 200), ("Bearer lain", 404), ("", 404)])
def test_figures_are_for_whoever_shows_the_token(shown: str, status: int) -> None:
    with override_settings(METRICS_TOKEN="rahasia"):
        Client().get("/healthz")
        page = Client().get("/metrics", headers={"Authorization": shown})
    assert page.status_code == status
    assert (b"timpora_request_seconds_count" in page.content) is (status == 200)


def test_without_a_token_there_are_no_figures() -> None:
    assert Client().get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


@override_settings(ROOT_URLCONF=__name__)
def test_no_log_line_names_anybody_whatever_goes_wrong(lines: io.StringIO) -> None:
    own = offices.account(name="rosalinda.khayalan")
    client = Client(raise_request_exception=False)
    client.post("/masuk/", {"login": NAME, "password": NAME})
    client.post("/masuk/", {"login": own.sign_in_name, "password": offices.PASSWORD})
    client.get("/akun/", {"nama": NAME}, headers={"User-Agent": NAME, "Referer": NAME})
    client.get(f"/tidak-ada/{NAME}")
    assert client.get(f"/rusak/{NAME}").status_code == 302
    Client(raise_request_exception=False, headers={"Host": NAME}).get("/akun/")
    logging.getLogger("django.security").warning("Somebody called %s tried", NAME)
    logging.getLogger("a.package").error(f"{NAME} is told in the message itself")  # noqa: G004 - as packages do
    structlog.get_logger("timpora").info("request", name=NAME, route="masuk/")
    told = lines.getvalue()
    assert "rosalinda" not in told.lower()
    assert "khayalan" not in told.lower()
    kinds = {json.loads(line).get("event") for line in told.splitlines()}
    assert {"request", "message", "Somebody called %s tried"} <= kinds


def test_an_error_is_told_by_its_type_and_the_lines_that_led_to_it() -> None:
    try:
        raise ValueError(NAME)
    except ValueError:
        told = logs.error_without_its_text(None, "error", {"exc_info": True})
    assert told["error"] == "ValueError"
    assert "test_requests.py" in told["where"][0]
    assert NAME not in json.dumps(told)


@override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[one for one in settings.MIDDLEWARE if "SecondFactor" not in one])
def test_what_breaks_in_the_middle_leaves_nothing_behind() -> None:
    own = offices.account()
    client = Client(raise_request_exception=False)
    client.post("/masuk/", {"login": own.sign_in_name, "password": offices.PASSWORD})
    assert client.get("/separuh/").status_code == 500
    with offices.as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT action FROM audit_event")
        assert cursor.fetchall() == [("signed_in",)]
    assert not transaction.get_connection().in_atomic_block
