"""Pages of intake: files come, their columns are mapped, their rows checked, recorded, receipted, and undone where they were wrong."""

import io
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from timpora.accounts import exporting
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.intake import actions, forms, mending, queries, showing
from timpora.intake.core import delivery_refusals as refusals
from timpora.intake.core.deliveries import (
    CHECK_WORK,
    COMMIT_WORK,
    LOOK_WORK,
    MANY_ROWS,
    MEND_WORK,
    WORKS,
    DeliveryState,
)
from timpora.jobs import actions as jobs
from timpora.jobs import queries as job_queries
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.ui.language import language_now, said


SAME = Text(
    id="{name}: berkas ini sudah pernah datang; ini yang sudah ada.",
    en="{name}: this file came before; this is the one.",
)
ALL_CAME = Text(id="{count} berkas diterima.", en="{count} files were received.")
UNDONE = Text(id="Berkas diurungkan: {rows} data ditarik.", en="The file is undone: {rows} facts are withdrawn.")
LEFT = Text(
    id="Berkas disisihkan; boleh dikirim lagi kapan saja.",
    en="The file is set aside; it may be sent again at any time.",
)
RHYTHM_SET = Text(id="Irama disimpan.", en="The rhythm is saved.")
REFUSED_ROWS = Text(id="Baris yang ditolak", en="Refused rows")
WARNINGS = Text(id="Perlu dilihat", en="To be looked at")
type View = Callable[..., HttpResponseBase]


def whoever(permission: Permission) -> Callable[[View], View]:
    """Only for who holds a permission."""

    def closed(view: View) -> View:
        @wraps(view)
        def respond(request: ViewedRequest, *arguments: object, **named: object) -> HttpResponseBase:
            if not request.viewer.may(permission):
                raise PermissionDenied
            return view(request, *arguments, **named)

        return respond

    return closed


@require_http_methods(["GET", "POST"])
@whoever(Permission.READ_REGISTER)
def intake(request: ViewedRequest) -> HttpResponse:
    """Files that came, and the place where more are dropped."""
    form = forms.SenderForm(request.POST or None)
    wrong: list[str] = []
    if request.method == "POST" and form.is_valid():
        came = _receive(request, form.cleaned_data["sender"], wrong)
        if came and not wrong:
            return redirect("intake") if len(came) > 1 else _page_of(came[0])
    before, asked = request.GET.get("sebelum", ""), exporting.form_asked(request)
    found = queries.deliveries(
        request.viewer, before=int(before) if before.isdecimal() and not asked else None, most=exporting.rows_wanted(asked, queries.A_PAGE)
    )  # fmt: skip
    if asked:
        return exporting.answer(request, showing.deliveries(found), asked, what="berkas")
    page = {
        "form": form, "wrong": wrong, "drop": showing.drop(), "found": found, "table": showing.deliveries(found), "tabs": showing.tabs("intake"),
        "senders": queries.senders(request.viewer), "more": found[-1].id if len(found) == queries.A_PAGE else None,
        "may_import": request.viewer.may(Permission.IMPORT_LISTS), "downloads": exporting.downloads(request),
    }  # fmt: skip
    return render(request, "intake/intake.html", page, status=422 if wrong else 200)


def _page_of(came: actions.Received) -> HttpResponse:
    """A large file leads to the work that looks into it, any other one to its columns."""
    return redirect("delivery", delivery=came.delivery) if came.job is None else redirect("job", job=came.job)


def _receive(request: ViewedRequest, sender: str, wrong: list[str]) -> list[actions.Received]:
    sent, came = forms.files_of(request), []
    if not sent:
        wrong.append(said(refusals.NO_FILE))
    for file in sent:
        try:
            got = actions.receive(
                by=request.viewer, file_name=file.name or "", parts=file.chunks(), sender=sender, may_wait=True
            )
        except Refused as refused:
            wrong.append(said(refused.refusal))
            continue
        came.append(got)
        if not got.is_new:
            messages.info(request, said(SAME.fill(name=file.name)))
    if len(came) > 1:
        messages.success(request, said(ALL_CAME.fill(count=len(came))))
    return came


