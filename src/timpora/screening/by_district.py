"""Where people are: how many were last reported in each district and what was found there, and who they are; the viewer comes first."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db.models import Count, Q

from timpora.kernel.viewers import Viewer
from timpora.screening.core.findings import Certainty
from timpora.screening.models import Finding, Standing
from timpora.screening.queries import OPEN_STATES


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


def last_reported_in(viewer: Viewer, district: str | None, *, after: int, most: int) -> list[int]:
    """The people who are here and were last reported in a district, or of whom nobody said where: some, from a number on."""
    return _some(viewer, Q(district=district), after, most)


def last_reported_outside(viewer: Viewer, areas: Sequence[str], *, after: int, most: int) -> list[int]:
    """The people who are here and were last reported outside some areas."""
    within = Q(district__isnull=True)
    for code in areas:
        within |= Q(district=code) | Q(district__startswith=f"{code}.")
    return _some(viewer, ~within, after, most)


def _some(viewer: Viewer, where: Q, after: int, most: int) -> list[int]:
    rows = Standing.objects.filter(where, office=viewer.office, departed_on=None, person__gt=after)
    return list(rows.order_by("person").values_list("person", flat=True)[:most])
