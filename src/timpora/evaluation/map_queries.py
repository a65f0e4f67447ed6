"""What the map shows: the figures of the office's areas, its boundaries, places with their points; the viewer comes first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Permission
from timpora.evaluation.core.boundaries import is_within
from timpora.evaluation.core.map_figures import NOWHERE, OUTSIDE, Kept
from timpora.evaluation.map_models import SHARED, BoundaryFile, DistrictFigures
from timpora.kernel.areas import AreaLevel, area, areas
from timpora.kernel.viewers import Viewer


@dataclass(frozen=True, kw_only=True)
class Counted:
    """The figures of the office as its viewer may know them: by district, and of what lies in none."""

    districts: Sequence[Kept]
    others: Sequence[Kept]  # of a regency without a district, of nowhere, and outside the office's areas
    counted_at: datetime
    run: int


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """Whose work the boundaries of an office are, and since when they are drawn."""

    source: str
    drawn_by: int
    drawn_at: datetime


def figures(viewer: Viewer) -> Counted | None:
    """The figures after the last run; None where nothing was counted yet, in one question."""
    rows = DistrictFigures.objects.filter(office=viewer.office)
    # The database shows each clearance its own; beside them whoever reads the register sees what is shared too.
    rows = rows.exclude(seen_by=SHARED) if viewer.may(Permission.READ_REGISTER) else rows.filter(seen_by=SHARED)
    return _counted(rows)


def shared_figures(viewer: Viewer) -> Counted | None:
    """The figures as everybody who sees the map may know them, whoever asks; None where nothing was counted yet."""
    return _counted(DistrictFigures.objects.filter(office=viewer.office, seen_by=SHARED))


def _counted(rows: QuerySet[DistrictFigures]) -> Counted | None:
    found = list(rows.order_by("seen_by", "area_code"))
    if not found:
        return None
    kept = [Kept(row.area_code, row.people, row.past_limit, row.ends_soon, row.reporting, row.silent) for row in found]
    return Counted(
        districts=[row for row in kept if is_district(row.area)],
        others=[row for row in kept if not is_district(row.area)],
        counted_at=found[0].counted_at,
        run=found[0].run,
    )


def is_district(code: str) -> bool:
    """Whether a code is of a district, and neither wider nor none."""
    return code not in {NOWHERE, OUTSIDE} and area(code).level is AreaLevel.DISTRICT


def run_counted(viewer: Viewer) -> int | None:
    """After which run the figures were counted last."""
    return DistrictFigures.objects.filter(office=viewer.office).values_list("run", flat=True).first()


def own_districts(viewer: Viewer) -> list[str]:
    """The districts of the office's areas that are known by name, in the order of codes."""
    own = accounts.own_areas(viewer)
    return [code for code, one in areas().items() if one.level is AreaLevel.DISTRICT and is_within(code, own)]


def drawn(viewer: Viewer) -> Drawn | None:
    """What the office has drawn, without its lines."""
    found = BoundaryFile.objects.filter(office=viewer.office).values_list("source", "drawn_by", "drawn_at").first()
    return None if found is None else Drawn(source=found[0], drawn_by=found[1], drawn_at=found[2])


def shapes(viewer: Viewer) -> Mapping[str, Any]:
    """The lines that the office has drawn, by the code of the area; none where it has drawn nothing."""
    found = BoundaryFile.objects.filter(office=viewer.office).values_list("shapes", flat=True).first()
    return {} if found is None else found
