"""The law of an office: the rulebook's own with the changes that the office approved, made once for each latest change."""

from datetime import date, datetime
from functools import lru_cache

from django.db import connection

from timpora.kernel.viewers import Viewer
from timpora.postgres.asked_once import asked_once
from timpora.screening.core.law_changes import ChangeOf, ChangeState, ChangeTold, DatedLaw, law_with, standard_law
from timpora.screening.law import LawOfDay, law_on
from timpora.screening.models import LawChange


LATEST = "SELECT max(decided_at), count(*) FROM screening_lawchange WHERE office_id = %s AND state = %s"
KNOWN = " AND decided_at <= %s"


def law_of(viewer: Viewer, on: date, *, as_known: datetime | None = None) -> LawOfDay:
    """The law by which the viewer's office judges on a day, or judged at a moment; raises Refused for a day outside it."""
    return law_on(on, dated_law_of(viewer, as_known=as_known))


def dated_law_of(viewer: Viewer, *, as_known: datetime | None = None) -> DatedLaw:
    """The values and indexes of all days, as the viewer's office has them, or had approved them by a moment."""
    at, number = asked_once(("law", viewer.office, as_known), lambda: _latest_of(viewer, as_known))
    return standard_law() if at is None else _dated_law(viewer.office or 0, at, number)


def _latest_of(viewer: Viewer, as_known: datetime | None) -> tuple[datetime | None, int]:
    """When a change was approved last, and how many were: by a plain question, which each page asks."""
    asked = [viewer.office, ChangeState.APPROVED.value]
    with connection.cursor() as cursor:
        if as_known is None:
            cursor.execute(LATEST, asked)
        else:
            cursor.execute(LATEST + KNOWN, [*asked, as_known])
        at, number = cursor.fetchone()
    return at, number


@lru_cache(maxsize=64)
def _dated_law(office: int, latest: datetime, _number: int) -> DatedLaw:
    """What is approved is never changed, so that the latest approval and how many there are say which law it is."""
    approved = LawChange.objects.filter(office=office, state=ChangeState.APPROVED.value, decided_at__lte=latest)
    return law_with((row.pk, told_of(row)) for row in approved.order_by("decided_at", "id"))


def told_of(row: LawChange) -> ChangeTold:
    """A change as the pure part reads it."""
    return ChangeTold(
        of=ChangeOf(row.of), name=row.name, begins_on=row.begins_on, last_day=row.last_day, stands_apart=row.stands_apart, told=row.told,
        citation=row.citation,
    )  # fmt: skip
