"""Files of a meeting: its letters, its calendar file, the minutes that are issued, and an invitation that came back."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.letters import actions as letter_actions
from timpora.letters import queries as letters
from timpora.meetings import invitation_queries, inviting, minutes_letter, telling
from timpora.meetings.agenda_pages import found_meeting, room
from timpora.meetings.calendar_files import Entry, organizer, published
from timpora.meetings.core.papers import PaperKind
from timpora.meetings.room_keeping import keeps_the_room
from timpora.meetings.writing_pages import KEPT
from timpora.register.doors import only
from timpora.team.doors import READING, found, only_one_of
from timpora.ui.language import said
from timpora.ui.office_day import office_day


@require_GET
@only(Permission.READ_REGISTER)
def meeting_paper(request: ViewedRequest, team: int, meeting: int, kind: str) -> HttpResponse:
    """A letter of a meeting as PDF; that somebody read it is noted."""
    found_meeting(request, team, meeting)
    papers = invitation_queries.papers(request.viewer, meeting)
    number = papers.get(PaperKind(kind)) if kind in set(PaperKind) else None
    seen = None if number is None else letters.letter(request.viewer, number)
    pdf = None if number is None else letters.pdf(request.viewer, number)
    if seen is None or pdf is None:
        raise Http404
    letter_actions.note_opening(letter=seen.id, subject=seen.subject)
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{seen.file_name}"'})  # fmt: skip


@require_GET
@only_one_of(*READING)
def meeting_calendar(request: ViewedRequest, team: int, meeting: int) -> HttpResponse:
    """The meeting as a file for one's own calendar, as it stands now."""
    seen, one = found(request.viewer, team), found_meeting(request, team, meeting)
    entry = Entry(
        uid=telling.uid_of(one), summary=said(telling.SUMMARY.fill(team=seen.name)), when=one.standing.when, sequence=one.sequence, organizer=organizer(),
        stamped_at=datetime.combine(one.steps[-1].on, time.min, tzinfo=UTC),
    )  # fmt: skip
    return HttpResponse(published(entry, telling.surety(one)), content_type="text/calendar; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="rapat-{one.day.isoformat()}.ics"'})  # fmt: skip


@require_POST
@only(Permission.RUN_TEAM)
def issue_minutes(request: ViewedRequest, team: int, meeting: int) -> HttpResponse:
    """The minutes as a numbered letter of the office."""
    one = found_meeting(request, team, meeting)
    act = partial(minutes_letter.issue_minutes, by=request.viewer, team=team, meeting=meeting, on=office_day())
    return _done(request, act, f"{room(one)}#papers", told=KEPT)


@require_POST
@only(Permission.RUN_TEAM)
@keeps_the_room
def came_back(request: ViewedRequest, team: int, meeting: int, invitation: int) -> HttpResponse:
    """An invitation came back: from then on the page says what to do."""
    one = found_meeting(request, team, meeting)
    act = partial(inviting.came_back, by=request.viewer, team=team, meeting=meeting, invitation=invitation)
    return _done(request, act, f"{room(one)}#sent")


@require_POST
@only(Permission.RUN_TEAM)
@keeps_the_room
def invite_too(request: ViewedRequest, team: int, meeting: int) -> HttpResponse:
    """The invitation to whoever was seated after it went out."""
    one = found_meeting(request, team, meeting)
    act = partial(inviting.invite_too, by=request.viewer, team=team, meeting=meeting, on=office_day())
    return _done(request, act, f"{room(one)}#sent", told=KEPT)


def _done(request: ViewedRequest, act: Callable[[], object], back: str, *, told: Text | None = None) -> HttpResponse:
    """Does something at a press, and leads back to where it shows; why it was refused is said there."""
    try:
        act()
    except Refused as refused:
        messages.warning(request, said(refused.refusal))
    else:
        if told is not None:
            messages.success(request, said(told))
    return redirect(back)
