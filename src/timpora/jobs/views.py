"""Pages of jobs: what is under way in the office, how far it is, and the way to stop it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from timpora.accounts import exporting
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.jobs import actions, queries, showing


@never_cache
@require_GET
def jobs(request: ViewedRequest) -> HttpResponse:
    """What is under way, and what ended last."""
    if not request.viewer.may(Permission.READ_REGISTER):
        raise PermissionDenied
    found, form = queries.jobs(request.viewer), exporting.form_asked(request)
    if form:
        return exporting.answer(request, showing.jobs(found), form, what="pekerjaan")
    page = {"found": found, "table": showing.jobs(found), "downloads": exporting.downloads(request)}
    return render(request, "jobs/jobs.html", page)


@never_cache
@require_GET
def job(request: ViewedRequest, job: int) -> HttpResponse:
    """How far one job is; it moves on by itself, and without script by loading the page anew."""
    seen = _seen(request, job)
    return render(request, "jobs/job.html", {"job": seen, "progress": showing.progress(seen)})


@never_cache
@require_GET
def job_state(request: ViewedRequest, job: int) -> HttpResponse:
    """The same as a fragment, asked every other second."""
    if not request.headers.get("HX-Request"):
        return redirect("job", job=job)
    return render(request, "jobs/job.html#progress", {"progress": showing.progress(_seen(request, job))})


@require_POST
def job_cancel(request: ViewedRequest, job: int) -> HttpResponse:
    """Asks it to stop."""
    _seen(request, job)
    if not request.viewer.may(Permission.IMPORT_LISTS):
        raise PermissionDenied
    actions.ask_to_cancel(by=request.viewer, job=job)
    return redirect("job", job=job)


def _seen(request: ViewedRequest, number: int) -> queries.JobSeen:
    seen = queries.job(request.viewer, number)
    if seen is None:
        raise Http404
    return seen
