"""The long work of screening: judging whoever is due, or everybody, and sending letters, on behalf of the office's machine or of who asked."""

from django.db import connection
from procrastinate.contrib.django import app

from timpora.jobs.work import Line, Work, enter_work
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.screening import nights, past
from timpora.screening.core.night_work import NIGHT_WORK, PAST_WORK
from timpora.screening.reminder_messages import LETTERS
from timpora.screening.reminding import SEND_TASK
from timpora.ui.office_day import office_day


def judge_who_is_due(viewer: Viewer, _of: int, line: Line) -> None:
    """Judges who changed since the last run and whose day has come."""
    nights.catch_up(by=viewer, on=office_day(), line=line)


def work_out_a_day(viewer: Viewer, question: int, line: Line) -> None:
    """Judges everybody for a past day, or as known at a past moment, for who asked alone."""
    line.tell(0, 1)
    past.answer(by=viewer, number=question)
    line.tell(1, 1)


enter_work(
    NIGHT_WORK,
    Work(
        name=Text(id="Menilai orang asing", en="Judging foreigners"),
        do=judge_who_is_due,
        result="findings_of_run",
        done=Text(id="Selesai; temuannya sudah terbaru.", en="Done; the findings are up to date."),
    ),
)
enter_work(
    PAST_WORK,
    Work(
        name=Text(id="Menilai hari lain", en="Judging another day"),
        do=work_out_a_day,
        result="findings_of_question",
        done=Text(id="Selesai; temuan hari itu dapat dibaca.", en="Done; the findings of that day can be read."),
    ),
)


@app.task(name=SEND_TASK)
def send_message(message: int) -> None:
    """Sends one letter as soon as its reminder is made."""
    try:
        LETTERS.send_where_it_is(message)
    finally:
        connection.close()


@app.periodic(cron="* * * * *")
@app.task(name="timpora.screening.send_waiting", queueing_lock="timpora.screening.send_waiting")
def send_waiting(timestamp: int) -> None:  # noqa: ARG001 - the queue says when it called
    """Sends again what no server took, and what a worker that died left waiting."""
    try:
        LETTERS.send_waiting()
    finally:
        connection.close()
