"""The office's own web server, and an upload of 2 GB: it is refused by what its head says, while the rest of it never comes."""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from tests.architecture.sources import ROOT, SOURCE
from tests.factories import office as offices
from tests.factories import tokens
from tests.office.server import SharedServer

from timpora.entrypoints.commands.up import LOOPBACK
from timpora.entrypoints.serving import web
from timpora.postgres.names import WEB


PORT = 20_000 + os.getpid() % 20_000  # so that tests beside this one meet another
TWO_GIGABYTES = str(2 * 2**30)


@pytest.fixture
def address(server: SharedServer, office_database: str, tmp_path: Path) -> Iterator[str]:
    place = server.place(office_database, WEB)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(SOURCE), str(ROOT)]),
        "DATABASE_URL": f"postgresql:{'//'}{place.user}@/{place.name}?host={place.host}",
        "TIMPORA_SECRET_KEY": settings.SECRET_KEY,
        "TIMPORA_FILES": str(tmp_path / "files"),
    }
    with subprocess.Popen(web(LOOPBACK, PORT, 1).command, env=environment) as running:
        try:
            yield f"http:{'//'}{LOOPBACK}:{PORT}"
        finally:
            running.terminate()


def asked(*words: str) -> tuple[str, str]:
    """What curl is answered: the status and the body."""
    done = subprocess.run(
        ["curl", "--silent", "--show-error", "--max-time", "30", "--retry", "40", "--retry-connrefused", "--retry-delay", "1", "--write-out", "\n%{http_code}", *words],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    body, _, status = done.stdout.rpartition("\n")
    return status, body


def test_two_gigabytes_are_refused_before_they_come(address: str, tmp_path: Path) -> None:
    secret = tokens.token(offices.account())
    assert asked(f"{address}/healthz")[0] == "200"
    (tmp_path / "beginning").write_bytes(b"--x\r\n")
    began = time.monotonic()
    status, body = asked(
        "-H", f"Authorization: Bearer {secret}", "-H", "Expect:", "-H", f"Content-Length: {TWO_GIGABYTES}",
        "-H", "Content-Type: multipart/form-data; boundary=x", "-H", "Idempotency-Key: kunci-rekaan-1",
        "--data-binary", f"@{tmp_path / 'beginning'}", f"{address}/api/v1/deliveries",
    )  # fmt: skip
    assert (status, json.loads(body)["code"]) == ("413", "too_large")
    assert time.monotonic() - began < 10
