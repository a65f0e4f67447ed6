"""Teams for programs: the list, and one with who sits in it today; an agency's program reads those in which the agency sits."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ninja import Query, Router
from ninja.decorators import decorate_view

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.api.core import problems
from timpora.api.core.problems import ProblemError
from timpora.api.paging import Asked, Page, page_of
from timpora.api.schemas import Number, answers
from timpora.api.scope import needs_one_of
from timpora.team import agreed_queries, queries, reminder_queries
from timpora.team import api_schemas as schemas
from timpora.team.agreed_queries import ActionSeen
from timpora.team.core.agreed import StepKind
from timpora.team.core.decrees import Basis
from timpora.team.core.holding import SeatStanding, seats_on
from timpora.team.queries import TeamSeen
from timpora.team.reminder_queries import ReminderSeen
from timpora.ui.office_day import office_day


router = Router(tags=["teams"])
reading = decorate_view(needs_one_of(Permission.READ_REGISTER, Permission.TAKE_PART))


@router.get("/teams", response=answers({200: Page[schemas.TeamTold]}), summary="Teams")
@reading
def list_teams(request: ViewedRequest, asked: Query[schemas.AskedOfTeams]) -> dict[str, Any]:
    """From the centre to the villages: of the office, or those in which the agency sits."""
    first = asked.after or 0
    wanted = queries.Asked(kind=asked.kind, level=asked.level, within=asked.area)
    found = queries.teams(request.viewer, wanted)[first : first + asked.limit + 1]
    bases = queries.bases(request.viewer, queries.decrees(request.viewer, [one.id for one in found]), on=office_day())
    return page_of([_told(one, bases[one.id]) for one in found], asked, place=first + asked.limit)


@router.get(
    "/teams/{team}", response=answers({200: schemas.TeamWithSeats}, problems.NOT_FOUND), summary="One team, with who sits in it"
)  # fmt: skip
@reading
def one_team(request: ViewedRequest, team: Number) -> dict[str, Any]:
    """Its decrees, and for each agency who holds its seat today, who is away, and who acts."""
    viewer, on = request.viewer, office_day()
    seen = queries.one(viewer, team)
    if seen is None:
        raise ProblemError(problems.NOT_FOUND)
    decrees, agencies = queries.decrees(viewer, [team]), queries.agency_names(viewer)
    return {
        **_told(seen, queries.bases(viewer, decrees, on=on)[team]),
        "decrees": [
            {"decree": one.id, "number": one.number, "legal_basis": one.legal_basis, "issuer": one.issuer, "issued_on": one.issued_on, "first_day": one.days.first_day, "last_day": one.days.ends_on}
            for one in decrees[team]
            if one.days.ever_held
        ],
        "seats": [_seat(one, agencies.get(one.seat.agency, "-")) for one in seats_on(queries.file(viewer, team, today=on), on)],
    }  # fmt: skip


@router.get(
    "/teams/{team}/actions", response=answers({200: Page[schemas.ActionTold]}, problems.NOT_FOUND), summary="Agreed actions of a team"
)  # fmt: skip
@reading
def list_actions(request: ViewedRequest, team: Number, asked: Query[Asked]) -> dict[str, Any]:
    """Who promised what by when, the first due first; of an agency's program, of the teams in which the agency sits today."""
    viewer, on, first = request.viewer, office_day(), asked.after or 0
    if queries.one(viewer, team) is None:
        raise ProblemError(problems.NOT_FOUND)
    found = agreed_queries.of_teams(viewer, [team])[first : first + asked.limit + 1]
    reminded = reminder_queries.of_actions(viewer, [one.id for one in found])
    return page_of([_action(one, on, reminded[one.id]) for one in found], asked, place=first + asked.limit)


def _action(one: ActionSeen, on: date, reminded: Sequence[ReminderSeen]) -> dict[str, Any]:
    asked, moved = one.standing.asked, [step for step in one.steps if step.kind is StepKind.DAY_MOVED]
    return {
        "action": one.id, "agency": one.owner, "person": one.person or None, "what": one.what, "shown_by": one.shown_by, "agreed_on": one.agreed_on,
        "due_on": one.due_on, "counts_on": one.days.counts_on, "asked": None if asked is None else {"due_on": asked.due_on, "on": asked.on, "reason": asked.text},
        "moves": [
            {"was": move.was, "due_on": move.due_on, "on": step.on, "reason": step.text, "counts": move.counts} for move, step in zip(one.days.moves, moved, strict=True)
        ],
        "state": one.standing.state, "reported_on": one.standing.reported_on, "days_over": one.days_over(on),
        "reminders": [{"kind": each.kind, "due_on": each.due_on, "on": each.on, "state": each.state, "failure": each.failure} for each in reminded],
    }  # fmt: skip


def _told(one: TeamSeen, basis: Basis) -> dict[str, Any]:
    return {
        "team": one.id, "kind": one.kind, "level": one.level, "area": one.area.code if one.area else None, "name": one.name,
        "meets_every_months": one.rhythm_months, "basis": {"state": basis.state, "day": basis.day},
    }  # fmt: skip


def _seat(standing: SeatStanding, agency: str) -> dict[str, Any]:
    holders = [
        {
            "holder": one.holder.id, "name": one.holder.name, "title": one.holder.title, "position": one.holder.position, "state": one.state,
            "acts": {"holder": one.acting.id, "name": one.acting.name} if one.acting else None,
        }
        for one in standing.held
    ]  # fmt: skip
    return {"seat": standing.seat.id, "agency": agency, "is_vacant": standing.is_vacant, "holders": holders}
