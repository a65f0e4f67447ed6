"""What is typed in the meeting room is sent together: kept whole, before anything else is opened, whatever else is typed there."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_POST

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.meetings import agenda_queries, minutes_actions
from timpora.meetings import forms as asked
from timpora.meetings.agenda_pages import found_meeting, room
from timpora.meetings.forms import MinutesForm
from timpora.meetings.minutes_actions import Typed
from timpora.meetings.minutes_pages import BESIDE
from timpora.meetings.queries import MeetingSeen
from timpora.meetings.writing_pages import KEPT, UNPROCESSABLE
from timpora.register.doors import only
from timpora.team.doors import found
from timpora.ui.language import said


KEEP = "keep"
# What may be opened next, by the word with which a button of the room says so, and in which address it stands.
OPENED = {
    "entry": "add_entry",
    "action": "entry_to_action",
    "item": "add_item",
    "step": "meeting_step",
    "code": "show_code",
}
NOT_KEPT = Text(id="Belum tersimpan", en="Not kept yet")


@require_POST
@only(Permission.RUN_TEAM)
def keep_minutes(request: ViewedRequest, team: int, meeting: int) -> HttpResponse:
    """Keeps what is typed under each item, and goes where the button leads; what cannot be kept is shown again, and nothing else is opened."""
    seen, one = found(request.viewer, team), found_meeting(request, team, meeting)
    beside, wrong = False, {}
    for item, form in asked.minutes_typed(request.POST).items():
        try:
            holds = not form.is_valid() or _keep(request, one, item, form)
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            beside = beside or not holds
        if form.errors:
            wrong[item] = form
    if beside:
        messages.warning(request, said(BESIDE))
    if wrong:
        titles = {each.id: each.title for each in agenda_queries.items(request.viewer, meeting)}
        page = {"seen": seen, "one": one, "back": room(one), "title": NOT_KEPT, "forms": [(item, titles.get(item), form) for item, form in wrong.items()]}  # fmt: skip
        return render(request, "meetings/not_kept.html", page, status=UNPROCESSABLE)
    return redirect(_next(request, one, is_kept=not beside))


def _keep(request: ViewedRequest, one: MeetingSeen, item: int, form: MinutesForm) -> bool:
    return minutes_actions.write(by=request.viewer, team=one.team, meeting=one.id, item=item, typed=Typed(**form.cleaned_data))  # fmt: skip


def _next(request: ViewedRequest, one: MeetingSeen, *, is_kept: bool) -> str:
    """Where the button leads that sent it: another page of the meeting, or the item itself."""
    word, *told = request.POST.get("then", KEEP).split(":")
    if word in OPENED:
        try:
            return reverse(OPENED[word], args=[one.team, one.id, *told])
        except NoReverseMatch:
            return room(one)
    if is_kept:
        messages.success(request, said(KEPT))
    item = told[0] if told and told[0].isdecimal() else ""
    return f"{room(one)}#item-{item}" if item else room(one)
