"""What is typed in the meeting room is sent together: kept whole, before anything else is opened, whatever else is typed there."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_POST

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.meetings.agenda_pages import found_meeting, room
from timpora.meetings.queries import MeetingSeen
from timpora.meetings.room_keeping import keep
from timpora.meetings.writing_pages import KEPT
from timpora.register.doors import only
from timpora.ui.language import said


KEEP = "keep"
# What may be opened next, by the word with which a button of the room says so, and in which address it stands.
OPENED = {
    "entry": "add_entry",
    "action": "entry_to_action",
    "both": "write_minutes",
    "item": "add_item",
    "step": "meeting_step",
    "code": "show_code",
}


@require_POST
@only(Permission.RUN_TEAM)
def keep_minutes(request: ViewedRequest, team: int, meeting: int) -> HttpResponse:
    """Keeps what is typed under each item, and goes where the button leads; what cannot be kept is shown again, and nothing else is opened."""
    one = found_meeting(request, team, meeting)
    kept = keep(request, one)
    return redirect(_next(request, one, is_kept=kept.holds)) if kept.instead is None else kept.instead


def _next(request: ViewedRequest, one: MeetingSeen, *, is_kept: bool) -> str:
    """Where the button leads that sent it: another page of the meeting, or the item itself."""
    word, *told = request.POST.get("then", "").split(":")
    if word in OPENED:
        try:
            return reverse(OPENED[word], args=[one.team, one.id, *told])
        except NoReverseMatch:
            return room(one)
    if is_kept and word == KEEP:
        messages.success(request, said(KEPT))
    item = told[0] if told and told[0].isdecimal() else ""
    return f"{room(one)}#item-{item}" if item else room(one)
