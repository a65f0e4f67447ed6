"""Draws and removes an office's boundaries, and counts the figures of its map after people were judged."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

from django.db import transaction

from timpora.accounts import queries as accounts
from timpora.accounts.core.roles import Clearance, Permission
from timpora.audit import actions as audit
from timpora.evaluation import map_queries as queries
from timpora.evaluation.core import map_events as events
from timpora.evaluation.core.boundaries import Boundaries, Outline, is_within, read_boundaries
from timpora.evaluation.core.map_figures import NOWHERE, OUTSIDE, Figure, Kept, shared
from timpora.evaluation.core.map_refusals import MAY_NOT
from timpora.evaluation.map_models import SHARED, BoundaryFile, DistrictFigures
from timpora.kernel.areas import AreaLevel, area
from timpora.kernel.refusals import Refused
from timpora.kernel.viewers import Viewer
from timpora.postgres.one_at_a_time import one_at_a_time
from timpora.register import told
from timpora.screening import by_district, reporting
from timpora.screening import queries as screening
from timpora.screening.core.silence import district_of


LOCK = 7_010_001  # the first half of the advisory locks of counting
type Counts = dict[str, dict[Figure, int]]


@transaction.atomic
def draw_boundaries(*, by: Viewer, content: bytes, source: str) -> Boundaries:
    """Takes a file of boundaries in the place of the earlier one; raises Refused for who may not, and for a file that is not taken."""
    if not by.may(Permission.DRAW_BOUNDARIES) or by.office is None:
        raise Refused(MAY_NOT)
    read = read_boundaries(content, accounts.own_areas(by))
    one_at_a_time(LOCK, by.office)
    BoundaryFile.objects.filter(office=by.office).delete()
    BoundaryFile.objects.create(
        office_id=by.office, shapes={one.code: _written(one) for one in read.outlines}, source=source.strip(), drawn_by=by.account
    )  # fmt: skip
    audit.record(events.BOUNDARIES_DRAWN, subject=f"office:{by.office}", details={"areas": len(read.outlines), "bytes": len(content)})  # fmt: skip
    return read


@transaction.atomic
def remove_boundaries(*, by: Viewer) -> None:
    """The map shows circles again; raises Refused for who may not. Removed twice, nothing is said twice."""
    if not by.may(Permission.DRAW_BOUNDARIES) or by.office is None:
        raise Refused(MAY_NOT)
    removed, _ = BoundaryFile.objects.filter(office=by.office).delete()
    if removed:
        audit.record(events.BOUNDARIES_REMOVED, subject=f"office:{by.office}")


def _written(outline: Outline) -> list[Any]:
    return [[[list(point) for point in ring] for ring in polygon] for polygon in outline.polygons]


@transaction.atomic
def catch_up(*, by: Viewer, on: date) -> int | None:
    """Counts the office's figures where people were judged since they were counted; how many areas, None where nothing was to be done.

    Each clearance is counted by itself, so that nobody learns from a figure that there is somebody whom they do not see.
    """
    last = screening.last_run(by)
    if last is None or by.office is None:
        return None
    one_at_a_time(LOCK, by.office)
    if queries.run_counted(by) == last.pk:
        return None
    people = list(by_district.counted(by))
    levels = {level: _counted(by, on, level, people) for level in Clearance}
    kept = {level.value: rows for level, rows in levels.items()}
    kept[SHARED] = shared(levels[Clearance.OFFICE])
    DistrictFigures.objects.filter(office=by.office).delete()
    DistrictFigures.objects.bulk_create(
        DistrictFigures(office_id=by.office, seen_by=seen_by, area_code=row.area, run=last.pk, **_columns(row))
        for seen_by, rows in kept.items()
        for row in rows
    )
    audit.record(events.MAP_COUNTED, subject=f"office:{by.office}", details={"run": last.pk, "areas": len(levels[Clearance.OFFICE])})  # fmt: skip
    return len(levels[Clearance.OFFICE])


def _columns(row: Kept) -> Mapping[str, int | None]:
    return {figure.value: getattr(row, figure.value) for figure in Figure}


def _counted(by: Viewer, on: date, level: Clearance, people: Sequence[by_district.Counted]) -> list[Kept]:
    """The figures of each of the office's districts up to a clearance, and of what lies in none where there is any."""
    own = accounts.own_areas(by)
    counts: Counts = {code: {} for code in queries.own_districts(by)}
    for figure, district, count in chain(_people(people, level), _places(by, on, level)):
        of_area = counts.setdefault(_key(district, own), {})
        of_area[figure] = of_area.get(figure, 0) + count
    return [Kept(code, *(of.get(figure, 0) for figure in Figure)) for code, of in sorted(counts.items())]


def _key(code: str | None, own: Iterable[str]) -> str:
    """Where a code is counted: in its district, in its regency, outside, or nowhere."""
    if code is None or area(code).level is AreaLevel.PROVINCE:
        return NOWHERE
    return code if is_within(code, list(own)) else OUTSIDE


def _people(people: Sequence[by_district.Counted], level: Clearance) -> Iterable[tuple[Figure, str | None, int]]:
    for one in people:
        if one.confidentiality <= level:
            yield Figure(one.figure), one.district, one.number


def _places(by: Viewer, on: date, level: Clearance) -> Iterable[tuple[Figure, str | None, int]]:
    """Accommodations that report, and those that do not, also where none of their district does: there the gap is widest."""
    try:
        since = reporting.looked_at_since(by, on)
    except Refused:  # the office's settings begin later
        return
    for one in told.accommodations(by, first=since, last=on, as_known=None, up_to=level):
        yield (Figure.REPORTING if one.lately else Figure.SILENT), district_of(one.area_code), 1
