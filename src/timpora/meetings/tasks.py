"""The work of meetings behind the pages: invitations leave, and packs are made."""

from django.db import connection
from procrastinate.contrib.django import app

from timpora.jobs.work import Line, Work, enter_work
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.meetings import pack_actions, sending
from timpora.meetings.inviting import SEND_TASK
from timpora.meetings.pack_actions import MAKE_PACK
from timpora.ui.office_day import office_day


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


def make_a_pack(viewer: Viewer, meeting: int, line: Line) -> None:
    """Makes the pack of a meeting."""
    pack_actions.make(by=viewer, meeting=meeting, on=office_day(), line=line)


enter_work(
    MAKE_PACK,
    Work(
        name=Text(id="Membuat berkas rapat", en="Making a meeting pack"),
        do=make_a_pack,
        result="pack_of_meeting",
        done=Text(id="Selesai; berkasnya dapat diunduh pada halaman rapat.", en="Done; the pack can be downloaded on the page of the meeting."),
    ),
)  # fmt: skip
