"""When places told of stays: for how punctually one reports, and which are silent though others near them report."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection

from timpora.accounts.core.roles import Clearance
from timpora.facts.codes import PlaceKind
from timpora.kernel.viewers import Viewer
from timpora.register.queries import held


class Told(NamedTuple):
    """So many stays that began on a day, and the source that told of them first."""

    source: int
    from_on: date
    stays: int


class Accommodation(NamedTuple):
    """An accommodation, the area that sources name, when a stay last began there, and how many did within the days looked at."""

    place: int
    place_key: str
    name: str
    area_code: str | None
    last_on: date | None
    lately: int


# A stay that two lists tell of is told by the first: the same document, or where none is known the same row, on the same day.
STAYS = """
    SELECT first.source_id, first.from_on, count(*) FROM (
        SELECT DISTINCT ON (whose, from_on) source_id, from_on FROM (
            SELECT stay.source_id, stay.from_on, coalesce(
                (SELECT min(document.document_number) FROM register_traveldocument document
                 WHERE document.person_record_id = stay.person_record_id AND document.office_id = stay.office_id),
                stay.person_record_id::text
            ) AS whose
            FROM register_presence stay
            WHERE stay.office_id = %(office)s AND stay.place_key = %(place)s AND stay.place_kind = %(kind)s AND NOT stay.met_in_person
                AND stay.from_on BETWEEN %(first)s AND %(last)s
                AND (%(area)s::text IS NULL OR stay.area_code IS NULL OR stay.area_code = %(area)s) AND {stay}
            LIMIT %(most)s
        ) AS each
        ORDER BY whose, from_on, source_id
    ) AS first
    GROUP BY first.source_id, first.from_on
"""
# Of each place the latest stay alone is asked for, through the index; to group all stays would read the register.
NEAR = """
    SELECT named.id, named.place_key, named.name, named.area_code, latest.from_on, lately.stays
    FROM (
        SELECT min(place.id) AS id, min(place.name) AS name, place.place_key, place.area_code FROM register_place place
        WHERE place.office_id = %(office)s AND place.kind = %(kind)s AND {place}
            AND (place.valid_from IS NULL OR place.valid_from <= %(last)s) AND (place.valid_until IS NULL OR place.valid_until >= %(last)s)
            AND (%(district)s::text IS NULL OR left(place.area_code, 8) = %(district)s)
        GROUP BY place.place_key, place.area_code
    ) AS named
    LEFT JOIN LATERAL (
        SELECT stay.from_on FROM register_presence stay
        WHERE stay.office_id = %(office)s AND stay.place_key = named.place_key AND stay.place_kind = %(kind)s AND NOT stay.met_in_person
            AND stay.from_on <= %(last)s AND (named.area_code IS NULL OR stay.area_code IS NULL OR stay.area_code = named.area_code) AND {stay}
        ORDER BY stay.from_on DESC LIMIT 1
    ) AS latest ON true
    CROSS JOIN LATERAL (
        SELECT count(*) AS stays FROM (
            SELECT 1 FROM register_presence stay
            WHERE stay.office_id = %(office)s AND stay.place_key = named.place_key AND stay.place_kind = %(kind)s AND NOT stay.met_in_person
                AND stay.from_on BETWEEN %(first)s AND %(last)s
                AND (named.area_code IS NULL OR stay.area_code IS NULL OR stay.area_code = named.area_code) AND {stay}
            LIMIT {counted}
        ) AS counted
    ) AS lately
    ORDER BY named.area_code NULLS LAST, named.name, named.id
"""
MOST_STAYS, MOST_COUNTED = 20_000, 1_000


def stays_at(viewer: Viewer, place: Any, *, first: date, last: date, as_known: datetime | None) -> list[Told]:
    """The stays that began at a place within some days, each by the source that told of it first; what officers saw themselves is left out."""
    asked = {
        "office": viewer.office, "place": place.place_key, "kind": place.kind, "area": place.area_code, "first": first, "last": last,
        "until": as_known, "most": MOST_STAYS,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(STAYS.format(stay=held("stay", as_known)), asked)
        return [Told(*row) for row in cursor.fetchall()]


def accommodations(
    viewer: Viewer,
    *,
    first: date,
    last: date,
    as_known: datetime | None,
    district: str | None = None,
    up_to: Clearance | None = None,
) -> list[Accommodation]:
    """The accommodations of a district, or of all, with their last stay and how many began within some days.

    Whoever counts for others who see less says up to which clearance; what is above is as if it were not there.
    """  # fmt: skip
    asked = {
        "office": viewer.office, "kind": PlaceKind.ACCOMMODATION.value, "first": first, "last": last, "until": as_known, "district": district,
        "up_to": up_to,
    }  # fmt: skip
    place, stay = (
        (held(row, as_known) + ("" if up_to is None else f" AND {row}.confidentiality <= %(up_to)s"))
        for row in ("place", "stay")
    )
    statement = NEAR.format(place=place, stay=stay, counted=MOST_COUNTED)
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        return [Accommodation(*row) for row in cursor.fetchall()]


def recorded_on(viewer: Viewer, sources: Collection[int]) -> dict[int, datetime]:
    """When some sources were recorded, for those of which nobody noted when they came."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, recorded_at FROM register_source WHERE office_id = %s AND id = ANY(%s::bigint[])",
            [viewer.office, list(sources)],
        )
        return dict(cursor.fetchall())
