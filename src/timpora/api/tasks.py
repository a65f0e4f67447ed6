"""What the queue calls: once a day, answers that were kept long enough are forgotten."""

from django.db import connection
from procrastinate.contrib.django import app

from timpora.api import actions


@app.periodic(cron="17 2 * * *")
@app.task(name="timpora.api.forget", queueing_lock="timpora.api.forget")
def forget(timestamp: int) -> None:  # noqa: ARG001 - the queue says when it called
    """Forgets old answers."""
    try:
        actions.forget_answers()
    finally:
        connection.close()
