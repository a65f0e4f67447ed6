"""The findings of any day, as known on any day, for reading and for a file; nothing of them is changed here."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from timpora.accounts import exporting as lists
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.register import listing
from timpora.register.doors import only
from timpora.screening import actions, past
from timpora.screening.core.findings import Finding
from timpora.screening.exporting import MOST_EXPORTED, TOO_MANY, file_of
from timpora.screening.person_page import apart
from timpora.screening.reports.sheets import Kept
from timpora.screening.reports.words import names_in_line
from timpora.screening.selecting import RULE_WORDS
from timpora.screening.showing import WORSENS, figure
from timpora.ui.components.dialogs import TwoTimes
from timpora.ui.components.tables import Cell, Column, Name, Table
from timpora.ui.language import said
from timpora.ui.office_day import office_day


MOST_SHOWN = 200


@require_http_methods(["GET", "POST"])
@only(Permission.READ_REGISTER)
def findings_on(request: ViewedRequest) -> HttpResponse:
    """A day is chosen; a small register is judged at once, a large one as a job that one can leave."""
    asked, as_known = listing.two_times(request, request.path)
    page: dict[str, Any] = {"asked": asked}
    if asked.is_now:
        return render(request, "screening/findings_on.html", page)
    try:
        if request.method == "POST":
            return redirect("job", past.ask(by=request.viewer, as_of=asked.as_of, as_known=as_known))
        if not past.is_small(request.viewer, as_known):
            return render(request, "screening/findings_on.html", page | {"is_large": True, "here": request.get_full_path()})  # fmt: skip
        found = past.findings_on(request.viewer, as_of=asked.as_of, as_known=as_known)
    except Refused as refused:
        return render(request, "screening/findings_on.html", page | {"refusal": refused.refusal})
    return _answer(request, found, asked)


@require_GET
@only(Permission.READ_REGISTER)
def findings_of_question(request: ViewedRequest, question: int) -> HttpResponse:
    """What a job worked out for the viewer."""
    asked = past.question(request.viewer, question)
    if asked is None:
        raise Http404
    found = past.answered(asked)
    if found is None:
        return redirect("jobs")
    today = office_day()
    known_on = min(timezone.localdate(asked.as_known), today) if asked.as_known else today
    times = TwoTimes(href=reverse("findings_on"), as_of=asked.as_of, as_known_on=known_on, today=today)
    return _answer(request, found, times)


def _answer(request: ViewedRequest, found: past.PastFindings, asked: TwoTimes) -> HttpResponse:
    """The findings as a table, or as a file where one is asked for."""
    number, form = found.found.height, request.GET.get("form", "")
    if form in lists.KINDS and number <= MOST_EXPORTED:
        actions.note_export(by=request.viewer, what=f"day:{found.as_of.isoformat()}", rows=number, form=form)
        return file_of([Kept(told=one) for one in found.told(request.viewer, MOST_EXPORTED)], form, on=found.as_of)
    if form in lists.KINDS:
        messages.warning(request, said(TOO_MANY.fill(most=figure(MOST_EXPORTED))))
    times = {"as_of": asked.as_of.isoformat(), "as_known_on": asked.as_known_on.isoformat()}
    told = found.told(request.viewer, MOST_SHOWN)
    page = {
        "asked": asked, "found": number, "people": found.people, "table": _table(told, times) if told else None,
        "left_out": number - len(told), "query": urlencode(times) if request.path == reverse("findings_on") else "", "day": found.as_of,
    }  # fmt: skip
    return render(request, "screening/findings_on.html", page)


def _table(told: list[Finding], times: dict[str, str]) -> Table:
    return Table(
        caption=Text(id="Temuan pada hari itu", en="Findings of that day"),
        shows_caption=False,
        columns=[
            Column(heading=Text(id="Tentang", en="About")), Column(heading=Text(id="Aturan", en="Rule")),
            Column(heading=Text(id="Uraian", en="In words")), Column(heading=Text(id="Batas tinggal", en="Stay limit")),
        ],
        rows=[
            [
                Cell(
                    value=Name(name=names_in_line(one.names)) if one.names else one.document_number,
                    href=f"{reverse('foreigner', args=[one.person])}?{urlencode(times)}" if one.person is not None else None,
                    below=one.document_number if one.names else None,
                ),
                Cell(value=RULE_WORDS[one.rule_id]),
                Cell(value=apart(one.sentence)[0], below=WORSENS.fill(day=one.worsens_on) if one.worsens_on else None),
                Cell(value=one.stay_limit),
            ]
            for one in told
        ],
    )  # fmt: skip
