"""What the queue calls: once a day, sessions that are over are forgotten, with what was typed in them."""

from django.db import connection
from procrastinate.contrib.django import app

from timpora.accounts.session_store import SessionStore


@app.periodic(cron="27 2 * * *")
@app.task(name="timpora.accounts.forget_sessions", queueing_lock="timpora.accounts.forget_sessions")
def forget_sessions(timestamp: int) -> None:  # noqa: ARG001 - the queue says when it called
    """Forgets sessions that are over."""
    try:
        SessionStore.clear_expired()
    finally:
        connection.close()
