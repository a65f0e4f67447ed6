"""What a list shows of some records: names, document numbers and places, asked of the database at once and without an object for each row.

Statements of our own, as in `beside`: every list of people asks them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db import connection

from timpora.kernel.viewers import Viewer
from timpora.register.queries import held


class Said(NamedTuple):
    """What one record says of a person."""

    name: str
    born_earliest: date | None
    born_latest: date | None
    nationality: str | None


class Seen(NamedTuple):
    """Where somebody was."""

    id: int
    place: str | None
    area_code: str | None
    from_on: date
    until_on: date | None


@dataclass(frozen=True, kw_only=True)
class Rows:
    """By record: what it says, and its document numbers and places in the order of recording."""

    said: Mapping[int, Said]
    documents: Mapping[int, Sequence[str]]
    seen: Mapping[int, Sequence[Seen]]


RECORDS = (
    "SELECT record.id, record.name, record.born_earliest, record.born_latest, record.nationality FROM register_personrecord record"
    " WHERE record.office_id = %(office)s AND record.id = ANY(%(records)s::bigint[])"
)
DOCUMENTS = (
    "SELECT document.person_record_id, document.document_number FROM register_traveldocument document"
    " WHERE document.office_id = %(office)s AND document.person_record_id = ANY(%(records)s::bigint[])"
)
STAYS = (
    "SELECT stay.person_record_id, stay.id, stay.place, stay.area_code, stay.from_on, stay.until_on FROM register_presence stay"
    " WHERE stay.office_id = %(office)s AND stay.person_record_id = ANY(%(records)s::bigint[])"
)
ASKED = ((RECORDS, "record"), (DOCUMENTS, "document"), (STAYS, "stay"))


def rows_of(viewer: Viewer, records: Collection[int], *, as_known: datetime | None) -> Rows:
    """Some records as they were known at a moment; what was withdrawn by then is left out."""
    said: dict[int, Said] = {}
    documents: dict[int, list[str]] = {}
    seen: dict[int, list[Seen]] = {}
    if not records:
        return Rows(said=said, documents=documents, seen=seen)
    text = ";\n".join(f"{statement} AND {held(row, as_known)} ORDER BY {row}.id" for statement, row in ASKED)
    with connection.cursor() as cursor:
        cursor.execute(text, {"office": viewer.office, "records": list(records), "until": as_known})
        for record, *rest in cursor.fetchall():
            said[record] = Said(*rest)
        cursor.nextset()
        for record, number in cursor.fetchall():
            documents.setdefault(record, []).append(number)
        cursor.nextset()
        for record, *rest in cursor.fetchall():
            seen.setdefault(record, []).append(Seen(*rest))
    return Rows(said=said, documents=documents, seen=seen)
