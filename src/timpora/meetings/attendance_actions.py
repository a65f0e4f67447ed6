"""Writing who came: by the secretary's tap, or by who sits in the team, with the code that is shown in the room on the day."""

from dataclasses import dataclass
from datetime import date

from django.db import ProgrammingError, transaction

from timpora.audit import actions as audit
from timpora.kernel.refusals import Refused, stop_at
from timpora.kernel.viewers import Viewer
from timpora.meetings import models, queries
from timpora.meetings.core import events, refusals
from timpora.meetings.core.attending import Came, How
from timpora.meetings.core.states import TAPPED
from timpora.meetings.here_code import fits
from timpora.meetings.queries import MeetingSeen
from timpora.meetings.writing import found, of_meeting, run_by
from timpora.team import queries as teams
from timpora.team.core.holding import Holder


@dataclass(frozen=True, kw_only=True)
class Tapped:
    """How an agency was there, and by whom."""

    seat: int
    came: Came
    name: str = ""


@transaction.atomic
def tap(*, by: Viewer, team: int, meeting: int, told: Tapped, on: date) -> None:
    """Records how an agency is there; what is said later holds. Raises Refused."""
    run_by(by)
    seen = found(by, team, meeting)
    needs_name = told.came is Came.REPRESENTED and not told.name.strip()
    stop_at(
        None if seen.standing.state in TAPPED else refusals.NOT_OPEN,
        None if told.seat in queries.seats_of(by, team, seen.day, today=on) else refusals.NO_SEAT,
        refusals.NO_NAME if needs_name else None,
        refusals.TOO_LONG if len(told.name) > LONGEST_NAME else None,
    )
    _record(by, seen, told, How.TAP)


@transaction.atomic
def here(*, by: Viewer, team: int, meeting: int, code: str, on: date) -> None:
    """Somebody who sits in the team says so in the room, on the day, with the code that is shown there. Raises Refused."""
    seen = found(by, team, meeting)
    is_open = seen.standing.state in TAPPED
    stop_at(None if is_open and on == seen.day and fits(code, meeting, seen.day) else refusals.CODE_WRONG)
    holder = holder_of(by, team, on=on)
    if holder is None:
        raise Refused(refusals.NOT_IN_A_SEAT)
    try:
        with transaction.atomic():
            _record(by, seen, Tapped(seat=holder.seat, came=Came.PRESENT, name=holder.name), How.CODE)
    except ProgrammingError as error:  # the wall holds the day by the clock
        raise Refused(refusals.CODE_WRONG) from error


def holder_of(by: Viewer, team: int, *, on: date) -> Holder | None:
    """Who the viewer is in a team on a day."""
    rows = teams.file(by, team, today=on)
    return next((one for one in rows.holders if one.held_by == by.account and one.days.holds(on)), None)


def _record(by: Viewer, seen: MeetingSeen, told: Tapped, how: How) -> None:
    models.Attendance.objects.create(**of_meeting(by, seen), seat_id=told.seat, came=told.came.value, how=how.value, name=told.name.strip())  # fmt: skip
    audit.record(events.ATTENDANCE_RECORDED, subject=f"team:{seen.team}", details={"meeting": seen.id, "seat": told.seat, "came": told.came.value, "how": how.value})  # fmt: skip


LONGEST_NAME = 200
