"""Pages that change teams, each a form of its own: what was typed stays where it has to be mended."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.register.doors import only
from timpora.team import actions, queries
from timpora.team import forms as asked
from timpora.team.actions import DecreeTold, HolderTold, TeamTold
from timpora.team.core.endings import ENDING_WORDS, Ending
from timpora.team.core.levels import TeamKind, TeamLevel
from timpora.team.core.positions import POSITION_WORDS, Position
from timpora.team.doors import found, only_one_of
from timpora.team.queries import TeamSeen
from timpora.ui.language import said
from timpora.ui.office_day import office_day


UNPROCESSABLE = 422
KEPT = Text(id="Tersimpan.", en="Kept.")
NEW_TEAM = Text(id="Tim baru", en="New team")
CHANGE = Text(id="Ubah nama atau irama rapat", en="Change name or rhythm of meetings")
NEW_DECREE = Text(id="Catat surat keputusan", en="Record a decree")
NEW_SEAT = Text(id="Beri kursi kepada instansi", en="Give an agency a seat")
NEW_HOLDER = Text(id="Dudukkan seseorang", en="Seat somebody")
NEW_ABSENCE = Text(id="Catat hari berhalangan", en="Record days of absence")
SEATED_AS = Text(id="{name}, {position}", en="{name}, {position}")


def _answer(  # noqa: PLR0913 - what every form page consists of
    request: ViewedRequest, form: forms.Form, title: Text, *, back: str, about: TeamSeen | None, do: Callable[[dict[str, Any]], int | None], whom: str = ""
) -> HttpResponse:  # fmt: skip
    """The form, what is wrong with it, or, where it was done, the page that it leads back to."""
    if request.method == "POST" and form.is_valid():
        try:
            made = do(form.cleaned_data)
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            messages.success(request, said(KEPT))
            return redirect("team", made) if about is None else redirect(back)
    page = {"form": form, "title": title, "back": back, "seen": about, "whom": whom}
    return render(request, "team/form.html", page, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(["GET", "POST"])
@only(Permission.RUN_TEAM)
def open_team(request: ViewedRequest) -> HttpResponse:
    """A new team: whose, how far it reaches, for which area, and every how many months it meets."""

    def do(told: dict[str, Any]) -> int:
        new = TeamTold(kind=TeamKind(told["kind"]), level=TeamLevel(told["level"]), area_code=told["area"] or None, name=told["name"], rhythm_months=told["rhythm_months"])  # fmt: skip
        return actions.open_team(by=request.viewer, told=new)

    return _answer(request, filled(request, asked.TeamForm), NEW_TEAM, back=reverse("teams"), about=None, do=do)


@require_http_methods(["GET", "POST"])
@only(Permission.RUN_TEAM)
def change_team(request: ViewedRequest, team: int) -> HttpResponse:
    """Another name, or another rhythm of its meetings."""
    seen = found(request.viewer, team)
    begin = {"name": seen.name, "rhythm_months": seen.rhythm_months}
    form = filled(request, asked.RhythmForm, initial=begin)
    return _answer(
        request, form, CHANGE, back=_page(team), about=seen, do=lambda told: actions.change_team(by=request.viewer, team=team, **told)
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@only(Permission.DECIDE_TEAMS)
def add_decree(request: ViewedRequest, team: int) -> HttpResponse:
    """On what a team rests, and from when until when."""
    seen = found(request.viewer, team)
    return _answer(
        request, filled(request, asked.DecreeForm), NEW_DECREE, back=_page(team), about=seen,
        do=lambda told: actions.record_decree(by=request.viewer, team=team, told=DecreeTold(**told), on=office_day()),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@only(Permission.RUN_TEAM)
def add_seat(request: ViewedRequest, team: int) -> HttpResponse:
    """A seat of an agency, or the office's own."""
    seen = found(request.viewer, team)
    agencies = [(asked.OFFICE if number is None else str(number), name) for number, name in queries.agency_names(request.viewer).items()]  # fmt: skip
    form = filled(request, asked.SeatForm, agencies=agencies, initial={"first_day": office_day()})

    def do(told: dict[str, Any]) -> int:
        agency = None if told["agency"] == asked.OFFICE else int(told["agency"])
        return actions.give_seat(by=request.viewer, team=team, agency=agency, first_day=told["first_day"], last_day=told["last_day"], on=office_day())  # fmt: skip

    return _answer(request, form, NEW_SEAT, back=_page(team), about=seen, do=do)


@require_http_methods(["GET", "POST"])
@only(Permission.RUN_TEAM)
def seat_person(request: ViewedRequest, team: int, seat: int) -> HttpResponse:
    """Somebody in the seat of an agency: with an account, or known by name alone."""
    viewer, on = request.viewer, office_day()
    seen, rows = found(viewer, team), queries.file(viewer, team, today=on)
    place = next((one for one in rows.seats if one.id == seat), None)
    if place is None:
        raise Http404
    seated = [
        (one.id, said(SEATED_AS.fill(name=one.name, position=POSITION_WORDS[one.position])))
        for one in rows.holders
        if one.seat == seat and one.position is not Position.SUBSTITUTE and one.days.ever_held
    ]
    form = filled(request, asked.HolderForm, people=queries.people_of(viewer, place.agency), seated=seated, initial={"first_day": on})  # fmt: skip

    def do(told: dict[str, Any]) -> int:
        return actions.seat(by=viewer, team=team, seat=seat, told=HolderTold(**{**told, "position": Position(told["position"])}), on=on)  # fmt: skip

    return _answer(request, form, NEW_HOLDER, back=_page(team), about=seen, do=do, whom=queries.agency_names(viewer).get(place.agency, "-"))  # fmt: skip


@require_http_methods(["GET", "POST"])
@only(Permission.RUN_TEAM)
def add_absence(request: ViewedRequest, team: int, holder: int) -> HttpResponse:
    """On which days somebody cannot act."""
    seen, on = found(request.viewer, team), office_day()
    whom = _whom(request.viewer, team, Ending.HOLDER, holder)
    return _answer(
        request, filled(request, asked.AbsenceForm), NEW_ABSENCE, back=reverse("team_holder", args=[team, holder]), about=seen, whom=whom,
        do=lambda told: actions.record_absence(by=request.viewer, team=team, holder=holder, on=on, **told),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@only_one_of(Permission.RUN_TEAM, Permission.DECIDE_TEAMS)
def end_row(request: ViewedRequest, team: int, what: str, row: int) -> HttpResponse:
    """The last day of a decree, a seat, a position or an absence that was to hold longer."""
    if what not in set(Ending):
        raise Http404
    ending = Ending(what)
    if not request.viewer.may(Permission.DECIDE_TEAMS if ending is Ending.DECREE else Permission.RUN_TEAM):
        raise PermissionDenied
    seen, whom = found(request.viewer, team), _whom(request.viewer, team, ending, row)
    return _answer(
        request, filled(request, asked.EndForm), ENDING_WORDS[ending], back=_page(team), about=seen, whom=whom,
        do=lambda told: actions.end(by=request.viewer, team=team, what=ending, row=row, last_day=told["last_day"]),
    )  # fmt: skip


def _page(team: int) -> str:
    return reverse("team", args=[team])


def _whom(viewer: Viewer, team: int, ending: Ending, row: int) -> str:
    """Of which decree, agency or person a row is; not there where the team has none of that number."""
    named = queries.named(viewer, team, today=office_day())[ending]
    if row not in named:
        raise Http404
    return named[row]
