"""The page of a place: who is there on a day and whose permit says otherwise, how it reports, and whether it is silent though others near it report."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from timpora.accounts import exporting
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.facts.codes import PlaceKind
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.register import identity, listing, people, queries, showing, ties
from timpora.register.doors import found_for, only
from timpora.register.ties import Permit, Report
from timpora.rulebook import book
from timpora.screening import above, place_showing, reporting, where_people_are
from timpora.screening.core.at_work import Concern, concerns_at_place, latest_lists
from timpora.screening.organisation_page import query_of
from timpora.screening.reporting import Neighbours, Reporting
from timpora.screening.where_people_are import Asked
from timpora.ui.components.dialogs import TwoTimes
from timpora.ui.components.statements import Notice, Tone
from timpora.ui.components.tables import Cell, KeyValue


PAGE = listing.PAGE
ABOUT_PEOPLE = tuple(rule.id for rule in book.RULES if rule.subject == "people")
SILENT = Text(
    id="Diam sejak {day}, padahal penginapan lain di kecamatan ini melapor",
    en="Silent since {day}, though other accommodations of this district report",
)
NEVER_TOLD = Text(
    id="Belum pernah melapor, padahal penginapan lain di kecamatan ini melapor",
    en="Never reported, though other accommodations of this district do",
)
SILENCE_MEANS = Text(
    id="Sejak {since} tidak ada tamu asing yang dilaporkan dari sini. Bisa jadi memang tidak ada tamu asing; tanyakan.",
    en="Since {since} no foreign guest was reported from here. There may have been none; ask.",
)  # fmt: skip
WITHIN = Text(id="dalam {days} sejak menginap mulai", en="within {days} of the beginning of the stay")
TO_BE_CONFIRMED = Text(
    id="{words}; setelan kantor, belum dikonfirmasi", en="{words}; a setting of the office, to be confirmed"
)
NEXT_DUE = Text(id="berikutnya diharapkan {day}", en="the next is expected on {day}")
STAY_UNTIL = Text(id="menginap terakhir yang dilaporkan {day}", en="last stay reported {day}")


@require_GET
@only(Permission.READ_REGISTER)
def place(request: ViewedRequest, number: int) -> HttpResponse:
    """A place by any source's word of it; a word that was withdrawn leads to what it was."""
    found, _ = found_for(request, "places", number)
    if found.withdrawn_at is not None:
        return redirect("fact", "places", number)
    form = exporting.form_asked(request)
    times, as_known = listing.two_times(request, request.path)
    viewer, asked = request.viewer, Asked(as_of=times.as_of, as_known=as_known, is_now=times.is_now)
    told = reporting.reporting_of(viewer, found, asked)
    words = queries.words_on(viewer, "places", found, as_known=as_known)
    page: dict[str, Any] = {
        "found": found,
        "downloads": exporting.downloads(request),
        "asked": times,
        "answers": showing.answers("places", showing.fact_values("places", found), _reporting_rows(told)),
        "words": showing.fact_table("places", words, [], showing.names(viewer)),
        "months": place_showing.months_table(told.months) if told.months else None,
    }
    if found.kind == PlaceKind.ACCOMMODATION:
        page |= _neighbours(request, found, asked)
    if not form:
        page["above"] = above.of_place(viewer, number)
    here = _people(request, found, asked, times, form)
    if form and "people" in here:
        return exporting.answer(request, here["people"], form, what="orang-di-tempat")
    return render(request, "screening/place.html", page | here)


def _reporting_rows(told: Reporting) -> list[KeyValue]:
    last, whole = told.last_stay_on, told.whole
    rhythm = None if told.feed.rhythm_days is None else place_showing.in_days(told.feed.rhythm_days)
    rows = [
        (Text(id="Laporan terakhir datang", en="Last report came"), Cell(value=told.feed.last_on, below=STAY_UNTIL.fill(day=last) if last else None)),
        (Text(id="Irama laporan", en="Rhythm of reports"), Cell(value=rhythm, below=NEXT_DUE.fill(day=told.feed.due_on) if told.feed.due_on else None)),
    ]  # fmt: skip
    if whole is not None:
        median = place_showing.in_days(whole.median_days)
        rows.append((Text(id="Lama sampai laporan datang (median setahun)", en="Time until the report comes (median of a year)"), Cell(value=median)))  # fmt: skip
        rows.append(
            (
                Text(id="Laporan tepat waktu", en="Reports in time"),
                Cell(value=place_showing.in_time(whole), below=_within(told)),
            )
        )
    return [KeyValue(key=key, cell=cell) for key, cell in rows]


