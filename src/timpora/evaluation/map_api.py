"""The figures of the map for programs: by district, as the one who asks may know them."""

from datetime import datetime
from typing import Any

from ninja import Router, Schema
from ninja.decorators import decorate_view
from pydantic import Field

from timpora.accounts.core.roles import Permission
from timpora.accounts.doors import ViewedRequest
from timpora.api.schemas import answers
from timpora.api.scope import needs
from timpora.evaluation import map_queries as queries
from timpora.evaluation.core.map_figures import FIGURE_WORDS, NOWHERE, OUTSIDE, Figure, Kept, Missing
from timpora.evaluation.map_showing import OTHERS
from timpora.kernel.areas import area
from timpora.ui.language import language_now


router = Router(tags=["map"])


class FigureTold(Schema):
    """One figure of an area; where there is none, why."""

    figure: Figure = Field(examples=[Figure.PEOPLE])
    title: str = Field(examples=["Foreigners last reported here"])
    count: int | None = Field(examples=[12])
    missing: Missing | None = Field(
        examples=[None],
        description="`hidden`: fewer than five, or protecting such a count, for who does not see the rows; `nothing_known`: no accommodation is on record there.",
    )


class AreaTold(Schema):
    """A district of the office, or what lies in none."""

    area_code: str | None = Field(
        examples=["36.04.16"], description="The Kemendagri code; a regency's where no district was said; missing where there is none."
    )  # fmt: skip
    name: str = Field(examples=["Kibin"])
    within: str | None = Field(examples=["Kabupaten Serang"])
    where: str = Field(
        examples=["own"], pattern="^(own|nowhere|outside)$",
        description="`own`: in the office's areas; `nowhere`: no place was said; `outside`: in the areas of other offices, all together.",
    )  # fmt: skip
    figures: list[FigureTold]


class MapTold(Schema):
    """The figures after the last run of judging."""

    counted_at: datetime | None = Field(description="Missing where nothing was counted yet.")
    areas: list[AreaTold]


@router.get("/map/districts", response=answers({200: MapTold}), summary="The figures of the supervision map")
@decorate_view(needs(Permission.SEE_MAP))
def districts(request: ViewedRequest) -> dict[str, Any]:
    """All districts of the office, as they were counted after people were judged last; small counts are hidden from who does not read the register."""
    counted = queries.figures(request.viewer)
    rows = [] if counted is None else [*counted.districts, *counted.others]
    return {"counted_at": None if counted is None else counted.counted_at, "areas": [_told(row) for row in rows]}


def _told(row: Kept) -> dict[str, Any]:
    language = language_now()
    is_own = row.area not in OTHERS
    within = area(row.area).within if is_own else ""
    return {
        "area_code": row.area if is_own else None,
        "name": area(row.area).name if is_own else OTHERS[row.area].within(language),
        "within": area(within).name if within else None,
        "where": {NOWHERE: "nowhere", OUTSIDE: "outside"}.get(row.area, "own"),
        "figures": [
            {"figure": figure, "title": FIGURE_WORDS[figure].within(language), **_value(row, figure)} for figure in Figure
        ],
    }  # fmt: skip


def _value(row: Kept, figure: Figure) -> dict[str, Any]:
    value = row.value(figure)
    is_missing = isinstance(value, Missing)
    return {"count": None if is_missing else value, "missing": value if is_missing else None}
