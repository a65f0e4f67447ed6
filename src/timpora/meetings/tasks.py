"""The work of meetings behind the pages: invitations leave, whoever lost a seat is told, and packs are made."""

from django.db import connection
from procrastinate.contrib.django import app

from timpora.accounts import doors
from timpora.jobs.work import Line, Work, enter_work
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.meetings import feed_actions, inviting, pack_actions
from timpora.meetings.inviting import SEND_TASK
from timpora.meetings.pack_actions import MAKE_PACK
from timpora.meetings.sending import INVITATIONS
from timpora.ui.office_day import office_day


@app.task(name=SEND_TASK)
def send_invitation(invitation: int) -> None:
    """Sends one invitation as soon as it is made."""
    try:
        INVITATIONS.send_where_it_is(invitation)
    finally:
        connection.close()


@app.periodic(cron="* * * * *")
@app.task(name="timpora.meetings.send_waiting", queueing_lock="timpora.meetings.send_waiting")
def send_waiting(timestamp: int) -> None:  # noqa: ARG001 - the queue says when it called
    """Sends again what no server took, and what a worker that died left waiting."""
    try:
        INVITATIONS.send_waiting()
    finally:
        connection.close()


@app.periodic(cron="*/10 * * * *")
@app.task(name="timpora.meetings.look_after_seats", queueing_lock="timpora.meetings.look_after_seats")
def look_after_seats(timestamp: int) -> None:  # noqa: ARG001 - as above
    """In each office: who was invited and sits no longer is told so, and who sits nowhere has no calendar address any more."""
    try:
        for machine in doors.machines():
            with doors.on_behalf_of(machine) as by:
                inviting.call_off(by=by, on=office_day())
                feed_actions.end_without_seat(by=by, on=office_day())
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
