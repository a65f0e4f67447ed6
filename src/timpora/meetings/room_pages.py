"""What is typed in the meeting room is sent together: kept whole, before anything else is done or opened, whatever else is typed there."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_POST

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.meetings import agenda_queries, letter_pages, minutes_actions, queries
from timpora.meetings import forms as asked
from timpora.meetings.agenda_pages import found_meeting, room
from timpora.meetings.attendance_pages import tap, tapped
from timpora.meetings.core.attending import Came
from timpora.meetings.forms import AttendanceForm, MinutesForm
from timpora.meetings.minutes_actions import Typed
from timpora.meetings.minutes_pages import BESIDE, remove_entry
from timpora.meetings.pack_pages import make_pack
from timpora.meetings.queries import MeetingSeen
from timpora.meetings.writing_pages import KEPT, UNPROCESSABLE
from timpora.register.doors import only
from timpora.team.doors import found
from timpora.ui.language import said


KEEP, TAP = "keep", "tap"
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
    """Keeps what is typed in the room, and does or opens what the button says; where something cannot be kept it is shown again, and nothing else is done."""
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
    word, *told = request.POST.get("then", KEEP).split(":")
    _keep_names(request, one, but=told[:1] if word == TAP and not wrong else [])
    if beside:
        messages.warning(request, said(BESIDE))
    if wrong:
        titles = {each.id: each.title for each in agenda_queries.items(request.viewer, meeting)}
        page = {"seen": seen, "one": one, "back": room(one), "title": NOT_KEPT, "forms": [(item, titles.get(item), form) for item, form in wrong.items()]}  # fmt: skip
        return render(request, "meetings/not_kept.html", page, status=UNPROCESSABLE)
    return _done(request, one, word, told) or redirect(_next(request, one, is_kept=not beside))


def _keep(request: ViewedRequest, one: MeetingSeen, item: int, form: MinutesForm) -> bool:
    return minutes_actions.write(by=request.viewer, team=one.team, meeting=one.id, item=item, typed=Typed(**form.cleaned_data))  # fmt: skip


def _keep_names(request: ViewedRequest, one: MeetingSeen, *, but: list[str]) -> None:
    """Who stood in, where a name was typed and nobody tapped: how the agency is there stays, and of which nothing was said is represented."""
    there = queries.attendance(request.viewer, one.id)
    for seat, name in asked.names_typed(request.POST).items():
        if str(seat) not in but:
            came = there[seat].came if seat in there else Came.REPRESENTED
            try:
                tap(request, one, seat, AttendanceForm({"came": came.value, "name": name}))
            except Refused as refused:
                messages.warning(request, said(refused.refusal))


def _done(request: ViewedRequest, one: MeetingSeen, word: str, told: list[str]) -> HttpResponse | None:
    """What the button does that sent it, once what was typed is kept; None where it only leads elsewhere."""
    of = {"team": one.team, "meeting": one.id}
    match word, *told:
        case "tap", seat, came if _is_number(seat):
            name = request.POST.get(f"name-{seat}", "")
            return tapped(request, one, int(seat), AttendanceForm({"came": came, "name": name}))
        case "remove", entry if _is_number(entry):
            return remove_entry(request, **of, entry=int(entry))
        case "back", invitation if _is_number(invitation):
            return letter_pages.came_back(request, **of, invitation=int(invitation))
        case ("invite",):
            return letter_pages.invite_too(request, **of)
        case ("pack",):
            return make_pack(request, **of)
    return None


def _is_number(told: str) -> bool:
    return told.isdecimal() and len(told) < asked.LONGEST_NUMBER


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
