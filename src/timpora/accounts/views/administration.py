"""Pages of the administrator: people and roles, agencies, the office and its areas."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from timpora.accounts import actions, queries
from timpora.accounts.core.paper import PAPER_LINES
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.forms import AgencyForm, AreaForm, ColleagueForm, LetterheadForm, RoleForm
from timpora.accounts.keeping import filled
from timpora.accounts.views import tables
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.ui.language import said
from timpora.ui.office_day import office_day


ROLE_GIVEN = Text(id="Peran diganti.", en="The role is changed.")
ENDED = Text(
    id="Akun diakhiri; sesinya berhenti saat ini juga.", en="The account has ended; its sessions stop at once."
)
AGENCY_ADDED = Text(id="Instansi ditambahkan.", en="The agency is added.")
RENAMED = Text(id="Nama instansi diganti.", en="The name of the agency is changed.")
AREA_ADDED = Text(id="Wilayah ditambahkan.", en="The area is added.")
LETTERHEAD_WRITTEN = Text(id="Kop surat tersimpan.", en="The letterhead is written.")
AREA_REMOVED = Text(id="Wilayah dilepas.", en="The area is taken away.")
type View = Callable[..., HttpResponse]


def administrators_only(view: View) -> View:
    """Only for who manages accounts."""

    @wraps(view)
    def respond(request: ViewedRequest, *arguments: object, **named: object) -> HttpResponse:
        if not request.viewer.may(Permission.MANAGE_ACCOUNTS):
            raise PermissionDenied
        return view(request, *arguments, **named)

    return respond


@administrators_only
@require_GET
def people(request: ViewedRequest) -> HttpResponse:
    """Who signs in here, in which role."""
    ended = "berakhir" in request.GET
    found = queries.people(request.viewer, ended=ended)
    page = {"tabs": tables.people_tabs(ended=ended), "table": tables.people(found, request.viewer), "found": found}
    return render(request, "accounts/people.html", page)


@administrators_only
@require_http_methods(["GET", "POST"])
def add_person(request: ViewedRequest) -> HttpResponse:
    """Opens an account and leads to its one-time link."""
    form = filled(request, ColleagueForm, agencies=_agencies(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = actions.add_colleague(
                by=request.viewer, role=form.chosen_role, sign_in_name=told["sign_in_name"], name=told["name"], agency=told["agency"]
            )  # fmt: skip
            return redirect("person_link", account=made)
        except Refused as refused:
            form.add_error("sign_in_name", said(refused.refusal))
    return render(request, "accounts/add_person.html", {"form": form})


@administrators_only
@require_GET
def person(request: ViewedRequest, account: int) -> HttpResponse:
    """One account, and what can be done about it."""
    found = _colleague(request, account)
    page = {
        "person": found,
        "answers": tables.person(found),
        "is_own": account == request.viewer.account,
    }
    return render(request, "accounts/person.html", page)


@administrators_only
@require_http_methods(["GET", "POST"])
def person_role(request: ViewedRequest, account: int) -> HttpResponse:
    """Gives another role."""
    found = _colleague(request, account)
    form = filled(
        request, RoleForm, agencies=_agencies(request), initial={"role": found.role, "agency": found.agency_id}
    )
    if request.method == "POST" and form.is_valid():
        agency = form.cleaned_data["agency"]
        role = form.chosen_role
        if _done(form, lambda: actions.give_role(by=request.viewer, account=account, role=role, agency=agency)):
            messages.success(request, said(ROLE_GIVEN))
            return redirect("person_account", account=account)
    return render(request, "accounts/person_role.html", {"form": form, "person": found})


@never_cache
@administrators_only
@require_GET
def person_link(request: ViewedRequest, account: int) -> HttpResponse:
    """The one-time link of an account that has no password yet."""
    found = _colleague(request, account)
    parts = queries.one_time_link(request.viewer, account)
    if parts is None or account == request.viewer.account:
        return redirect("person_account", account=account)
    actions.make_link(by=request.viewer, account=account)
    link = request.build_absolute_uri(reverse("choose_password", args=parts))
    return render(request, "accounts/person_link.html", {"person": found, "link": link})


@administrators_only
@require_http_methods(["GET", "POST"])
def reset_access(request: ViewedRequest, account: int) -> HttpResponse:
    """Forgets password and second factors of a colleague, who begins anew by a one-time link."""
    found = _colleague(request, account)
    if request.method == "GET":
        return render(request, "accounts/reset_access.html", {"person": found})
    _act(request, lambda: actions.reset_access(by=request.viewer, account=account))
    return redirect("person_link", account=account)


@administrators_only
@require_http_methods(["GET", "POST"])
def end_account(request: ViewedRequest, account: int) -> HttpResponse:
    """Ends a colleague's account."""
    found = _colleague(request, account)
    if request.method == "GET":
        return render(request, "accounts/end_account.html", {"person": found})
    if _act(request, lambda: actions.end_account(by=request.viewer, account=account)):
        messages.success(request, said(ENDED))
    return redirect("people")


