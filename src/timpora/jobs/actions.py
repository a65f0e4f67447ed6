"""Beginning, following and stopping jobs; beginning one and its place in the queue are one transaction."""

from dataclasses import asdict

from django.contrib.postgres.functions import TransactionNow
from django.db import IntegrityError, connection, transaction
from procrastinate.contrib.django import app

from timpora.audit import actions as audit
from timpora.jobs import queries
from timpora.jobs.core import events
from timpora.jobs.core.states import JobState
from timpora.jobs.models import Job
from timpora.kernel.refusals import Refusal
from timpora.kernel.viewers import Viewer


TASK = "timpora.jobs.run"
LOCK = 7_002_001  # the first half of the advisory locks of jobs, so that no other use of such locks meets them


@transaction.atomic
def begin(*, by: Viewer, kind: str, subject: int, title: str, total: int = 0) -> int:
    """Asks for work; the same work that is under way already is not begun twice, its number is given instead."""
    assert by.office is not None  # who has no office is offered no work
    made = Job(office_id=by.office, account=by.account, token=by.token, kind=kind, subject=subject, title=title[:200], total=total)  # fmt: skip
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        there = queries.under_way(by, kind, subject)
        if there is None:
            raise
        return there.id
    audit.record(events.JOB_BEGUN, subject=f"job:{made.pk}", details={"kind": kind, "of": subject})
    app.configure_task(TASK).defer(job=made.pk)
    return made.pk


@transaction.atomic
def ask_to_cancel(*, by: Viewer, job: int) -> bool:
    """Asks a job to stop; what waits is over at once, what runs stops at its next step. Whether there was one."""
    open_jobs = Job.objects.filter(office=by.office, pk=job, ended_at=None)
    found = open_jobs.select_for_update().first()
    if found is None:
        return False
    open_jobs.update(cancel_asked=True)
    audit.record(events.JOB_CANCEL_ASKED, subject=f"job:{job}")
    if found.state == JobState.WAITING:
        cancel(by=by, job=job)
    return True


@transaction.atomic
def take_up(*, by: Viewer, job: int) -> queries.JobSeen | None:
    """Marks a job as running and gives it; None where it is over."""
    Job.objects.filter(office=by.office, pk=job, ended_at=None).update(state=JobState.RUNNING.value)
    found = queries.job(by, job)
    return None if found is None or found.state.is_over else found


def lock(*, job: int) -> bool:
    """Holds a job until the transaction ends; whether nobody else holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCK, job])
        return bool(cursor.fetchone()[0])


@transaction.atomic
def tell(*, by: Viewer, job: int, done: int, total: int) -> bool:
    """Notes how far a job is; whether somebody asked it to stop."""
    running = Job.objects.filter(office=by.office, pk=job, ended_at=None)
    running.update(done=min(done, total), total=total)
    return running.filter(cancel_asked=True).exists()


@transaction.atomic
def finish(*, by: Viewer, job: int) -> None:
    """The work is done; in the transaction of the work itself."""
    if _end(by, job, JobState.DONE):
        audit.record(events.JOB_DONE, subject=f"job:{job}")


@transaction.atomic
def cancel(*, by: Viewer, job: int) -> None:
    """The work was stopped."""
    if _end(by, job, JobState.CANCELLED):
        audit.record(events.JOB_CANCELLED, subject=f"job:{job}")


@transaction.atomic
def refuse(*, by: Viewer, job: int, because: Refusal) -> None:
    """The work cannot be done, and says why."""
    told = {"code": because.code, "what": asdict(because.what), "remedy": asdict(because.remedy)}
    if _end(by, job, JobState.REFUSED, refusal=told):
        audit.record(events.JOB_REFUSED, subject=f"job:{job}", details={"code": because.code})


def _end(by: Viewer, job: int, state: JobState, **more: object) -> bool:
    open_jobs = Job.objects.filter(office=by.office, pk=job, ended_at=None)
    return bool(open_jobs.update(state=state.value, ended_at=TransactionNow(), **more))
