"""What is typed in the meeting room is kept whole before anything else is done or opened there, with or without a script."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from timpora.accounts import keeping
from timpora.accounts.doors import ViewedRequest
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.meetings import agenda_queries, minutes_actions
from timpora.meetings import forms as asked
from timpora.meetings.agenda_pages import found_meeting, room
from timpora.meetings.core import refusals
from timpora.meetings.forms import MinutesForm
from timpora.meetings.minutes_actions import Typed
from timpora.meetings.queries import MeetingSeen
from timpora.meetings.refusing import says_no
from timpora.meetings.writing_pages import UNPROCESSABLE
from timpora.team.doors import found
from timpora.ui.language import said


BESIDE = Text(id="Orang lain menulis pada acara ini sementara itu. Tulisan Anda tersimpan; satukan keduanya di bawah.", en="Somebody else wrote to this item meanwhile. Your text is kept; make both one below.")  # fmt: skip
NOT_KEPT = Text(id="Belum tersimpan", en="Not kept yet")


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Whether every text holds, and what is shown instead of anything else where one could not be kept."""

    holds: bool
    instead: HttpResponse | None


def keeps_the_room(act: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A press in the room: what is typed there is kept first; where it cannot be, nothing is done but that it is shown again."""

    @wraps(act)
    def kept(request: ViewedRequest, team: int, meeting: int, **numbers: int) -> HttpResponse:
        instead = keep(request, found_meeting(request, team, meeting)).instead
        return act(request, team, meeting, **numbers) if instead is None else instead

    return kept


def keep(request: ViewedRequest, one: MeetingSeen) -> Kept:
    """Keeps what is typed under each item; names that are typed at seats, which are recorded by a tap alone, wait for the room to be shown again."""
    holds, wrong = True, dict[int, tuple[MinutesForm, Refused]]()
    for item, form in asked.minutes_typed(request.POST).items():
        try:
            holds = minutes_actions.write(by=request.viewer, team=one.team, meeting=one.id, item=item, typed=typed_in(form)) and holds  # fmt: skip
        except Refused as refused:
            wrong[item] = (form, refused)
    if not holds:
        messages.warning(request, said(BESIDE))
    if not request.headers.get("HX-Request"):  # otherwise the page stays as it is, and with it the names
        keeping.carry(request, room(one), _names(request))
    return Kept(holds=holds, instead=_not_kept(request, one, wrong) if wrong else None)


def typed_in(form: MinutesForm) -> Typed:
    """What was typed. Raises Refused where it is not understood, in words for who sees no form again."""
    if not form.is_valid():
        raise Refused(refusals.TOO_LONG if form.has_error("text", "max_length") else refusals.TEXT_NOT_READ)
    return Typed(**form.cleaned_data)


def _names(request: ViewedRequest) -> Mapping[str, str]:
    """What is typed at seats and was not there before: what nobody touched is left to what others record."""
    told = request.POST
    return {name: told[name] for name in told if name.startswith("name-") and told[name] != told.get(f"was-{name.removeprefix('name-')}", "")}  # fmt: skip


def _not_kept(request: ViewedRequest, one: MeetingSeen, wrong: Mapping[int, tuple[MinutesForm, Refused]]) -> HttpResponse:  # fmt: skip
    """Why, beside the item, where only that was sent and the page stays; otherwise what is typed, to be mended."""
    for item, (form, refused) in wrong.items():
        if request.headers.get("HX-Request"):
            return says_no(request, refused, room(one), f"item-{item}")
        if not form.errors:
            form.add_error(None, said(refused.refusal))
    titles = {each.id: each.title for each in agenda_queries.items(request.viewer, one.id)}
    forms = [(item, titles.get(item), form) for item, (form, _) in wrong.items()]
    page = {"seen": found(request.viewer, one.team), "one": one, "back": room(one), "title": NOT_KEPT, "forms": forms}
    return render(request, "meetings/not_kept.html", page, status=UNPROCESSABLE)
