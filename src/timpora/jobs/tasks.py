"""What the queue calls: one task for every kind of work, and a look each minute for work that was left lying."""

from django.db import connection
from procrastinate.contrib.django import app

from timpora.jobs import actions, running


@app.task(name=actions.TASK)
def run(job: int) -> None:
    """Does one job."""
    try:
        running.run(job)
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
