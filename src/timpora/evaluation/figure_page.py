"""The pages of figures: all of a period by theme, one indicator with its meaning and trend, the rows behind it; each answers from what is kept."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from timpora.accounts import exporting
from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.evaluation import figure_choosing as choosing
from timpora.evaluation import figure_rows, figure_table, keeping
from timpora.evaluation import figure_showing as showing
from timpora.evaluation import kept_queries as queries
from timpora.evaluation.core.computing import MOST_BEHIND, Answer
from timpora.evaluation.core.indicators import Indicator, standard_indicators
from timpora.evaluation.core.standard_periods import name_of
from timpora.evaluation.core.themes import FIRST, THEMES
from timpora.evaluation.figure_choosing import Chosen, There, Typed
from timpora.kernel.refusals import Refused
from timpora.kernel.text import Text
from timpora.register.doors import only
from timpora.screening.selecting import EVERY
from timpora.ui.components.dialogs import Applied, Choice, Filter, FilterBar
from timpora.ui.language import said
from timpora.ui.office_day import office_day


FOUND = Text(id="{number} indikator", en="{number} indicators")
PERIOD, THEME = Text(id="Masa", en="Period"), Text(id="Tema", en="Theme")
ANOTHER = Text(id="Masa sendiri: {name}", en="Own period: {name}")


@require_GET
@only(Permission.SEE_MAP)
def evaluation(request: ViewedRequest) -> HttpResponse:
    """Every indicator of a period by theme, with the trend of the first ones."""
    viewer = request.viewer
    chosen, typed, there = _asked(request)
    of_trend, of_page = there.kept, [one for one in (there.now, there.before) if one is not None]
    told = {**queries.answers(viewer, of_trend, indicators=FIRST), **queries.answers(viewer, of_page)}
    form = exporting.form_asked(request)
    if form and there.now is not None:
        table = figure_table.table_of(_of_theme(told.get(there.now.id, ()), chosen), there.now)
        return exporting.answer(request, table, form, what="evaluasi")
    themes = showing.themes(told, there, chosen)
    page = {
        "filters": _filters(request, chosen, sum(len(one.table.rows) for one in themes)),
        "themes": themes,
        "first": None if chosen.theme or typed.is_wrong else showing.first_charts(told, there, chosen),
        "downloads": exporting.downloads(request),
    }
    return render(request, "evaluation/figures.html", page | _head(request, chosen, typed, there))


def _asked(request: ViewedRequest) -> tuple[Chosen, Typed, There]:
    """What the address asks for, and what is kept for it."""
    on = office_day()
    chosen, typed = choosing.chosen_of(request.GET, request.viewer, on)
    return chosen, typed, choosing.there_for(request.viewer, chosen, typed, on)


def _indicator(name: str) -> Indicator:
    found = standard_indicators().get(name)
    if found is None:
        raise Http404
    return found


def _of_theme(told: Sequence[Answer], chosen: Chosen) -> list[Answer]:
    return [one for one in told if chosen.theme in {"", one.indicator.theme}]


@require_GET
@only(Permission.SEE_MAP)
def evaluation_indicator(request: ViewedRequest, name: str) -> HttpResponse:
    """One indicator: its figure, what it means, its trend, and its groups beside the whole office."""
    indicator = _indicator(name)
    viewer = request.viewer
    chosen, typed, there = _asked(request)
    told = queries.answers(viewer, there.kept, indicators=[name], by=("", *indicator.grouping))
    form = exporting.form_asked(request)
    if form and there.now is not None:
        return exporting.answer(request, figure_table.table_of(told.get(there.now.id, ()), there.now), form, what="indikator")  # fmt: skip
    whole = showing.by_indicator(told, there.now).get(name)
    before = showing.by_indicator(told, there.before).get(name)
    page = {
        "indicator": indicator,
        "whole": None if whole is None else showing.statement(whole, before, there),
        "meaning": showing.meaning(indicator),
        "months": showing.trend(indicator, told, there.months, showing.TREND, place="months"),
        "quarters": showing.trend(indicator, told, there.quarters, showing.TREND_QUARTERS, place="quarters"),
        "groups": []
        if there.now is None
        else [showing.grouped(one) for one in told.get(there.now.id, ()) if one.groups],
        "rows_href": f"{reverse('evaluation_rows', args=[name])}?{chosen.query}",
        "all_href": f"{reverse('evaluation')}?{chosen.query}",
        "downloads": exporting.downloads(request),
        "filters": _filters(request, chosen, None),
    }
    return render(request, "evaluation/indicator.html", page | _head(request, chosen, typed, there))


@require_GET
@only(Permission.READ_REGISTER)
def evaluation_rows(request: ViewedRequest, name: str) -> HttpResponse:
    """The rows that a figure counted when it was worked out."""
    indicator = _indicator(name)
    viewer = request.viewer
    chosen, typed, there = _asked(request)
    told = {} if there.now is None else queries.answers(viewer, [there.now], indicators=[name])
    whole = showing.by_indicator(told, there.now).get(name)
    found = queries.behind(viewer, there.now, name) if there.now is not None else None
    table = figure_rows.rows_behind(whole, found) if whole is not None and found is not None else None
    form = exporting.form_asked(request)
    if form and table is not None and table.rows:
        return exporting.answer(request, table, form, what="baris-indikator")
    page = {
        "indicator": indicator, "table": table, "whole": whole, "no_data": whole.whole.no_data if whole else None, "downloads": exporting.downloads(request),
        "most": MOST_BEHIND, "indicator_href": showing.indicator_href(indicator, chosen),
    }  # fmt: skip
    return render(request, "evaluation/rows.html", page | _head(request, chosen, typed, there))


def _head(request: ViewedRequest, chosen: Chosen, typed: Typed, there: There) -> dict[str, Any]:
    return {
        "chosen": chosen, "own_typed": typed, "there": there, "period_name": name_of(chosen.period), "reads": request.viewer.may(Permission.READ_REGISTER),
        "today": office_day(), "own_href": "" if request.path == reverse("evaluation") else f"{reverse('evaluation')}?{urlencode(typed.carried)}",
    }  # fmt: skip


def _filters(request: ViewedRequest, chosen: Chosen, number: int | None) -> FilterBar:
    offered = choosing.choices(request.viewer, office_day())
    periods = [Choice(value=key, name=name_of(period), is_chosen=key == chosen.key) for key, period in offered.items()]
    if chosen.key and chosen.key not in offered:
        periods.insert(0, Choice(value=chosen.key, name=name_of(chosen.period), is_chosen=True))
    if not chosen.key:
        periods.insert(0, Choice(value="", name=ANOTHER.fill(name=name_of(chosen.period)), is_chosen=True))
    themes = [Choice(value=value, name=name, is_chosen=value == chosen.theme) for value, name in {"": EVERY, **THEMES}.items()]  # fmt: skip
    filters = [Filter(name=choosing.KEY, label=PERIOD, choices=periods)]
    plain = Chosen(period=chosen.period, key=chosen.key, known_on=chosen.known_on)
    here = f"{reverse('evaluation')}?{plain.query}"
    return FilterBar(
        href=request.path,
        filters=filters if number is None else [*filters, Filter(name="tema", label=THEME, choices=themes)],
        carried=[] if chosen.known_on is None else [(choosing.KNOWN_ON, chosen.known_on.isoformat())],
        applied=[Applied(name=THEMES[chosen.theme], href=here)] if chosen.theme and number is not None else [],
        found=name_of(chosen.period) if number is None else FOUND.fill(number=number),
        clear_href=here,
    )


@require_POST
@only(Permission.READ_REGISTER)
def work_out(request: ViewedRequest) -> HttpResponse:
    """Begins the job that works out a period as known on a day, or anew as known now."""
    on = office_day()
    chosen, typed = choosing.chosen_of(request.POST, request.viewer, on)
    if typed.is_wrong:
        return redirect(f"{reverse('evaluation')}?{urlencode(typed.carried)}")
    try:
        return redirect("job", keeping.ask(by=request.viewer, period=chosen.period, known_on=chosen.known_on, on=on))
    except Refused as refused:
        messages.warning(request, f"{said(refused.refusal.what)} {said(refused.refusal.remedy)}")
        return redirect(f"{reverse('evaluation')}?{chosen.query}")


@require_GET
@only(Permission.READ_REGISTER)
def evaluation_of_question(request: ViewedRequest, question: int) -> HttpResponse:
    """Where the job leads: to the period that was asked for."""
    found = queries.own(request.viewer).filter(pk=question).first()
    if found is None:
        raise Http404
    asked = Chosen(period=showing.period_of(found), known_on=found.known_on)
    return redirect(f"{reverse('evaluation')}?{asked.query}")


@require_GET
@only(Permission.SEE_MAP)
def evaluation_of_day(request: ViewedRequest, day: int) -> HttpResponse:  # noqa: ARG001 - jobs lead here by their day
    """Where the nightly job leads when it is over."""
    return redirect("evaluation")
