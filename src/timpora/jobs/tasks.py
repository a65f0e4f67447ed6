"""What the queue calls: one task for every kind of work, and a look each minute for work that was left lying."""

from django.db import connection
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from timpora.jobs import actions, running


# Work during which the database goes away each time may itself be what brings it down; after so many tries it is refused.
TRIES, SECONDS_BETWEEN = 5, 5
ONCE_MORE = RetryStrategy(max_attempts=TRIES, wait=SECONDS_BETWEEN, retry_exceptions={running.DatabaseGoneError})


@app.task(name=actions.TASK, retry=ONCE_MORE, pass_context=True)
def run(context: JobContext, job: int) -> None:
    """Does one job; once more where the database went away in the middle."""
    try:
        running.run(job, is_last_try=context.job.attempts >= TRIES)
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
