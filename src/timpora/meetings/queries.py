"""What may be read of meetings; the viewer comes first, and the database shows the office's own, and to an agency those of teams in which it sits today."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F

from timpora.kernel.viewers import Viewer
from timpora.meetings import models
from timpora.meetings.core.attending import Attended, Came, How, by_seat
from timpora.meetings.core.rhythm import proposed
from timpora.meetings.core.states import (
    BEFORE_IT,
    WAS_HELD,
    Hand,
    MeetingState,
    Standing,
    Step,
    StepKind,
    When,
    standing_of,
)
from timpora.screening.case_law import case_law_of
from timpora.team import queries as teams
from timpora.team.core.holding import TeamRows, acts_as
from timpora.team.core.positions import Position


@dataclass(frozen=True, kw_only=True)
class MeetingSeen:
    """A meeting with its steps, and how it stands."""

    id: int
    team: int
    steps: tuple[Step, ...]
    standing: Standing
    calendar_id: UUID

    @property
    def day(self) -> date:
        """On which day it is or was."""
        return self.standing.when.day

    @property
    def sequence(self) -> int:
        """The number of its last step, counted from 0: what is newer has a higher one, sent or taken from the page."""
        return len(self.steps) - 1


def of_team(viewer: Viewer, team: int) -> list[MeetingSeen]:
    """The meetings of a team, the latest day first."""
    return of_teams(viewer, [team])


def of_teams(viewer: Viewer, wanted: Collection[int] | None = None) -> list[MeetingSeen]:
    """The meetings of some teams, or of all that are seen, the latest day first."""
    own = models.Meeting.objects.filter(office=viewer.office)
    rows = list((own if wanted is None else own.filter(team__in=wanted)).order_by("id"))
    steps = _steps(viewer, [row.pk for row in rows])
    seen = [
        MeetingSeen(id=row.pk, team=row.team_id, steps=steps[row.pk], standing=standing_of(steps[row.pk]), calendar_id=row.calendar_id)
        for row in rows
    ]  # fmt: skip
    return sorted(seen, key=lambda one: (one.day, one.id), reverse=True)


def one(viewer: Viewer, team: int, meeting: int) -> MeetingSeen | None:
    """One meeting of a team; None where the viewer sees none."""
    row = models.Meeting.objects.filter(office=viewer.office, team=team, pk=meeting).first()
    if row is None:
        return None
    steps = _steps(viewer, [row.pk])[row.pk]
    return MeetingSeen(
        id=row.pk, team=row.team_id, steps=steps, standing=standing_of(steps), calendar_id=row.calendar_id
    )


def team_of(viewer: Viewer, meeting: int) -> int | None:
    """Of which team a meeting is; None where the viewer sees none."""
    rows = models.Meeting.objects.filter(office=viewer.office, pk=meeting)
    return rows.values_list("team_id", flat=True).first()


def last_before(viewer: Viewer, team: int, day: date, but: int | None = None) -> MeetingSeen | None:
    """The last meeting that a team held before a day."""
    held = (each for each in of_team(viewer, team) if each.standing.state in WAS_HELD and each.id != but)
    return next((each for each in held if each.day <= day), None)


def next_proposed(viewer: Viewer, team: int, months: int | None, on: date) -> date | None:
    """The day that the team's rhythm proposes for its next meeting; None where it has no rhythm, or one is planned already."""
    seen = of_team(viewer, team)
    if any(each.standing.state in BEFORE_IT for each in seen):
        return None
    held = next((each.day for each in seen if each.standing.state is not MeetingState.FALLEN_OUT), None)
    return proposed(held, months, on, calendar=case_law_of(viewer, on).calendar)


def hand_of(viewer: Viewer, rows: TeamRows, *, on: date) -> Hand:
    """What the viewer is to the meetings of a team on a day."""
    chairs = acts_as(rows, Position.CHAIR, on)
    return Hand(
        account=viewer.account, runs=viewer.may("run_team"), chairs=any(one.held_by == viewer.account for one in chairs),
        chair_has_account=any(one.held_by is not None for one in chairs),
    )  # fmt: skip


def attendance(viewer: Viewer, meeting: int) -> Mapping[int, Attended]:
    """For each seat what was said of it last; an agency sees its own until the minutes are closed."""
    rows = models.Attendance.objects.filter(office=viewer.office, meeting=meeting).order_by("id")
    return by_seat(
        Attended(seat=row.seat_id, came=Came(row.came), how=How(row.how), name=row.name, at=row.recorded_at) for row in rows
    )  # fmt: skip


def seats_of(viewer: Viewer, team: int, day: date, *, today: date) -> Mapping[int, str]:
    """The agencies that sit in a team on a day, by the number of the seat."""
    names = teams.agency_names(viewer)
    rows = teams.file(viewer, team, today=today)
    return {seat.id: names.get(seat.agency, "-") for seat in rows.seats if seat.days.holds(day)}


def _steps(viewer: Viewer, meetings: Collection[int]) -> Mapping[int, tuple[Step, ...]]:
    found: dict[int, list[Step]] = defaultdict(list)
    rows = models.MeetingStep.objects.filter(office=viewer.office, meeting__in=meetings).annotate(because=F("reason__text"))  # fmt: skip
    for row in rows.order_by("meeting", "number"):
        found[row.meeting_id].append(Step(kind=StepKind(row.kind), on=row.recorded_on, by=row.recorded_by, text=row.because or row.text, when=when_of(row)))  # fmt: skip
    return {meeting: tuple(steps) for meeting, steps in found.items()}


def when_of(row: models.MeetingStep | None) -> When | None:
    """When and where a step says that the meeting is; a plan and a move say so."""
    if row is None or row.day is None or row.begins is None or row.ends is None:
        return None
    return When(day=row.day, begins=row.begins, ends=row.ends, place=row.place)


SOON = timedelta(days=14)  # how far ahead the page of today looks
