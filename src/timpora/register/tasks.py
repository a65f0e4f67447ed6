"""What the queue calls: once a night, numbers of documents whose rows disagree are looked for in the whole register."""

from django.db import connection
from procrastinate.contrib.django import app

from timpora.register import identity


@app.periodic(cron="37 2 * * *")
@app.task(name="timpora.register.note_all_doubts", queueing_lock="timpora.register.note_all_doubts")
def note_all_doubts(timestamp: int) -> None:  # noqa: ARG001 - the queue says when it called
    """Notes those that came by two transactions at once, of which neither saw the other."""
    try:
        identity.note_all_doubts()
    finally:
        connection.close()
