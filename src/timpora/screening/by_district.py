"""Where people are: how many were last reported in each district and what was found there, and who they are; the viewer comes first."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models import Count, Q, QuerySet

from timpora.accounts.core.roles import Clearance
from timpora.kernel.viewers import Viewer
from timpora.screening.core.findings import Certainty
from timpora.screening.models import Finding, Standing
from timpora.screening.queries import OPEN_STATES


DISTRICTS = """
    WITH RECURSIVE found (district) AS (
        (SELECT district FROM screening_standing WHERE office_id = %(office)s AND departed_on IS NULL AND district > '' ORDER BY district LIMIT 1)
        UNION ALL
        SELECT (SELECT s.district FROM screening_standing s WHERE s.office_id = %(office)s AND s.departed_on IS NULL
                AND s.district > found.district ORDER BY s.district LIMIT 1)
        FROM found WHERE found.district IS NOT NULL
    )
    SELECT district FROM found WHERE district IS NOT NULL
"""  # one step along the index a district, whatever the number of people
PEOPLE, PAST_LIMIT, ENDS_SOON = "people", "past_limit", "ends_soon"


class Counted(NamedTuple):
    """So many of one figure in a district, of one level of confidentiality; no district where nobody said where."""

    figure: str
    district: str | None
    confidentiality: int
    number: int


def counted(viewer: Viewer) -> Iterator[Counted]:
    """People who are here by where they were last reported, and open findings about them; three questions, however many there are."""
    open_ones = Finding.objects.filter(office=viewer.office, state__in=OPEN_STATES)
    asked = {
        PEOPLE: Standing.objects.filter(office=viewer.office, departed_on=None),
        PAST_LIMIT: open_ones.filter(rule_id="overstay", certainty=Certainty.PROVEN.value),
        ENDS_SOON: open_ones.filter(rule_id="limit_ends_soon"),
    }
    for figure, rows in asked.items():
        for row in rows.order_by().values_list("district", "confidentiality").annotate(number=Count("pk")):
            yield Counted(figure, *row)


def last_reported_in(viewer: Viewer, district: str, *, after: int, most: int) -> list[int]:
    """The people who are here and were last reported in a district: some, from a number on."""
    return _some(viewer, Q(district=district), after, most)


def last_reported_nowhere(viewer: Viewer, *, after: int, most: int) -> list[int]:
    """The people who are here and of whom nobody said more than a province."""
    wide = [code for code in _districts(viewer) if _is_wide(code)]
    return _some(viewer, Q(district=None) | Q(district__in=wide), after, most)


def last_reported_outside(viewer: Viewer, areas: Sequence[str], *, after: int, most: int) -> list[int]:
    """The people who are here and were last reported outside some areas."""
    elsewhere = [code for code in _districts(viewer) if not _is_wide(code) and not any(f"{code}.".startswith(f"{area}.") for area in areas)]  # fmt: skip
    return _some(viewer, Q(district__in=elsewhere), after, most)


def _is_wide(code: str) -> bool:
    return "." not in code


def _districts(viewer: Viewer) -> list[str]:
    """Where anybody was last reported."""
    with connection.cursor() as cursor:
        cursor.execute(DISTRICTS, {"office": viewer.office})
        return [code for (code,) in cursor.fetchall()]


def _some(viewer: Viewer, where: Q, after: int, most: int) -> list[int]:
    rows = Standing.objects.filter(where, office=viewer.office, departed_on=None, person__gt=after)
    return list(rows.order_by("person").values_list("person", flat=True)[:most])


class FoundSince(NamedTuple):
    """So many findings in a district, and about how many people; no district where nobody said where."""

    district: str | None
    number: int
    people: int


def found_since(viewer: Viewer, day: date | None) -> list[FoundSince]:
    """Findings about people that were first found on a day or later, or ever, by district; none that is more confidential than the office's own."""
    rows = _found_since(viewer, day).filter(held_back=False)
    found = rows.order_by().values_list("district").annotate(number=Count("pk"), people=Count("person", distinct=True))
    return [FoundSince(*row) for row in found]


def held_back_since(viewer: Viewer, day: date | None) -> int:
    """About how many people such findings are held back, since a feed that they rest on is silent."""
    return _found_since(viewer, day).filter(held_back=True).values("person").distinct().count()


def _found_since(viewer: Viewer, day: date | None) -> QuerySet[Finding]:
    rows = Finding.objects.filter(office=viewer.office, person__isnull=False, confidentiality=Clearance.OFFICE, state__in=OPEN_STATES)  # fmt: skip
    return rows if day is None else rows.filter(first_found_on__gte=day)
