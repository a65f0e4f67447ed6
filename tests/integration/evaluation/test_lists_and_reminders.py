"""Figures of what came in, and of reminders: feeds that reported as their own rhythm says, refused rows, and what became of who was reminded."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings
from tests.factories import deliveries
from tests.factories.office import account, as_owner, looking
from tests.factories.reminders import LIMIT, TODAY, SoonOffice
from tests.integration.evaluation.conftest import moment
from tests.integration.evaluation.test_as_known import evaluated, values
from tests.integration.intake import lists

from timpora.accounts.core.roles import Role
from timpora.kernel.periods import Period
from timpora.screening import reminding


JUNE, UNTIL_JULY = Period(date(2023, 6, 1), date(2023, 6, 30)), Period(date(2023, 6, 1), date(2023, 7, 31))
pytestmark = pytest.mark.usefixtures("office_database", "unblocked")


@pytest.fixture
def unblocked(django_db_blocker):
    with django_db_blocker.unblock():
        yield


def came(folder: Path, number: int, on: date) -> None:
    """A list of permits of two rows, one of which is refused, that came on a day."""
    rows = [lists.person(number), lists.person(number + 100, **{"batas tinggal": "30/02/2023"})]
    delivery = deliveries.recorded(deliveries.permits(folder, *rows, name=f"izin {number}.xlsx"))
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE intake_delivery SET arrived_at = %s WHERE id = %s", [f"{on} 05:00+00", delivery])


def test_a_feed_reports_where_it_comes_as_it_used_to_and_refused_rows_are_counted(
    tmp_path: Path, settings: Settings
) -> None:
    settings.FILES_FOLDER = tmp_path / "files"
    for number, day in enumerate((date(2023, 6, 1), date(2023, 6, 4), date(2023, 6, 7)), start=1):
        came(tmp_path, number, day)
    head = account(Role.HEAD_OF_SECTION)

    def told(last: date, at: datetime) -> tuple[object, ...]:
        found = values(evaluated(head, at, period=Period(JUNE.first, last)))
        return found["feeds_that_reported"], found["rows_refused"]

    known = moment(head)
    assert told(date(2023, 6, 1), known) == ("no data", 50.0), "of one list nobody learns a rhythm"
    assert told(date(2023, 6, 16), known) == (100.0, 50.0), "three rhythms of three days are not over"
    assert told(date(2023, 6, 17), known) == (0.0, 50.0)
    came(tmp_path, 4, date(2023, 6, 10))
    assert told(date(2023, 6, 17), known) == (0.0, 50.0), "as it was known"
    assert told(date(2023, 6, 17), moment(head)) == (100.0, 50.0)


def test_a_reminder_worked_where_the_limit_was_extended_and_is_not_asked_while_it_is_open() -> None:
    office = SoonOffice()
    heeded, other = office.somebody(), office.somebody("Reka Lain")
    office.night()
    numbers = [office.finding(person) for person in (heeded, other)]
    with looking(office.head) as by:
        reminding.remind_many(by=by, asked=[reminding.Asked(finding=number) for number in numbers], on=TODAY)
    early = values(evaluated(office.head, moment(office.machine), period=JUNE))
    assert (early["reminders_made"], early["reminders_that_worked"]) == (2, "no data")
    office.extend(heeded)
    office.night(LIMIT + timedelta(days=1))
    late = values(evaluated(office.head, moment(office.machine), period=UNTIL_JULY))
    assert (late["reminders_made"], late["reminders_that_worked"], late["prevention"]) == (2, 50.0, 50.0)
