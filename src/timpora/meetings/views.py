"""Pages that show meetings: the list of a team, and one meeting, which is the meeting room."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from timpora.accounts import exporting, keeping
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.kernel.viewers import Viewer
from timpora.letters import queries as letters
from timpora.meetings import (
    agenda_queries,
    invitation_queries,
    listing,
    minutes_letter,
    minutes_queries,
    pack_queries,
    queries,
    showing,
    telling,
)
from timpora.meetings.core.attending import CAME_WORDS
from timpora.meetings.core.invitations import called_off, seated_on, to_call_off, to_invite_too, without_address
from timpora.meetings.core.papers import PaperKind
from timpora.meetings.core.states import BEFORE_IT, MINUTES_TOLD, TAPPED, MeetingState
from timpora.meetings.forms import minutes_waiting, names_waiting
from timpora.meetings.queries import MeetingSeen
from timpora.team import queries as teams
from timpora.team.core.holding import TeamRows
from timpora.team.doors import READING, found, only_one_of
from timpora.ui.office_day import office_day


@require_GET
@only_one_of(*READING)
def meetings(request: ViewedRequest, team: int) -> HttpResponse:
    """The meetings of a team, narrowed and sorted as asked, and the day that its rhythm proposes for the next."""
    viewer, on, one = request.viewer, office_day(), listing.chosen(team, request.GET)
    seen, form = found(viewer, team), exporting.form_asked(request)
    rows = listing.lines(queries.of_team(viewer, team), one)
    if form:
        return exporting.answer(request, listing.table(rows), form, what=listing.FILE)
    may_run = viewer.may(Permission.RUN_TEAM)
    page = {
        "seen": seen, "may_run": may_run, "filters": listing.filters(one, len(rows)), "table": listing.table(rows, one) if rows else None,
        "is_narrowed": one.state is not None, "downloads": exporting.downloads(request),
        "proposed": queries.next_proposed(viewer, team, seen.rhythm_months, on) if may_run else None,
    }  # fmt: skip
    return render(request, "meetings/meetings.html", page)


@require_GET
@only_one_of(*READING)
def meeting(request: ViewedRequest, team: int, meeting: int) -> HttpResponse:
    """The meeting room: agenda, who is there, minutes while they speak, decisions, and what one can do next."""
    viewer, on = request.viewer, office_day()
    seen, one = found(viewer, team), queries.one(viewer, team, meeting)
    if one is None:
        raise Http404
    rows = teams.file(viewer, team, today=on)
    state, may_run = one.standing.state, viewer.may(Permission.RUN_TEAM)
    seats, there = queries.seats_of(viewer, team, one.day, today=on), queries.attendance(viewer, meeting)
    shown = showing.items(agenda_queries.items(viewer, meeting), minutes_queries.texts(viewer, meeting), minutes_queries.entries(viewer, meeting), seats, one)  # fmt: skip
    waiting = keeping.waiting(request) or QueryDict()
    agenda = [item for item in showing.with_typed(shown, minutes_waiting(waiting)) if not item.left_out]
    reads_all = viewer.may(Permission.READ_REGISTER) or state in MINUTES_TOLD
    own = teams.own_agency(viewer)
    told = (
        seats
        if reads_all
        else {each.id: seats[each.id] for each in rows.seats if each.id in seats and each.agency == own}
    )
    came = showing.seats(told, there, one, typed=names_waiting(waiting))
    page = {
        "seen": seen, "one": one, "state": state.value, "words": telling.times(one.standing.when),
        "properties": showing.properties(one, there, seats, knows_all=reads_all), "next": showing.next_steps(one, queries.hand_of(viewer, rows, on=on)),
        "agenda": agenda, "left_out": [item for item in shown if item.left_out], "may_run": may_run,
        "may_word": may_run and state is MeetingState.PLANNED, "writes": may_run and state is MeetingState.HELD,
        "may_add": may_run and state in {MeetingState.PLANNED, MeetingState.HELD},
        "seats": came, "attendance": showing.attendance_table(came), "taps": may_run and state in TAPPED,
        "then_stay": "stay", "then_item": "item", "then_code": "code", "came_words": CAME_WORDS.items(), "shows_all_seats": reads_all,
        "shows_code": may_run and on == one.day and state in TAPPED, "is_told": state in MINUTES_TOLD,
        "packs": showing.packs(pack_queries.packs(viewer, meeting)), "may_pack": may_run and state is not MeetingState.FALLEN_OUT,
        **(_sent(viewer, one, rows, on) if viewer.may(Permission.READ_REGISTER) else {}),
    }  # fmt: skip
    return render(request, "meetings/meeting.html", page)


def _sent(viewer: Viewer, one: MeetingSeen, rows: TeamRows, on: date) -> dict[str, Any]:
    """What was sent, to whom nothing can be, and the letters: read in the office alone."""
    names = {holder.id: holder.name for holder in rows.holders}
    seated, addresses = seated_on(rows, max(one.day, on)), teams.addresses(viewer, one.team)
    papers = invitation_queries.papers(viewer, one.id)
    numbers = letters.letters(viewer, list(papers.values()))
    sent = invitation_queries.sent(viewer, one.id)
    last = invitation_queries.told_last(sent)
    is_ahead, is_invited = one.standing.state in BEFORE_IT, one.standing.state is MeetingState.INVITED
    return {
        "sent": showing.sent(sent, names),
        "by_hand": sorted(names[holder] for holder in without_address(seated, addresses)) if is_ahead else [],
        "to_call_off": sorted(names[told.holder] for told in to_call_off(seated, addresses, last)) if is_invited else [],
        "called_off": sorted(names[holder] for holder in called_off(last)) if is_invited else [],
        "to_invite_too": sorted(names[told.holder] for told in to_invite_too(seated, addresses, last)) if is_invited and one.day >= on else [],
        "may_issue": viewer.may(Permission.RUN_TEAM) and minutes_letter.why_not_issued(viewer, one) is None,
        "papers": [(PAPER_ORDER[kind], numbers[letter].number, reverse("meeting_paper", args=[one.team, one.id, kind.value])) for kind, letter in papers.items() if letter in numbers],
    }  # fmt: skip


PAPER_ORDER = {PaperKind.INVITATION: "invitation", PaperKind.CANCELLATION: "cancellation", PaperKind.MINUTES: "minutes"}
