"""The gallery, and somebody who looks at it."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from tests.architecture.sources import ROOT, SOURCE
from tests.factories.visitors import Visitor


@pytest.fixture(scope="session")
def gallery() -> Iterator[str]:
    """The address of the gallery's server."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.factories.gallery_settings",
        "PYTHONPATH": os.pathsep.join([str(SOURCE), str(ROOT)]),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "tests.factories.gallery_server"],
        cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as server:  # fmt: skip
        assert server.stdout is not None
        assert server.stdin is not None
        port = server.stdout.readline().strip()
        assert port, "The gallery's server did not start"
        yield f"http:{'//'}127.0.0.1:{port}/galeri/"
        server.stdin.close()
        server.wait(10)


@pytest.fixture
def visitor(browser: Browser, gallery: str) -> Iterator[Visitor]:
    """A visitor of whom the browser has nothing to complain in the end."""
    person = Visitor(browser, gallery)
    yield person
    assert person.complaints == []
