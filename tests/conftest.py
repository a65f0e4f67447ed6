"""Fixtures for tests that need a migrated database; the others never touch one."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import settings

from tests.office.server import SharedServer, an_office_database, point_django_at
from timpora.postgres.names import WEB


# How long one draw takes says nothing on a busy machine.
settings.register_profile("unhurried", settings.default, deadline=None)
TESTS = Path(__file__).parent
COLLECTED_AFTER = (20_000, 20, 20)  # objects made, and how often the younger ones were looked at
settings.load_profile("unhurried")


IN_TURN = ("functional", "integration", "generative", "spec", "unit", "architecture")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest first, so that nobody waits for it in the end; whoever begins in the middle needs no database, which is made meanwhile.

    Within a folder everything stays in the order of the draw.
    """
    folders = {name: place for place, name in enumerate(IN_TURN)}
    items.sort(key=lambda item: folders[item.path.relative_to(TESTS).parts[0]])


def pytest_collection_finish() -> None:
    """What was loaded until here stays until the end: looking for garbage among it each time takes a sixth of the processor."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)


@pytest.fixture(scope="session")
def server(django_db_blocker: pytest.FixtureRequest) -> Iterator[SharedServer]:
    """The shared PostgreSQL server."""
    with django_db_blocker.unblock():
        taken = SharedServer.take()
    yield taken
    with django_db_blocker.unblock():
        connection.close()
        taken.leave()


@pytest.fixture(scope="session")
def django_db_setup(server: SharedServer, django_db_blocker: pytest.FixtureRequest) -> None:
    """A database for all tests of this process, each of which leaves it as it was; everything runs in the web's role."""
    with django_db_blocker.unblock():
        point_django_at(server.place(server.copy()), role=WEB)


@pytest.fixture
def office_database(server: SharedServer, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """A database of one's own, for tests that commit, run several connections, or break things."""
    with django_db_blocker.unblock(), an_office_database(server) as name:
        yield name
