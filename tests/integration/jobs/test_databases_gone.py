"""Work during which the database goes away is no fault of whoever asked for it: it is done once the database is back."""

import psycopg
import pytest
from django.db import OperationalError, connection
from tests.factories import deliveries
from tests.factories import office as offices

from timpora.jobs import actions as jobs
from timpora.jobs import running
from timpora.jobs.core.refusals import BROKE
from timpora.jobs.models import Job
from timpora.jobs.work import WORK, Line, Work
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer


pytestmark = pytest.mark.usefixtures("office_database")
TOLD = Text(id="Pekerjaan rekaan", en="Invented work")


def asked_for(monkeypatch: pytest.MonkeyPatch, *statements: str) -> int:
    """A job that says one of these to the database each time it is tried, and nothing when they are used up."""
    left = list(statements)

    def do(_by: Viewer, _subject: int, _line: Line) -> None:
        if left:
            with connection.cursor() as cursor:
                cursor.execute(left.pop(0))

    monkeypatch.setitem(WORK, "invented", Work(name=TOLD, do=do, result="job", done=TOLD))
    with deliveries.somebody() as by:
        return jobs.begin(by=by, kind="invented", subject=1, title="pekerjaan rekaan")


def job(number: int) -> Job:
    with offices.as_owner():
        return Job.objects.get(pk=number)


GOES_AWAY = "SET ROLE postgres; SELECT pg_terminate_backend(pg_backend_pid())"  # the tests come as the superuser
CANNOT = "DO $$ BEGIN RAISE EXCEPTION 'rekaan' USING ERRCODE = '57014'; END $$"


def test_work_during_which_the_database_goes_away_waits_and_is_done_when_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number = asked_for(monkeypatch, GOES_AWAY)
    with pytest.raises(running.DatabaseGoneError):
        running.run(number, is_last_try=False)
    assert job(number).state == "running"
    running.run(number, is_last_try=False)
    assert job(number).state == "done"


def test_work_during_which_the_database_goes_away_each_time_is_refused_at_the_last_try(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number = asked_for(monkeypatch, GOES_AWAY, GOES_AWAY)
    with pytest.raises(running.DatabaseGoneError):
        running.run(number, is_last_try=False)
    with pytest.raises(OperationalError):
        running.run(number, is_last_try=True)
    assert (job(number).state, job(number).refusal["code"]) == ("refused", BROKE.code)


def test_work_that_a_database_that_is_there_stops_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    number = asked_for(monkeypatch, CANNOT)
    with pytest.raises(OperationalError) as raised:
        running.run(number, is_last_try=False)
    assert isinstance(raised.value.__cause__, psycopg.errors.QueryCanceled)
    assert (job(number).state, job(number).refusal["code"]) == ("refused", BROKE.code)
