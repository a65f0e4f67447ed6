"""Pages of what is shared: the list, one share, sharing something after a preview, and withdrawing it."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from timpora.accounts import exporting
from timpora.accounts import queries as accounts
from timpora.accounts.core.events import RECORD_OPENED
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.keeping import filled
from timpora.audit import actions as audit
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.register import people as register
from timpora.register import showing as people
from timpora.register.doors import only
from timpora.sharing import actions, gathering, list_queries, listing, queries, showing, telling
from timpora.sharing.core.kinds import KIND_WORDS, NAMES_SOMEBODY, Field, ShareKind
from timpora.sharing.core.saying import digest_of, lines_of
from timpora.sharing.core.standing import ShareState, wrong_share
from timpora.sharing.forms import BecauseForm, ShareForm
from timpora.sharing.gathering import Wanted
from timpora.team import queries as teams
from timpora.team.doors import READING, only_one_of
from timpora.ui.language import NAMES, said
from timpora.ui.office_day import office_day


UNPROCESSABLE = 422
SHARED = Text(id="Dibagikan. Tiap instansi yang membukanya tercatat di bawah.", en="Shared. Each agency that opens it is noted below.")  # fmt: skip
WITHDRAWN = Text(id="Ditarik. Instansi hanya melihat bahwa ada sesuatu yang tidak berlaku lagi.", en="Withdrawn. The agencies see only that there is something that is in force no longer.")  # fmt: skip
WITHDRAW = Text(id="Tarik yang dibagikan", en="Withdraw it")
WHY = Text(id="Mengapa ini ditarik", en="Why it is withdrawn")
WHY_HINT = Text(id="Dibaca di kantor saja.", en="Read in the office alone.")
OF_BUTTONS = frozenset({"csrfmiddlewaretoken", "sure", "change", "digest"})
OF_A_ROW = {ShareKind.FINDING: "finding", ShareKind.CASE: "case", ShareKind.PLACE: "place"}


@require_GET
@only_one_of(*READING)
def shares(request: ViewedRequest) -> HttpResponse:
    """What the office shared, or what is shared with one's agency."""
    viewer, one, on = request.viewer, listing.chosen(request.GET), office_day()
    is_agency = viewer.may(Permission.TAKE_PART)
    if form := exporting.form_asked(request):
        rows = list_queries.listed(viewer, one.asked, on=on, first=0, most=exporting.MOST + 1)
        return exporting.answer(request, listing.table(rows, is_agency=is_agency), form, what=listing.FILE)
    found = list_queries.listed(viewer, one.asked, on=on, first=one.begin, most=listing.PAGE)
    total, agencies = list_queries.counted(viewer, one.asked, on=on), list_queries.recipients(viewer)
    page = {
        **listing.page(found, one, total, agencies, is_agency=is_agency),
        "is_agency": is_agency,
        "corrections": queries.corrections(viewer, most=listing.PAGE),
        "may_share": viewer.may(Permission.RUN_TEAM),
        "downloads": exporting.downloads(request),
    }
    return render(request, "sharing/shares.html", page)


@require_GET
@only_one_of(*READING)
def share(request: ViewedRequest, share: int) -> HttpResponse:
    """One share; that it is opened is noted, each time."""
    viewer, on = request.viewer, office_day()
    one = queries.one(viewer, share, on=on)
    if one is None:
        raise Http404
    is_agency, names = viewer.may(Permission.TAKE_PART), people.names(viewer)
    actions.note_opening(by=viewer, share=share, on=on)
    may_run = viewer.may(Permission.RUN_TEAM)
    page = {
        "one": one,
        "title": telling.title(one),
        "properties": showing.properties(one, queries.origin(viewer, share), queries.because_of(viewer, share), names),
        "words": showing.words_of(one.words.lines) if one.words else None,
        "corrections": queries.corrections(viewer, [share]),
        "answers": showing.answers(queries.answers(viewer, share), names, may_take_in=may_run),
        "openings": showing.openings(queries.openings(viewer, share), names),
        "is_agency": is_agency,
        "may_answer": is_agency and one.words is not None,
        "may_withdraw": may_run and one.state in {ShareState.IN_FORCE, ShareState.HELD_BACK},
        "is_held_back": one.state is ShareState.HELD_BACK,
    }
    return render(request, "sharing/share.html", page)


@require_http_methods(["GET", "POST"])
@only(Permission.RUN_TEAM)
def share_row(request: ViewedRequest, kind: str, row: int) -> HttpResponse:
    """Shares a finding, a case or a place."""
    if kind not in set(OF_A_ROW):
        raise Http404
    return _share(request, Wanted(kind=ShareKind(kind), row=row), reverse(OF_A_ROW[ShareKind(kind)], args=[row]))


@require_http_methods(["GET", "POST"])
@only(Permission.RUN_TEAM)
def share_list(request: ViewedRequest) -> HttpResponse:
    """Shares how many findings a selection has in each district."""
    query = request.GET.urlencode()
    return _share(request, Wanted(kind=ShareKind.LIST, query=query), f"{reverse('findings')}?{query}")


