"""The rows behind the figures of one area: who was last reported there, and which accommodations report or are silent."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from timpora.accounts import exporting
from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.evaluation import map_showing as showing
from timpora.evaluation.core.boundaries import CODE, is_within
from timpora.evaluation.core.map_figures import NOWHERE, OUTSIDE
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.kernel.viewers import Viewer
from timpora.register import listing, people, told
from timpora.register.doors import only
from timpora.register.told import Accommodation
from timpora.screening import by_district, reporting
from timpora.screening import queries as screening
from timpora.screening.core.silence import district_of
from timpora.screening.person_page import apart
from timpora.screening.place_showing import NEVER, NOT_JUDGED, PERSON
from timpora.ui.components.statements import Tag, Tone
from timpora.ui.components.tables import Cell, Column, Name, Table
from timpora.ui.office_day import office_day


PAGE = listing.PAGE
REPORTS = Tag(tone=Tone.GOOD, label=Text(id="melapor", en="reports"))
SILENT = Tag(tone=Tone.WARNING, label=Text(id="diam", en="silent"))


@require_GET
@only(Permission.READ_REGISTER)
def map_area(request: ViewedRequest, code: str) -> HttpResponse:
    """The people who are here and were last reported in an area, a page at a time."""
    own = _own(request.viewer, code)
    form = exporting.form_asked(request)
    after, most = listing.number(request.GET.get("sesudah", "")), exporting.rows_wanted(form, PAGE + 1)
    persons = _people_in(request.viewer, code, own, after=0 if form else after, most=most)
    shown = persons if form else persons[:PAGE]
    table = _people(request.viewer, shown)
    if form and shown:
        return exporting.answer(request, table, form, what="orang-di-wilayah")
    page = {
        "table": table if shown else None,
        "downloads": exporting.downloads(request),
        "next": f"{request.path}?sesudah={shown[-1]}" if len(persons) > PAGE else None,
        "first": request.path if after else None,
    }
    return render(request, "evaluation/map_area.html", page | _head(code))


@require_GET
@only(Permission.READ_REGISTER)
def map_places(request: ViewedRequest, code: str) -> HttpResponse:
    """The accommodations of an area, the silent ones first."""
    own, on = _own(request.viewer, code), office_day()
    try:
        since = reporting.looked_at_since(request.viewer, on)
    except Refused as refused:
        return render(request, "evaluation/map_places.html", {"refusal": refused.refusal} | _head(code))
    district = None if code in showing.OTHERS else code
    found = told.accommodations(request.viewer, first=since, last=on, as_known=None, district=district)
    table = _places([one for one in found if _counted_in(one, own) == code])
    form = exporting.form_asked(request)
    if form and table.rows:
        return exporting.answer(request, table, form, what="penginapan-di-wilayah")
    page = {"since": since, "table": table if table.rows else None, "downloads": exporting.downloads(request)}
    return render(request, "evaluation/map_places.html", page | _head(code))


def _own(viewer: Viewer, code: str) -> Sequence[str]:
    """The office's areas, where the code is one of them or in one; of what is elsewhere nothing is said."""
    own = accounts.own_areas(viewer)
    if code not in showing.OTHERS and (CODE.fullmatch(code) is None or not is_within(code, own)):
        raise Http404
    return own


def _head(code: str) -> dict[str, Any]:
    return {
        "name": showing.name_of(code),
        "around": showing.around(code, showing.DISTRICT),
        "people_href": reverse("map_area", args=[code]),
        "places_href": reverse("map_places", args=[code]),
    }


def _people_in(viewer: Viewer, code: str, own: Sequence[str], *, after: int, most: int) -> list[int]:
    if code == OUTSIDE:
        return by_district.last_reported_outside(viewer, own, after=after, most=most)
    if code == NOWHERE:
        return by_district.last_reported_nowhere(viewer, after=after, most=most)
    return by_district.last_reported_in(viewer, code, after=after, most=most)


def _people(viewer: Viewer, persons: Sequence[int]) -> Table:
    sentences = screening.sentences(viewer, persons, on=office_day()) if persons else {}
    headings = (PERSON, Text(id="Terakhir dilaporkan di", en="Last reported at"), Text(id="Sejak", en="Since"))
    return Table(
        caption=Text(id="Terakhir dilaporkan di wilayah ini", en="Last reported in this area"),
        shows_caption=False,
        columns=[Column(heading=heading) for heading in headings],
        rows=[
            [
                Cell(
                    value=Name(name=one.name), href=reverse("foreigner", args=[one.person]),
                    below=apart(sentences[one.person])[0] if one.person in sentences else NOT_JUDGED,
                ),
                Cell(value=one.last_place),
                Cell(value=one.last_seen_on),
            ]
            for one in people.some(viewer, persons)
        ],
    )  # fmt: skip


def _counted_in(place: Accommodation, own: Sequence[str]) -> str:
    """In which area an accommodation is counted."""
    district = district_of(place.area_code)
    if district is None:
        return NOWHERE
    return district if is_within(district, own) else OUTSIDE


def _places(places: Sequence[Accommodation]) -> Table:
    headings = (
        Text(id="Penginapan", en="Accommodation"), Text(id="Keadaan", en="State"), Text(id="Menginap terakhir dilaporkan", en="Last stay reported"),
    )  # fmt: skip
    return Table(
        caption=Text(id="Penginapan di wilayah ini", en="Accommodations of this area"),
        shows_caption=False,
        columns=[
            *(Column(heading=heading) for heading in headings),
            Column(heading=Text(id="Belakangan ini", en="Lately"), is_number=True),
        ],
        rows=[
            [
                Cell(value=one.name, href=reverse("place", args=[one.place])),
                Cell(value=REPORTS if one.lately else SILENT),
                Cell(value=one.last_on or NEVER),
                Cell(value=one.lately),
            ]
            for one in sorted(places, key=lambda one: (one.lately > 0, one.name))
        ],
    )
