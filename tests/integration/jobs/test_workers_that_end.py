"""Whoever ends the office does not wait for long work: it stops at its next step, nothing of it is kept, and the next worker does it."""

from collections.abc import Callable

import pytest
from procrastinate.jobs import Job as Queued
from tests.factories import deliveries
from tests.factories import office as offices

from timpora.jobs import actions as jobs
from timpora.jobs import running
from timpora.jobs.models import Job
from timpora.jobs.tasks import TRIES, OnceMore
from timpora.jobs.work import WORK, Line, Work
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer


pytestmark = pytest.mark.usefixtures("office_database")
TOLD = Text(id="Pekerjaan rekaan", en="Invented work")
STEPS = 4


def asked_for(monkeypatch: pytest.MonkeyPatch, steps: list[int]) -> int:
    """A job of some steps, each of which notes itself and begins another job, of which nothing is left where it is rolled back."""

    def do(by: Viewer, _subject: int, line: Line) -> None:
        for step in range(STEPS):
            line.tell(step, STEPS)
            steps.append(step)
            jobs.begin(by=by, kind="invented", subject=100 + step, title="langkah rekaan")

    monkeypatch.setitem(WORK, "invented", Work(name=TOLD, do=do, result="job", done=TOLD))
    with deliveries.somebody() as by:
        return jobs.begin(by=by, kind="invented", subject=1, title="pekerjaan rekaan")


def after(looks: int) -> Callable[[], bool]:
    """Somebody who tells the worker to end once it was looked so often."""
    left = list(range(looks))
    return lambda: not left or left.pop() < 0


def queued(attempts: int) -> Queued:
    return Queued(task_name=jobs.TASK, queue="default", lock=None, queueing_lock=None, attempts=attempts)


def states() -> list[str]:
    with offices.as_owner():
        return list(Job.objects.order_by("pk").values_list("state", flat=True))


def test_work_stops_at_its_next_step_keeps_nothing_and_is_done_by_the_next_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps: list[int] = []
    number = asked_for(monkeypatch, steps)
    with pytest.raises(running.WorkerEndsError):
        running.run(number, is_ending=after(2))
    assert steps == [0, 1]
    assert states() == ["running"], "what its steps did is rolled back with them"
    steps.clear()
    running.run(number)
    assert steps == list(range(STEPS))
    assert states() == ["done", *["waiting"] * STEPS]


@pytest.mark.parametrize("attempts", [0, TRIES, 40])
def test_however_often_workers_end_the_work_goes_back_into_the_queue_at_once(attempts: int) -> None:
    again = OnceMore().get_retry_decision(exception=running.WorkerEndsError(), job=queued(attempts))
    assert again is not None
    assert again.retry_at is None, "at once"


def test_a_database_that_goes_away_each_time_is_not_tried_for_ever_and_a_fault_not_once_more() -> None:
    gone, fault = running.DatabaseGoneError(), ValueError("rekaan")
    assert OnceMore().get_retry_decision(exception=gone, job=queued(TRIES - 1)) is not None
    assert OnceMore().get_retry_decision(exception=gone, job=queued(TRIES)) is None
    assert OnceMore().get_retry_decision(exception=fault, job=queued(0)) is None
