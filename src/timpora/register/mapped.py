"""Accommodations and workplaces with the point where they stand, and when somebody was last reported there; never where people live."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db import connection

from timpora.facts.codes import PlaceKind
from timpora.kernel.viewers import Viewer


# A home is somebody's address: no page and no program is told its point, whoever asks.
MAPPED = (PlaceKind.ACCOMMODATION, PlaceKind.WORKPLACE)
# Of each place the last report alone is asked for, through the index.
POINTS = """
    SELECT named.id, named.name, named.kind, named.area_code, named.latitude, named.longitude, latest.from_on
    FROM (
        SELECT DISTINCT ON (place.kind, place.place_key, place.area_code)
            place.id, place.name, place.kind, place.place_key, place.area_code, place.latitude, place.longitude
        FROM register_place place
        WHERE place.office_id = %(office)s AND place.kind = ANY(%(kinds)s) AND place.latitude IS NOT NULL AND place.withdrawn_at IS NULL
            AND (place.valid_from IS NULL OR place.valid_from <= %(on)s) AND (place.valid_until IS NULL OR place.valid_until >= %(on)s)
        ORDER BY place.kind, place.place_key, place.area_code, place.id DESC
        LIMIT %(most)s
    ) AS named
    LEFT JOIN LATERAL (
        SELECT stay.from_on FROM register_presence stay
        WHERE stay.office_id = %(office)s AND stay.place_key = named.place_key AND stay.place_kind = named.kind AND NOT stay.met_in_person
            AND stay.from_on <= %(on)s AND stay.withdrawn_at IS NULL
            AND (named.area_code IS NULL OR stay.area_code IS NULL OR stay.area_code = named.area_code)
        ORDER BY stay.from_on DESC LIMIT 1
    ) AS latest ON true
    ORDER BY named.kind, named.name, named.id
"""


class Mapped(NamedTuple):
    """A place of the register by the source's word that came last, where it stands, and when somebody was last reported there."""

    place: int
    name: str
    kind: str
    area_code: str | None
    latitude: Decimal
    longitude: Decimal
    last_on: date | None


def mapped(viewer: Viewer, *, on: date, most: int) -> list[Mapped]:
    """The places of which somebody recorded the point, as they are known now."""
    asked = {"office": viewer.office, "kinds": [kind.value for kind in MAPPED], "on": on, "most": most}
    with connection.cursor() as cursor:
        cursor.execute(POINTS, asked)
        return [Mapped(*row) for row in cursor.fetchall()]
