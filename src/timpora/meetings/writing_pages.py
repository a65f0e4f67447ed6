"""Pages that plan a meeting and do its next step: what was typed stays where it has to be mended."""

from datetime import time
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.meetings import actions, agenda_actions, inviting, queries
from timpora.meetings import forms as asked
from timpora.meetings.core.states import SAYS_WHERE, STEP_WORDS, StepKind, When, why_not
from timpora.meetings.queries import MeetingSeen
from timpora.register.doors import only
from timpora.team import queries as teams
from timpora.team.doors import READING, found, only_one_of
from timpora.ui.language import said
from timpora.ui.office_day import office_day


UNPROCESSABLE = 422
KEPT = Text(id="Tersimpan.", en="Kept.")
USUAL = {"begins": time(9), "ends": time(12)}


@require_http_methods(["GET", "POST"])
@only(Permission.RUN_TEAM)
def plan_meeting(request: ViewedRequest, team: int) -> HttpResponse:
    """A new meeting, on the day that the rhythm proposes; its agenda is drafted at once."""
    viewer, on = request.viewer, office_day()
    seen = found(viewer, team)
    day = queries.next_proposed(viewer, team, seen.rhythm_months, on) or on
    form = filled(request, asked.WhenForm, initial={"day": day, **USUAL})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.plan(by=viewer, team=team, when=When(**form.cleaned_data), on=on)
            agenda_actions.draft(by=viewer, team=team, meeting=made, on=on)
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            messages.success(request, said(KEPT))
            return redirect("meeting", team, made)
    return form_page(request, form, STEP_WORDS[StepKind.PLAN], reverse("meetings", args=[team]), seen)


@require_http_methods(["GET", "POST"])
@only_one_of(*READING)
def meeting_step(request: ViewedRequest, team: int, meeting: int, kind: str) -> HttpResponse:
    """The next step of a meeting: the invitation, a move, its opening, the minutes closed and answered, or that it falls out."""
    viewer, on = request.viewer, office_day()
    seen, one = found(viewer, team), queries.one(viewer, team, meeting)
    if one is None or kind not in set(StepKind) or kind == StepKind.PLAN:
        raise Http404
    step, back = StepKind(kind), reverse("meeting", args=[team, meeting])
    form = _form(request, step, one)
    if request.method == "POST" and form.is_valid():
        try:
            _do(request, step, one, form.cleaned_data)
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            messages.success(request, said(KEPT))
            return redirect(back)
    hand = queries.hand_of(viewer, teams.file(viewer, team, today=on), on=on)
    if request.method == "GET" and (refusal := why_not(step, one.standing, hand)):
        messages.warning(request, said(refusal))
        return redirect(back)
    return form_page(request, form, STEP_WORDS[step], back, seen, tells=TELLS.get(step))


def form_page(
    request: ViewedRequest, form: forms.Form, title: Text, back: str, seen: object, **more: object
) -> HttpResponse:
    """The form, with what is wrong with it."""
    page = {"form": form, "title": title, "back": back, "seen": seen, **more}
    return render(request, "meetings/form.html", page, status=UNPROCESSABLE if form.errors else 200)


def _form(request: ViewedRequest, step: StepKind, one: MeetingSeen) -> forms.Form:
    if step not in SAYS_WHERE:
        return filled(request, asked.WordsForm, kind=step)
    when = one.standing.when
    return filled(request, asked.WhenForm, initial={"day": when.day, "begins": when.begins, "ends": when.ends, "place": when.place})  # fmt: skip


def _do(request: ViewedRequest, step: StepKind, one: MeetingSeen, told: dict[str, Any]) -> None:
    common: dict[str, Any] = {"by": request.viewer, "team": one.team, "meeting": one.id, "on": office_day()}
    match step:
        case StepKind.INVITE:
            inviting.invite(**common)
        case StepKind.MOVE:
            inviting.move(**common, when=When(**told))
        case StepKind.FALL_OUT:
            inviting.fall_out(**common, because=told["text"])
        case StepKind.REDRAFT:
            agenda_actions.draft(**common)
        case StepKind.OPEN:
            actions.open_meeting(**common)
        case StepKind.CLOSE:
            actions.close_minutes(**common)
        case _:
            actions.answer(**common, kind=step, text=told["text"])


TELLS = {
    StepKind.INVITE: Text(id="Undangan berikut acara dan berkas kalendernya dikirim kepada semua yang duduk dan mempunyai alamat dinas. Sejak itu acaranya tetap.", en="The invitation, with the agenda and a calendar file, goes to everybody who sits and has an official address. From then on the agenda stands."),
    StepKind.REDRAFT: Text(id="Acara disusun lagi dari data hari ini; yang Anda tambahkan sendiri, kata-kata Anda, dan alasan melewatkan tetap ada. Acara yang sudah dikirim ditarik sampai undangan berikutnya.", en="The agenda is drafted again from today's data; what you added yourself, your words, and reasons for leaving out stay. One that went out is taken back until the next invitation."),
    StepKind.OPEN: Text(id="Sejak dibuka, notula ditulis dan kehadiran dicatat.", en="From its opening on minutes are written and attendance is recorded."),
    StepKind.CLOSE: Text(id="Sejak ditutup, instansi tim membaca notulanya dan ketua menjawabnya.", en="Once closed, the agencies of the team read the minutes and the chair answers."),
    StepKind.ACCEPT: Text(id="Sejak diterima, notula tidak berubah lagi; pembetulan ditambahkan sebagai catatan.", en="Once accepted, the minutes do not change any more; corrections are added as notes."),
}  # fmt: skip
