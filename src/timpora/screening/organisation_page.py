"""The page of an organisation: who works there by its lists, and what the permits of these people say, as of a day and as known."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from timpora.accounts import exporting
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.register import listing, people, queries, showing, ties
from timpora.register.doors import found_for, only
from timpora.screening import place_showing, where_people_are
from timpora.screening.core.at_work import Concern
from timpora.screening.where_people_are import OF_WORK, Asked, Workers
from timpora.ui.components.dialogs import TwoTimes
from timpora.ui.components.shell import Tab, Tabs
from timpora.ui.components.tables import Cell, KeyValue


PAGE = listing.PAGE
ALL, DIFFERS, NOT_LISTED, NO_PERMIT = "semua", "berbeda", "di-luar-daftar", "tanpa-izin"
PARTS = {
    ALL: Text(id="Semua", en="All"),
    DIFFERS: Text(id="Izinnya menyatakan lain", en="Permit says otherwise"),
    NOT_LISTED: Text(id="Ada izin, tidak dalam daftar", en="Permit, but not on the list"),
    NO_PERMIT: Text(id="Dalam daftar, tanpa izin", en="On the list, no permit"),
}
DIFFERING = frozenset({Concern.OTHER_EMPLOYER, Concern.NO_WORK, Concern.PLAN_ENDED})


@require_GET
@only(Permission.READ_REGISTER)
def organisation(request: ViewedRequest, number: int) -> HttpResponse:
    """An organisation by any source's word of it; a word that was withdrawn leads to what it was."""
    found, _ = found_for(request, "organisations", number)
    if found.withdrawn_at is not None:
        return redirect("fact", "organisations", number)
    form = exporting.form_asked(request)
    times, as_known = listing.two_times(request, request.path)
    asked = Asked(as_of=times.as_of, as_known=as_known, is_now=times.is_now)
    workers = where_people_are.workers_of(request.viewer, found.organisation_key, asked)
    words = queries.words_on(request.viewer, "organisations", found, as_known=as_known)
    last = KeyValue(
        key=Text(id="Daftar pekerja terakhir", en="Latest workers' list"), cell=Cell(value=workers.last_list_on)
    )
    page: dict[str, Any] = {
        "found": found,
        "downloads": exporting.downloads(request),
        "asked": times,
        "answers": showing.answers("organisations", showing.fact_values("organisations", found), [last]),
        "words": showing.fact_table("organisations", words, [], showing.names(request.viewer)),
        "is_cut": workers.is_cut,
        "most": ties.MOST_REPORTS,
    }  # fmt: skip
    told = _people(request, workers, asked, times, form)
    if form and "people" in told:
        return exporting.answer(request, told["people"], form, what="orang-organisasi")
    return render(request, "screening/organisation.html", page | told)


def _people(
    request: ViewedRequest, workers: Workers, asked: Asked, times: TwoTimes, form: str | None
) -> dict[str, Any]:
    part = request.GET.get("bagian", ALL)
    part = part if part in PARTS else ALL
    parts = _parts(workers)
    begin = 0 if form else listing.number(request.GET.get("dari", ""))
    chosen = parts[part]
    shown = chosen[begin : begin + exporting.rows_wanted(form, PAGE)]
    persons = [one.person for one in shown]
    page: dict[str, Any] = {
        "tabs": _tabs(request, part, parts),
        "total": len(chosen),
        "has_people": bool(workers.people),
    }
    if not shown:
        return page
    viewer, query = request.viewer, query_of(times)
    told = {one.person: one for one in people.some(viewer, persons, as_known=asked.as_known)}
    keys = {one.permit.employer_key for one in shown if one.permit is not None and one.permit.employer_key}
    names = ties.names_of(viewer, keys, as_known=asked.as_known)
    try:
        stood = where_people_are.stood(viewer, persons, asked)
    except Refused as refused:
        page["refusal"] = refused.refusal
        stood = dict.fromkeys(persons, where_people_are.UNKNOWN)
    return page | {
        "people": place_showing.workers_table(shown, told, stood, names, query),
        "findings": place_showing.findings_table(persons, told, stood, OF_WORK, query),
        "pages": listing.pages(request, begin, len(shown), len(chosen)) if len(chosen) > PAGE else None,
    }


def _parts(workers: Workers) -> dict[str, list[Any]]:
    """The people by what is asked of them, those with something to look at first."""
    ordered = sorted(
        workers.people, key=lambda one: (not one.concerns and one.person not in workers.with_findings, one.person)
    )
    return {
        ALL: ordered,
        DIFFERS: [one for one in ordered if DIFFERING.intersection(one.concerns) or one.person in workers.with_findings],
        NOT_LISTED: [one for one in ordered if Concern.NOT_LISTED in one.concerns],
        NO_PERMIT: [one for one in ordered if Concern.NO_PERMIT in one.concerns],
    }  # fmt: skip


def _tabs(request: ViewedRequest, part: str, parts: dict[str, list[Any]]) -> Tabs:
    def href(name: str) -> str:
        query = request.GET.copy()
        query.pop("dari", None)
        query["bagian"] = name
        return f"?{query.urlencode()}"

    return Tabs(
        label=Text(id="Bagian daftar", en="Parts of the list"),
        tabs=[
            Tab(name=words, href=href(name), is_current=name == part, count=len(parts[name]))
            for name, words in PARTS.items()
        ],
    )


def query_of(times: TwoTimes) -> str:
    """The end of an address that asks for the same two days; nothing for today."""
    return "" if times.is_now else f"?as_of={times.as_of.isoformat()}&as_known_on={times.as_known_on.isoformat()}"
