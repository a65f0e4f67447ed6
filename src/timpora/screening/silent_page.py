"""Accommodations that are silent though others of their district report, in one list: where to ask first."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from timpora.accounts import exporting
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.kernel.areas import area
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.register import listing, told
from timpora.register.doors import only
from timpora.register.told import Accommodation
from timpora.screening import reporting
from timpora.screening.core.silence import District, silent_districts
from timpora.screening.place_showing import NEVER
from timpora.ui.components.tables import Cell, Column, Table


PAGE = listing.PAGE
REPORTING = Text(id="{number} melapor", en="{number} report")


@require_GET
@only(Permission.READ_REGISTER)
def silent_places(request: ViewedRequest) -> HttpResponse:
    """As of a day, as known on a day; the districts with most silent ones first."""
    times, as_known = listing.two_times(request, reverse("silent_places"))
    page: dict[str, Any] = {"asked": times}
    try:
        since = reporting.looked_at_since(request.viewer, times.as_of)
    except Refused as refused:
        return render(request, "screening/silent_places.html", page | {"refusal": refused.refusal})
    places = told.accommodations(request.viewer, first=since, last=times.as_of, as_known=as_known)
    rows = [(district, one) for district in silent_districts(places) for one in district.silent]
    form = exporting.form_asked(request)
    if form and rows:
        return exporting.answer(request, _table(rows), form, what="penginapan-diam")
    begin = listing.number(request.GET.get("dari", ""))
    shown = rows[begin : begin + PAGE]
    page |= {
        "since": since,
        "downloads": exporting.downloads(request),
        "total": len(rows),
        "known": len(places),
        "table": _table(shown) if shown else None,
        "pages": listing.pages(request, begin, len(shown), len(rows)) if len(rows) > PAGE else None,
    }
    return render(request, "screening/silent_places.html", page)


def _table(rows: list[tuple[District[Accommodation], Accommodation]]) -> Table:
    return Table(
        caption=Text(id="Penginapan yang diam", en="Silent accommodations"),
        shows_caption=False,
        columns=[
            Column(heading=Text(id="Penginapan", en="Accommodation")),
            Column(heading=Text(id="Kecamatan", en="District")),
            Column(heading=Text(id="Menginap terakhir dilaporkan", en="Last stay reported")),
            Column(heading=Text(id="Penginapan lain di kecamatan itu", en="Others of that district")),
        ],
        rows=[
            [
                Cell(value=one.name, href=reverse("place", args=[one.place])),
                Cell(value=area(district.code).name, below=area(area(district.code).within).name),
                Cell(value=one.last_on or NEVER),
                Cell(value=REPORTING.fill(number=len(district.reporting)), below=", ".join(other.name for other in district.reporting[:3])),
            ]
            for district, one in rows
        ],
    )  # fmt: skip
