"""Meetings for programs: those of a team with agenda, attendance and minutes, as far as the account may read them."""

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
from timpora.kernel.viewers import Viewer
from timpora.meetings import agenda_queries, minutes_queries, pack_queries, queries
from timpora.meetings import api_schemas as schemas
from timpora.meetings.core.states import MINUTES_TOLD
from timpora.meetings.queries import MeetingSeen
from timpora.team import queries as teams
from timpora.ui.office_day import office_day


router = Router(tags=["teams"])
reading = decorate_view(needs_one_of(Permission.READ_REGISTER, Permission.TAKE_PART))


@router.get(
    "/teams/{team}/meetings", response=answers({200: Page[schemas.MeetingTold]}, problems.NOT_FOUND), summary="Meetings of a team"
)  # fmt: skip
@reading
def list_meetings(request: ViewedRequest, team: Number, asked: Query[Asked]) -> dict[str, Any]:
    """The latest first; an agency's program reads the agenda from the invitation on, and minutes once they are closed."""
    viewer, on, first = request.viewer, office_day(), asked.after or 0
    if teams.one(viewer, team) is None:
        raise ProblemError(problems.NOT_FOUND)
    found = queries.of_team(viewer, team)[first : first + asked.limit + 1]
    return page_of([_told(viewer, one, on) for one in found], asked, place=first + asked.limit)


def _told(viewer: Viewer, one: MeetingSeen, on: date) -> dict[str, Any]:
    when, texts, entries = one.standing.when, minutes_queries.texts(viewer, one.id), minutes_queries.entries(viewer, one.id)  # fmt: skip
    seats, there = queries.seats_of(viewer, one.team, one.day, today=on), queries.attendance(viewer, one.id)
    reads_all = viewer.may(Permission.READ_REGISTER) or one.standing.state in MINUTES_TOLD
    return {
        "meeting": one.id, "state": one.standing.state, "day": when.day, "begins": when.begins, "ends": when.ends, "place": when.place,
        "moved_from": one.standing.moved_from,
        "agenda": [
            {
                "kind": item.kind, "title": item.title.within(viewer.language), "lines": [line.within(viewer.language) for line in item.lines],
                "minutes": current.text if (current := texts[item.id].current) else "",
                "entries": [{"kind": each.kind, "agency": seats.get(each.seat or 0), "text": each.text, "action": each.action} for each in entries[item.id]],
            }
            for item in agenda_queries.agenda(viewer, one.id)
        ],
        "attendance": [
            {"agency": agency, "came": there[seat].came if seat in there else None, "name": there[seat].name if seat in there else ""}
            for seat, agency in seats.items() if reads_all or seat in there
        ],
        "packs": [{"number": pack.number, "as_of": pack.as_of, "as_known": pack.as_known, "digest": pack.digest} for pack in pack_queries.packs(viewer, one.id)],
        "notes": [note.text for note in one.standing.notes],
    }  # fmt: skip