@require_http_methods(["GET", "POST"])
@whoever(Permission.IMPORT_LISTS)
def delivery(request: ViewedRequest, delivery: int) -> HttpResponse:
    """How the columns of a file are read; what a person corrects is remembered for its sender."""
    seen = _seen(request, delivery)
    if not seen.state.may_be_recorded:
        return redirect("receipt", delivery=delivery)
    if not seen.looked:
        return _not_looked_into(request, seen)
    wrong: list[str] = []
    if request.method == "POST":
        try:
            actions.map_columns(
                by=request.viewer, delivery=delivery, mappings=forms.mappings_sent(seen.looked, request.POST)
            )
            if seen.rows >= MANY_ROWS:
                job = jobs.begin(
                    by=request.viewer, kind=CHECK_WORK, subject=delivery, title=seen.file_name, total=seen.rows
                )
                return redirect("job", job=job)
            actions.check(by=request.viewer, delivery=delivery)
            return redirect("check", delivery=delivery)
        except Refused as refused:
            wrong.append(said(refused.refusal))
    page = {
        **_about(request, seen, 0), "sheets": forms.sheets_asked(seen.looked, request.POST if wrong else None), "wrong": wrong,
        "kinds": forms.kind_choices(), "fields": forms.field_choices(), "orders": forms.order_choices(),
    }  # fmt: skip
    return render(request, "intake/delivery.html", page, status=422 if wrong else 200)


def _not_looked_into(request: ViewedRequest, seen: queries.DeliverySeen) -> HttpResponse:
    """A large file that the worker has not looked into: under way, stopped, or no list at all; from here it is tried again."""
    if request.method == "POST":
        job = jobs.begin(by=request.viewer, kind=LOOK_WORK, subject=seen.id, title=seen.file_name)
        return redirect("job", job=job)
    last = job_queries.latest(request.viewer, LOOK_WORK, seen.id)
    refusal = None if last is None else last.refusal
    return render(request, "intake/not_looked.html", {**_about(request, seen, 0), "refusal": refusal})


@require_http_methods(["GET", "POST"])
@whoever(Permission.IMPORT_LISTS)
def check(request: ViewedRequest, delivery: int) -> HttpResponse:
    """What would become of each row; from here the file is recorded."""
    seen = _seen(request, delivery)
    if not seen.state.may_be_recorded:
        return redirect("receipt", delivery=delivery)
    if seen.checked is None:
        working = job_queries.under_way(request.viewer, CHECK_WORK, delivery)
        return redirect("delivery", delivery=delivery) if working is None else redirect("job", job=working.id)
    if request.method == "POST":
        total = sum(seen.checked["facts"].values())
        job = jobs.begin(by=request.viewer, kind=COMMIT_WORK, subject=delivery, title=seen.file_name, total=total)
        return redirect("job", job=job)
    return render(
        request, "intake/check.html", {**_about(request, seen, 1), **_told(seen.checked), "drop": showing.drop()}
    )


@never_cache
@require_GET
@whoever(Permission.READ_REGISTER)
def receipt(request: ViewedRequest, delivery: int) -> HttpResponse:
    """What became of each row, for the file and for whoever sent it."""
    seen = _seen(request, delivery)
    if seen.receipt is None:
        if request.viewer.may(Permission.IMPORT_LISTS) and seen.state is DeliveryState.OPEN:
            return redirect("check", delivery=delivery)
        raise Http404
    about = _about(request, seen, 2)
    may_undo = seen.state is DeliveryState.RECORDED and request.viewer.may(Permission.UNDO_IMPORTS) and not about["job"]
    page = {
        **about, **_told(seen.receipt), "standing": showing.STATES[seen.state],
        "drop": showing.drop() if seen.state is DeliveryState.RECORDED and request.viewer.may(Permission.IMPORT_LISTS) else None,
        "undo": showing.undo_dialog(seen) if may_undo else None,
        "may_record_again": seen.state is DeliveryState.UNDONE and request.viewer.may(Permission.IMPORT_LISTS),
    }  # fmt: skip
    return render(request, "intake/receipt.html", page)


