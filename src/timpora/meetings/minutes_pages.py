"""Pages of the minutes: the text of an item, where two wrote at once both side by side, what was decided, and what becomes an action."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.meetings import agenda_queries, minutes_actions, minutes_queries, queries
from timpora.meetings import forms as asked
from timpora.meetings.agenda_pages import found_meeting, room
from timpora.meetings.agenda_queries import ItemSeen
from timpora.meetings.core.minutes import ENTRY_WORDS, EntryKind
from timpora.meetings.minutes_actions import EntryTold
from timpora.meetings.refusing import says_no
from timpora.meetings.room_keeping import BESIDE, keeps_the_room, typed_in
from timpora.meetings.writing_pages import KEPT, UNPROCESSABLE, form_page
from timpora.register import showing as people
from timpora.register.doors import only
from timpora.team import queries as teams
from timpora.team.agreeing import Promise
from timpora.team.doors import found
from timpora.ui.language import said
from timpora.ui.office_day import office_day


TO_ACTION = Text(id="Jadikan tindak lanjut", en="Make it an agreed action")


@require_http_methods(["GET", "POST"])
@only(Permission.RUN_TEAM)
def write_minutes(request: ViewedRequest, team: int, meeting: int, item: int) -> HttpResponse:
    """The text of an item; a text that was written over another is kept beside it until both are one."""
    viewer, seen, one = request.viewer, found(request.viewer, team), found_meeting(request, team, meeting)
    item_seen = _item(request, meeting, item)
    form = filled(request, asked.MinutesForm) if request.method == "POST" else None
    if form is not None:
        try:
            holds = minutes_actions.write(by=viewer, team=team, meeting=meeting, item=item, typed=typed_in(form))
        except Refused as refused:
            if not form.errors:
                form.add_error(None, said(refused.refusal))
        else:
            (messages.success if holds else messages.warning)(request, said(KEPT if holds else BESIDE))
            return redirect(f"{room(one)}#item-{item}" if holds else request.path)
    texts, names = minutes_queries.texts(viewer, meeting)[item], people.names(viewer)
    aside = next(iter(texts.asides), None)
    held = texts.current.text if texts.current else ""
    together = held if aside is None else "\n\n".join(filter(None, (held, aside.text)))
    page = {
        "seen": seen, "one": one, "item": item_seen, "back": room(one), "aside": aside, "held": held,
        "whose_held": names.get(texts.current.by, "-") if texts.current else "-", "whose_aside": names.get(aside.by, "-") if aside else "-",
        "form": form or asked.MinutesForm(initial={"text": together, "base": texts.base, "settles": aside.number if aside else None}),
    }  # fmt: skip
    return render(request, "meetings/minutes.html", page, status=UNPROCESSABLE if form is not None and form.errors else 200)  # fmt: skip


@require_http_methods(["GET", "POST"])
@only(Permission.RUN_TEAM)
def add_entry(request: ViewedRequest, team: int, meeting: int, item: int, kind: str) -> HttpResponse:
    """What was decided, which agency does not agree, or that there was nothing."""
    if kind not in set(EntryKind):
        raise Http404
    viewer, on, entry = request.viewer, office_day(), EntryKind(kind)
    seen, one, item_seen = found(viewer, team), found_meeting(request, team, meeting), _item(request, meeting, item)
    seats = sorted(queries.seats_of(viewer, team, one.day, today=on).items(), key=lambda each: each[1])
    form = filled(request, asked.EntryForm, kind=entry, seats=seats)
    if request.method == "POST" and form.is_valid():
        told = EntryTold(kind=entry, text=form.cleaned_data["text"], seat=form.cleaned_data.get("seat"))
        try:
            minutes_actions.record(by=viewer, team=team, meeting=meeting, item=item, told=told, on=on)
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            messages.success(request, said(KEPT))
            return redirect(f"{room(one)}#item-{item}")
    return form_page(request, form, ENTRY_WORDS[entry], room(one), seen, whom=said(item_seen.title))


@require_POST
@only(Permission.RUN_TEAM)
@keeps_the_room
def remove_entry(request: ViewedRequest, team: int, meeting: int, entry: int) -> HttpResponse:
    """What was written by mistake, before the minutes are closed."""
    one, told = found_meeting(request, team, meeting), minutes_queries.entry(request.viewer, meeting, entry)
    beside = "agenda" if told is None else f"item-{told.item}"
    try:
        minutes_actions.remove(by=request.viewer, team=team, meeting=meeting, entry=entry)
    except Refused as refused:
        # Where somebody else removed it meanwhile, the item itself is shown anew, without it.
        if told is not None:
            return says_no(request, refused, room(one), beside)
    return redirect(f"{room(one)}#{beside}")


@require_http_methods(["GET", "POST"])
@only(Permission.RUN_TEAM)
def entry_to_action(request: ViewedRequest, team: int, meeting: int, entry: int) -> HttpResponse:
    """Whose a decision is, by when, and what would show it done: one step, and it is an agreed action."""
    viewer, on = request.viewer, office_day()
    seen, one, decision = found(viewer, team), found_meeting(request, team, meeting), minutes_queries.entry(viewer, meeting, entry)  # fmt: skip
    if decision is None or decision.kind is not EntryKind.DECISION:
        raise Http404
    seats = queries.seats_of(viewer, team, on, today=on)
    rows = teams.file(viewer, team, today=on)
    sitting = [(each.id, f"{each.name}, {seats[each.seat]}") for each in rows.holders if each.seat in seats and each.days.holds(on)]  # fmt: skip
    form = filled(request, asked.ActionForm, seats=sorted(seats.items(), key=lambda each: each[1]), people=sitting, initial={"what": decision.text})  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            minutes_actions.make_action(by=viewer, team=team, meeting=meeting, entry=entry, promise=Promise(agreed_on=one.day, **form.cleaned_data), on=on)  # fmt: skip
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            messages.success(request, said(KEPT))
            return redirect(f"{reverse('meeting', args=[team, meeting])}#item-{decision.item}")
    return form_page(request, form, TO_ACTION, room(one), seen, whom=decision.text)


def _item(request: ViewedRequest, meeting: int, item: int) -> ItemSeen:
    seen = agenda_queries.item(request.viewer, meeting, item)
    if seen is None:
        raise Http404
    return seen
