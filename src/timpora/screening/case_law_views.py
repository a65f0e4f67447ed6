"""The days on which offices are closed, and the provisions that cases cite: seen by whoever reads the rulebook."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from timpora.accounts.doors import ViewedRequest
from timpora.rulebook.closed_days import standard_closed_days
from timpora.screening import case_law_showing
from timpora.screening.core.case_law_sheets import what_is_known
from timpora.screening.rulebook_views import readers_of_law_only
from timpora.ui.office_day import office_day


@readers_of_law_only
@require_GET
def closed_days(request: ViewedRequest) -> HttpResponse:
    """The closed days of a year."""
    closed = standard_closed_days()
    year = case_law_showing.year_chosen(closed, request.GET.get(case_law_showing.YEAR, ""), office_day())
    days = [one for one in closed.days if one.day.year == year]
    page = {
        "year": year,
        "known": what_is_known(closed),
        "filters": case_law_showing.year_filter(closed, year, len(days)),
        "decisions": case_law_showing.decisions(days),
        "table": case_law_showing.closed_days_table(days),
    }
    return render(request, "screening/rulebook/closed_days.html", page)


@readers_of_law_only
@require_GET
def case_provisions(request: ViewedRequest) -> HttpResponse:
    """The provisions in force today, or all of them."""
    asked = request.GET.get(case_law_showing.WHEN, "")
    provisions = case_law_showing.provisions_chosen(asked, office_day())
    page = {
        "filters": case_law_showing.provisions_filter(asked, len(provisions)),
        "table": case_law_showing.provisions_table(provisions),
    }
    return render(request, "screening/rulebook/provisions.html", page)
