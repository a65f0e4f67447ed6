"""The office in a process of its own, and a browser in which somebody of it works."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.factories.office_server import pages_of
from tests.office.server import SharedServer

from timpora.postgres.names import WEB


@pytest.fixture(scope="module", autouse=True)
def database_beside_the_browser() -> Iterator[None]:
    """The browser's driver makes this process count as asynchronous; the tests still use the database one after the other."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def pages(office_database: str, server: SharedServer, kept_files: Path) -> Iterator[str]:
    """The address of the office."""
    with pages_of(server.place(office_database, WEB), TIMPORA_FILES=str(kept_files)) as address:
        yield address
