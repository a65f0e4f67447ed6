"""What ties people to an organisation or a place: lists of workers and guests, permits and work permits that name it, reports from there.

Each question is one statement whose cost follows what the organisation or place has, and not the register; who the people are is
asked afterwards, for all of them together.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL

from timpora.facts.codes import PlaceKind
from timpora.kernel.viewers import Viewer
from timpora.register import queries


MOST_REPORTS = 5_000  # as many as a page reads of one organisation or place, the latest first
AT_WORK = (PlaceKind.WORKPLACE.value, PlaceKind.OTHER.value)


class Report(NamedTuple):
    """A report of presence, by a list or by somebody who was there."""

    record: int
    source: int
    from_on: date
    until_on: date | None
    place_key: str | None
    employer_key: str | None
    met: bool
    left_on: date | None


class Permit(NamedTuple):
    """A stay permit of somebody."""

    record: int
    number: str | None
    kind: str
    visa_index: str | None
    valid_from: date | None
    valid_until: date | None
    cancelled_on: date | None
    sponsor: str | None
    employer_key: str | None


class Plan(NamedTuple):
    """An approved foreign-worker plan (pengesahan RPTKA) that names somebody."""

    record: int
    number: str | None
    employer: str
    employer_key: str
    place_key: str | None
    valid_from: date | None
    valid_until: date | None


REPORT = (
    "person_record_id",
    "source_id",
    "from_on",
    "until_on",
    "place_key",
    "employer_key",
    "met_in_person",
    "left_indonesia_on",
)
PERMIT = (
    "person_record_id", "permit_number", "kind", "visa_index", "valid_from", "valid_until", "cancelled_on", "sponsor", "employer_key",
)  # fmt: skip
PLAN = ("person_record_id", "work_permit_number", "employer", "employer_key", "place_key", "valid_from", "valid_until")


def reports_by(viewer: Viewer, organisation_key: str, *, as_of: date, as_known: datetime | None) -> list[Report]:
    """The reports until a day that name an organisation as the employer, the latest first."""
    rows = queries.facts(viewer, "presence", as_known=as_known).filter(employer_key=organisation_key)
    return _reports(rows.filter(from_on__lte=as_of))


def reports_from(
    viewer: Viewer, places: Collection[str], *, as_of: date, as_known: datetime | None, but: str
) -> list[Report]:
    """Who else was reported or met at some workplaces until a day: reports that do not name that organisation."""
    if not places:
        return []
    rows = queries.facts(viewer, "presence", as_known=as_known).filter(place_key__in=places, place_kind__in=AT_WORK)
    return _reports(rows.filter(from_on__lte=as_of).exclude(employer_key=but))


def reports_at(viewer: Viewer, place: Any, *, as_of: date, as_known: datetime | None) -> list[Report]:
    """The reports of a place that say that somebody is there on a day, the latest first; also of who was met there by an officer."""
    rows = queries.facts(viewer, "presence", as_known=as_known).filter(
        place_key=place.place_key, place_kind__in=(place.kind, PlaceKind.OTHER.value), from_on__lte=as_of
    )
    if place.area_code is not None:
        # Another place of that name lies in another area; a report that names no area may mean either.
        rows = rows.filter(Q(area_code=place.area_code) | Q(area_code__isnull=True))
    still = Q(until_on__isnull=True) | Q(until_on__gte=as_of)
    return _reports(rows.filter(still, Q(left_indonesia_on__isnull=True) | Q(left_indonesia_on__gt=as_of)))


def permits_naming(viewer: Viewer, organisation_key: str, *, as_of: date, as_known: datetime | None) -> list[Permit]:
    """The stay permits in force on a day that name an organisation as employer or sponsor."""
    rows = queries.facts(viewer, "stay_permits", as_known=as_known).filter(employer_key=organisation_key)
    rows = rows.filter(Q(cancelled_on__isnull=True) | Q(cancelled_on__gt=as_of))
    return [Permit(*row) for row in _running(rows, as_of).values_list(*PERMIT)]


def plans_naming(viewer: Viewer, organisation_key: str, *, as_of: date, as_known: datetime | None) -> list[Plan]:
    """The approved plans in force on a day that name an organisation."""
    rows = queries.facts(viewer, "work_permits", as_known=as_known).filter(employer_key=organisation_key)
    return [Plan(*row) for row in _running(rows, as_of).values_list(*PLAN)]


def permits_of(viewer: Viewer, records: Iterable[int], *, as_of: date, as_known: datetime | None) -> list[Permit]:
    """The stay permits of some people that had begun on a day, whatever became of them, in the order in which they begin."""
    return [Permit(*row) for row in _begun(viewer, "stay_permits", records, as_of, as_known).values_list(*PERMIT)]


def plans_of(viewer: Viewer, records: Iterable[int], *, as_of: date, as_known: datetime | None) -> list[Plan]:
    """The approved plans of some people that had begun on a day, in the order in which they begin."""
    return [Plan(*row) for row in _begun(viewer, "work_permits", records, as_of, as_known).values_list(*PLAN)]


def names_of(viewer: Viewer, organisation_keys: Collection[str], *, as_known: datetime | None) -> dict[str, str]:
    """How organisations are written, by what is compared of them."""
    rows = queries.facts(viewer, "organisations", as_known=as_known).filter(organisation_key__in=organisation_keys)
    return dict(rows.order_by("-id").values_list("organisation_key", "name"))


def _reports(rows: QuerySet[Any]) -> list[Report]:
    return [Report(*row) for row in rows.order_by("-from_on", "-id").values_list(*REPORT)[:MOST_REPORTS]]


def _running(rows: QuerySet[Any], as_of: date) -> QuerySet[Any]:
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=as_of)
    return rows.filter(begun, Q(valid_until__isnull=True) | Q(valid_until__gte=as_of))[:MOST_REPORTS]


def _begun(viewer: Viewer, kind: str, records: Iterable[int], as_of: date, as_known: datetime | None) -> QuerySet[Any]:
    rows = queries.facts(viewer, kind, as_known=as_known)
    # One array, and not a parameter a record: of thousands, writing them out would take longer than finding them.
    rows = rows.filter(person_record__in=RawSQL("SELECT unnest(%s::bigint[])", [list(records)]))
    begun: QuerySet[Any] = rows.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=as_of))
    return begun.order_by(F("valid_from").asc(nulls_first=True), "id")
