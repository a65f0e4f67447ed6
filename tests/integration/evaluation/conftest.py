"""A quarter of an invented office, lived through once for a module: whatever a test adds later, what was known then stays as it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from django.db import connection
from tests.factories import facts
from tests.factories.cases import TODAY, CaseOffice
from tests.factories.office import looking
from tests.office.server import SharedServer, an_office_database

from timpora.accounts.core.roles import Clearance
from timpora.accounts.models import Account
from timpora.screening import actions as screening
from timpora.screening.core.states import FindingState


def moment(account: Account) -> datetime:
    """This moment, by the database's clock."""
    with looking(account), connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
        return found


@dataclass(frozen=True, kw_only=True)
class Quarter:
    """The office, the moments before and after its quarter, the case, who it is about, and the permit that extended another."""

    office: CaseOffice
    before: datetime
    then: datetime
    case: int
    late: int
    permit: int


@pytest.fixture(scope="module")
def quarter(server: SharedServer, django_db_blocker: pytest.FixtureRequest) -> Iterator[Quarter]:
    with django_db_blocker.unblock(), an_office_database(server):
        yield _lived_through(CaseOffice())


def _lived_through(the_office: CaseOffice) -> Quarter:
    """Screened since 1 June. Then one is found a week past the limit, decided about and pays; one is cleared; one extends in time; one is protected."""
    before = moment(the_office.machine)
    the_office.on = date(2023, 6, 1)
    the_office.somebody("Reka Lama", limit=date(2023, 5, 15))
    extended = the_office.somebody("Reka Tertib", limit=date(2023, 6, 10))
    the_office.night()
    with looking(the_office.examiner) as by:
        permit = facts.fact(by, "stay_permits", person_record_id=extended, permit_number="R-2", extension_of="R-1", granted_on=date(2023, 6, 8), valid_from=date(2023, 6, 11), valid_until=date(2023, 8, 10))  # fmt: skip
    the_office.on = TODAY
    late = the_office.somebody("Reka Lambat", limit=date(2023, 6, 20))
    other = the_office.somebody("Reka Keliru", limit=date(2023, 6, 24))
    the_office.somebody("Reka Terlindung", limit=date(2023, 7, 20), confidentiality=Clearance.PROTECTED.value)
    the_office.night()
    false = the_office.finding(other)
    with looking(the_office.examiner) as by:
        screening.move(by=by, findings=[false], to=FindingState.CLEARED, because="izin baru di paspor lain")
    case = the_office.open(late)
    the_office.to_the_table(case)
    the_office.decide(case, the_office.charge(days=7))
    the_office.tell(case)
    the_office.pay(case, 7_000_000)
    return Quarter(
        office=the_office, before=before, then=moment(the_office.machine), case=case, late=late, permit=permit
    )
