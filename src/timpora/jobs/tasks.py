"""What the queue calls: one task for every kind of work, and a look each minute for work that was left lying."""

from django.db import connection
from procrastinate import BaseRetryStrategy, JobContext, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from timpora.jobs import actions, running


# Work during which the database goes away each time may itself be what brings it down; after so many tries it is refused.
TRIES, SECONDS_BETWEEN = 5, 5


class OnceMore(BaseRetryStrategy):
    """What was begun and not done goes back into the queue: as often as workers are told to end, and some times where the database went away."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """When it is tried again; None where it is not."""
        if isinstance(exception, running.WorkerEndsError):
            return RetryDecision()
        if isinstance(exception, running.DatabaseGoneError) and job.attempts < TRIES:
            return RetryDecision(retry_in={"seconds": SECONDS_BETWEEN})
        return None


@app.task(name=actions.TASK, retry=OnceMore(), pass_context=True)
def run(context: JobContext, job: int) -> None:
    """Does one job; once more where the database went away in the middle, or the worker has to end."""
    try:
        running.run(job, is_last_try=context.job.attempts >= TRIES, is_ending=context.should_abort)
    finally:
        connection.close()


@app.periodic(cron="* * * * *")
@app.task(name="timpora.jobs.resume", queueing_lock="timpora.jobs.resume")
def resume(timestamp: int) -> None:  # noqa: ARG001 - the queue says when it called
    """Takes up again what a worker that died left lying."""
    try:
        running.resume_abandoned()
    finally:
        connection.close()
