"""What if: the sentence that a person would have with an extension until a day, or on leaving on a day; nothing of it is kept."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.looking import looks_at
from timpora.intake import queries as intake
from timpora.kernel.refusals import Refused
from timpora.register import frames, identity, listing, people, telling
from timpora.register.core.identity import Identity
from timpora.screening.core.supposing import supposing
from timpora.screening.explain import explain_rows
from timpora.screening.finding_page import own_work
from timpora.screening.forms import WhatIfForm
from timpora.screening.office_law import dated_law_of
from timpora.screening.person_page import other_findings, sentence_of
from timpora.ui.components.dialogs import TwoTimes
from timpora.ui.language import said


@require_http_methods(["GET", "POST"])
def what_if(request: ViewedRequest, record: int) -> HttpResponse:
    """A person as supposed; the address holds days alone."""
    if not request.viewer.may(Permission.READ_REGISTER):
        raise Http404
    asked, as_known = listing.two_times(request, request.path)
    persons = identity.around(request.viewer, [record], as_known=as_known)
    named = persons.person_of.get(record)
    if named is None:
        raise Http404
    if named != record:
        return redirect(f"{reverse('what_if', args=[named])}?{request.GET.urlencode()}")
    return _supposed(request, record=record, persons=persons, asked=asked, as_known=as_known)


@looks_at(
    subject=lambda record, **_: f"people:{record}", own_work=lambda viewer, record, **_: own_work(viewer, person=record)
)
def _supposed(
    request: ViewedRequest, record: int, persons: Identity, asked: TwoTimes, as_known: datetime | None
) -> HttpResponse:
    viewer = request.viewer
    told = telling.told_of(viewer, persons.records_of(record), as_known=as_known)
    form = WhatIfForm(request.GET if request.GET.keys() & WhatIfForm.base_fields.keys() else None)
    page: dict[str, Any] = {"form": form, "record": record, "person": people.listed(told), "asked": asked}
    if form.is_valid() and any(form.cleaned_data.values()):
        days = form.cleaned_data
        # Whoever leaves on a day to come is judged on that day: until then nobody has left.
        on = max(asked.as_of, days["leaves_on"] or asked.as_of)
        feeds = intake.feeds_told(viewer, as_of=on, as_known=as_known)
        try:
            rows = supposing(frames.rows_of_one(told, record), record, **days)
            supposed = explain_rows(rows, {"feeds": feeds}, as_of=on, dated=dated_law_of(viewer))
            page |= {"on": on, "sentence": sentence_of(supposed), "findings": other_findings(supposed), **days}
        except Refused as refused:
            form.add_error(None, said(refused.refusal))
    return render(request, "screening/what_if.html", page)
