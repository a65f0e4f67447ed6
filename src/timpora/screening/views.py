"""The page of a person: what the rulebook says on a day, as known on a day, and every fact that it rests on.

It stands in screening, since it composes the register, which does not know the law, with the rulebook, which does not know the
register (docs/decisions/0017-who-is-one-person.md).
"""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.accounts.looking import looks_at
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.register import identity, listing, people, queries, showing, telling
from timpora.register.core.identity import Identity
from timpora.screening import above
from timpora.screening import queries as findings
from timpora.screening.one_person_known import explained
from timpora.screening.person_page import other_findings, sentence_of
from timpora.screening.queue_page import FINDINGS
from timpora.screening.reminder_button import button_of_person
from timpora.screening.showing import queue
from timpora.ui.components.dialogs import TwoTimes


@require_GET
def findings_of_run(request: ViewedRequest, day: int) -> HttpResponse:  # noqa: ARG001 - jobs lead here by the day that they judged
    """Where the job that judges people leads when it is over."""
    return redirect("findings")


def own_work(viewer: Viewer, *, record: int, persons: Identity, as_known: datetime | None, **_: object) -> bool:
    """Whether the person belongs to the office's own work, by where it is known to be now, whatever day is asked about."""
    now = persons if as_known is None else identity.around(viewer, [record])
    return people.is_own_work(viewer, now.records_of(record))


@require_http_methods(["GET", "POST"])
def foreigner(request: ViewedRequest, record: int) -> HttpResponse:
    """A person by any of its records; one address for each, and a withdrawn record leads to what it was."""
    if not request.viewer.may(Permission.READ_REGISTER):
        raise Http404
    asked, as_known = listing.two_times(request, request.path)
    persons = identity.around(request.viewer, [record], as_known=as_known)
    named = persons.person_of.get(record)
    if named is None and queries.one(request.viewer, "people", record) is None:
        raise Http404
    if named is None and asked.is_now:
        return redirect("fact", "people", record)
    if named not in {None, record}:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(f"{reverse('foreigner', args=[named])}{query}")
    return _foreigner(request, record=record, persons=persons, asked=asked, as_known=as_known)


@looks_at(subject=lambda record, **_: f"people:{record}", own_work=own_work)
def _foreigner(
    request: ViewedRequest, record: int, persons: Identity, asked: TwoTimes, as_known: datetime | None
) -> HttpResponse:
    records = persons.records_of(record)
    page: dict[str, Any] = {"asked": asked, "record": record, "was_known": bool(records)}
    if records:
        page |= _told(request, records, asked, as_known)
    return render(request, "screening/foreigner.html", page)


def _told(request: ViewedRequest, records: list[int], asked: TwoTimes, as_known: datetime | None) -> dict[str, Any]:
    viewer, record = request.viewer, records[0]
    said = telling.told_of(viewer, records, as_known=as_known)
    listed = people.listed(said)
    page: dict[str, Any] = {"person": listed, "born": showing.born(*listed.born)}
    try:
        told = explained(viewer, record, said, as_of=asked.as_of, as_known=as_known)
        page |= {"sentence": sentence_of(told), "findings": other_findings(told)}
    except Refused as refused:
        page["refusal"] = refused.refusal
    if asked.is_now:
        page["kept"] = queue(FINDINGS, findings.about(viewer, records, on=asked.as_of))
        page["reminder"] = button_of_person(viewer, records)
        page["above"] = above.of_person(viewer, records)
    known = showing.names(viewer)
    may_record = viewer.may(Permission.RECORD_FACTS) and as_known is None
    page["tables"] = [
        showing.fact_table(
            kind,
            said.held[kind],
            said.withdrawn[kind],
            known,
            reverse("add_about", args=[record, kind]) if may_record else None,
        )
        for kind in queries.OF_A_PERSON
    ]
    page["may_judge"] = may_record
    page["may_read_trail"] = viewer.may(Permission.READ_AUDIT)
    page["rows"] = showing.fact_table("people", said.held["people"], [], known)
    return page
