"""An invented office for each test, in a database of its own, so that what is told at the end of a transaction is told."""

from collections.abc import Iterator

import pytest
from tests.factories.cases import CaseOffice


@pytest.fixture
def the_office(office_database: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[CaseOffice]:
    assert office_database
    with django_db_blocker.unblock():
        yield CaseOffice()
