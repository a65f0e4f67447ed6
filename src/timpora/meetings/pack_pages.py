"""Addresses of packs: one is asked for by one click, and taken along as its file."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.kernel.refusals import Refused
from timpora.meetings import pack_actions, pack_queries, queries
from timpora.meetings.agenda_pages import found_meeting, room
from timpora.meetings.room_keeping import keeps_the_room
from timpora.register.doors import only
from timpora.team.doors import READING, only_one_of
from timpora.ui.language import language_now, said


@require_POST
@only(Permission.RUN_TEAM)
@keeps_the_room
def make_pack(request: ViewedRequest, team: int, meeting: int) -> HttpResponse:
    """Begins the pack as things stand."""
    one = found_meeting(request, team, meeting)
    try:
        return redirect("job", pack_actions.ask(by=request.viewer, team=team, meeting=meeting))
    except Refused as refused:
        messages.warning(request, said(refused.refusal))
        return redirect(f"{room(one)}#packs")


@require_GET
@only_one_of(*READING)
def pack_file(request: ViewedRequest, team: int, meeting: int, number: int) -> HttpResponse:
    """A pack in the language of the page; the same bytes each time."""
    one = found_meeting(request, team, meeting)
    found = pack_queries.file_of(request.viewer, meeting, number, language_now())
    if found is None:
        raise Http404
    pack_actions.note_taking(team=team, meeting=meeting, number=number)
    name = f"berkas-rapat-{one.day.isoformat()}-{number}-{language_now().value}.pdf"
    return HttpResponse(found, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'})  # fmt: skip


@require_GET
@only(Permission.READ_REGISTER)
def pack_of_meeting(request: ViewedRequest, meeting: int) -> HttpResponse:
    """Where the job that makes a pack leads when it is over."""
    team = queries.team_of(request.viewer, meeting)
    if team is None:
        raise Http404
    return redirect(f"{room(found_meeting(request, team, meeting))}#packs")
