"""The work of meetings behind the pages: invitations leave."""

from django.db import connection
from procrastinate.contrib.django import app

from timpora.meetings import sending
from timpora.meetings.inviting import SEND_TASK


@app.task(name=SEND_TASK)
def send_invitation(invitation: int) -> None:
    """Sends one invitation as soon as it is made."""
    try:
        sending.send_where_it_is(invitation)
    finally:
        connection.close()


@app.periodic(cron="* * * * *")
@app.task(name="timpora.meetings.send_waiting", queueing_lock="timpora.meetings.send_waiting")
def send_waiting(timestamp: int) -> None:  # noqa: ARG001 - the queue says when it called
    """Sends again what no server took, and what a worker that died left waiting."""
    try:
        sending.send_waiting()
    finally:
        connection.close()
