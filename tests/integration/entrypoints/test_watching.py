"""Whoever changes is judged by the running office itself; many, and a new day's, become a job that can be followed and stopped."""

import threading
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.contrib.postgres.functions import TransactionNow
from django.db import connection
from pytest_django.fixtures import Settings
from tests.factories import facts
from tests.factories.office import account, as_owner, looking

from timpora.accounts.core.roles import Role
from timpora.accounts.models import OfficeArea
from timpora.audit.models import Event
from timpora.entrypoints import watching
from timpora.evaluation import map_queries as supervision_map
from timpora.evaluation.core.map_figures import NOWHERE
from timpora.evaluation.keeping import EVALUATE
from timpora.jobs import actions as jobs
from timpora.jobs import queries as known_jobs
from timpora.jobs.core.states import JobState
from timpora.jobs.models import Job
from timpora.screening import nights
from timpora.screening.core.night_work import NIGHT_WORK
from timpora.screening.models import Finding
from timpora.ui.office_day import office_day


MEETING = date(2023, 6, 27)
MOST_SECONDS = 30  # on a machine that does other things besides; how fast it is, bench/nights.py measures


pytestmark = pytest.mark.usefixtures("office_database", "standing")


@pytest.fixture
def standing(django_db_blocker: Any, settings: Settings) -> Iterator[None]:
    settings.STANDS_ON = MEETING
    with django_db_blocker.unblock():
        yield


class People:
    """Who records and who judges."""

    def __init__(self) -> None:
        self.officer, self.machine = account(Role.EXAMINER), account(Role.MACHINE)

    def overstayer(self) -> int:
        with looking(self.officer) as by:
            person = facts.fact(by, "people")
            facts.fact(by, "stay_permits", person_record_id=person)
            return person

    def judged(self, on: date = MEETING) -> None:
        with looking(self.machine) as by:
            nights.catch_up(by=by, on=on)

    def is_found(self, person: int) -> bool:
        with looking(self.officer):
            return Finding.objects.filter(person=person, rule_id="overstay").exists()

    def job(self) -> Any:
        with looking(self.officer) as by:
            return known_jobs.latest(by, NIGHT_WORK, MEETING.toordinal())


def environment() -> dict[str, str]:
    place = connection.settings_dict
    return {"DATABASE_URL": f"postgresql:{'//'}{place['USER']}@/{place['NAME']}?host={place['HOST']}"}


def test_a_change_is_judged_while_the_office_runs() -> None:
    people, stop = People(), threading.Event()
    people.judged()
    watcher = threading.Thread(target=watching.watch, args=(environment(), stop))
    watcher.start()
    try:
        person = people.overstayer()
        until = time.monotonic() + MOST_SECONDS
        while not people.is_found(person):
            assert time.monotonic() < until, "nobody judged who changed"
            time.sleep(0.1)
    finally:
        stop.set()
        people.overstayer()  # a last change lets it look up and see that it is to stop
        watcher.join(MOST_SECONDS)
    assert not watcher.is_alive()


def test_a_new_day_is_judged_by_a_job_and_what_changes_within_it_at_once() -> None:
    people = People()
    people.judged(date(2023, 6, 26))
    person = people.overstayer()
    watching.look()
    assert not people.is_found(person)
    assert people.job() is not None
    people.judged()
    later = people.overstayer()
    watching.look()
    assert people.is_found(later)


def test_who_waits_is_asked_once_a_look() -> None:
    people, asked = People(), []
    people.judged()
    person = people.overstayer()

    def noting(execute: Any, statement: str, values: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - as Django calls it
        if "FROM register_change" in statement:
            asked.append(statement)
        return execute(statement, values, many, context)

    with connection.execute_wrapper(noting):
        watching.look()
    assert people.is_found(person)
    assert len(asked) == 1


def test_a_job_that_somebody_stopped_is_not_begun_again_for_that_day() -> None:
    people = People()
    people.overstayer()
    watching.look()
    first = people.job()
    with looking(people.officer) as by:
        assert jobs.ask_to_cancel(by=by, job=first.id)
    watching.look()
    assert people.job().id == first.id


def test_a_clock_that_went_back_troubles_nobody() -> None:
    people = People()
    people.judged(date(2023, 6, 28))
    person = people.overstayer()
    watching.look()
    assert not people.is_found(person)


def test_the_running_office_counts_its_map_once_after_each_run() -> None:
    people = People()
    people.overstayer()
    people.judged()
    watching.COUNTED_AFTER.clear()
    with as_owner():
        OfficeArea.objects.create(office=people.officer.office, area_code="36.04")
    watching.look()
    watching.look()
    with looking(people.officer) as by:
        counted = supervision_map.figures(by)
        assert counted is not None
        assert [(row.area, row.people) for row in counted.others] == [(NOWHERE, 1)]
    with as_owner():
        assert Event.objects.filter(action="map_counted").count() == 1


def test_the_running_office_has_its_figures_worked_out_once_a_day() -> None:
    people = People()
    people.overstayer()
    people.judged()
    watching.EVALUATED_ON.clear()
    watching.look()
    watching.EVALUATED_ON.clear()  # as a watcher that starts anew
    watching.look()
    with as_owner():
        asked = Job.objects.filter(kind=EVALUATE)
        assert [job.subject for job in asked] == [office_day().toordinal()]
        asked.update(state=JobState.REFUSED.value, ended_at=TransactionNow())
    watching.EVALUATED_ON.clear()
    watching.look()
    with as_owner():
        assert asked.count() == 2, "a job that broke is no work that was done"
