"""What may be read of jobs; the viewer comes first, and the database shows the own office's only."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from timpora.jobs.core.states import JobState
from timpora.jobs.models import Job
from timpora.kernel.refusals import Refusal
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer


MOST_SHOWN = 50


@dataclass(frozen=True)
class Whose:
    """In whose name a job is worked on, and within which token where a program asked for it."""

    account: int
    token: int | None


@dataclass(frozen=True, kw_only=True)
class JobSeen:
    """One job as people see it."""

    id: int
    kind: str
    subject: int
    title: str
    account: int
    state: JobState
    done: int
    total: int
    cancel_asked: bool
    refusal: Refusal | None
    begun_at: datetime
    ended_at: datetime | None


def whose(number: int) -> Whose | None:
    """For the worker, before anybody looks: in whose name an open job is worked on; None where it is over."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT account, token FROM jobs_whose(%s)", [number])
        found = cursor.fetchone()
    return None if found is None else Whose(*found)


def jobs(viewer: Viewer) -> list[JobSeen]:
    """The office's jobs: what is under way first, then what ended last."""
    rows = Job.objects.filter(office=viewer.office).order_by("-id")
    found = [_seen(job) for job in rows.filter(ended_at=None)]
    return found + [_seen(job) for job in rows.exclude(ended_at=None)[:MOST_SHOWN]]


def job(viewer: Viewer, number: int) -> JobSeen | None:
    """One job of the own office; None where there is none."""
    found = Job.objects.filter(office=viewer.office, pk=number).first()
    return None if found is None else _seen(found)


def under_way(viewer: Viewer, kind: str | Collection[str], subject: int) -> JobSeen | None:
    """The job of a kind, or of one of several kinds, that works on something just now."""
    kinds = [kind] if isinstance(kind, str) else list(kind)
    found = Job.objects.filter(office=viewer.office, kind__in=kinds, subject=subject, ended_at=None).first()
    return None if found is None else _seen(found)


def latest(viewer: Viewer, kind: str, subject: int) -> JobSeen | None:
    """The job of a kind that was begun last on something, whether it is over or not."""
    found = Job.objects.filter(office=viewer.office, kind=kind, subject=subject).order_by("-id").first()
    return None if found is None else _seen(found)


def _seen(job: Job) -> JobSeen:
    told = job.refusal
    refusal = None if told is None else Refusal(told["code"], Text(**told["what"]), Text(**told["remedy"]))
    return JobSeen(
        id=job.pk, kind=job.kind, subject=job.subject, title=job.title, account=job.account, state=JobState(job.state), done=job.done,
        total=job.total, cancel_asked=job.cancel_asked, refusal=refusal, begun_at=job.begun_at, ended_at=job.ended_at,
    )  # fmt: skip