@administrators_only
@require_http_methods(["GET", "POST"])
def agencies(request: ViewedRequest) -> HttpResponse:
    """The member agencies, and one more."""
    form = filled(request, AgencyForm)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        if _done(form, lambda: actions.add_agency(by=request.viewer, name=name), field="name"):
            messages.success(request, said(AGENCY_ADDED))
            return redirect("agencies")
    found = queries.agencies(request.viewer)
    return render(request, "accounts/agencies.html", {"form": form, "table": tables.agencies(found), "found": found})


@administrators_only
@require_http_methods(["GET", "POST"])
def agency(request: ViewedRequest, agency: int) -> HttpResponse:
    """Calls a member agency by another name."""
    found = next((one for one in queries.agencies(request.viewer) if one.id == agency), None)
    if found is None:
        raise Http404
    form = filled(request, AgencyForm, initial={"name": found.name})
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        rename = lambda: actions.rename_agency(by=request.viewer, agency=agency, name=name)  # noqa: E731 - said once
        if _done(form, rename, field="name"):
            messages.success(request, said(RENAMED))
            return redirect("agencies")
    return render(request, "accounts/agency.html", {"form": form, "agency": found})


@administrators_only
@require_http_methods(["GET", "POST"])
def office(request: ViewedRequest) -> HttpResponse:
    """The office and the areas for which it answers."""
    form = filled(request, AreaForm)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["area"]
        if _done(form, lambda: actions.add_area(by=request.viewer, code=code), field="area"):
            messages.success(request, said(AREA_ADDED))
            return redirect("office")
    page = {
        "form": form, "office": queries.own_office(request.viewer), "letterhead": tables.letterhead(queries.office_paper(request.viewer, on=office_day()))
    }  # fmt: skip
    return render(request, "accounts/office.html", page)


@administrators_only
@require_http_methods(["GET", "POST"])
def letterhead(request: ViewedRequest) -> HttpResponse:
    """What the office's letters say of the office; writing it anew leaves the letters of earlier days as they are."""
    latest = queries.latest_paper(request.viewer)
    initial = {"from_day": office_day(), **{name: getattr(latest, name) for name in PAPER_LINES}}
    form = filled(request, LetterheadForm, initial=initial)
    if request.method == "POST" and form.is_valid():
        paper = form.paper(latest.office)
        if _done(form, lambda: actions.write_letterhead(by=request.viewer, paper=paper)):
            messages.success(request, said(LETTERHEAD_WRITTEN))
            return redirect("office")
    return render(request, "accounts/letterhead.html", {"form": form, "latest": latest})


@administrators_only
@require_POST
def remove_area(request: ViewedRequest, code: str) -> HttpResponse:
    """Takes an area away."""
    actions.remove_area(by=request.viewer, code=code)
    messages.success(request, said(AREA_REMOVED))
    return redirect("office")


def _colleague(request: ViewedRequest, account: int) -> queries.Colleague:
    found = queries.colleague(request.viewer, account)
    if found is None:
        raise Http404
    return found


def _agencies(request: ViewedRequest) -> list[tuple[str, str]]:
    return [(str(one.id), one.name) for one in queries.agencies(request.viewer)]


def _done(form: Form, act: Callable[[], object], field: str | None = None) -> bool:
    """Does it, or says in the form why not."""
    try:
        act()
    except Refused as refused:
        form.add_error(field, said(refused.refusal))
        return False
    return True


def _act(request: ViewedRequest, act: Callable[[], object]) -> bool:
    """Does it, or says on the next page why not."""
    try:
        act()
    except Refused as refused:
        messages.error(request, said(refused.refusal))
        return False
    return True
