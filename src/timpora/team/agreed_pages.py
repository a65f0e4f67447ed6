"""Pages of agreed actions: the list of a team, a new one, one with its steps, and the next step."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from timpora.accounts import exporting
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.casework import queries as cases
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.register.doors import only
from timpora.team import (
    agreed_listing,
    agreed_queries,
    agreed_showing,
    agreeing,
    queries,
    reminder_queries,
    reminder_showing,
    reminding,
)
from timpora.team import forms as asked
from timpora.team.agreed_queries import ActionSeen
from timpora.team.agreeing import Promise, SaidNow
from timpora.team.core import agreed_refusals
from timpora.team.core.agreed import STEP_WORDS, Step, StepKind, why_not
from timpora.team.core.causes import Cause, CauseKind
from timpora.team.doors import READING, found, only_one_of
from timpora.ui.language import said
from timpora.ui.office_day import office_day


UNPROCESSABLE = 422
NEW = Text(id="Catat tindak lanjut", en="Record an agreed action")
KEPT = Text(id="Tersimpan.", en="Kept.")


@require_GET
@only_one_of(*READING)
def agreed_actions(request: ViewedRequest, team: int) -> HttpResponse:
    """What the agencies of a team promised it, narrowed and sorted as asked, and how many were done in time."""
    viewer, on, one = request.viewer, office_day(), agreed_listing.chosen(team, request.GET)
    seen, form = found(viewer, team), exporting.form_asked(request)
    if form:
        rows = agreed_listing.lines(agreed_queries.of_teams(viewer, [team]), one, on=on)
        return exporting.answer(request, agreed_listing.table(rows, on=on), form, what=agreed_listing.FILE)
    page = {"seen": seen, "may_run": viewer.may(Permission.RUN_TEAM), "downloads": exporting.downloads(request), **agreed_listing.page(viewer, one, on=on)}  # fmt: skip
    return render(request, "team/agreed_actions.html", page)


@require_http_methods(["GET", "POST"])
@only(Permission.RUN_TEAM)
def agree(request: ViewedRequest, team: int) -> HttpResponse:
    """What was agreed, whose it is, by when, and what would show it done."""
    viewer, on = request.viewer, office_day()
    seen, rows = found(viewer, team), queries.file(viewer, team, today=on)
    agencies = queries.agency_names(viewer)
    seats = {one.id: agencies.get(one.agency, "-") for one in rows.seats if one.days.holds(on)}
    people = [(one.id, f"{one.name}, {seats[one.seat]}") for one in rows.holders if one.seat in seats and one.days.holds(on)]  # fmt: skip
    form = filled(request, asked.PromiseForm, seats=list(seats.items()), people=people, initial={"agreed_on": on})
    if request.method == "POST" and form.is_valid():
        try:
            made = agreeing.agree(by=viewer, team=team, told=_promise(viewer, form.cleaned_data), on=on)
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            messages.success(request, said(KEPT))
            return redirect("agreed_action", team, made)
    page = {"form": form, "title": NEW, "back": reverse("agreed_actions", args=[team]), "seen": seen}
    return render(request, "team/form.html", page, status=UNPROCESSABLE if form.errors else 200)


def _promise(viewer: Viewer, told: dict[str, Any]) -> Promise:
    causes = [Cause(kind=kind, row=told[kind.value]) for kind in (CauseKind.FINDING, CauseKind.PLACE) if told[kind.value]]  # fmt: skip
    if told["case"]:
        sequence, _, year = told["case"].upper().replace("/PERKARA/", "/").partition("/")
        case = cases.by_number(viewer, sequence=int(sequence), year=int(year))
        if case is None:
            raise Refused(agreed_refusals.NO_CAUSE)
        causes.append(Cause(kind=CauseKind.CASE, row=case.id))
    return Promise(
        seat=told["seat"], person=told["person"], what=told["what"], shown_by=told["shown_by"], agreed_on=told["agreed_on"],
        due_on=told["due_on"], causes=causes,
    )  # fmt: skip


@require_GET
@only_one_of(*READING)
def agreed_action(request: ViewedRequest, team: int, action: int) -> HttpResponse:
    """One agreed action: the promise, how it stands, its steps, and what one can do next."""
    viewer, on = request.viewer, office_day()
    seen, one = found(viewer, team), agreed_queries.one(viewer, team, action)
    if one is None:
        raise Http404
    page = {
        "seen": seen,
        "one": one,
        "properties": agreed_showing.properties(one, agreed_queries.causes(viewer, action, on=on), on=on),
        "steps": agreed_showing.steps(viewer, one),
        "next": agreed_showing.next_steps(one, agreed_queries.hand_of(viewer, one, on=on)),
        "may_run": viewer.may(Permission.RUN_TEAM),
        **(_reminders(viewer, one, on) if viewer.may(Permission.READ_REGISTER) else {}),
    }
    return render(request, "team/agreed_action.html", page)


def _reminders(viewer: Viewer, one: ActionSeen, on: date) -> dict[str, Any]:
    """Who was reminded of an action, and who will be: for the office alone."""
    ahead = reminder_queries.ahead(viewer, one, on=on)
    return {
        "reminded": reminder_showing.reminded(reminder_queries.of_actions(viewer, [one.id])[one.id]),
        "ahead": None if ahead is None else reminder_showing.ahead(ahead, leaves=reminding.mail_leaves()),
    }


@require_POST
@only(Permission.RUN_TEAM)
def reminder_came_back(request: ViewedRequest, team: int, action: int, reminder: int) -> HttpResponse:
    """A reminder came back: from then on the page says what to do."""
    found(request.viewer, team)
    try:
        reminding.came_back(by=request.viewer, team=team, action=action, reminder=reminder)
    except Refused as refused:
        messages.warning(request, said(refused.refusal))
    return redirect(f"{reverse('agreed_action', args=[team, action])}#reminders")


@require_http_methods(["GET", "POST"])
@only_one_of(*READING)
def action_step(request: ViewedRequest, team: int, action: int, kind: str) -> HttpResponse:
    """The next step: progress, a report, its answer, another due day, or that the action is dropped."""
    viewer, on = request.viewer, office_day()
    seen, one = found(viewer, team), agreed_queries.one(viewer, team, action)
    if one is None or kind not in set(StepKind):
        raise Http404
    step, back = StepKind(kind), reverse("agreed_action", args=[team, action])
    waits = one.standing.asked if step is StepKind.DAY_MOVED else None
    form = filled(request, asked.StepForm, kind=step, due_on=one.due_on, initial=_as_asked(waits))
    if request.method == "POST" and form.is_valid():
        try:
            agreeing.say(by=viewer, team=team, action=action, told=SaidNow(kind=step, **form.cleaned_data), on=on)
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            messages.success(request, said(KEPT))
            return redirect(back)
    elif request.method == "GET" and (refusal := why_not(step, one.standing, agreed_queries.hand_of(viewer, one, on=on))):  # fmt: skip
        messages.warning(request, said(refusal))
        return redirect(back)
    page = {"form": form, "title": STEP_WORDS[step], "back": back, "seen": seen, "whom": one.what}
    return render(request, "team/form.html", page, status=UNPROCESSABLE if form.errors else 200)


def _as_asked(waits: Step | None) -> dict[str, Any]:
    """Who agrees to another due day begins with that day and why it was asked for."""
    return {} if waits is None else {"due_on": waits.due_on, "text": waits.text}
