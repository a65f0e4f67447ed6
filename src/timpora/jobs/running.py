"""Runs a job in the name of who asked for it: one transaction for the work, another line for telling how far it is."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from types import TracebackType
from typing import Self

import structlog
from django.db import InterfaceError, OperationalError, connection, transaction

from timpora.accounts import doors
from timpora.jobs import actions, queries
from timpora.jobs.core.refusals import BROKE, TOKEN_ENDED
from timpora.jobs.work import WORK, CancelledError
from timpora.kernel.refusals import Refusal, Refused


LOG = structlog.get_logger("timpora.jobs")
ABANDONED = """
    SELECT id, (args->>'job')::integer FROM procrastinate_jobs WHERE status = 'doing' AND task_name = %s ORDER BY id
"""
AGAIN = "SELECT procrastinate_retry_job_v2(%s, now(), NULL, NULL, NULL)"
# A connection that broke, and a server that stops, crashed or is starting: classes 08 and 57P of PostgreSQL's appendix A.
GONE = ("08", "57P")


class DatabaseGoneError(Exception):
    """The database went away in the middle; nothing was done, and the same work can be done once it is back."""


class WorkerEndsError(Exception):
    """The worker was told to end in the middle; nothing was done, and the next worker does the same work."""


def _goes_on() -> bool:
    """Nobody tells this process to end."""
    return False


class LineOfItsOwn:
    """Tells how far a job is on a connection of its own, so that people see it while the work's transaction is open."""

    def __init__(self, job: int, whose: queries.Whose, is_ending: Callable[[], bool]) -> None:
        self.job = job
        self.whose = whose
        self.is_ending = is_ending
        self._thread = ThreadPoolExecutor(max_workers=1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:  # fmt: skip
        self._thread.submit(lambda: connection.close()).result()  # noqa: PLW0108 - which connection that is, the thread decides
        self._thread.shutdown()

    def tell(self, done: int, total: int) -> None:
        """Notes it; raises CancelledError where somebody asked to stop, WorkerEndsError where the worker has to."""
        if self.is_ending():
            raise WorkerEndsError
        if self._thread.submit(self._told, done, total).result():
            raise CancelledError

    def _told(self, done: int, total: int) -> bool:
        with doors.on_behalf_of(self.whose.account, self.whose.token) as viewer:
            return actions.tell(by=viewer, job=self.job, done=done, total=total)


def run(job: int, *, is_last_try: bool = True, is_ending: Callable[[], bool] = _goes_on) -> None:
    """Does a job's work wholly or not at all; one that is over, or that somebody else works on, is left alone.

    Leaves the job as it is, and raises DatabaseGoneError where the database went away and another try will come, WorkerEndsError
    where the worker is ending by the next step that the work tells.
    """
    try:
        _run(job, is_ending)
    except WorkerEndsError:
        LOG.info("job_waits", job=job)
        raise
    except Exception as error:
        if _is_gone(error) and not is_last_try:
            raise DatabaseGoneError from error
        _say_that_it_broke(job)
        raise


def _is_gone(error: Exception) -> bool:
    """Whether the database went away, rather than answering that it cannot; where it went away unsaid there is no code."""
    code = getattr(error.__cause__, "sqlstate", None)
    return isinstance(error, OperationalError | InterfaceError) and (code is None or code.startswith(GONE))


def _say_that_it_broke(job: int) -> None:
    with suppress(Exception):
        whose = queries.whose(job)
        if whose is not None:
            _refuse(job, whose, BROKE)


def _run(job: int, is_ending: Callable[[], bool]) -> None:
    whose = queries.whose(job)
    if whose is None:
        return
    try:
        with doors.on_behalf_of(whose.account, whose.token) as viewer:
            taken = actions.take_up(by=viewer, job=job)
        if taken is not None:
            _work(taken, whose, is_ending)
    except CancelledError:
        with doors.on_behalf_of(whose.account) as viewer:
            actions.cancel(by=viewer, job=job)
    except doors.TokenEndedError:
        _refuse(job, whose, TOKEN_ENDED)
    except Refused as refused:
        _refuse(job, whose, refused.refusal)
    LOG.info("job_over", job=job)


def _refuse(job: int, whose: queries.Whose, because: Refusal) -> None:
    """Notes that nothing was done; whoever asked may always be told that, whatever became of the token."""
    with doors.on_behalf_of(whose.account) as viewer:
        actions.refuse(by=viewer, job=job, because=because)


def _work(taken: queries.JobSeen, whose: queries.Whose, is_ending: Callable[[], bool]) -> None:
    with LineOfItsOwn(taken.id, whose, is_ending) as line, doors.on_behalf_of(whose.account, whose.token) as viewer:
        if not actions.lock(job=taken.id):
            return
        WORK[taken.kind].do(viewer, taken.subject, line)
        actions.finish(by=viewer, job=taken.id)


def resume_abandoned() -> int:
    """Puts back into the queue what a worker that died was working on; how many jobs that were.

    Whoever works on a job holds its lock, and PostgreSQL lets go of it when that process is gone.
    """
    resumed = 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ABANDONED, [actions.TASK])
        for queued, job in cursor.fetchall():
            if actions.lock(job=job):
                cursor.execute(AGAIN, [queued])
                resumed += 1
    if resumed:
        LOG.warning("jobs_resumed", jobs=resumed)
    return resumed
