"""What may be read of agreed actions; the viewer comes first, and the database shows the office's own, and to an agency those of teams in which it sits today."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from timpora.casework import queries as cases
from timpora.kernel.viewers import Viewer
from timpora.register import queries as register
from timpora.screening import queries as findings
from timpora.screening.office_law import dated_law_of
from timpora.team import models, queries
from timpora.team.core.agreed import (
    ActionState,
    Hand,
    Standing,
    Step,
    StepKind,
    counts_in_time,
    days_over,
    is_overdue,
    standing_of,
)
from timpora.team.core.causes import Cause, CauseKind
from timpora.team.core.due_days import DueDays, due_days
from timpora.team.core.holding import acts_as
from timpora.team.core.positions import Position


SOON = "team.action_due_within_days"  # a setting of the office


@dataclass(frozen=True, kw_only=True)
class ActionSeen:
    """An agreed action with its steps, and how it stands."""

    id: int
    team: int
    seat: int
    owner: str  # the agency's name, or the office's
    agency: int | None
    person: str
    holder: int | None  # whose name that is
    what: str
    shown_by: str
    agreed_on: date
    days: DueDays
    recorded_by: int
    steps: Sequence[Step]
    standing: Standing

    @property
    def due_on(self) -> date:
        """The due day that holds."""
        return self.days.due_on

    def days_over(self, on: date) -> int:
        """How many days after the due day it was reported done, or is not yet."""
        return days_over(self.standing, self.due_on, on)

    def is_overdue(self, on: date) -> bool:
        """Whether the owner still has it, and the due day is over."""
        return is_overdue(self.standing, self.due_on, on)

    def counts_in_time(self, on: date) -> bool | None:
        """Whether the promise was kept in time; None where it does not count."""
        return counts_in_time(self.standing, self.days.counts_on, on)


@dataclass(frozen=True, kw_only=True)
class CauseSeen:
    """What led to an action, as who may see it knows it."""

    kind: CauseKind
    row: int
    number: str


def of_teams(viewer: Viewer, teams: Sequence[int] | None = None) -> list[ActionSeen]:
    """The agreed actions of some teams, or of all that are seen; the first due come first."""
    own = models.AgreedAction.objects.filter(office=viewer.office)
    rows = list((own if teams is None else own.filter(team__in=teams)).order_by("id"))
    if not rows:
        return []
    seats = dict(models.Seat.objects.filter(office=viewer.office, pk__in={row.seat_id for row in rows}).values_list("id", "agency_id"))  # fmt: skip
    people = dict(models.Holder.objects.filter(office=viewer.office, pk__in={row.person_id for row in rows}).values_list("id", "name"))  # fmt: skip
    names, steps = queries.agency_names(viewer), _steps(viewer, [row.pk for row in rows])
    found = [
        ActionSeen(
            id=row.pk, team=row.team_id, seat=row.seat_id, owner=names.get(seats[row.seat_id], "-"), agency=seats[row.seat_id],
            person=people.get(row.person_id or 0, ""), holder=row.person_id, what=row.what, shown_by=row.shown_by, agreed_on=row.agreed_on,
            days=due_days(row.due_on, steps[row.pk]), recorded_by=row.recorded_by, steps=steps[row.pk], standing=standing_of(steps[row.pk]),
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda each: each.due_on)


def one(viewer: Viewer, team: int, action: int) -> ActionSeen | None:
    """One agreed action of a team; None where the viewer sees none."""
    return next((each for each in of_teams(viewer, [team]) if each.id == action), None)


def _steps(viewer: Viewer, actions: Sequence[int]) -> Mapping[int, list[Step]]:
    found: dict[int, list[Step]] = defaultdict(list)
    for row in models.ActionStep.objects.filter(office=viewer.office, action__in=actions).order_by("action", "number"):
        found[row.action_id].append(Step(kind=StepKind(row.kind), on=row.recorded_on, by=row.recorded_by, text=row.text, due_on=row.due_on))  # fmt: skip
    return found


def hand_of(viewer: Viewer, action: ActionSeen, *, on: date) -> Hand:
    """What the viewer is to an agreed action on a day."""
    rows = queries.file(viewer, action.team, today=on)
    sits = any(seat.id == action.seat and seat.days.holds(on) for seat in rows.seats)
    is_theirs = action.agency is not None and action.agency == queries.own_agency(viewer)
    chairs = any(holder.held_by == viewer.account for holder in acts_as(rows, Position.CHAIR, on))
    return Hand(account=viewer.account, owns=sits and is_theirs, runs=viewer.may("run_team"), chairs=chairs)


def pressing(viewer: Viewer, *, on: date) -> list[ActionSeen]:
    """For who runs teams: overdue, due within the office's days, or waiting for an answer, also to who asks for another due day; for an agency everything that it has still to do."""
    if viewer.may("take_part"):
        own = queries.own_agency(viewer)
        return [each for each in of_teams(viewer) if each.agency == own and each.standing.state is ActionState.OPEN]
    found = of_teams(viewer)
    if not found:
        return []
    within = int(dated_law_of(viewer).parameters[SOON].value_on(on).value)
    return [
        each
        for each in found
        if each.standing.state is ActionState.REPORTED
        or each.standing.asked is not None
        or (each.standing.state is ActionState.OPEN and (each.due_on - on).days <= within)
    ]


def causes(viewer: Viewer, action: int, *, on: date) -> list[CauseSeen]:
    """What led to an action: of the office's own rows, those that the viewer may see."""
    rows = models.ActionCause.objects.filter(office=viewer.office, action=action).order_by("id")
    told = (Cause(kind=CauseKind(row.kind), row=row.row) for row in rows)
    return [seen for seen in (cause_seen(viewer, cause, on=on) for cause in told) if seen is not None]


def cause_seen(viewer: Viewer, cause: Cause, *, on: date) -> CauseSeen | None:
    """A finding, a place or a case, where the viewer sees it."""
    if cause.kind is CauseKind.CASE:
        case = cases.one(viewer, cause.row)
        return None if case is None else CauseSeen(kind=cause.kind, row=cause.row, number=case.number)
    is_finding = cause.kind is CauseKind.FINDING
    seen = findings.one(viewer, cause.row, on=on) if is_finding else register.one(viewer, "places", cause.row)
    return None if seen is None else CauseSeen(kind=cause.kind, row=cause.row, number=str(cause.row))
