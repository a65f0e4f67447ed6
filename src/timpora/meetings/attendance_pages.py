"""Pages of attendance: the secretary's tap, the code that is shown in the room, and "I am here"."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.kernel.refusals import Refused, stop_at
from timpora.kernel.text import Text
from timpora.meetings import attendance_actions, telling
from timpora.meetings.agenda_pages import found_meeting, room
from timpora.meetings.attendance_actions import Tapped
from timpora.meetings.core import refusals
from timpora.meetings.core.attending import Came
from timpora.meetings.forms import AttendanceForm
from timpora.meetings.here_code import code_of, fits
from timpora.meetings.refusing import says_no
from timpora.meetings.room_keeping import keeps_the_room
from timpora.register.doors import only
from timpora.team.doors import READING, found, only_one_of
from timpora.ui.language import said
from timpora.ui.office_day import office_day


NOTED = Text(id="Anda tercatat hadir.", en="You are recorded as present.")
PIXELS = 6  # to a module of the code, as it is shown on the wall


@require_POST
@only(Permission.RUN_TEAM)
@keeps_the_room
def tap_attendance(request: ViewedRequest, team: int, meeting: int, seat: int) -> HttpResponse:
    """How an agency is there, by one tap; the room sends what is typed at each seat."""
    one, told = found_meeting(request, team, meeting), request.POST
    form = AttendanceForm({"came": told.get("came", ""), "name": told.get(f"name-{seat}", "")})
    try:
        stop_at(None if form.is_valid() else refusals.NOT_UNDERSTOOD)
        tapped = Tapped(seat=seat, came=Came(form.cleaned_data["came"]), name=form.cleaned_data["name"])
        attendance_actions.tap(by=request.viewer, team=team, meeting=meeting, told=tapped, on=office_day())
    except Refused as refused:
        return says_no(request, refused, room(one), f"seat-{seat}")
    return redirect(f"{room(one)}#seat-{seat}")


@require_GET
@only(Permission.RUN_TEAM)
def show_code(request: ViewedRequest, team: int, meeting: int) -> HttpResponse:
    """The code on a page of its own, to be shown on the wall of the room."""
    import segno  # noqa: PLC0415 - only this page needs it

    seen, one = found(request.viewer, team), found_meeting(request, team, meeting)
    address = request.build_absolute_uri(reverse("meeting_here", args=[team, meeting, code_of(meeting, one.day)]))
    drawn = segno.make(address, error="m", micro=False).svg_data_uri(scale=PIXELS, border=4, light="white")
    page = {"seen": seen, "one": one, "back": room(one), "drawn": drawn, "address": address, "is_today": office_day() == one.day}  # fmt: skip
    return render(request, "meetings/code.html", page)


@require_http_methods(["GET", "POST"])
@only_one_of(*READING)
def meeting_here(request: ViewedRequest, team: int, meeting: int, code: str) -> HttpResponse:
    """Who scanned the code says "I am here": for this meeting, on this day alone."""
    viewer, on = request.viewer, office_day()
    seen, one = found(viewer, team), found_meeting(request, team, meeting)
    if request.method == "POST":
        try:
            attendance_actions.here(by=viewer, team=team, meeting=meeting, code=code, on=on)
        except Refused as refused:
            messages.warning(request, said(refused.refusal))
        else:
            messages.success(request, said(NOTED))
        return redirect(room(one))
    holder = attendance_actions.holder_of(viewer, team, on=on)
    page = {
        "seen": seen, "one": one, "back": room(one), "words": telling.where_and_when(one.standing.when), "holder": holder,
        "fits": on == one.day and fits(code, meeting, one.day),
    }  # fmt: skip
    return render(request, "meetings/here.html", page)
