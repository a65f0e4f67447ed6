"""The work of teams behind the pages: who promised something is reminded of it by e-mail."""

from django.db import connection
from procrastinate.contrib.django import app

from timpora.accounts import doors
from timpora.team import reminder_sending, reminding
from timpora.team.reminding import SEND_TASK
from timpora.ui.office_day import office_day


@app.task(name=SEND_TASK)
def send_reminder(reminder: int) -> None:
    """Sends one reminder as soon as it is made."""
    try:
        reminder_sending.reminders(office_day()).send_where_it_is(reminder)
    finally:
        connection.close()


@app.periodic(cron="* * * * *")
@app.task(name="timpora.team.send_waiting", queueing_lock="timpora.team.send_waiting")
def send_waiting(timestamp: int) -> None:  # noqa: ARG001 - the queue says when it called
    """Sends again what no server took, and what a worker that died left waiting."""
    try:
        reminder_sending.reminders(office_day()).send_waiting()
    finally:
        connection.close()


@app.periodic(cron="0 0-9 * * *")  # in UTC: from seven to sixteen o'clock in Jakarta
@app.task(name="timpora.team.remind", queueing_lock="timpora.team.remind")
def remind(timestamp: int) -> None:  # noqa: ARG001 - as above
    """In each office: whoever promised something that is due soon or overdue is reminded; each once, so that a worker that stood still catches up within the hour."""
    try:
        for machine in doors.machines():
            with doors.on_behalf_of(machine) as by:
                reminding.remind(by=by, on=office_day())
    finally:
        connection.close()
