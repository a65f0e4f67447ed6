"""Kept figures for programs: the periods that are there, and the figures of one, as the one who asks may know them."""

from datetime import date, datetime
from typing import Any

from ninja import Query, Router, Schema
from ninja.decorators import decorate_view
from pydantic import Field

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.api.core import problems
from timpora.api.core.problems import ProblemError
from timpora.api.schemas import Number, answers
from timpora.api.scope import needs
from timpora.evaluation import kept_queries as queries
from timpora.evaluation.core.computing import Answer, Figure
from timpora.evaluation.core.indicators import standard_indicators
from timpora.evaluation.core.words import Counted, Unit
from timpora.evaluation.kept_queries import Kept
from timpora.evaluation.telling import group_words
from timpora.ui.language import language_now


router = Router(tags=["evaluation"])


class PeriodTold(Schema):
    """A period whose figures are there."""

    evaluation: int = Field(examples=[12])
    first_day: date = Field(examples=["2023-05-01"])
    last_day: date = Field(examples=["2023-05-31"])
    known_on: date | None = Field(
        examples=[None],
        description="As known at the end of this day; missing where it is as known when it was worked out.",
    )
    as_known: datetime
    counted_at: datetime


class IndicatorTold(Schema):
    """One figure of an indicator, of the whole office or of a group."""

    indicator: str = Field(examples=["limits_respected"])
    title: str = Field(examples=["Stay limits that were respected"])
    definition: str
    by: str | None = Field(examples=["district"])
    group: str | None = Field(
        examples=["36.04.16"], description="Missing for the whole office, and where the record does not say."
    )
    group_name: str | None = Field(examples=["Kibin"])
    counted: Counted = Field(examples=[Counted.LIMITS])
    unit: Unit = Field(examples=[Unit.PERCENT])
    value: float | None = Field(examples=[66.7])
    numerator: int | None = Field(examples=[8])
    denominator: int | None = Field(examples=[12])
    rests_on: int | None = Field(examples=[12])
    low: float | None = Field(examples=[39.1], description="Lower bound of the interval of 95 %.")
    high: float | None = Field(examples=[86.2])
    no_data: str | None = Field(description="Why there is no figure; no data is never 0.")
    is_hidden: bool = Field(description="Fewer than five people stand behind it, or it protects such a count.")


class PeriodsTold(Schema):
    """All periods that are there."""

    items: list[PeriodTold]


class EvaluationTold(PeriodTold):
    """The figures of one period."""

    figures: list[IndicatorTold]


class AskedOfFigures(Schema):
    """Which figures."""

    indicator: str | None = Field(None, pattern="^[a-z_]{1,60}$", description="One indicator; all without it.")
    by: str | None = Field(
        None, pattern="^[a-z]{1,20}$", description="By what they are grouped; the whole office without it."
    )


@router.get("/evaluation", response=answers({200: PeriodsTold}), summary="The periods whose figures are there")
@decorate_view(needs(Permission.SEE_MAP))
def list_evaluations(request: ViewedRequest) -> dict[str, Any]:
    """The newest first. Who reads no register is told whole months as known when they ended, without small counts."""
    return {"items": [_period(one) for one in queries.evaluations(request.viewer)]}


@router.get(
    "/evaluation/{evaluation}", response=answers({200: EvaluationTold}, problems.NOT_FOUND), summary="The figures of one period"
)  # fmt: skip
@decorate_view(needs(Permission.SEE_MAP))
def one_evaluation(request: ViewedRequest, evaluation: Number, asked: Query[AskedOfFigures]) -> dict[str, Any]:
    """Each with what it was worked out of and between what it lies; an indicator or a grouping that there is not gives none."""
    kept = next((one for one in queries.evaluations(request.viewer) if one.id == evaluation), None)
    if kept is None:
        raise ProblemError(problems.NOT_FOUND)
    indicators = list(standard_indicators()) if asked.indicator is None else [asked.indicator]
    told = queries.answers(request.viewer, [kept], indicators=indicators, by=[asked.by or ""])
    figures = [_figure(one, name, figure) for one in told.get(kept.id, ()) for name, figure in _figures(one)]
    return {**_period(kept), "figures": figures}


def _figures(told: Answer) -> list[tuple[str | None, Figure]]:
    return list(told.groups) if told.by else [(None, told.whole)]


def _period(one: Kept) -> dict[str, Any]:
    return {
        "evaluation": one.id, "first_day": one.period.first, "last_day": one.last, "known_on": one.known_on, "as_known": one.as_known,
        "counted_at": one.counted_at,
    }  # fmt: skip


def _figure(told: Answer, group: str | None, one: Figure) -> dict[str, Any]:
    indicator, language = told.indicator, language_now()
    low, high = one.interval or (None, None)
    return {
        "indicator": indicator.id, "title": indicator.title.within(language), "definition": indicator.definition.within(language), "by": told.by,
        "group": group, "group_name": group_words(told, group).within(language) if told.by else None, "counted": indicator.counted,
        "unit": indicator.unit, "value": one.value, "numerator": one.numerator, "denominator": one.denominator, "rests_on": one.counted, "low": low,
        "high": high, "no_data": one.no_data.within(language) if one.no_data else None, "is_hidden": one.is_hidden,
    }  # fmt: skip