@never_cache
@require_GET
@whoever(Permission.IMPORT_LISTS)
def refused(request: ViewedRequest, delivery: int) -> HttpResponseBase:
    """The refused rows as a workbook to mend and send again; that of a long list is written by the worker and taken from here then."""
    seen = _seen(request, delivery)
    is_short = seen.rows < MANY_ROWS
    made = mending.refused_rows(by=request.viewer, delivery=delivery, language=language_now(), at_once=is_short)
    if made is None:
        job = jobs.begin(by=request.viewer, kind=MEND_WORK, subject=delivery, title=seen.file_name, total=seen.rows)
        return redirect("job", job=job)
    if made.name is None:
        messages.info(request, said(refusals.NOTHING_REFUSED))
        return redirect("check", delivery=delivery)
    return FileResponse(io.BytesIO(made.content), as_attachment=True, filename=made.name)


@require_http_methods(["GET", "POST"])
@whoever(Permission.UNDO_IMPORTS)
def undo(request: ViewedRequest, delivery: int) -> HttpResponse:
    """Undoes a whole file with a reason; without script this page asks for it."""
    seen = _seen(request, delivery)
    form = forms.UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            if seen.rows >= MANY_ROWS:
                return redirect("job", job=actions.ask_to_undo(by=request.viewer, delivery=delivery, because=reason))
            rows = actions.undo(by=request.viewer, delivery=delivery, because=reason)
            messages.success(request, said(UNDONE.fill(rows=rows)))
            return redirect("receipt", delivery=delivery)
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
    return render(request, "intake/undo.html", {"delivery": seen, "form": form})


@require_POST
@whoever(Permission.IMPORT_LISTS)
def set_aside(request: ViewedRequest, delivery: int) -> HttpResponse:
    """Leaves a file that was not recorded."""
    _seen(request, delivery)
    try:
        actions.set_aside(by=request.viewer, delivery=delivery)
        messages.success(request, said(LEFT))
    except Refused as refused:
        messages.error(request, said(refused.refusal))
    return redirect("intake")


@require_GET
@whoever(Permission.READ_REGISTER)
def feeds(request: ViewedRequest) -> HttpResponse:
    """Which lists come regularly, and which of them stay away or are thinner than usual."""
    found, asked = queries.feeds(request.viewer, on=queries.day_of_the_office()), exporting.form_asked(request)
    if asked:
        return exporting.answer(request, showing.feeds(found), asked, what="sumber-data")
    page = {"found": found, "table": showing.feeds(found), "tabs": showing.tabs("feeds"), "downloads": exporting.downloads(request)}  # fmt: skip
    return render(request, "intake/feeds.html", page)


@require_http_methods(["GET", "POST"])
@whoever(Permission.IMPORT_LISTS)
def feed(request: ViewedRequest, feed: int) -> HttpResponse:
    """The rhythm of one feed."""
    found = next((one for one in queries.feeds(request.viewer, on=queries.day_of_the_office()) if one.id == feed), None)
    if found is None:
        raise Http404
    form = forms.RhythmForm(request.POST or None, initial={"days": found.set_rhythm_days})
    if request.method == "POST" and form.is_valid():
        actions.set_rhythm(by=request.viewer, feed=feed, days=form.cleaned_data["days"])
        messages.success(request, said(RHYTHM_SET))
        return redirect("feeds")
    return render(request, "intake/feed.html", {"form": form, "feed": found})


def _seen(request: ViewedRequest, number: int) -> queries.DeliverySeen:
    seen = queries.delivery(request.viewer, number)
    if seen is None or seen.state is DeliveryState.SET_ASIDE:
        raise Http404
    return seen


def _about(request: ViewedRequest, seen: queries.DeliverySeen, step: int) -> dict[str, Any]:
    working = job_queries.under_way(request.viewer, WORKS, seen.id)
    earlier = None if seen.mends is None else queries.delivery(request.viewer, seen.mends)
    threads = showing.threads(seen, earlier, queries.mended_by(request.viewer, seen.id))
    return {
        "delivery": seen,
        "stepper": showing.stepper(seen, step),
        "job": showing.at_work(working),
        "threads": threads,
    }


def _told(told: Any) -> dict[str, Any]:
    return {
        "told": told, "counts": showing.counts(told), "facts": showing.facts(told), "sheet_table": showing.sheets(told),
        "refusals": showing.refusals(told["refusals"], REFUSED_ROWS), "warnings": showing.refusals(told["warnings"], WARNINGS),
        "most_shown": len(told["refusals"]),
    }  # fmt: skip
