"""Pages of the agenda: an item worded, left out with a reason or taken in again, one added, and the order changed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.meetings import agenda_actions, agenda_queries, queries, showing
from timpora.meetings import forms as asked
from timpora.meetings.agenda_actions import Worded
from timpora.meetings.agenda_queries import ItemSeen
from timpora.meetings.core import refusals
from timpora.meetings.core.agenda import AgendaKind
from timpora.meetings.queries import MeetingSeen
from timpora.meetings.writing_pages import KEPT, form_page
from timpora.register.doors import only
from timpora.team.doors import found
from timpora.ui.language import said


NEW = Text(id="Tambah acara", en="Add an item")
CHANGE = Text(id="Ubah acara", en="Change the item")


@require_http_methods(["GET", "POST"])
@only(Permission.RUN_TEAM)
def add_item(request: ViewedRequest, team: int, meeting: int) -> HttpResponse:
    """Something that is talked about beside what the data say."""
    seen, one, form = found(request.viewer, team), found_meeting(request, team, meeting), filled(request, asked.ItemForm, is_new=True)  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            agenda_actions.add(by=request.viewer, team=team, meeting=meeting, told=Worded(**form.cleaned_data))
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            return _back(request, one)
    return form_page(request, form, NEW, room(one), seen)


@require_http_methods(["GET", "POST"])
@only(Permission.RUN_TEAM)
def agenda_item(request: ViewedRequest, team: int, meeting: int, item: int) -> HttpResponse:
    """How an item is called, what is written below it, and whether it is left out."""
    seen, one, item_seen = found(request.viewer, team), found_meeting(request, team, meeting), agenda_queries.item(request.viewer, meeting, item)  # fmt: skip
    if item_seen is None:
        return _gone(request, one, seen)
    begin = {"title": item_seen.typed_title, "text": item_seen.text, "left_out": item_seen.left_out, "base": item_seen.wording}  # fmt: skip
    form, held = filled(request, asked.ItemForm, initial=begin, is_own=item_seen.kind is AgendaKind.OWN), None
    if request.method == "POST" and form.is_valid():
        try:
            agenda_actions.word(by=request.viewer, team=team, meeting=meeting, item=item, told=Worded(**form.cleaned_data))  # fmt: skip
        except Refused as refused:
            now = agenda_queries.item(request.viewer, meeting, item)
            if refused.refusal is refusals.WORDED_MEANWHILE and now is not None:
                form, held = _beside(request, now), showing.wording(now)
            form.add_error(None, said(refused.refusal))
        else:
            return _back(request, one)
    return form_page(request, form, CHANGE, room(one), seen, whom=said(item_seen.title), held=held)


def _beside(request: ViewedRequest, now: ItemSeen) -> asked.ItemForm:
    """What was typed, as a form that goes on from how the item is worded now: sent again, it was seen."""
    form = asked.ItemForm({**request.POST.dict(), "base": now.wording}, is_own=now.kind is AgendaKind.OWN)
    form.full_clean()
    return form


def _gone(request: ViewedRequest, one: MeetingSeen, seen: object) -> HttpResponse:
    """An item that was drafted anew while somebody worded it: what they typed is still there to be copied."""
    if request.method != "POST":
        raise Http404
    form = asked.ItemForm(request.POST, is_own=False)
    form.add_error(None, said(refusals.ITEM_NOT_THERE))
    return form_page(request, form, CHANGE, room(one), seen)


@require_POST
@only(Permission.RUN_TEAM)
def raise_item(request: ViewedRequest, team: int, meeting: int, item: int) -> HttpResponse:
    """Puts an item before the one above it."""
    one = found_meeting(request, team, meeting)
    try:
        agenda_actions.raise_up(by=request.viewer, team=team, meeting=meeting, item=item)
    except Refused as refused:
        messages.warning(request, said(refused.refusal))
    return redirect(f"{room(one)}#agenda")


def found_meeting(request: ViewedRequest, team: int, meeting: int) -> MeetingSeen:
    """One meeting as a page shows it; not there where the viewer sees none."""
    one = queries.one(request.viewer, team, meeting)
    if one is None:
        raise Http404
    return one


def room(one: MeetingSeen) -> str:
    """Where a meeting is shown."""
    return reverse("meeting", args=[one.team, one.id])


def _back(request: ViewedRequest, one: MeetingSeen) -> HttpResponse:
    messages.success(request, said(KEPT))
    return redirect(room(one))
