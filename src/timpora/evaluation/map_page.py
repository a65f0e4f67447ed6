"""The supervision map: figures by area in a table, and beside it the same drawn, with places; the drawing is asked for by the page itself."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from timpora.accounts import exporting
from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.evaluation import map_queries as queries
from timpora.evaluation import map_showing as showing
from timpora.evaluation.core.map_figures import FIGURE_WORDS
from timpora.evaluation.map_drawing import areas_drawn, legend_of, places_drawn
from timpora.kernel.refusals import Refused
from timpora.register import mapped
from timpora.register.doors import only
from timpora.screening import reporting
from timpora.ui.office_day import office_day


MOST_PLACES = 1_000  # more points than that are a blot


@require_GET
@only(Permission.SEE_MAP)
def supervision_map(request: ViewedRequest) -> HttpResponse:
    """The figures that the address asks for, and the legend of their drawing."""
    viewer = request.viewer
    own, counted = accounts.own_areas(viewer), queries.figures(viewer)
    chosen = showing.chosen_of(request.GET, own)
    leads = viewer.may(Permission.READ_REGISTER)
    page: dict[str, Any] = {
        "own": own,
        "counted": counted,
        "leads": leads,
        "draws": viewer.may(Permission.DRAW_BOUNDARIES),
    }
    if counted is None:
        return render(request, "evaluation/map.html", page)
    rows = showing.rows_of(counted, chosen)
    table = showing.table_of(rows, chosen, leads=leads)
    form = exporting.form_asked(request)
    if form:
        return exporting.answer(request, table, form, what="peta-pengawasan")
    return render(
        request,
        "evaluation/map.html",
        page
        | {
            "filters": showing.filter_bar(chosen, own, len(rows)),
            "table": table,
            "downloads": exporting.downloads(request),
            "drawing_href": f"{reverse('map_drawing')}?{chosen.query}",
            "legend": legend_of(FIGURE_WORDS[chosen.figure], rows, chosen),
            "drawn": queries.drawn(viewer),
        },
    )


@require_GET
@only(Permission.SEE_MAP)
def map_drawing(request: ViewedRequest) -> HttpResponse:
    """What the script of the page draws: areas for whoever sees the map, places for whoever reads the register."""
    viewer = request.viewer
    own, counted = accounts.own_areas(viewer), queries.figures(viewer)
    chosen = showing.chosen_of(request.GET, own)
    rows = [] if counted is None else showing.rows_of(counted, chosen)
    leads = viewer.may(Permission.READ_REGISTER)
    drawing = {"areas": areas_drawn(rows, chosen, queries.shapes(viewer), own, leads=leads), "places": []}
    if leads:
        drawing["places"] = _places(request)
    return JsonResponse(drawing)


def _places(request: ViewedRequest) -> list[dict[str, Any]]:
    on = office_day()
    try:
        since = reporting.looked_at_since(request.viewer, on)
    except Refused:  # the office's settings begin later, so that nobody is silent yet
        since = None
    return places_drawn(mapped.mapped(request.viewer, on=on, most=MOST_PLACES), since)