@require_http_methods(["GET", "POST"])
@only(Permission.RUN_TEAM)
def share_note(request: ViewedRequest) -> HttpResponse:
    """Shares a note."""
    return _share(request, Wanted(kind=ShareKind.NOTE, text=request.POST.get("text", "-")), reverse("shares"))


def _share(request: ViewedRequest, wanted: Wanted, back: str) -> HttpResponse:
    """The team, the form, the preview in both languages, then the act; what was typed stays all the way."""
    viewer, on = request.viewer, office_day()
    page: dict[str, Any] = {"kind": KIND_WORDS[wanted.kind], "back": back}
    try:
        whose = gathering.whose(viewer, wanted, on=on)
        if whose is not None and not _may_look(viewer, *whose):
            return redirect(back)  # where a reason is asked for, before anything is said of the person
        found = gathering.gather(viewer, wanted, on=on)
    except Refused as refused:
        if wanted.row is not None and refused.refusal.code == "share_of_nothing":
            raise Http404 from refused
        return render(request, "sharing/refused.html", page | {"refusal": refused.refusal})
    team = _team(request, viewer)
    if team is None:
        return render(request, "sharing/choose_team.html", page | {"choices": _choices(request, viewer)})
    seated = queries.seated_today(viewer, team, on=on)
    within = gathering.last_days(viewer, on=on)
    form = filled(request, ShareForm, kind=wanted.kind, agencies=seated, latest=within.last)
    page |= {"form": form, "team": teams.one(viewer, team)}
    if request.method == "POST" and form.is_valid() and "change" not in request.POST:
        told = _told(form, wanted, team, request)
        lines = lines_of(wanted.kind, found.sayable, told.fields)
        refusal = wrong_share(
            purpose=told.purpose, until=told.until, within=within, agencies=len(told.agencies), lines=len(lines)
        )
        if refusal is None and not ("sure" in request.POST and told.digest):
            return render(request, "sharing/preview.html", page | _preview(request, told, lines, seated))
        try:
            made = actions.share(by=viewer, told=told, on=on)
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            messages.success(request, said(SHARED))
            return redirect("share", made)
    return render(request, "sharing/share_form.html", page, status=UNPROCESSABLE if form.errors else 200)


def _may_look(viewer: Viewer, person: int, records: Collection[int]) -> bool:
    """Whether somebody belongs to the office's own work, or a reason to look that was given still holds; the look is noted."""
    subject, is_own = f"people:{person}", register.is_own_work(viewer, records)
    reason = None if is_own else accounts.reason_that_holds(viewer, subject, seconds=settings.SESSION_LIMITS.whole)
    if not is_own and reason is None:
        return False
    audit.record(RECORD_OPENED, subject=subject, details={"own_work": is_own, "reason": reason})
    return True


def _told(form: ShareForm, wanted: Wanted, team: int, request: ViewedRequest) -> actions.ToShare:
    told = form.cleaned_data
    return actions.ToShare(
        wanted=wanted, fields=frozenset(map(Field, told.get("fields_told", [Field.TEXT]))), team=team, agencies=told["agencies"],
        purpose=told["purpose"], until=told["until"], digest=request.POST.get("digest") or None,
    )  # fmt: skip


def _preview(request: ViewedRequest, told: actions.ToShare, lines: Any, seated: Any) -> dict[str, Any]:
    """Exactly what they will see, in both languages."""
    return {
        "versions": [
            (language.value, name, [(line.label.within(language), line.value.within(language)) for line in lines])
            for language, name in NAMES.items()
        ],
        "told": told,
        "digest": digest_of(lines),
        "agencies": [seated[agency] for agency in told.agencies],
        "names_somebody": any(line.field in NAMES_SOMEBODY for line in lines),
        "carried": [
            (name, value) for name, values in request.POST.lists() if name not in OF_BUTTONS for value in values
        ],
    }


def _team(request: ViewedRequest, viewer: Viewer) -> int | None:
    """The team that the address names, or the only one that there is."""
    known = [one.id for one in teams.teams(viewer)]
    typed = request.GET.get("tim", "")
    named = int(typed) if typed.isdecimal() and len(typed) < len("1000000000000000000") else None
    if named in known:
        return named
    return known[0] if len(known) == 1 else None


def _choices(request: ViewedRequest, viewer: Viewer) -> list[tuple[str, str]]:
    """The teams, each with where it leads."""
    found = []
    for one in teams.teams(viewer):
        query = request.GET.copy()
        query["tim"] = str(one.id)
        found.append((one.name, f"?{query.urlencode()}"))
    return found


@require_http_methods(["GET", "POST"])
@only(Permission.RUN_TEAM)
def withdraw_share(request: ViewedRequest, share: int) -> HttpResponse:
    """Withdraws what was shared, with a reason."""
    viewer, on = request.viewer, office_day()
    one = queries.one(viewer, share, on=on)
    if one is None:
        raise Http404
    form = filled(request, BecauseForm, label=WHY, hint=WHY_HINT)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(by=viewer, share=share, because=form.cleaned_data["because"], on=on)
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
        else:
            messages.success(request, said(WITHDRAWN))
            return redirect("share", share)
    page = {"form": form, "title": WITHDRAW, "one": one, "what": telling.title(one)}
    return render(request, "sharing/form.html", page, status=UNPROCESSABLE if form.errors else 200)