def _within(told: Reporting) -> Text | None:
    if told.within_days is None:
        return None
    words = WITHIN.fill(days=place_showing.in_days(told.within_days))
    return words if told.is_confirmed else TO_BE_CONFIRMED.fill(words=words)


def _neighbours(request: ViewedRequest, found: Any, asked: Asked) -> dict[str, Any]:
    try:
        near = reporting.neighbours_of(request.viewer, found, asked)
    except Refused as refused:
        return {"refusal": refused.refusal}
    if near is None:
        return {"has_no_district": True}
    caption = Text(id="Penginapan lain di kecamatan ini", en="Other accommodations of this district")
    return {
        "silence": _silence(near),
        "neighbours": place_showing.neighbours_table(near.others, caption) if near.others else None,
        "since": near.since,
    }


def _silence(near: Neighbours) -> Notice | None:
    if near.own is None or near.own.lately or not any(one.lately for one in near.others):
        return None
    title = NEVER_TOLD if near.own.last_on is None else SILENT.fill(day=near.own.last_on)
    return Notice(tone=Tone.WARNING, title=title, body=SILENCE_MEANS.fill(since=near.since))


def _people(request: ViewedRequest, found: Any, asked: Asked, times: TwoTimes, form: str | None) -> dict[str, Any]:
    viewer = request.viewer
    here = _here(viewer, found, asked)
    begin = 0 if form else listing.number(request.GET.get("dari", ""))
    shown = here[begin : begin + exporting.rows_wanted(form, PAGE)]
    persons = [person for person, *_ in shown]
    page: dict[str, Any] = {"total": len(here), "differing": sum(bool(concerns) for *_, concerns in here)}
    if not shown:
        return page
    told = {one.person: one for one in people.some(viewer, persons, as_known=asked.as_known)}
    keys = {permit.employer_key for _, _, permit, _ in shown if permit is not None and permit.employer_key}
    names = ties.names_of(viewer, keys, as_known=asked.as_known)
    try:
        stood = where_people_are.stood(viewer, persons, asked)
    except Refused as refused:
        page["refusal"] = refused.refusal
        stood = dict.fromkeys(persons, where_people_are.UNKNOWN)
    return page | {
        "people": place_showing.guests_table(shown, told, stood, names, query_of(times)),
        "findings": place_showing.findings_table(persons, told, stood, ABOUT_PEOPLE, query_of(times)),
        "pages": listing.pages(request, begin, len(shown), len(here)) if len(here) > PAGE else None,
    }


def _here(viewer: Any, found: Any, asked: Asked) -> Sequence[tuple[int, Report, Permit | None, Sequence[Concern]]]:
    """Everybody there on the day with the latest report and the permit in force, those with something to look at first."""
    reports = ties.reports_at(viewer, found, as_of=asked.as_of, as_known=asked.as_known)
    if found.kind == PlaceKind.WORKPLACE:
        # A workers' list says who works there now; of who is on it no longer nobody says when it ended.
        latest = latest_lists([one for one in reports if not one.met])
        reports = [one for one in reports if one.met or one.source in latest]
    persons = identity.around(viewer, {one.record for one in reports}, as_known=asked.as_known)
    in_force = where_people_are.permits_in_force(viewer, persons, asked)
    here, indexes = [], where_people_are.indexes_of(viewer)
    for person, own in sorted(where_people_are.by_person(persons, reports).items()):
        permits = in_force.get(person, [])
        concerns = concerns_at_place(own[0], permits, where_people_are.allowing(permits, indexes))
        here.append((person, own[0], permits[-1] if permits else None, concerns))
    return sorted(here, key=lambda one: (not one[3], one[0]))
