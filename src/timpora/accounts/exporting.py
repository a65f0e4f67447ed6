"""Lists as files: whoever may see a list may take it along, as far as a list goes, and the audit trail says so.

form = exporting.form_asked(request)
rows = queries.rows(..., most=exporting.MOST + 1 if form else PAGE)
if form:
return exporting.answer(request, table(rows), form, what="places")
"""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from timpora.accounts.core import events
from timpora.accounts.doors import ViewedRequest
from timpora.audit import actions as audit
from timpora.kernel.text import Language, Text
from timpora.ui.components.exports import ASKED_BY, Downloads
from timpora.ui.components.tables import Table
from timpora.ui.exporting import csv_of, xlsx_of
from timpora.ui.language import language_now, said
from timpora.ui.office_day import office_day


MOST = 10_000  # more is a copy of the register, and no list that somebody works off
TOO_MANY = Text(
    id="Lebih dari {most} baris: persempit daftarnya, lalu unduh lagi. Tidak ada yang diunduh.",
    en="More than {most} rows: narrow the list, then download again. Nothing was downloaded.",
)
KINDS: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MAKERS: Mapping[str, Callable[[Table, Language], bytes]] = {"csv": csv_of, "xlsx": xlsx_of}


def form_asked(request: ViewedRequest) -> str | None:
    """The kind of file that is asked for; None where a page is."""
    asked = request.GET.get(ASKED_BY, "")
    return asked if asked in KINDS else None


def rows_wanted(form: str | None, of_a_page: int) -> int:
    """How many rows a list reads: one more than a file takes, so that a longer one is noticed, or those of a page."""
    return of_a_page if form is None else MOST + 1


def downloads(request: ViewedRequest) -> Downloads:
    """The buttons below a list, with what narrows it."""
    kept = [(name, str(value)) for name, value in request.GET.items() if name not in {ASKED_BY, "dari", "sebelum"}]
    return Downloads(href=request.path, carried=kept)


def answer(request: ViewedRequest, table: Table, form: str, *, what: str, is_cut: bool = False) -> HttpResponse:
    """The table as a file, noted with how many rows it had; back to the page where there are too many."""
    if is_cut or len(table.rows) > MOST:
        messages.warning(request, said(TOO_MANY.fill(most=f"{MOST:,}".replace(",", "."))))
        kept = request.GET.copy()
        kept.pop(ASKED_BY, None)
        return redirect(f"{request.path}?{kept.urlencode()}" if kept else request.path)
    note(table, form, what=what)
    return as_file(MAKERS[form](table, language_now()), form, f"{what}-{office_day().isoformat()}")


def note(table: Table, form: str, *, what: str) -> None:
    """Notes that somebody takes a list along, and how long it is."""
    with transaction.atomic():
        audit.record(events.LIST_EXPORTED, details={"list": what, "rows": len(table.rows), "form": form})


def as_file(content: bytes, form: str, name: str) -> HttpResponse:
    """The answer that a browser saves as a file."""
    return HttpResponse(content, content_type=KINDS[form], headers={"Content-Disposition": f'attachment; filename="{name}.{form}"'})  # fmt: skip
