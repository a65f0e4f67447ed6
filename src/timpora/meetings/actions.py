"""Writing about meetings: planned, opened, minutes closed, returned, accepted and corrected; each act is told in the trail in the same transaction."""

from datetime import date

from django.db import transaction

from timpora.audit import actions as audit
from timpora.kernel.refusals import Refused, stop_at
from timpora.kernel.viewers import Viewer
from timpora.meetings import agenda_queries, minutes_queries, models
from timpora.meetings.core import events, refusals
from timpora.meetings.core.states import Step, StepKind, When, wrong_when
from timpora.meetings.writing import add_step, found, is_ahead, run_by, write_step
from timpora.team import queries as teams
from timpora.team.core import refusals as of_teams
from timpora.team.core.days import YEARS


@transaction.atomic
def plan(*, by: Viewer, team: int, when: When, on: date) -> int:
    """Plans a meeting of a team; its number. Raises Refused."""
    office = run_by(by)
    if teams.one(by, team) is None:
        raise Refused(of_teams.NOT_THERE)
    stop_at(wrong_when(when), None if when.day.year in YEARS else refusals.FAR_AWAY)
    made = models.Meeting.objects.create(office_id=office, team_id=team, recorded_on=on, recorded_by=by.account)
    write_step(by, team, made.pk, 1, Step(kind=StepKind.PLAN, on=on, by=by.account, when=when))
    audit.record(events.MEETING_PLANNED, subject=f"team:{team}", details={"meeting": made.pk, "day": when.day.isoformat()})  # fmt: skip
    return made.pk


@transaction.atomic
def open_meeting(*, by: Viewer, team: int, meeting: int, on: date) -> None:
    """The meeting is held: its agenda is what it is, and minutes are written. Raises Refused."""
    seen = found(by, team, meeting)
    stop_at(refusals.NOT_YET if is_ahead(seen, on) else None, None if agenda_queries.agenda(by, meeting) else refusals.NOTHING_ON_THE_AGENDA)  # fmt: skip
    add_step(by, seen, Step(kind=StepKind.OPEN, on=on, by=by.account))


@transaction.atomic
def close_minutes(*, by: Viewer, team: int, meeting: int, on: date) -> None:
    """The minutes are whole: agencies read them, and the chair answers. Raises Refused where an item still has two texts."""
    seen = found(by, team, meeting)
    stop_at(refusals.TWO_TEXTS if any(each.asides for each in minutes_queries.texts(by, meeting).values()) else None)
    add_step(by, seen, Step(kind=StepKind.CLOSE, on=on, by=by.account))


@transaction.atomic
def answer(*, by: Viewer, team: int, meeting: int, kind: StepKind, text: str, on: date) -> None:
    """The chair accepts the minutes or returns them; what is found wrong after that is added as a note. Raises Refused."""
    assert kind in {StepKind.ACCEPT, StepKind.RETURN, StepKind.NOTE}
    add_step(by, found(by, team, meeting), Step(kind=kind, on=on, by=by.account, text=text))
