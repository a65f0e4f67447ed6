"""What is kept of a person follows the record that stands for it: for as few people as it, and also where it was corrected before that was so."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection
from pytest_django.fixtures import Settings
from tests.factories import facts
from tests.factories.cases import TODAY, CaseOffice
from tests.factories.office import as_owner, looking
from tests.integration.casework.test_correcting import morning, renamed

from timpora.casework.models import CasePerson
from timpora.register import actions as register
from timpora.screening import reminding
from timpora.screening.core.reminders import Recipient
from timpora.screening.models import Finding
from timpora.screening.reminder_models import Reminder, ReminderMessage


SCREENING = "timpora.screening.migrations.0010_as_few_as_the_record"
CASEWORK = "timpora.casework.migrations.0006_corrected_before"
SOON = TODAY + timedelta(days=5)


@pytest.fixture(autouse=True)
def stands(settings: Settings) -> None:
    settings.STANDS_ON = TODAY


def remind(the_office: CaseOffice, person: int) -> int:
    finding = the_office.finding(person, "limit_ends_soon")
    with looking(the_office.examiner) as by:
        asked = reminding.Asked(finding=finding, addresses={Recipient.PERSON: "reka@contoh.example"})
        reminding.remind(by=by, asked=asked, on=TODAY)
        return Reminder.objects.get(person=person).pk


def sealed(the_office: CaseOffice, person: int) -> int:
    """The record that stands for somebody's once it is for fewer people."""
    with looking(the_office.examiner) as by:
        register.withdraw(by=by, kind="people", fact=person, because="salah")
        return facts.fact(by, "people", name="Reka Rahasia", name_key="REKA RAHASIA", replaces=person, confidentiality=1)  # fmt: skip


def test_what_follows_a_record_is_for_as_few_people_as_it(the_office: CaseOffice) -> None:
    person = the_office.somebody("Reka Segera", limit=SOON)
    the_office.night()
    remind(the_office, person)
    kept = (Finding, Reminder, ReminderMessage)
    with looking(the_office.officer):
        assert [one.objects.count() for one in kept] == [1, 1, 1]
    right = sealed(the_office, person)
    with looking(the_office.officer):
        assert [one.objects.count() for one in kept] == [0, 0, 0]
    renamed(the_office, right, "Reka Segera Lagi")
    with looking(the_office.examiner):
        assert [one.objects.values_list("confidentiality", flat=True).get() for one in kept] == [1, 1, 1], (
            "until it is judged anew"
        )


def test_what_was_corrected_before_an_update_is_moved_by_it(the_office: CaseOffice) -> None:
    names = ("Reka Perkara", "Reka Segera", "Reka Diingatkan")
    person, soon, twice = (the_office.somebody(name, limit=SOON) if name != names[0] else the_office.somebody(name) for name in names)  # fmt: skip
    stranger = the_office.somebody("Reka Lain")
    the_office.night()
    case, finding, of_another = the_office.open(person), the_office.finding(person), the_office.finding(stranger)
    reminders = {one: remind(the_office, one) for one in (soon, twice)}
    stands = {person: renamed(the_office, renamed(the_office, person, "Reka Benar"), "Reka Benar Sekali")}
    stands |= {soon: sealed(the_office, soon), twice: renamed(the_office, twice, "Reka Benar")}
    with looking(the_office.head_of_section) as by:
        register.withdraw(by=by, kind="people", fact=stranger, because="salah")
    with looking(the_office.examiner) as by:
        facts.fact(by, "people", name="Reka Pengganti", name_key="REKA PENGGANTI", replaces=stranger)
    with as_owner(), connection.cursor() as cursor:
        for statement, was, of in (
            ("UPDATE screening_finding SET person = %s WHERE person = %s", person, stands[person]),
            ("UPDATE casework_caseperson SET record = %s WHERE record = %s", person, stands[person]),
            ("UPDATE screening_reminder SET person = %s, confidentiality = 0 WHERE person = %s", soon, stands[soon]),
            ("UPDATE screening_reminder SET person = %s WHERE person = %s", twice, stands[twice]),
        ):  # fmt: skip
            cursor.execute(statement, [was, of])
    morning(the_office)
    assert the_office.finding(stands[person]) != finding, "found anew of the right record"
    remind(the_office, stands[twice])
    with as_owner(), connection.cursor() as cursor:
        for migration in (SCREENING, CASEWORK):
            cursor.execute(import_module(migration).MOVED)
        cursor.execute("SET LOCAL ROLE timpora_owner")
        assert Finding.objects.get(pk=finding).person == stands[person]
        assert Finding.objects.get(pk=of_another).person == stranger, "another hand withdrew the record"
        assert CasePerson.objects.get(case=case).record == stands[person]
        moved = Reminder.objects.get(pk=reminders[soon])
        assert (moved.person, moved.confidentiality) == (stands[soon], 1)
        assert Reminder.objects.get(pk=reminders[twice]).person == twice, (
            "of the same limit was reminded under the right one"
        )
