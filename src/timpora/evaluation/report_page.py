"""The page of monthly reports: which there are, their files, and the next one by one click."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from timpora.accounts import exporting
from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.evaluation import kept_queries as kept
from timpora.evaluation import report_queries as queries
from timpora.evaluation import reporting
from timpora.evaluation.core.standard_periods import MONTHS_KEPT, ended_before, month_name, month_of
from timpora.evaluation.report_models import OF_THE_OFFICE
from timpora.evaluation.report_queries import ReportSeen
from timpora.evaluation.report_words import OFFICE_COPY, SHARED_COPY
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.register.doors import only
from timpora.ui.components.tables import Cell, Column, Table
from timpora.ui.language import language_now, said
from timpora.ui.moments import moment
from timpora.ui.office_day import office_day


CAPTION = Text(id="Laporan bulanan", en="Monthly reports")
HEADINGS = (
    Text(id="Bulan", en="Month"), Text(id="Salinan", en="Copy"), Text(id="Laporan ke", en="Report number"), Text(id="Menurut yang diketahui", en="As known"),
    Text(id="Dibuat", en="Made"), Text(id="Berkas PDF", en="PDF file"), Text(id="Berkas XLSX", en="XLSX file"),
)  # fmt: skip
GET_IT = Text(id="Unduh", en="Download")
KINDS = {"pdf": "application/pdf", "xlsx": exporting.KINDS["xlsx"]}


@require_http_methods(["GET", "POST"])
@only(Permission.SEE_MAP)
def reports(request: ViewedRequest) -> HttpResponse:
    """The reports that the viewer may read; a POST begins the next one."""
    viewer, on = request.viewer, office_day()
    if request.method == "POST":
        return _begin(request)
    found = queries.reports(viewer)
    table = _table(request, found)
    form = exporting.form_asked(request)
    if form and found:
        return exporting.answer(request, table, form, what="laporan-bulanan")
    page: dict[str, Any] = {
        "table": table if found else None,
        "makes": viewer.may(Permission.READ_REGISTER) and kept.clearance_of(viewer) >= OF_THE_OFFICE,
        "months": [(f"{one.first:%Y-%m}", month_name(one.first)) for one in ended_before(month_of(on), MONTHS_KEPT)],
        "downloads": exporting.downloads(request),
        "reads": viewer.may(Permission.READ_REGISTER),
    }
    return render(request, "evaluation/reports.html", page)


def _begin(request: ViewedRequest) -> HttpResponse:
    on = office_day()
    offered = {f"{one.first:%Y-%m}": one for one in ended_before(month_of(on), MONTHS_KEPT)}
    month = offered.get(request.POST.get("bulan", ""))
    try:
        return redirect("job", reporting.ask(by=request.viewer, month=month, on=on))
    except Refused as refused:
        messages.warning(request, f"{said(refused.refusal.what)} {said(refused.refusal.remedy)}")
        return redirect("reports")


def _table(request: ViewedRequest, found: list[ReportSeen]) -> Table:
    reads = request.viewer.may(Permission.READ_REGISTER)
    names = accounts.names(request.viewer) if reads and found else {}
    return Table(
        caption=CAPTION, shows_caption=False, columns=[Column(heading=heading) for heading in HEADINGS],
        rows=[
            [
                Cell(value=month_name(one.month)), Cell(value=SHARED_COPY if one.is_shared else OFFICE_COPY), Cell(value=one.number),
                Cell(value=moment(one.as_known)),
                Cell(value=moment(one.made_at), below=names.get(one.made_by)),
                *(Cell(value=GET_IT, href=reverse("report_file", args=[one.id, form])) for form in queries.FORMS),
            ]
            for one in found
        ],
    )  # fmt: skip


@require_GET
@only(Permission.SEE_MAP)
def report_file(request: ViewedRequest, report: int, form: str) -> HttpResponse:
    """One file of a report, in the language of the page; the same bytes each time."""
    found = queries.file_of(request.viewer, report, form, language_now()) if form in queries.FORMS else None
    if found is None:
        raise Http404
    reporting.note_taking(report=report, form=form)
    name = f"laporan-bulanan-{report}-{language_now().value}.{form}"
    return HttpResponse(
        found, content_type=KINDS[form], headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@require_GET
@only(Permission.SEE_MAP)
def report_of_month(request: ViewedRequest, month: int) -> HttpResponse:  # noqa: ARG001 - jobs lead here by the month
    """Where the job that makes a report leads when it is over."""
    return redirect("reports")
