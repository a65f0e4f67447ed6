"""Findings as files: CSV and XLSX of what a page shows, with every formula made harmless, and a note of it in the audit trail."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from timpora.accounts import exporting as lists
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.kernel.text import Language, Text
from timpora.register.doors import only
from timpora.screening import actions, overview, queries
from timpora.screening.core.states import STATE_WORDS
from timpora.screening.queries import Listed
from timpora.screening.reports.records import findings_csv
from timpora.screening.reports.sheets import Kept, queue_sheet
from timpora.screening.reports.urgency import TITLES, group_of
from timpora.screening.reports.workbook import sheets_bytes
from timpora.screening.selecting import RULE_WORDS, selection_of
from timpora.screening.showing import figure
from timpora.ui.language import language_now, said
from timpora.ui.office_day import office_day


MOST_EXPORTED = lists.MOST  # as far as findings are counted
TOO_MANY = Text(
    id="Lebih dari {most} temuan: persempit dengan saringan, lalu unduh lagi. Tidak ada yang diunduh.",
    en="More than {most} findings: narrow them by a filter, then download again. Nothing was downloaded.",
)


@require_GET
@only(Permission.READ_REGISTER)
def export(request: ViewedRequest, form: str) -> HttpResponse:
    """What the address asks for, as a file."""
    if form not in lists.KINDS:
        raise Http404
    viewer, on, chosen = request.viewer, office_day(), selection_of(request.GET)
    asked = chosen.asked(on)
    if overview.total(viewer, asked) > MOST_EXPORTED:
        messages.warning(request, said(TOO_MANY.fill(most=figure(MOST_EXPORTED))))
        return redirect(chosen.href)
    found = queries.every(viewer, asked, on=on, most=MOST_EXPORTED)
    actions.note_export(by=viewer, what="queue", rows=len(found), form=form)
    return file_of(in_order(found), form, on=on)


def in_order(found: Sequence[Listed]) -> list[Kept]:
    """Findings of the queue for a file, the most urgent first."""
    place = {code: number for number, (code, *_) in enumerate(TITLES)}
    ordered = sorted(found, key=lambda one: (place[group_of(one.told)], one.told.stay_limit or date.max, one.id))
    return [
        Kept(told=one.told, number=one.id, state=STATE_WORDS[one.state], first_found_on=one.first_found_on) for one in ordered
    ]  # fmt: skip


def beside(found: Sequence[Kept], language: Language) -> list[dict[str, Any]]:
    """How far people are with each finding, as fields beside its own; nothing of a past day."""
    return [
        {"number": one.number, "state": one.state.within(language), "first_found_on": one.first_found_on and one.first_found_on.isoformat()}
        for one in found if one.state
    ]  # fmt: skip


def file_of(found: Sequence[Kept], form: str, *, on: date) -> HttpResponse:
    """The answer that a browser saves as a file."""
    language = language_now()
    name = "temuan" if language is Language.INDONESIAN else "findings"
    return lists.as_file(FILES[form](found, on, language), form, f"{name}-{on.isoformat()}")


def _csv(found: Sequence[Kept], on: date, language: Language) -> bytes:
    return findings_csv(
        [one.told for one in found], as_of=on, language=language, beside=beside(found, language)
    ).encode()


def _xlsx(found: Sequence[Kept], on: date, language: Language) -> bytes:
    rules = {rule: title.within(language) for rule, title in RULE_WORDS.items()}
    return sheets_bytes([queue_sheet(found, rules, language)], as_of=on, language=language)


FILES = {"csv": _csv, "xlsx": _xlsx}
